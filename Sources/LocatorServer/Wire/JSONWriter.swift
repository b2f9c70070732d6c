package import NIOCore
package import Treatment

/// Writes JSON by hand, in the order it is told to: the same value gives the same bytes. An answer is thirty kilobytes in two
/// thousand pieces, so each piece asks once for its room and is then put there: a name with its quotes, its colon and the comma
/// before it in one go, a text copied whole, and no number becomes a text first. The memory is its own, for that, or lent by the buffer
/// that is sent; nothing of it leaves but a copy.
@safe package struct JSONWriter: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var room: Int
    private var isOwn = true
    private var count = 0
    private var needsComma = false

    /// - Parameter room: bytes that are expected.
    package init(room: Int = 16_384) {
        self.room = max(room, 64)
        unsafe memory = .allocate(capacity: self.room)
    }

    private init(in lent: UnsafeMutableRawBufferPointer) {
        unsafe memory = lent.bindMemory(to: UInt8.self).baseAddress.unsafelyUnwrapped
        room = lent.count
        isOwn = false
    }

    deinit { if isOwn { unsafe memory.deallocate() } }

    /// What `fill` writes, written where it is sent from.
    /// - Parameter room: bytes that are expected, at least 64; more are moved once.
    package static func buffer(room: Int, _ fill: (inout JSONWriter) -> Void) -> ByteBuffer {
        var buffer = ByteBuffer()
        var moved: [UInt8]?
        unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: max(room, 64)) { memory in
            var json = unsafe JSONWriter(in: memory)
            fill(&json)
            guard json.isOwn else { return json.count }
            moved = json.bytes
            return 0
        }
        if let moved { buffer.writeBytes(moved) }
        return buffer
    }

    /// All that was written.
    package var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: memory, count: count)) }

    /// `{ … }`
    @inline(__always)
    package mutating func object(_ fill: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        fill(&self)
        close(UInt8(ascii: "}"))
    }

    /// As above, of a value that is not taken hold of.
    @inline(__always)
    package mutating func object<Value>(
        of value: borrowing Value, _ fill: (inout JSONWriter, borrowing Value) -> Void
    ) {
        open(UInt8(ascii: "{"))
        fill(&self, value)
        close(UInt8(ascii: "}"))
    }

    /// `[ … ]` with one element for each of `elements`.
    @inline(__always)
    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for element in elements { write(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// As above, without taking hold of each element.
    @inline(__always)
    package mutating func array<Element>(
        _ elements: Span<Element>, _ write: (inout JSONWriter, borrowing Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for place in elements.indices { write(&self, elements[place]) }
        close(UInt8(ascii: "]"))
    }

    package mutating func string(_ text: String) {
        makeRoom(text.utf8.count + 3)
        comma()
        put(UInt8(ascii: "\""))
        let start = count
        putText(text)
        if unsafe isOdd(memory + start, count - start) {
            count = start
            putEscaped(text.utf8)
        }
        put(UInt8(ascii: "\""))
        needsComma = true
    }

    /// A word of ours, in which nothing needs a backslash.
    package mutating func word(_ text: String) {
        makeRoom(text.utf8.count + 3)
        comma()
        put(UInt8(ascii: "\""))
        putText(text)
        put(UInt8(ascii: "\""))
        needsComma = true
    }

    package mutating func number(_ value: Int) {
        makeRoom(22)
        comma()
        if value < 0 { put(UInt8(ascii: "-")) }
        putDigits(value.magnitude)
        needsComma = true
    }

    /// A number with one decimal from tenths: `12.3` for 123.
    package mutating func tenths(_ value: Int) {
        makeRoom(24)
        comma()
        if value < 0 { put(UInt8(ascii: "-")) }
        putDigits(value.magnitude / 10)
        put(UInt8(ascii: "."))
        putDigits(value.magnitude % 10)
        needsComma = true
    }

    /// `"2022-05-25"`
    package mutating func day(_ day: Day) {
        let (year, month, day) = day.civil
        makeRoom(24)
        comma()
        put(UInt8(ascii: "\""))
        putDigits(year.magnitude)
        putTwoDigits(month.magnitude)
        putTwoDigits(day.magnitude)
        put(UInt8(ascii: "\""))
        needsComma = true
    }

    package mutating func bool(_ value: Bool) { if value { literal("true") } else { literal("false") } }
    package mutating func null() { literal("null") }

    /// Text that is JSON already: a number.
    package mutating func raw(_ text: String) {
        makeRoom(text.utf8.count + 1)
        comma()
        putText(text)
        needsComma = true
    }

    /// Bytes that are JSON already: a whole value.
    package mutating func raw(_ json: ArraySlice<UInt8>) {
        makeRoom(json.count + 1)
        comma()
        put(json)
        needsComma = true
    }

    /// A string from bytes in which nothing needs a backslash.
    package mutating func plain(_ text: [UInt8]) {
        makeRoom(text.count + 3)
        comma()
        put(UInt8(ascii: "\""))
        put(text[...])
        put(UInt8(ascii: "\""))
        needsComma = true
    }

    /// The name of a field; its value comes next. Nothing in it needs a backslash.
    @inline(__always)
    package mutating func key(_ name: StaticString) {
        makeRoom(name.utf8CodeUnitCount + 4)
        comma()
        put(UInt8(ascii: "\""))
        put(name)
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A name that is not written in our code, but is ours too.
    package mutating func key(named name: String) {
        makeRoom(name.utf8.count + 4)
        comma()
        put(UInt8(ascii: "\""))
        putText(name)
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: - Pieces, each with the comma before it

    @inline(__always)
    private mutating func open(_ bracket: UInt8) {
        makeRoom(2)
        comma()
        put(bracket)
        needsComma = false
    }

    @inline(__always)
    private mutating func close(_ bracket: UInt8) {
        makeRoom(1)
        put(bracket)
        needsComma = true
    }

    @inline(__always)
    private mutating func literal(_ json: StaticString) {
        makeRoom(json.utf8CodeUnitCount + 1)
        comma()
        put(json)
        needsComma = true
    }

    // MARK: - Bytes, for which there is room

    /// Without a branch: what is put next overwrites a comma that is not needed.
    @inline(__always)
    private mutating func comma() {
        unsafe memory[count] = UInt8(ascii: ",")
        count += needsComma ? 1 : 0
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        unsafe memory[count] = byte
        count += 1
    }

    @inline(__always)
    private mutating func put(_ text: StaticString) {
        unsafe (memory + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    private mutating func put(_ bytes: ArraySlice<UInt8>) {
        let end = unsafe memory + count
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe end.update(from: start, count: bytes.count)
        }
        count += bytes.count
    }

    private mutating func putText(_ text: String) {
        let end = unsafe memory + count
        let copied: Int? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            unsafe end.update(from: start, count: bytes.count)
            return bytes.count
        }
        if let copied { count += copied } else { for byte in text.utf8 { put(byte) } }
    }

    private mutating func putDigits(_ value: UInt) {
        if value > 9 { putDigits(value / 10) }
        put(UInt8(ascii: "0") + UInt8(value % 10))
    }

    /// `-05`
    private mutating func putTwoDigits(_ value: UInt) {
        put(UInt8(ascii: "-"))
        put(UInt8(ascii: "0") + UInt8(value / 10))
        put(UInt8(ascii: "0") + UInt8(value % 10))
    }

    /// Nearly no text comes here.
    private mutating func putEscaped(_ text: String.UTF8View) {
        // The longest escape, and the quote after it.
        makeRoom(6 * text.count + 1)
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                put(UInt8(ascii: "\\"))
                put(byte)
            case 0x0A: put("\\n")
            case 0x0D: put("\\r")
            case 0x09: put("\\t")
            case 0..<0x20, 0x7F:
                put("\\u00")
                put(hexDigit(byte >> 4))
                put(hexDigit(byte & 15))
            default: put(byte)
            }
        }
    }

    @inline(__always)
    private mutating func makeRoom(_ more: Int) {
        if count + more > room { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        room = max(2 * room, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        unsafe larger.update(from: memory, count: count)
        if isOwn { unsafe memory.deallocate() }
        unsafe memory = larger
        isOwn = true
    }
}

/// Something in it has to be escaped.
private func isOdd(_ text: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    // Numbers, not conditions: then many bytes are looked at at once.
    var odd: UInt8 = 0
    for place in 0..<count {
        let byte = unsafe text[place]
        odd |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) | (byte == 0x7F ? 1 : 0)
    }
    return odd != 0
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
