/// The first tag of an XML file, found without a parser: enough to recognise a format by its content.
///
/// - Returns: its local name and the whole tag, or nil when the first 64 KiB hold no tag. UTF-16 is read as ASCII.
func rootOpening(_ bytes: [UInt8]) -> (name: String, text: String)? {
    // Zero bytes and byte-order marks are dropped, so that UTF-16 looks like ASCII.
    let head = bytes.prefix(64 << 10).filter { $0 != 0 && $0 < 0xFE || $0 >= 0x80 && $0 < 0xFE }
    var at = 0
    while let opening = head[at...].firstIndex(of: UInt8(ascii: "<")) {
        let rest = head[(opening + 1)...]
        guard let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: "?"):
            guard let end = find("?>", in: head, from: opening) else { return nil }
            at = end + 2
        case UInt8(ascii: "!") where rest.starts(with: "!--".utf8):
            guard let end = find("-->", in: head, from: opening) else { return nil }
            at = end + 3
        case UInt8(ascii: "!"):
            // A DOCTYPE: not read, but the root behind it tells which reader is to refuse it.
            at = opening + 2
        default:
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let text = String(decoding: head[(opening + 1)..<end], as: UTF8.self)
            let name = text.prefix { !$0.isWhitespace && $0 != "/" }
            return (String(name.split(separator: ":").last ?? ""), text)
        }
    }
    return nil
}

private func find(_ mark: String, in bytes: [UInt8], from: Int) -> Int? {
    let mark = Array(mark.utf8)
    var at = from
    while at + mark.count <= bytes.count {
        if bytes[at..<(at + mark.count)].elementsEqual(mark) { return at }
        at += 1
    }
    return nil
}
