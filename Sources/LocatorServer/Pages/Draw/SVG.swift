import Treatment

/// SVG text while it is written: one element a line, every text and attribute escaped. Colours are presentation attributes, which
/// a stylesheet overrides by class; nothing is a `style`, which the page's policy forbids.
struct SVG {
    typealias Attributes = KeyValuePairs<String, String>

    private(set) var text = ""
    private var opened: [String] = []

    /// A picture that a screen reader reads as one: its title and description.
    /// - Parameter id: unique in the page, for the labels.
    init(width: Int, height: Int, class name: String, id: String, title: String, description: String) {
        open(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)", "class": name,
                "role": "img",
                "aria-labelledby": "\(id)-title \(id)-desc", "font-family": "system-ui, sans-serif", "font-size": "11",
            ])
        element("title", ["id": "\(id)-title"], title)
        element("desc", ["id": "\(id)-desc"], description)
    }

    /// A picture inside a page that a screen reader reads as one, by its label; its letters are the stylesheet's.
    init(width: Int, height: Int, class name: String, label: String) {
        open("svg", ["viewBox": "0 0 \(width) \(height)", "class": name, "role": "img", "aria-label": label])
    }

    mutating func open(_ name: String, _ attributes: Attributes = [:]) {
        text += "<\(name)\(SVG.written(attributes))>\n"
        opened.append(name)
    }

    mutating func close() {
        guard let name = opened.popLast() else { return }
        text += "</\(name)>\n"
    }

    /// An element without content.
    mutating func element(_ name: String, _ attributes: Attributes) { text += "<\(name)\(SVG.written(attributes))/>\n" }

    mutating func element(_ name: String, _ attributes: Attributes, _ content: String) {
        text += "<\(name)\(SVG.written(attributes))>\(SVG.escaped(content))</\(name)>\n"
    }

    mutating func rectangle(_ box: Box, _ attributes: Attributes = [:]) {
        text += "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\""
        text += "\(SVG.written(attributes))/>\n"
    }

    mutating func circle(_ centre: Spot, _ radius: Int, _ attributes: Attributes = [:]) {
        text += "<circle cx=\"\(centre.x)\" cy=\"\(centre.y)\" r=\"\(radius)\"\(SVG.written(attributes))/>\n"
    }

    mutating func line(_ from: Spot, _ to: Spot, _ attributes: Attributes = [:]) {
        text += "<line x1=\"\(from.x)\" y1=\"\(from.y)\" x2=\"\(to.x)\" y2=\"\(to.y)\"\(SVG.written(attributes))/>\n"
    }

    /// Text on the base line at `spot`.
    mutating func text(_ content: String, at spot: Spot, _ attributes: Attributes = [:]) {
        text += "<text x=\"\(spot.x)\" y=\"\(spot.y)\"\(SVG.written(attributes))>\(SVG.escaped(content))</text>\n"
    }

    /// Letters of one row, each at a place of its own.
    mutating func letters(_ content: String, at xs: [Int], y: Int) {
        let places = xs.map { String($0) }.joined(separator: " ")
        element("text", ["x": places, "y": "\(y)"], content)
    }

    /// The whole picture, every element closed.
    mutating func finished() -> String {
        while !opened.isEmpty { close() }
        return text
    }

    private static func written(_ attributes: Attributes) -> String {
        attributes.reduce(into: "") { $0 += " \($1.key)=\"\(escaped($1.value))\"" }
    }

    /// Markup as text; control characters, which XML does not allow, as spaces.
    static func escaped(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": plain += " "
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return markupFree(plain)
    }
}

/// A place in a picture: whole pixels, down and to the right.
struct Spot: Hashable {
    var x, y: Int
}

/// A rectangle in a picture.
struct Box: Hashable {
    var x, y, width, height: Int

    init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Around a middle.
    init(around middle: Spot, width: Int, height: Int) {
        self.init(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
    }

    var right: Int { x + width }
    var bottom: Int { y + height }
    var middle: Spot { Spot(x: x + width / 2, y: y + height / 2) }

    func overlaps(_ other: Box) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    func holds(_ other: Box) -> Bool {
        x <= other.x && y <= other.y && right >= other.right && bottom >= other.bottom
    }

    /// Larger on every side.
    func grown(by margin: Int) -> Box {
        Box(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }
}

/// About how wide a text is, in pixels: wide letters count as wide, so that labels rather miss than touch each other.
func width(of text: String, size: Int) -> Int { (text.unicodeScalars.count * size * 58 + 99) / 100 }
