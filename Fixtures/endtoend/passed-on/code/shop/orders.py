from shop.store.base import Store, in_list


class Orders(Store):
    def of_customers(self, customers):
        clause, args = in_list("customer_id", customers)
        return self.rows("SELECT id, total FROM orders WHERE " + clause, args)
