/// Lines of plain text, broken at spaces so that none is longer than the width.
struct PlainText {
    let width: Int
    private(set) var text = ""

    init(width: Int) { self.width = width }

    /// A paragraph.
    /// - Parameter hanging: how much further its second and later lines stand in.
    mutating func line(_ paragraph: String, indent: Int = 0, hanging: Int = 0) {
        var line = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in paragraph.split(separator: " ") {
            var rest = word[...]
            if !isEmpty, line.count + 1 + rest.count > width {
                end(line)
                line = String(repeating: " ", count: indent + hanging)
                isEmpty = true
            }
            while line.count + rest.count > width, isEmpty {
                let room = max(1, width - line.count)
                end(line + rest.prefix(room))
                rest = rest.dropFirst(room)
                line = String(repeating: " ", count: indent + hanging)
            }
            line += isEmpty ? String(rest) : " \(rest)"
            isEmpty = false
        }
        end(line)
    }

    mutating func blank() { text += "\n" }

    mutating func rule() { end(String(repeating: "-", count: width)) }

    /// A heading with a blank line before it.
    mutating func heading(_ title: String) {
        blank()
        line(title, indent: 3)
    }

    /// Room to write by hand.
    mutating func answer(_ label: String, indent: Int) {
        let begin = String(repeating: " ", count: indent) + (label.isEmpty ? "" : "\(label) ")
        end(begin + String(repeating: "_", count: max(10, width - begin.count)))
    }

    private mutating func end(_ line: String) { text += line + "\n" }
}
