"""Pages: each takes the request's parameters and returns what its template shows."""
from . import cart, catalogue, checkout, customers, orders, reviews, search
from .database import connection


def home(request):
    with connection() as db:
        return {"categories": catalogue.category_tree(db), "bestsellers": catalogue.bestsellers(db)}


def category_page(request):
    with connection() as db:
        return {"products": catalogue.products_in_category(db, request["slug"], request.get("page", 1))}


def product_page(request):
    with connection() as db:
        found = catalogue.product(db, request["slug"])
        if found is None:
            return None
        return {
            "product": found,
            "rating": reviews.rating(db, found["id"]),
            "reviews": reviews.reviews(db, found["id"], request.get("best_first", False)),
        }


def search_page(request):
    filters = {key: request[key] for key in ("category", "at_most", "in_stock", "order") if key in request}
    with connection() as db:
        return {"products": search.search(db, request["words"], **filters)}


def log_in(request):
    with connection() as db:
        return customers.log_in(db, request["email"], request["password"])


def account(request):
    with connection() as db:
        return {
            "orders": orders.history(db, request["customer"]),
            "addresses": customers.addresses(db, request["customer"]),
        }


def add_to_cart(request):
    with connection() as db:
        cart.put(db, request["token"], request["product"], request["quantity"])


def check_out(request):
    with connection() as db:
        return checkout.place_order(
            db, request["token"], request["customer"], request["address"], request.get("coupon"), request.get("note")
        )
