/// Small numbers by key, for a table that is asked at every program: open addressing, no key is 0. Takes no room until the
/// first key.
struct KeyTable {
    private var keys: [UInt64] = []
    private var values: [UInt32] = []
    private var count = 0

    /// Nil when the key is not there.
    @inline(__always)
    func value(of key: UInt64) -> UInt32? {
        guard !keys.isEmpty else { return nil }
        let slot = slot(of: key)
        return keys[slot] == key ? values[slot] : nil
    }

    /// - Parameter key: not there yet.
    mutating func insert(_ value: UInt32, for key: UInt64) {
        if 2 * (count + 1) > keys.count { grow() }
        let slot = slot(of: key)
        keys[slot] = key
        values[slot] = value
        count += 1
    }

    /// Where the key is, or the empty slot where it would be.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        // Fibonacci hashing: the product's upper half has every bit of the key in it.
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = zip(keys, values).filter { $0.0 != 0 }
        let room = max(64, 2 * keys.count)
        keys = [UInt64](repeating: 0, count: room)
        values = [UInt32](repeating: 0, count: room)
        for (key, value) in old {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }
}
