import LocatorIndex
import Treatment

/// The image that an input describes: its first byte chooses one of `Known.images`, every eight bytes more are an edit.
///
///     │ image │ section │ how │ element │   value   │ section │ how │ …
///     │  u8   │   u8    │ u8  │   u16   │ 3 bytes   │   u8    │ …
///
/// `--show=1` says the edits in words. Nil when there is none.
func edited(_ input: [UInt8]) -> [UInt8]? {
    guard let first = input.first, input.count >= 9 else { return nil }
    var image = SealedImage(Known.images[Int(first) % Known.images.count])
    for at in stride(from: 1, through: input.count - 8, by: 8).prefix(32) {
        image.apply(Edit(input[at..<at + 8]))
    }
    image.seal()
    return image.bytes
}

private let isShown = flag("show") != nil

/// One change of one number.
private struct Edit {
    enum Act: UInt8, CaseIterable {
        /// To a small number, a huge one, a little more or less; one bit; to what another element is.
        case small, huge, add, flip, copy
        /// In the section table.
        case offset, length, id, swap
        /// In the header.
        case head
    }

    let section: Int
    let act: Act
    /// Width of the number: 1, 2, 4 or 8 bytes.
    let width: Int
    let element: Int
    let value: Int

    init(_ bytes: ArraySlice<UInt8>) {
        let b = Array(bytes)
        section = Int(b[0])
        act = Act.allCases[Int(b[1] & 0x3F) % Act.allCases.count]
        width = 1 << Int(b[1] >> 6)
        element = Int(b[2]) | Int(b[3]) << 8
        value = Int(b[4]) | Int(b[5]) << 8 | Int(b[6]) << 16
    }
}

/// The bytes of a snapshot, whose checksums are made right again at the end.
private struct SealedImage {
    private(set) var bytes: [UInt8]
    private var sections: Int { min(Int(number(at: 12, 4)), (Header.size - 72) / 32) }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func apply(_ edit: Edit) {
        let entry = 64 + 32 * (edit.section % max(1, sections))
        let (offset, length) = (number(at: entry + 8, 8), number(at: entry + 16, 8))
        switch edit.act {
        case .offset: put(UInt64(64 * edit.value), at: entry + 8, 8)
        case .length: put(length &+ UInt64(bitPattern: Int64(edit.value) - 64), at: entry + 16, 8)
        case .id: put(UInt64(edit.value & 0x7F), at: entry, 4)
        case .swap:
            let other = 64 + 32 * (edit.element % max(1, sections))
            let (here, there) = (Array(bytes[entry + 8..<entry + 24]), Array(bytes[other + 8..<other + 24]))
            bytes.replaceSubrange(entry + 8..<entry + 24, with: there)
            bytes.replaceSubrange(other + 8..<other + 24, with: here)
        case .head: put(UInt64(edit.value), at: 8 + edit.element % 56, 1)
        case .small, .huge, .add, .flip, .copy:
            let count = Int(clamping: length) / edit.width
            guard count > 0, offset <= bytes.count, length <= UInt64(bytes.count) - offset else { return }
            change(edit, at: Int(offset) + edit.element % count * edit.width, from: Int(offset), count)
        }
        guard isShown else { return }
        let name = SectionID(rawValue: UInt32(number(at: entry, 4))).map { "\($0)" } ?? "no section"
        complain("\(edit.act) \(edit.value): \(name) of \(length) bytes, element \(edit.element) \(edit.width) wide")
    }

    private mutating func change(_ edit: Edit, at place: Int, from start: Int, _ count: Int) {
        let old = number(at: place, edit.width)
        let value =
            switch edit.act {
            case .huge: UInt64.max << UInt64(edit.value & 63)
            case .add: old &+ UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: edit.value)))
            case .flip: old ^ 1 << UInt64(edit.value & 63)
            case .copy: number(at: start + edit.value % count * edit.width, edit.width)
            default: UInt64(edit.value)
            }
        put(value, at: place, edit.width)
        if isShown { complain("byte \(place - start) of a section: \(old) becomes \(number(at: place, edit.width))") }
    }

    /// Makes every checksum right, and the length.
    mutating func seal() {
        put(UInt64(bytes.count), at: 16, 8)
        for section in 0..<sections {
            let entry = 64 + 32 * section
            let (offset, length) = (number(at: entry + 8, 8), number(at: entry + 16, 8))
            guard offset <= bytes.count, length <= UInt64(bytes.count) - offset else { continue }
            put(xxh64(bytes.span.extracting(Int(offset)..<Int(offset + length))), at: entry + 24, 8)
        }
        let hash = SHA256.hash(bytes.span.extracting(Header.size..<bytes.count))
        bytes.replaceSubrange(24..<56, with: hash)
        put(xxh64(bytes.span.extracting(0..<Header.size - 8)), at: Header.size - 8, 8)
    }

    private func number(at place: Int, _ width: Int) -> UInt64 {
        (0..<width).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) }
    }

    private mutating func put(_ value: UInt64, at place: Int, _ width: Int) {
        for i in 0..<width { bytes[place + i] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(i))) }
    }
}
