"""Use the shop as its customers would: the application's own code sends every statement."""
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from shop import customers, orders, web  # noqa: E402
from shop.checkout import OutOfStock  # noqa: E402
from shop.database import connection  # noqa: E402
from shop import reviews  # noqa: E402

chance = random.Random(7)


def product():
    return chance.randint(1, 4000)


def email():
    return f"person{chance.randint(1, 8000)}@example.org"


def browse():
    for _ in range(420):
        web.home({})
    for _ in range(600):
        web.category_page({"slug": f"category-{chance.randint(1, 40)}", "page": chance.choice([1, 1, 1, 2])})
    for _ in range(1500):
        web.product_page({"slug": f"product-{product()}", "best_first": chance.random() < 0.2})


def look_for():
    for number in range(360):
        request = {"words": chance.choice(["shears", "peas", "bed", "shade", "can"])}
        if number % 3 == 0:
            request["category"] = f"category-{chance.randint(1, 40)}"
        if number % 4 == 0:
            request["at_most"] = 4000
        if number % 5 == 0:
            request["in_stock"] = True
        if number % 6 == 0:
            request["order"] = "cheapest"
        web.search_page(request)


def accounts():
    for _ in range(250):
        person = web.log_in({"email": email(), "password": "secret"})
        web.account({"customer": person["id"]})
    with connection() as db:
        for number in range(40):
            customers.register(db, f"new{number}@example.org", "New", "secret", number % 2 == 0)
            customers.change_phone(db, chance.randint(1, 8000), "+49 30 1")
            reviews.write(db, product(), chance.randint(6001, 8000), 4, "Fine.")
        for order in range(40, 400, 40):
            for line in (orders.lines(db, order), orders.cancel(db, order)):
                del line
        for customer in (11, 12):
            customers.erase(db, customer)


def buy():
    for number in range(180):
        token = f"token-{number}"
        for _ in range(1 + number % 3):
            web.add_to_cart({"token": token, "product": product(), "quantity": 1 + number % 2})
        customer = chance.randint(1, 8000)
        request = {"token": token, "customer": customer, "address": customer}
        if number % 9 == 0:
            request["coupon"] = "spring2"
        if number % 6 == 0:
            request["note"] = "Ring twice."
        try:
            web.check_out(request)
        except OutOfStock:
            pass


browse()
look_for()
accounts()
buy()
