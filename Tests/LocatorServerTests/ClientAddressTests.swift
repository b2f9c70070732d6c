import LocatorServer
import Testing

/// Addresses as they are written, and whose request it is behind a proxy.
@Suite struct ClientAddressTests {
    @Test(arguments: [
        ("192.0.2.1", UInt64(0), UInt64(0xFFFF_C000_0201)),
        ("::ffff:192.0.2.1", 0, 0xFFFF_C000_0201),
        ("192.0.2.1:5432", 0, 0xFFFF_C000_0201),
        ("::1", 0, 1),
        ("::", 0, 0),
        ("[::1]", 0, 1),
        ("[2001:db8::5]:443", 0x2001_0DB8_0000_0000, 5),
        ("2001:db8:1:2:3:4:5:6", 0x2001_0DB8_0001_0002, 0x0003_0004_0005_0006),
        ("2001:DB8:1:2::", 0x2001_0DB8_0001_0002, 0),
        ("1::8", 0x0001_0000_0000_0000, 8),
        ("fe80::1%eth0", 0xFE80_0000_0000_0000, 1),
        ("64:ff9b::192.0.2.33", 0x0064_FF9B_0000_0000, 0xC000_0221),
    ])
    func isRead(_ text: String, _ high: UInt64, _ low: UInt64) throws {
        let address = try #require(IPAddress(text))
        #expect(address.high == high)
        #expect(address.low == low)
    }

    @Test(arguments: [
        "", "unknown", "_hidden", "1.2.3", "1.2.3.4.5", "256.1.1.1", "+1.2.3.4", "1.2.3.a", ":", ":::", "1:2",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1::2::3", "::12345", "1:2:3:4:5:6:7::8", ":1::2", "g::1", "[", "[]", "-1::",
        "1.2.3.4::1", "::+1",
    ])
    func isNone(_ text: String) { #expect(IPAddress(text) == nil) }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.0/8", "::ffff:10.1.1.1", true),
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false), ("0.0.0.0/0", "8.8.8.8", true),
        ("0.0.0.0/0", "2001:db8::1", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
        ("2001:db8::/32", "2001:db9::1", false), ("2001:db8::/64", "2001:db8::ffff:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false), ("::1", "::1", true), ("::/0", "10.0.0.1", true),
    ])
    func contains(_ network: String, _ address: String, _ isIn: Bool) throws {
        let network = try #require(IPNetwork(network))
        #expect(network.contains(try #require(IPAddress(address))) == isIn)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "ten/8", "::/129", "/8"])
    func isNoNetwork(_ text: String) { #expect(IPNetwork(text) == nil) }

    /// A home with a /64 is one client; so is an IPv4 address by either way.
    @Test func whatOneClientHas() {
        #expect(IPAddress("2001:db8:1:2::1")?.clientPart == IPAddress("2001:db8:1:2:ffff::9")?.clientPart)
        #expect(IPAddress("2001:db8:1:2::1")?.clientPart != IPAddress("2001:db8:1:3::1")?.clientPart)
        #expect(IPAddress("192.0.2.1")?.clientPart != IPAddress("192.0.2.2")?.clientPart)
    }

    @Test(arguments: [
        // peer, X-Forwarded-For, client
        ("203.0.113.9", ["198.51.100.7"], "203.0.113.9"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["1.2.3.4, 198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["1.2.3.4,198.51.100.7 , 10.0.0.2"], "198.51.100.7"),
        ("10.0.0.1", ["1.2.3.4", "198.51.100.7"], "198.51.100.7"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", ["198.51.100.7, unknown"], "10.0.0.1"),
        ("10.0.0.1", ["2001:db8::7"], "2001:db8::7"),
    ])
    func client(_ peer: String, _ forwarded: [String], _ client: String) throws {
        let trusted = [try #require(IPNetwork("10.0.0.0/8"))]
        #expect(clientAddress(peer: IPAddress(peer), forwardedFor: forwarded, trusted: trusted) == IPAddress(client))
    }
}
