def kinds(cursor):
    cursor.execute("SELECT kind FROM events WHERE id = %s", (1,))


def old_traces(cursor):
    cursor.execute("SELECT trace FROM events_2024 WHERE id = %s", (1,))


def staff(cursor):
    cursor.execute("SELECT name FROM staff WHERE desk = 1")


def notes(cursor):
    cursor.execute("SELECT note FROM archive.notes")
