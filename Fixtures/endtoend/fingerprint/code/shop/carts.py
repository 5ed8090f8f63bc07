def drop(cursor, cart_id):
    cursor.execute("DELETE FROM carts WHERE id = %s", (cart_id,))
