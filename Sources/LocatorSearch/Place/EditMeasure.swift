/// How many edits (insert, delete, replace, swap of neighbours: optimal string alignment) a name is away from one name, up to a
/// few. Rows of the table are kept from one name to the next.
struct EditMeasure {
    private let name: [UInt8]
    private let bare: [UInt8]
    private let most: Int
    private let isLoose: Bool
    private var rows: [[Int]]

    init(_ name: String, most: Int, isLoose: Bool = false) {
        self.name = Array(name.utf8)
        bare = self.name.filter { $0 != 0x20 }
        self.most = most
        self.isLoose = isLoose
        rows = [[Int]](repeating: [Int](repeating: 0, count: self.name.count + 1), count: 3)
    }

    /// Nil when it is more than `most`, or when two edits would change the first letter too; 0 when only spaces differ.
    mutating func distance(to text: String) -> Int? {
        let other = Array(text.utf8)
        if other.lazy.filter({ $0 != 0x20 }).elementsEqual(bare) { return 0 }
        guard most > 0, abs(other.count - name.count) <= most else { return nil }
        var (last, row, before) = (0, 1, 2)
        for j in 0...name.count { rows[last][j] = j }
        for i in other.indices {
            rows[row][0] = i + 1
            var least = i + 1
            for j in name.indices {
                var best = min(
                    rows[last][j] + (other[i] == name[j] ? 0 : 1), rows[last][j + 1] + 1, rows[row][j] + 1)
                if i > 0, j > 0, other[i] == name[j - 1], other[i - 1] == name[j] {
                    best = min(best, rows[before][j - 1] + 1)
                }
                rows[row][j + 1] = best
                least = min(least, best)
            }
            // A swap reaches back one row more.
            if least > most + 1 { return nil }
            (before, last, row) = (last, row, before)
        }
        let distance = rows[last][name.count]
        guard distance <= most, isLoose || distance < 2 || other.first == name.first else { return nil }
        return distance
    }
}
