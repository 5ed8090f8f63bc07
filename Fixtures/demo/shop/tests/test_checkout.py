"""Needs a database that has the migrations and nothing else."""
import pytest

from shop import cart, checkout
from shop.database import connection


@pytest.fixture
def db():
    with connection() as opened:
        opened.execute("TRUNCATE customers, products, categories, warehouses RESTART IDENTITY CASCADE")
        opened.execute("INSERT INTO customers (email, name, password_hash) VALUES ('a@example.org', 'A', '')")
        opened.execute("INSERT INTO addresses (customer_id, street, postcode, city, country) VALUES (1, '', '', '', 'DE')")
        opened.execute("INSERT INTO categories (slug, name) VALUES ('seeds', 'Seeds')")
        opened.execute(
            "INSERT INTO products (sku, slug, name, category_id, price_cents) VALUES ('S1', 'peas', 'Peas', 1, 250)"
        )
        opened.execute("INSERT INTO warehouses (name, country) VALUES ('North', 'DE')")
        opened.execute("INSERT INTO stock (product_id, warehouse_id, quantity) VALUES (1, 1, 2)")
        yield opened
        opened.rollback()


def test_an_order_reserves_its_stock(db):
    cart.put(db, "token", 1, 2)
    order = checkout.place_order(db, "token", 1, 1)
    assert db.execute("SELECT reserved FROM stock WHERE product_id = 1").fetchone()["reserved"] == 2
    assert db.execute("SELECT total_cents FROM orders WHERE id = %s", (order,)).fetchone()["total_cents"] == 500


def test_what_is_not_there_cannot_be_ordered(db):
    cart.put(db, "token", 1, 3)
    with pytest.raises(checkout.OutOfStock):
        checkout.place_order(db, "token", 1, 1)
