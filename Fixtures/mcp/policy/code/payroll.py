def paid(cursor):
    cursor.execute("SELECT id FROM orders WHERE total = 1")
