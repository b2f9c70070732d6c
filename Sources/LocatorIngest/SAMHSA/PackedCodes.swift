import Treatment

/// Finds known codes in text like `SA DT * OP OIT * MD MC`: groups of codes with ` * ` between them, unlabelled, empty groups
/// left out. The category comes from the code table, never from the position; where two categories use the same letters, the
/// group decides.
struct PackedCodes {
    let table: CodeTable
    /// Unknown codes in the order in which they were first met.
    private(set) var unknown: [(code: String, count: Int, position: Position)] = []

    init(_ table: CodeTable) { self.table = table }

    mutating func read(_ bytes: [UInt8], _ range: Range<Int>, at position: Position) -> StatedCodes {
        let text = bytes.span
        var stated = StatedCodes()
        var ambiguous: [Int] = []
        var groupCategories: UInt64 = 0
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            if byte <= 0x20 {
                at += 1
            } else if byte == UInt8(ascii: "*") {
                resolve(&ambiguous, groupCategories, &stated)
                groupCategories = 0
                at += 1
            } else {
                let start = at
                var key: UInt64 = 0
                while at < range.upperBound, text[at] > 0x20, text[at] != UInt8(ascii: "*") {
                    key = key << 8 | UInt64(CodeTable.upper(text[at]))
                    at += 1
                }
                let ordinal = at - start <= 8 ? table.first(key) : -1
                if ordinal < 0 {
                    note(decode(bytes[start..<at]).text, position)
                } else if table.isUnambiguous(ordinal) {
                    stated.insert(ordinal, category: table.categoryOf[ordinal])
                    groupCategories |= 1 << UInt64(table.categoryOf[ordinal])
                } else {
                    ambiguous.append(ordinal)
                }
            }
        }
        resolve(&ambiguous, groupCategories, &stated)
        return stated
    }

    /// Gives each ambiguous code the category of its group; without one it counts in the first of the code table.
    private func resolve(_ ambiguous: inout [Int], _ groupCategories: UInt64, _ stated: inout StatedCodes) {
        for first in ambiguous {
            let candidates = table.all(CodeTable.key(table.codes[first].code.utf8))
            let chosen = candidates.first { groupCategories & (1 << UInt64(table.categoryOf[$0])) != 0 } ?? first
            stated.insert(chosen, category: table.categoryOf[chosen])
        }
        ambiguous.removeAll()
    }

    private mutating func note(_ code: String, _ position: Position) {
        let code = String(code.prefix(40))
        if let known = unknown.firstIndex(where: { $0.code == code }) {
            unknown[known].count += 1
        } else if unknown.count < 1000 {
            unknown.append((code, 1, position))
        }
    }
}
