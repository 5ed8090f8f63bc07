def test_find(cursor):
    cursor.execute("SELECT id, total, paid_at FROM orders WHERE id = 7")
