import Treatment

/// An SVG picture as text: whole pixels, texts escaped, one role and title for a screen reader.
struct Drawing {
    private var text: String

    /// - Parameter title: what the picture shows, in a sentence.
    init(width: Int, height: Int, title: String) {
        text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" "
            + "role=\"img\" aria-label=\"\(markupFree(title))\" font-family=\"system-ui,sans-serif\" font-size=\"13\">"
            + "<title>\(markupFree(title))</title>\n"
    }

    mutating func rectangle(x: Int, y: Int, width: Int, height: Int, fill: String, title: String = "") {
        text += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" height=\"\(height)\" fill=\"\(fill)\""
        text += title.isEmpty ? "/>\n" : "><title>\(markupFree(title))</title></rect>\n"
    }

    /// An empty box with a faint edge.
    mutating func frame(x: Int, y: Int, width: Int, height: Int) {
        text += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"none\" stroke=\"#8888\"/>\n"
    }

    mutating func words(_ words: String, x: Int, y: Int, anchor: String = "start", size: Int = 13) {
        text += "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" font-size=\"\(size)\" fill=\"currentColor\">"
        text += "\(markupFree(words))</text>\n"
    }

    mutating func line(_ points: [(x: Int, y: Int)], stroke: String) {
        let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        text +=
            "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2\" stroke-linejoin=\"round\"/>\n"
    }

    /// Round dots of one colour as one path.
    mutating func dots(_ points: [(x: Int, y: Int)], width: Int, stroke: String) {
        guard !points.isEmpty else { return }
        let path = points.map { "M\($0.x) \($0.y)h0" }.joined()
        text += "<path d=\"\(path)\" stroke=\"\(stroke)\" stroke-width=\"\(width)\" stroke-linecap=\"round\"/>\n"
    }

    /// The whole picture.
    var svg: String { text + "</svg>" }
}
