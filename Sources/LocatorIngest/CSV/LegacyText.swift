/// Text that should be UTF-8: as UTF-8 when it is, else byte for byte as cp1252 (Windows-1252), which is what spreadsheets
/// write when they do not write UTF-8. Never fails.
package func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, isCP1252: Bool) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(cp1252(byte)) }
    return (text, true)
}

/// Windows-1252 differs from Latin-1 in 0x80 … 0x9F only. Table: unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
private func cp1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
}

private let upper: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž", "\u{FFFD}",
    "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{FFFD}", "ž", "Ÿ",
]
