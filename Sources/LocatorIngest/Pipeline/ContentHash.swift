import Treatment

/// The hash of an export: of its bytes, or of the names and bytes of all its files in the order of their names.
package func contentHash(_ file: ExportFile) -> UInt64 {
    if file.parts.isEmpty { return contentHash(file.bytes) }
    var hash = StableHash()
    for part in file.parts {
        hash.add(part.name)
        hash.add(number: contentHash(part.bytes))
    }
    return hash.value
}

/// 64-bit hash of a file's bytes, eight at a time: the same on every machine and in every run; for names, not for
/// security.
package func contentHash(_ bytes: [UInt8]) -> UInt64 {
    let text = bytes.span
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at <= text.count - 8 {
        let eight = word(text, at: at)
        // wyhash's step: the two halves of the 128-bit product.
        let product = (hash ^ eight).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        hash = product.high ^ product.low ^ eight
        at += 8
    }
    var last = StableHash()
    last.add(number: hash)
    while at < text.count {
        last.add(text[at])
        at += 1
    }
    return last.value
}
