package import Treatment

/// A snapshot that no file holds yet. Its name, the hash of all its bytes, is worked out on another processor from the beginning on:
/// nothing but its file needs it.
package final class NewSnapshot: Sendable {
    /// What it holds, to be read as any other's. Its `id` and `header` have no name: ask the new snapshot.
    package let content: Snapshot
    private let hash: Underway<[UInt8]>

    /// - Parameter before: the snapshot that `Catalog.unchanged` names facilities of; whole, which is not checked here.
    /// - Throws: as `encode`.
    package init(_ catalog: consuming Catalog, over before: Snapshot? = nil) throws(IndexError) {
        let content = try Snapshot(bytes: encodeUnnamed(catalog, over: before))
        self.content = content
        hash = Underway { content.contentHash }
    }

    /// 16 hexadecimal digits.
    package var id: String { hexadecimal(hash.result.prefix(8)) }

    /// All bytes.
    package var image: [UInt8] {
        var image = content.all.elements
        name(&image, by: hash.result)
        return image
    }

    /// The header with the name.
    var header: [UInt8] {
        var header = content.file.column(UInt8.self, offset: 0, length: Header.size).elements
        name(&header, by: hash.result)
        return header
    }

    /// Calls `body` with all bytes, the name left out.
    func withBytes<Value>(_ body: (Span<UInt8>) -> Value) -> Value {
        content.all.withSpan(from: 0, length: content.file.count, body)
    }
}

extension Snapshot {
    fileprivate var all: Column<UInt8> { file.column(UInt8.self, offset: 0, length: file.count) }

    /// What the name is made of.
    var contentHash: [UInt8] {
        file.column(UInt8.self, offset: Header.size, length: file.count - Header.size).sha256
    }
}
