def open_orders(cursor):
    cursor.execute("""
        SELECT id,
               since
          FROM open_orders
    """)
    return cursor.fetchall()


def heavy_orders(cursor):
    cursor.execute("SELECT heavy(%s)", (100,))
