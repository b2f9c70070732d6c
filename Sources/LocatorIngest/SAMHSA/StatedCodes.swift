import Treatment

/// The codes of one record, and which categories they answer.
struct StatedCodes: Sendable {
    private(set) var codes = CodeSet()
    /// One bit a category, by ordinal in the code table.
    private(set) var categories: UInt64 = 0

    @inline(__always)
    mutating func insert(_ ordinal: Int, category: Int) {
        codes.insert(ordinal)
        categories |= 1 << UInt64(category)
    }
}
