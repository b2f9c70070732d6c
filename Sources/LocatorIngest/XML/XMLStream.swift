internal import CLibXML2

/// What comes next in an XML file.
enum XMLEventKind: UInt8 {
    case start, attribute, text, end
    /// The root element is closed and the file is at its end.
    case finish
}

/// One event. Names are ordinals in the list the stream was made with; bytes lie in `XMLStream.bytes`.
struct XMLEvent {
    /// The name is not in the list.
    static let otherName = UInt16.max

    var kind: XMLEventKind
    var name: UInt16
    /// From 1; where the start tag ends.
    var line: Int32
    /// Text or attribute value, valid until the stream reads on.
    var from: Int32
    var to: Int32
    /// Offset in the file of the byte after the start tag's last attribute.
    var byte: Int
}

/// An XML file as a run of events, read through libxml2 in chunks of 64 KiB: **the one file that talks to libxml2**.
///
///     bytes of the file ──64 KiB──▶ libxml2 ──SAX2──▶ EventSink ──▶ XMLCursor ──▶ a format's reader
///
/// No network, no DTD, no entity but the five of XML itself; depth, text, tags and comments are bounded (`XMLBounds`),
/// so memory is bounded by one chunk and one tag. Whatever is wrong ends in a `FileError` with its line.
@safe
final class XMLStream {
    let file: ExportFile
    private let sink: UnsafeMutablePointer<EventSink>
    private let context: xmlParserCtxtPtr
    private var fed = 0
    private var next = 0

    /// - Parameter names: element and attribute names that the reader knows; an event's `name` is a place in this list.
    init(_ file: ExportFile, names: [String]) throws(FileError) {
        guard !file.bytes.isEmpty else {
            throw FileError(file: file.name, problem: "the file is empty", cure: "Ask the publisher for it again.")
        }
        self.file = file
        unsafe sink = .allocate(capacity: 1)
        unsafe sink.initialize(to: EventSink(names: names))
        var handler = unsafe saxHandler()
        let made = unsafe file.bytes.withUnsafeBytes { [sink] bytes in
            // The first four bytes tell libxml2 the encoding.
            let first = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            return unsafe xmlCreatePushParserCtxt(
                &handler, sink, bytes.count < 4 ? nil : first, bytes.count < 4 ? 0 : 4, nil)
        }
        guard let made = unsafe made else {
            unsafe sink.deinitialize(count: 1)
            unsafe sink.deallocate()
            throw FileError(file: file.name, problem: "no memory for an XML parser", cure: "Free memory and try again.")
        }
        unsafe context = made
        unsafe sink.pointee.context = made
        fed = file.bytes.count < 4 ? 0 : 4
        // Never NOENT, DTDLOAD or HUGE: with them a file reads /etc/passwd and grows without bound.
        _ = unsafe xmlCtxtUseOptions(
            made, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue))
    }

    deinit {
        unsafe xmlFreeParserCtxt(context)
        unsafe sink.deinitialize(count: 1)
        unsafe sink.deallocate()
    }

    /// The namespace of the root element; empty when it has none. Known once the first event was read.
    var rootNamespace: String { unsafe sink.pointee.rootNamespace }

    /// The next event.
    @inline(__always)
    func read() throws(FileError) -> XMLEvent {
        if unsafe next == sink.pointee.events.count { try refill() }
        defer { next += 1 }
        return unsafe sink.pointee.events[next]
    }

    /// The event after the next one if it is here already; nil at the end of a chunk.
    @inline(__always)
    func peek() -> XMLEvent? { unsafe next < sink.pointee.events.count ? sink.pointee.events[next] : nil }

    /// The bytes that events point to, until the stream reads on.
    @inline(__always)
    func bytes(_ event: XMLEvent) -> ArraySlice<UInt8> { unsafe sink.pointee.bytes[Int(event.from)..<Int(event.to)] }

    /// Steps over the attributes that follow a start; their places are good until the stream reads on.
    @inline(__always)
    func passAttributes() -> Range<Int> {
        let from = next
        while unsafe next < sink.pointee.events.count, unsafe sink.pointee.events[next].kind == .attribute { next += 1 }
        return from..<next
    }

    /// The event at a place that `passAttributes` gave.
    @inline(__always)
    func event(_ place: Int) -> XMLEvent { unsafe sink.pointee.events[place] }

    /// The number that a table has for an event's bytes, trimmed.
    func find(_ event: XMLEvent, in table: borrowing ByteTable) -> UInt16? {
        var (from, to) = (Int(event.from), Int(event.to))
        while from < to, unsafe sink.pointee.bytes[from] <= 0x20 { from += 1 }
        while to > from, unsafe sink.pointee.bytes[to - 1] <= 0x20 { to -= 1 }
        return unsafe table.find(sink.pointee.bytes, from, to)
    }

    private func refill() throws(FileError) {
        unsafe sink.pointee.events.removeAll(keepingCapacity: true)
        unsafe sink.pointee.bytes.removeAll(keepingCapacity: true)
        next = 0
        while unsafe sink.pointee.events.isEmpty {
            let count = min(XMLBounds.chunk, file.bytes.count - fed)
            guard count > 0 || !atEnd else { throw fault("it ends before its root element is closed", cure: cutCure) }
            atEnd = fed + count == file.bytes.count
            unsafe file.bytes.withUnsafeBytes { bytes in
                let from = unsafe bytes.baseAddress?.advanced(by: fed).assumingMemoryBound(to: CChar.self)
                _ = unsafe xmlParseChunk(context, from, Int32(count), atEnd ? 1 : 0)
            }
            fed += count
            if let failure = unsafe sink.pointee.failure {
                throw FileError(file: file.name, line: failure.line, problem: failure.problem, cure: failure.cure)
            }
            try checkPending()
            if atEnd {
                unsafe sink.pointee.events.append(
                    XMLEvent(kind: .finish, name: 0, line: Int32(clamping: line), from: 0, to: 0, byte: fed))
            }
        }
    }

    private var atEnd = false
    private var line: Int { unsafe context.pointee.input == nil ? 0 : Int(context.pointee.input.pointee.line) }

    /// Refuses a tag or comment that is still open and too long: the parser waits for its end and keeps all of it.
    private func checkPending() throws(FileError) {
        guard let input = unsafe context.pointee.input, let from = unsafe input.pointee.cur else { return }
        let waiting = unsafe input.pointee.end - from
        guard waiting > XMLBounds.tag else { return }
        let isTag = unsafe waiting < 2 || (from[1] != UInt8(ascii: "!") && from[1] != UInt8(ascii: "?"))
        if isTag {
            throw fault(
                "a tag or attribute is longer than \(XMLBounds.tag >> 10) KiB",
                cure: "Shorten it, or ask the publisher for a whole file.")
        }
        if waiting > XMLBounds.comment {
            throw fault(
                "a comment is longer than \(XMLBounds.comment >> 20) MiB", cure: "Delete or close it (\"-->\").")
        }
    }

    private func fault(_ problem: String, cure: String) -> FileError {
        FileError(file: file.name, line: line, problem: problem, cure: cure)
    }
}

private let cutCure = "The file was cut off: ask the publisher for it again and compare the sizes."

// MARK: - What libxml2 calls

/// Takes what libxml2 finds. Callbacks reach it through a pointer, so they stay free of reference counts.
@safe
private struct EventSink {
    struct Failure {
        var line: Int
        var problem: String
        var cure: String
    }

    var events: [XMLEvent] = []
    var bytes: [UInt8] = []
    var failure: Failure?
    var rootNamespace = ""
    var context: xmlParserCtxtPtr?
    private var depth = 0
    /// Bytes of text since the last tag; leading white space is not text.
    private var textLength = 0
    private let ordinals: [String: UInt16]
    /// libxml2 interns names, so a name's address is its identity: address → ordinal, open addressing.
    private var addresses = [UInt](repeating: 0, count: 8192)
    private var known = [UInt16](repeating: 0, count: 8192)
    private var knownCount = 0

    init(names: [String]) {
        ordinals = Dictionary(names.enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
        events.reserveCapacity(16_384)
        bytes.reserveCapacity(2 * XMLBounds.chunk)
    }

    @inline(__always)
    mutating func start(
        _ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int
    ) {
        depth += 1
        textLength = 0
        if depth == 1, let namespace = unsafe namespace { rootNamespace = unsafe String(cString: namespace) }
        guard depth <= XMLBounds.depth else {
            fail("elements lie deeper than \(XMLBounds.depth)", cure: "Check that every element is closed.")
            return
        }
        let (line, byte) = place
        let name = unsafe ordinal(name)
        events.append(XMLEvent(kind: .start, name: name, line: line, from: 0, to: 0, byte: byte))
        guard let attributes = unsafe attributes else { return }
        for place in 0..<count {
            // localname, prefix, URI, value, end of value
            guard let name = unsafe attributes[5 * place], let from = unsafe attributes[5 * place + 3],
                let to = unsafe attributes[5 * place + 4]
            else { continue }
            let begin = Int32(truncatingIfNeeded: bytes.count)
            unsafe append(attribute: UnsafeBufferPointer(start: from, count: to - from))
            let end = Int32(truncatingIfNeeded: bytes.count)
            let ordinal = unsafe ordinal(name)
            events.append(XMLEvent(kind: .attribute, name: ordinal, line: line, from: begin, to: end, byte: byte))
        }
    }

    /// libxml2 leaves an ampersand in an attribute as `&#38;`, for a tree builder to take apart.
    @inline(__always)
    private mutating func append(attribute value: UnsafeBufferPointer<UInt8>) {
        guard unsafe value.contains(UInt8(ascii: "&")) else {
            unsafe bytes.append(contentsOf: value)
            return
        }
        var skip = 0
        for place in 0..<value.count {
            if skip > 0 {
                skip -= 1
                continue
            }
            unsafe bytes.append(value[place])
            if unsafe value[place] == UInt8(ascii: "&"), value.count - place >= 5,
                unsafe value[place + 1] == 0x23 && value[place + 2] == 0x33 && value[place + 3] == 0x38
                    && value[place + 4] == 0x3B
            {
                skip = 4
            }
        }
    }

    @inline(__always)
    mutating func end() {
        depth -= 1
        textLength = 0
        events.append(XMLEvent(kind: .end, name: 0, line: 0, from: 0, to: 0, byte: 0))
    }

    @inline(__always)
    mutating func text(_ from: UnsafePointer<xmlChar>, _ count: Int) {
        if textLength == 0 {
            var at = 0
            while at < count, unsafe from[at] <= 0x20 { at += 1 }
            if at == count { return }
        }
        textLength += count
        guard textLength <= XMLBounds.text else {
            fail(
                "the text of one element is longer than \(XMLBounds.text >> 20) MiB",
                cure: "Shorten it, or split the element.")
            return
        }
        let begin = Int32(truncatingIfNeeded: bytes.count)
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: from, count: count))
        let end = Int32(truncatingIfNeeded: bytes.count)
        // Text arrives in pieces around entities; pieces of one chunk are joined here.
        if let last = events.last, last.kind == .text, last.to == begin {
            events[events.count - 1].to = end
        } else {
            events.append(XMLEvent(kind: .text, name: 0, line: 0, from: begin, to: end, byte: 0))
        }
    }

    /// Notes the first failure and stops the parser.
    mutating func fail(_ problem: String, cure: String, line: Int? = nil) {
        if failure == nil { failure = Failure(line: line ?? Int(place.line), problem: problem, cure: cure) }
        unsafe xmlStopParser(context)
    }

    private var place: (line: Int32, byte: Int) {
        guard let context = unsafe context, let input = unsafe context.pointee.input else { return (0, 0) }
        let line = unsafe input.pointee.line
        guard let buffer = unsafe input.pointee.buf, unsafe buffer.pointee.encoder != nil else {
            return unsafe (line, Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base))
        }
        // In another encoding the offset has to be counted back, which is dear: only near the root.
        return unsafe (line, depth <= 4 ? max(0, Int(xmlByteConsumed(context))) : 0)
    }

    @inline(__always)
    private mutating func ordinal(_ name: UnsafePointer<xmlChar>) -> UInt16 {
        let address = UInt(bitPattern: name)
        var slot = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 51)
        while addresses[slot] != 0 {
            if addresses[slot] == address { return known[slot] }
            slot = (slot + 1) & 8191
        }
        let ordinal = unsafe ordinals[String(cString: name)] ?? XMLEvent.otherName
        if knownCount < XMLBounds.names {
            knownCount += 1
            addresses[slot] = address
            known[slot] = ordinal
        } else {
            // libxml2's own table of names grows no further than this: a million of them take it half a minute.
            fail(
                "it has more than \(XMLBounds.names) different names of elements and attributes",
                cure: "Check that it is the right file: names are not the place for values.")
        }
        return ordinal
    }
}

private func saxHandler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = { user, name, _, namespace, _, _, count, _, attributes in
        guard let user = unsafe user, let name = unsafe name else { return }
        unsafe user.assumingMemoryBound(to: EventSink.self).pointee
            .start(name, namespace: namespace, attributes, count: Int(count))
    }
    unsafe handler.endElementNs = { user, _, _, _ in
        unsafe user?.assumingMemoryBound(to: EventSink.self).pointee.end()
    }
    unsafe handler.characters = { user, from, count in
        guard let user = unsafe user, let from = unsafe from else { return }
        unsafe user.assumingMemoryBound(to: EventSink.self).pointee.text(from, Int(count))
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.internalSubset = { user, _, _, _ in
        unsafe user?.assumingMemoryBound(to: EventSink.self).pointee.fail(
            "it has a DOCTYPE; document types and entities are not read",
            cure: "Delete the <!DOCTYPE …> and write its entities out.")
    }
    unsafe handler.serror = { user, error in
        guard let user = unsafe user, let error = unsafe error, unsafe error.pointee.level == XML_ERR_FATAL else {
            return
        }
        let (problem, cure) = unsafe explained(error)
        unsafe user.assumingMemoryBound(to: EventSink.self).pointee
            .fail(problem, cure: cure, line: Int(error.pointee.line))
    }
    return unsafe handler
}

/// libxml2's message on one line, and what to do.
private func explained(_ error: UnsafeMutablePointer<xmlError>) -> (problem: String, cure: String) {
    let said = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
    let message = said.split(whereSeparator: \.isNewline).first.map(String.init) ?? "not well-formed"
    let column = unsafe error.pointee.int2 > 0 ? ", column \(error.pointee.int2)" : ""
    let problem = "not well-formed XML\(column): \(message.prefix(200))"
    let code = xmlParserErrors(rawValue: UInt32(bitPattern: unsafe error.pointee.code))
    return switch code {
    case XML_ERR_DOCUMENT_EMPTY: ("there is no XML in it", "Check that this is the right file.")
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING,
        XML_I18N_CONV_FAILED, XML_I18N_NO_NAME:
        (problem, "Save the file as UTF-8, or declare the encoding that it really has in its first line.")
    case XML_ERR_UNDECLARED_ENTITY:
        (problem, "Write the character itself or its number (&#160;); only &lt; &gt; &amp; &apos; &quot; have names.")
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END, XML_ERR_GT_REQUIRED: (problem, cutCure)
    default: (problem, "Correct the line, or export the file again.")
    }
}

// MARK: - Schemas

/// A place where a file is not what its schema says.
package struct SchemaFault: Sendable, Equatable {
    /// From 1.
    package let line: Int
    package let message: String
}

/// Where `file` breaks the XML schema `schema`; empty when it is valid. Throws when either is not XML at all.
package func schemaFaults(of file: ExportFile, schema: ExportFile) throws(FileError) -> [SchemaFault] {
    // First by the strict stream: libxml2's validator would read a DOCTYPE.
    for one in [file, schema] {
        let stream = try XMLStream(one, names: [])
        while try stream.read().kind != .finish {}
    }
    let faults = UnsafeMutablePointer<[SchemaFault]>.allocate(capacity: 1)
    unsafe faults.initialize(to: [])
    defer {
        unsafe faults.deinitialize(count: 1)
        unsafe faults.deallocate()
    }
    let collect: xmlStructuredErrorFunc = { user, error in
        guard let user = unsafe user, let error = unsafe error else { return }
        let fault = unsafe SchemaFault(line: Int(error.pointee.line), message: explained(error).problem)
        unsafe user.assumingMemoryBound(to: [SchemaFault].self).pointee.append(fault)
    }
    unsafe schema.bytes.withUnsafeBytes { schemaBytes in
        let parser = unsafe xmlSchemaNewMemParserCtxt(
            schemaBytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(schemaBytes.count))
        defer { unsafe xmlSchemaFreeParserCtxt(parser) }
        unsafe xmlSchemaSetParserStructuredErrors(parser, collect, faults)
        guard let parsed = unsafe xmlSchemaParse(parser) else { return }
        defer { unsafe xmlSchemaFree(parsed) }
        let validator = unsafe xmlSchemaNewValidCtxt(parsed)
        defer { unsafe xmlSchemaFreeValidCtxt(validator) }
        unsafe xmlSchemaSetValidStructuredErrors(validator, collect, faults)
        unsafe file.bytes.withUnsafeBytes { bytes in
            let input = unsafe xmlParserInputBufferCreateMem(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), XML_CHAR_ENCODING_NONE)
            _ = unsafe xmlSchemaValidateStream(validator, input, XML_CHAR_ENCODING_NONE, nil, nil)
        }
    }
    return unsafe faults.pointee
}
