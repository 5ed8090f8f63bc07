internal import CPgQuery

/// The memory of one protobuf message while it is read: pieces are cut from large blocks and given back all at once.
///
/// A parse tree is hundreds of small messages; to free each by itself takes longer than to parse the text.
@safe final class MessageArena {
  private static let blockSize = 64 << 10

  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var used = 0
  private var capacity = 0

  deinit { unsafe blocks.forEach { unsafe $0.deallocate() } }

  /// Lets `body` have an allocator whose memory lasts until it returns.
  static func withAllocator<Result>(_ body: (UnsafeMutablePointer<ProtobufCAllocator>) -> Result) -> Result {
    let arena = MessageArena()
    return withExtendedLifetime(arena) {
      var allocator = unsafe ProtobufCAllocator(
        alloc: { data, size in
          unsafe data.map { unsafe Unmanaged<MessageArena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
        },
        free: { _, _ in }, allocator_data: Unmanaged.passUnretained(arena).toOpaque())
      return unsafe withUnsafeMutablePointer(to: &allocator) { unsafe body($0) }
    }
  }

  private func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let start = (used + 15) & ~15
    if unsafe blocks.isEmpty || start + size > capacity {
      capacity = max(size, Self.blockSize)
      unsafe blocks.append(.allocate(byteCount: capacity, alignment: 16))
      used = size
      return unsafe blocks[blocks.count - 1]
    }
    used = start + size
    return unsafe blocks[blocks.count - 1] + start
  }
}
