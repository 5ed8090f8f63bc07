import shelf


def cached(key):
    return shelf.store("one", "groups", ["nothing"])
