def test_import(cursor):
    cursor.execute("SELECT count(*) FROM orders WHERE imported_at IS NULL")
    assert cursor.fetchone() == (0,)
