def newest(table):
    return f"SELECT max(changed_at) FROM {table}"
