from billing.queries import load


def send(connection, invoice_id):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE invoices SET sent_at = now() WHERE id = %(id)s", {"id": invoice_id})


def overdue(connection):
    return load(connection, "overdue_invoices")
