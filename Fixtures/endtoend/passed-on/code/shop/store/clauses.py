def in_list(column, values, *, negative=False):
    if not values:
        return ("TRUE" if negative else "FALSE"), []
    if negative:
        clause = f"{column} != ALL(%s)"
    else:
        clause = f"{column} = ANY(%s)"
    return clause, [list(values)]
