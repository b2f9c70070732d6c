/// An address as 128 bits; IPv4 as `::ffff:a.b.c.d`, so that a client is the same by either way.
package struct IPAddress: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    private static let mapped: UInt64 = 0xFFFF << 32

    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// What belongs to one client: an IPv4 address, or the /64 that an IPv6 customer has at least.
    package var clientPart: UInt64 { isIPv4 ? low : high }

    /// Reads `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1`, each also as `[…]`, with a zone (`%eth0`), or IPv4 with a port. Nil for
    /// what is none.
    package init?(_ text: some StringProtocol) {
        var text = Substring(text)
        if text.first == "[", let end = text.firstIndex(of: "]") {
            text = text[text.index(after: text.startIndex)..<end]
        }
        text = text.prefix { $0 != "%" }
        // At most one colon is IPv4, and what stands behind it the port.
        if text.utf8.count(where: { $0 == UInt8(ascii: ":") }) <= 1 {
            guard let address = ipv4(text.prefix { $0 != ":" }) else { return nil }
            high = 0
            low = IPAddress.mapped | address
            return
        }
        guard let groups = ipv6(text) else { return nil }
        high = groups[..<4].reduce(0) { $0 << 16 | $1 }
        low = groups[4...].reduce(0) { $0 << 16 | $1 }
    }
}

/// Addresses that begin with the same bits.
package struct IPNetwork: Sendable, Equatable {
    private let first: IPAddress
    private let bits: Int

    /// Reads `10.0.0.0/8` or one address. Nil for what is none.
    package init?(_ text: String) {
        let sides = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(sides[0]) else { return nil }
        let most = address.isIPv4 ? 32 : 128
        guard let bits = sides.count > 1 ? Int(sides[1]) : most, (0...most).contains(bits) else { return nil }
        first = address
        self.bits = bits + 128 - most
    }

    package func contains(_ address: IPAddress) -> Bool {
        let high: UInt64 = bits >= 64 ? .max : ~(.max >> UInt64(bits))
        let low: UInt64 = bits <= 64 ? 0 : bits >= 128 ? .max : ~(.max >> UInt64(bits - 64))
        return (address.high ^ first.high) & high == 0 && (address.low ^ first.low) & low == 0
    }
}

private func ipv4(_ text: Substring) -> UInt64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt64 = 0
    for part in parts {
        guard part.utf8.count <= 3, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let byte = UInt8(part) else {
            return nil
        }
        address = address << 8 | UInt64(byte)
    }
    return address
}

private func ipv6(_ text: Substring) -> [UInt64]? {
    guard text.utf8.count <= 45 else { return nil }
    // What stands before and behind "::", which stands for as many zeros as are missing.
    var sides: [[UInt64]] = [[]]
    var rest = text
    if rest.hasPrefix("::") { rest = rest.dropFirst() } else if rest.hasPrefix(":") { return nil }
    for part in rest.split(separator: ":", omittingEmptySubsequences: false) {
        if part.isEmpty {
            // "a::" ends with two empty parts.
            if sides.count == 2, sides[1].isEmpty, part.endIndex == text.endIndex { continue }
            guard sides.count == 1 else { return nil }
            sides.append([])
        } else if part.contains("."), part.endIndex == text.endIndex, let address = ipv4(part) {
            sides[sides.count - 1] += [address >> 16, address & 0xFFFF]
        } else {
            guard part.utf8.count <= 4, let group = UInt64(part, radix: 16), part.first != "+" else { return nil }
            sides[sides.count - 1].append(group)
        }
    }
    let count = sides.reduce(0) { $0 + $1.count }
    guard sides.count == 2 ? count < 8 : count == 8 else { return nil }
    return sides[0] + [UInt64](repeating: 0, count: 8 - count) + (sides.count == 2 ? sides[1] : [])
}
