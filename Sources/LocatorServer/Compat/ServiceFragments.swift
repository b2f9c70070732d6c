import Treatment

/// The names of a code book as JSON that is ready to be copied: a page of 2,000 facilities repeats each of them a thousand
/// times.
struct ServiceFragments {
    /// By category, in the book's order: what stands before its names, and its codes with their names.
    private let categories: [(head: [UInt8], codes: [(ordinal: Int, name: [UInt8])])]

    init(_ book: CodeBook) {
        categories = book.categories.enumerated().map { place, category in
            let head = "{\"f1\":\(quoted(category.name)),\"f2\":\(quoted(category.code)),\"f3\":\""
            let codes = book.codes.indices.filter { book.codes[$0].category == place }
            return (
                Array(head.utf8), codes.map { ($0, Array(quoted(book.codes[$0].name).utf8.dropFirst().dropLast())) }
            )
        }
    }

    /// `[{"f1": category, "f2": its code, "f3": "name; name"}, …]`.
    func array(of codes: CodeSet) -> [UInt8] {
        var bytes = [UInt8(ascii: "[")]
        bytes.reserveCapacity(4096)
        for category in categories {
            var isOpen = false
            for (ordinal, name) in category.codes where codes.contains(ordinal) {
                if isOpen {
                    bytes.append(UInt8(ascii: ";"))
                    bytes.append(UInt8(ascii: " "))
                } else {
                    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
                    bytes += category.head
                    isOpen = true
                }
                bytes += name
            }
            if isOpen {
                bytes.append(UInt8(ascii: "\""))
                bytes.append(UInt8(ascii: "}"))
            }
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }
}

/// A text as a JSON string.
private func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
}
