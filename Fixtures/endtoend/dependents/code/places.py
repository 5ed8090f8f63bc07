def rename(cursor, id, name):
    cursor.execute("UPDATE places SET name = %s WHERE id = %s", (name, id))
