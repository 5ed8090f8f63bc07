class Till(val drawer: String)
