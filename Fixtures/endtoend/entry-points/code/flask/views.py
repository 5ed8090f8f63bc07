from flask import Flask

from flask.service import load_order

app = Flask(__name__)


@app.route(
    "/orders/<int:order_id>",
    methods=["GET"],
)
def show_order(order_id):
    return load_order(order_id)
