/// Looks codes up by their bytes, so that no String is made for the thousands of facts in a listing.
struct ByteTable: Sendable {
    /// Open addressing: ordinal of a code, or `UInt16.max`.
    private var slots: [UInt16]
    /// All codes, one after the other; code n ends where code n + 1 begins.
    private var letters: [UInt8] = []
    private var starts: [Int] = [0]
    private var values: [UInt16] = []
    private let mask: Int

    /// - Parameter codes: each with its number; of two alike the first stands.
    init(_ codes: [(code: String, value: UInt16)]) {
        var size = 16
        while size < codes.count * 4 { size *= 2 }
        slots = Array(repeating: UInt16.max, count: size)
        mask = size - 1
        for (code, value) in codes {
            let key = Array(code.utf8)
            guard find(key, 0, key.count) == nil else { continue }
            var slot = ByteTable.hash(key, 0, key.count) & mask
            while slots[slot] != UInt16.max { slot = (slot + 1) & mask }
            slots[slot] = UInt16(values.count)
            letters += key
            starts.append(letters.count)
            values.append(value)
        }
    }

    /// The number of the code that stands in `bytes[from..<to]`, or nil.
    func find(_ bytes: borrowing [UInt8], _ from: Int, _ to: Int) -> UInt16? {
        var slot = ByteTable.hash(bytes, from, to) & mask
        while slots[slot] != UInt16.max {
            let place = Int(slots[slot])
            if isCode(place, bytes, from, to) { return values[place] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    subscript(code: some StringProtocol) -> UInt16? {
        let bytes = Array(code.utf8)
        return find(bytes, 0, bytes.count)
    }

    @inline(__always)
    private func isCode(_ place: Int, _ bytes: borrowing [UInt8], _ from: Int, _ to: Int) -> Bool {
        let start = starts[place]
        guard starts[place + 1] - start == to - from else { return false }
        for offset in 0..<(to - from) where letters[start + offset] != bytes[from + offset] { return false }
        return true
    }

    /// FNV-1a.
    @inline(__always)
    private static func hash(_ bytes: borrowing [UInt8], _ from: Int, _ to: Int) -> Int {
        var h: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in from..<to { h = (h ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (h ^ (h >> 29)) & 0x7FFF_FFFF)
    }
}
