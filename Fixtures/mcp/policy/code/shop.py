def names(cursor):
    cursor.execute("SELECT id, name FROM users WHERE email = %s")


def everything(cursor):
    # By * it has the number, too.
    cursor.execute("SELECT * FROM users WHERE id = %s")


def number(cursor):
    cursor.execute("SELECT ssn FROM users WHERE id = %s")


def tax(cursor):
    cursor.execute("SELECT * FROM tax_numbers WHERE id = %s")


def code(cursor):
    cursor.execute("SELECT taxcode FROM tax_numbers WHERE id = 5")


def totals(cursor):
    cursor.execute("SELECT sum(total) FROM orders WHERE user_id = %s")


def beside(cursor):
    # Unlike the salaries, this may be seen.
    cursor.execute("UPDATE orders SET total = %s WHERE id = %s")


def find_ssn(cursor):
    cursor.execute("SELECT count(*) FROM orders WHERE total > 7")


def chosen(cursor, columns):
    cursor.execute("SELECT " + ", ".join(columns) + " FROM users ORDER BY name")


def pay(cursor):
    cursor.execute("SELECT amount FROM payroll.salaries WHERE user_id = %s")


def back(cursor):
    cursor.execute("SELECT cause FROM refunds WHERE order_id = %s")


def page(cursor):
    return totals(cursor)


def salaries_page(cursor):
    return totals(cursor)


def salaries_list(cursor):
    return totals(cursor)


def booked(cursor):
    # Nobody may learn of the ledger from this.
    cursor.execute("SELECT l.memo FROM ledger l JOIN payroll.salaries s ON s.id = l.id")
