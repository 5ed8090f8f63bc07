def load_order(order_id):
    return order_store.find(order_id)


def again(order_id, depth):
    if depth:
        return again(order_id, depth - 1)
    return load_order(order_id)
