import Treatment

/// A line of the data team: two records are one site (`join`), or are not (`split`), whatever the evidence.
package struct MergeOrder: Hashable, Sendable {
    package enum Kind: String, Sendable { case join, split }

    package let kind: Kind
    /// Keys of records.
    package let first: UInt64
    package let second: UInt64
    package let reason: String
    package let line: Int

    package init(_ kind: Kind, _ first: UInt64, _ second: UInt64, reason: String = "", line: Int = 0) {
        self.kind = kind
        self.first = first
        self.second = second
        self.reason = reason
        self.line = line
    }
}

/// Reads a merge file: one order a line, `join KEY KEY reason` or `split KEY KEY reason`, `#` begins a comment. Keys
/// are the 13 letters and digits that reports and pages show.
/// - Throws: a line that is neither, with its number.
package func readMergeOrders(_ file: ExportFile) throws(FileError) -> [MergeOrder] {
    var orders: [MergeOrder] = []
    let lines = decode(file.bytes[...]).text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (place, line) in lines.enumerated() {
        let words = line.prefix { $0 != "#" }.split(separator: " ", maxSplits: 3)
        if words.isEmpty { continue }
        guard words.count >= 3, let kind = MergeOrder.Kind(rawValue: String(words[0])),
            let first = parseBase32(words[1]),
            let second = parseBase32(words[2]), first != second
        else {
            throw FileError(
                file: file.name, line: place + 1,
                problem: "expected \"join KEY KEY reason\" or \"split KEY KEY reason\"",
                cure: "Take both keys from the report of an ingest; each has 13 letters and digits.")
        }
        let reason = words.count > 3 ? String(words[3]) : ""
        orders.append(MergeOrder(kind, first, second, reason: reason, line: place + 1))
    }
    return orders
}

/// Whether a file looks like a merge file: its first word that is not in a comment is `join` or `split`.
func isMergeFile(_ bytes: [UInt8]) -> Bool {
    for line in decode(bytes.prefix(4096)).text.split(whereSeparator: \.isNewline) {
        guard let word = line.prefix(while: { $0 != "#" }).split(separator: " ").first else { continue }
        return word == "join" || word == "split"
    }
    return false
}
