package import Treatment

// The fields of an object: a name, and a value of each kind that answers hold.
extension JSONWriter {
    @inline(__always)
    package mutating func field(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    @inline(__always)
    package mutating func field(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// - Parameter word: of ours, in which nothing needs a backslash.
    @inline(__always)
    mutating func field(_ name: StaticString, word: String?) {
        key(name)
        if let word { self.word(word) } else { null() }
    }

    /// - Parameter bytes: text in which nothing needs a backslash.
    @inline(__always)
    mutating func field(_ name: StaticString, plain bytes: [UInt8]) {
        key(name)
        plain(bytes)
    }

    @inline(__always)
    package mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    @inline(__always)
    package mutating func field(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    @inline(__always)
    package mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    @inline(__always)
    package mutating func field(_ name: StaticString, tenths value: Int?) {
        key(name)
        if let value { tenths(value) } else { null() }
    }

    /// `"2022-05-25"`
    @inline(__always)
    package mutating func field(_ name: StaticString, _ day: Day?) {
        key(name)
        if let day { self.day(day) } else { null() }
    }

    /// - Parameter name: not written in our code, but ours too.
    package mutating func field(named name: String, _ value: Int) {
        key(named: name)
        number(value)
    }

    /// - Parameter name: not written in our code, but ours too.
    package mutating func object(named name: String, _ fill: (inout JSONWriter) -> Void) {
        key(named: name)
        object(fill)
    }

    @inline(__always)
    package mutating func object(_ name: StaticString, _ fill: (inout JSONWriter) -> Void) {
        key(name)
        object(fill)
    }

    @inline(__always)
    package mutating func array<Element>(
        _ name: StaticString, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements, write)
    }

    @inline(__always)
    package mutating func array<Element>(
        _ name: StaticString, _ elements: Span<Element>, _ write: (inout JSONWriter, borrowing Element) -> Void
    ) {
        key(name)
        array(elements, write)
    }

    @inline(__always)
    package mutating func strings(_ name: StaticString, _ texts: some Sequence<String>) {
        array(name, texts) { $0.string($1) }
    }
}

/// An object by itself, in no more memory than it takes.
func jsonObject(_ fill: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(room: 1024)
    json.object(fill)
    return json.bytes
}
