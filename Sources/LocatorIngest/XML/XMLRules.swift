/// The bounds of every XML file, whatever its format. A file beyond them is refused.
enum XMLBounds {
    /// Elements inside elements; the deepest real format has nine.
    static let depth = 64
    /// Bytes of text in one element: 1 MiB.
    static let text = 1 << 20
    /// Bytes of one tag with its attributes: 256 KiB. libxml2 compares each attribute with all before it.
    static let tag = 256 << 10
    /// Bytes of one comment or processing instruction: 8 MiB, room for a listing that someone commented out.
    static let comment = 8 << 20
    /// Different names of elements and attributes; real formats have fewer than 200.
    static let names = 4096
    /// Bytes handed to the parser at a time: 64 KiB.
    static let chunk = 64 << 10
}

extension Rule {
    /// What is found about any XML file.
    package static let xml: [Rule] = [.xmlUnknownElement]

    package static let xmlUnknownElement = Rule(
        "xml-unknown-element", .info, "An element or attribute that the format does not have; it was skipped.",
        cure: "Check its spelling, or ask for it to be read.")
}
