from shop.store import in_list, newest


def abandoned(connection, ids):
    cursor = connection.cursor()
    clause, args = in_list("cart_id", ids, negative=True)
    cursor.execute(f"DELETE FROM carts WHERE {clause}", args)
    cursor.execute(newest("carts"))
    return cursor.fetchone()
