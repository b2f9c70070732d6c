package import LocatorIndex
import Treatment

/// Gives changed bytes of a snapshot the checksums of what they now hold: whole on the outside, wrong inside.
/// - Parameter sections: of the header, which is unchanged.
package func reseal(_ image: inout [UInt8], _ sections: [Header.Section]) {
    for (place, section) in sections.enumerated() {
        let content = Array(image[section.offset..<section.offset + section.length])
        put(xxh64(content.span), at: 64 + 32 * place + 24, in: &image)
    }
    let content = Array(image[Header.size...])
    image.replaceSubrange(24..<56, with: SHA256.hash(content.span))
    let header = Array(image[..<(Header.size - 8)])
    put(xxh64(header.span), at: Header.size - 8, in: &image)
}

private func put(_ value: UInt64, at place: Int, in image: inout [UInt8]) {
    for byte in 0..<8 { image[place + byte] = UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)) }
}
