/// A set of tokens' ids. They are hashes already, so unlike `Set` it need not hash them again: it is asked for every token of a
/// query and every template.
struct TokenSet: Sendable {
  /// A table with open addressing, at most half full; 0 where it is free.
  private var slots: [UInt64]

  init(_ ids: Set<UInt64>) {
    var capacity = 4
    while capacity < 2 * ids.count { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    for id in ids.sorted() where id != 0 { slots[slot(of: id)] = id }
  }

  func contains(_ id: UInt64) -> Bool { slots[slot(of: id)] == id && id != 0 }

  /// Where it stands, or the free slot where it would.
  @inline(__always)
  private func slot(of id: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: id) & mask
    while slots[slot] != 0, slots[slot] != id { slot = (slot + 1) & mask }
    return slot
  }
}
