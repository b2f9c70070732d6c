package import Treatment

// The fields of an object: a name, and a value of each kind that answers hold.
extension JSONWriter {
    package mutating func field(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    package mutating func field(_ name: String, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// - Parameter bytes: text in which nothing needs a backslash.
    mutating func field(_ name: String, plain bytes: [UInt8]) {
        key(name)
        plain(bytes)
    }

    package mutating func field(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    package mutating func field(_ name: String, _ value: Int?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    package mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    package mutating func field(_ name: String, tenths value: Int?) {
        key(name)
        if let value { tenths(value) } else { null() }
    }

    /// `"2022-05-25"`
    package mutating func field(_ name: String, _ day: Day?) {
        key(name)
        if let day { plain(day.description.utf8) } else { null() }
    }

    package mutating func object(_ name: String, _ fill: (inout JSONWriter) -> Void) {
        key(name)
        object(fill)
    }

    package mutating func array<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements, write)
    }

    package mutating func strings(_ name: String, _ texts: some Sequence<String>) {
        array(name, texts) { $0.string($1) }
    }
}
