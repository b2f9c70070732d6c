import Foundation

/// JSON as people and programs read it: keys sorted, two spaces, a line end.
package func reportJSON(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // What is written is plain values; a number that JSON lacks is the one thing that could fail.
    guard let data = try? encoder.encode(value) else { return Array("null\n".utf8) }
    return Array(data) + [0x0A]
}
