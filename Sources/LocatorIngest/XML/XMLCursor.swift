/// Walks an XML file element by element, with names as cases of an enum. Every `child` that is returned has to be read
/// to its end, by `child` until nil, by `text` or by `skip`.
///
///     while let tag = try cursor.child() {
///         switch tag {
///         case .name: record.name = try cursor.text()
///         default: try cursor.skip()
///         }
///     }
struct XMLCursor<Name: RawRepresentable<String> & CaseIterable & Equatable> {
    private let stream: XMLStream
    private let names: [Name]
    private var start = XMLEvent(kind: .finish, name: XMLEvent.otherName, line: 0, from: 0, to: 0, byte: 0)

    init(_ file: ExportFile) throws(FileError) {
        names = Array(Name.allCases)
        stream = try XMLStream(file, names: names.map(\.rawValue))
    }

    /// The root element's name; nil when `Name` does not have it.
    mutating func root() throws(FileError) -> Name? {
        let event = try stream.read()
        guard event.kind == .start else { return nil }
        try open(event)
        return name
    }

    var rootNamespace: String { stream.rootNamespace }

    /// The next child of the element that is open, or nil at its end. Elements without a case are passed to `other`.
    @inline(__always)
    mutating func child() throws(FileError) -> Child? {
        while true {
            let event = try stream.read()
            switch event.kind {
            case .start:
                try open(event)
                return name.map(Child.known) ?? .other
            case .end, .finish: return nil
            case .text, .attribute: continue
            }
        }
    }

    enum Child {
        case known(Name)
        case other
    }

    /// The text of the element that is open, trimmed; reads to its end, past the tags of any elements inside.
    mutating func text() throws(FileError) -> String {
        var joined: [UInt8] = []
        var depth = 0
        while true {
            let event = try stream.read()
            switch event.kind {
            case .text:
                // The usual case: one piece, then the end.
                if depth == 0, joined.isEmpty, let after = stream.peek(), after.kind == .end {
                    let text = trimmed(stream.bytes(event))
                    _ = try stream.read()
                    return String(decoding: text, as: UTF8.self)
                }
                joined.append(contentsOf: stream.bytes(event))
                guard joined.count <= XMLBounds.text else {
                    throw FileError(
                        file: stream.file.name, line: line, problem: "the text of one element is longer than 1 MiB",
                        cure: "Shorten it, or split the element.")
                }
            case .start:
                depth += 1
            case .end, .finish:
                if depth == 0 { return String(decoding: trimmed(joined[...]), as: UTF8.self) }
                depth -= 1
            case .attribute: continue
            }
        }
    }

    /// Reads to the end of the element that is open.
    mutating func skip() throws(FileError) {
        var depth = 0
        while true {
            switch try stream.read().kind {
            case .start: depth += 1
            case .end, .finish:
                if depth == 0 { return }
                depth -= 1
            case .text, .attribute: continue
            }
        }
    }

    // MARK: - Attributes of the element that was opened last, until the cursor reads on

    /// Trimmed; nil when the element does not have it.
    func attribute(_ wanted: Name) -> String? {
        for place in attributePlaces where isAttribute(place, wanted) { return attributeText(place) }
        return nil
    }

    /// The same as bytes, without a String.
    func attributeBytes(_ wanted: Name) -> ArraySlice<UInt8>? {
        for place in attributePlaces where isAttribute(place, wanted) { return attributeBytes(place) }
        return nil
    }

    /// Places of the attributes, for the functions below.
    private(set) var attributePlaces = 0..<0

    /// Nil when `Name` does not have it.
    @inline(__always)
    func attributeName(_ place: Int) -> Name? {
        let name = stream.event(place).name
        return name == XMLEvent.otherName ? nil : names[Int(name)]
    }

    func attributeBytes(_ place: Int) -> ArraySlice<UInt8> { trimmed(stream.bytes(stream.event(place))) }

    func attributeText(_ place: Int) -> String { String(decoding: attributeBytes(place), as: UTF8.self) }

    /// The number that the table has for an attribute's value, or nil.
    @inline(__always)
    func find(_ place: Int, in table: borrowing ByteTable) -> UInt16? { stream.find(stream.event(place), in: table) }

    private func isAttribute(_ place: Int, _ wanted: Name) -> Bool {
        let name = stream.event(place).name
        return name != XMLEvent.otherName && isSame(names[Int(name)], wanted)
    }

    /// Where the element that was opened last begins.
    var place: (line: Int, byte: Int) {
        let bytes = stream.file.bytes
        var at = min(start.byte, bytes.count)
        var line = Int(start.line)
        // A tag holds no other "<", so the one before its end is its own.
        while at > 0 {
            at -= 1
            if bytes[at] == 0x0A { line -= 1 }
            if bytes[at] == UInt8(ascii: "<") { break }
        }
        return (max(1, line), at)
    }

    /// The line on which its tag ends.
    var line: Int { Int(start.line) }

    private var name: Name? { start.name == XMLEvent.otherName ? nil : names[Int(start.name)] }

    @inline(__always)
    private mutating func open(_ event: XMLEvent) throws(FileError) {
        start = event
        attributePlaces = stream.passAttributes()
    }
}

/// Compares the cases themselves: `==` here would compare their raw strings.
@inline(__always)
private func isSame<T: Equatable>(_ a: T, _ b: T) -> Bool { a == b }

/// Without white space at either end.
@inline(__always)
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var from = bytes.startIndex
    var to = bytes.endIndex
    while from < to, bytes[from] <= 0x20 { from += 1 }
    while to > from, bytes[to - 1] <= 0x20 { to -= 1 }
    return bytes[from..<to]
}
