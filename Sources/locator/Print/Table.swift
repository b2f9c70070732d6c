/// Text in columns that fit a width: long cells wrap at spaces, numbers stand to the right.
struct Table {
    struct Column {
        let title: String
        /// Characters it may take at most; nil: what is left over, shared.
        let width: Int?
        let isNumber: Bool

        init(_ title: String, width: Int? = nil, isNumber: Bool = false) {
            self.title = title
            self.width = width
            self.isNumber = isNumber
        }
    }

    let columns: [Column]
    var rows: [[String]] = []

    /// Lines of the table, each ended.
    func text(_ terminal: Terminal) -> String {
        let gaps = 2 * (columns.count - 1)
        let fixed = columns.compactMap(\.width).reduce(0, +)
        let open = columns.count { $0.width == nil }
        let share = open == 0 ? 0 : max(10, (terminal.width - gaps - fixed) / open)
        let widths = columns.indices.map { place in
            // A column is never wider than its longest cell.
            let longest = ([columns[place].title] + rows.map { $0[place] }).map(\.count).max() ?? 0
            return min(columns[place].width ?? share, max(longest, 1))
        }
        var text = terminal.bold(line(columns.map(\.title), widths)) + "\n"
        for row in rows {
            let cells = zip(row, widths).map { wrapped($0, width: $1) }
            for place in 0..<(cells.map(\.count).max() ?? 0) {
                text += line(cells.map { place < $0.count ? $0[place] : "" }, widths) + "\n"
            }
        }
        return text
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (place, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[place] - cell.count))
            line += columns[place].isNumber ? padding + cell : cell + padding
            if place < cells.count - 1 { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// Lines of at most `width` characters, broken at spaces, long words cut.
func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
        var line = ""
        for word in paragraph.split(separator: " ") {
            var rest = word[...]
            while rest.count > width {
                if !line.isEmpty { lines.append(line) }
                line = ""
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            if line.isEmpty {
                line = String(rest)
            } else if line.count + 1 + rest.count <= width {
                line += " \(rest)"
            } else {
                lines.append(line)
                line = String(rest)
            }
        }
        lines.append(line)
    }
    return lines
}
