/// A place in the code as a person or an editor names it.
package struct PlaceQuestion: Hashable, Sendable {
  /// The whole path, its end (`orders.py`), or a longer one that leads through the repository's folder
  /// (`/home/ann/shop/app/orders.py`).
  package var file: String?
  /// 1-based.
  package var line: Int?
  /// The name, with as much of what encloses it as tells it apart: `find`, `OrderStore.find`.
  package var function: String?
  package var repository: String?

  package init(file: String? = nil, line: Int? = nil, function: String? = nil, repository: String? = nil) {
    self.file = file
    self.line = line
    self.function = function
    self.repository = repository
  }
}
