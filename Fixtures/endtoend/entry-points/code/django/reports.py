def monthly_totals(cursor):
    cursor.execute("SELECT sum(total) FROM orders GROUP BY month")


class Totals:
    def yearly(self, cursor):
        cursor.execute("SELECT sum(total) FROM orders GROUP BY year")
