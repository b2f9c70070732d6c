import Hummingbird
import Synchronization
import Treatment

/// Names the requests of one process: a counter and a seed, mixed. Never made from the request or from who sends it.
final class RequestIDs: Sendable {
    private let seed: UInt64
    private let count = Atomic<UInt64>(0)

    init(seed: UInt64) { self.seed = seed }

    /// The next request's names.
    func next(for request: Request) -> RequestID {
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        let own = base32(mixed(seed &+ number &* 0x9E37_79B9_7F4A_7C15))
        let asked = request.headers[.requestID].flatMap { isPlain($0) ? $0 : nil }
        return RequestID(own: own, shown: asked ?? own)
    }
}

/// The names of one request.
struct RequestID {
    /// Made here: the only one that may be logged.
    let own: String
    /// What the answer says: the client's own, where it sent one that is plain.
    let shown: String
}

private func isPlain(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
}

/// The finalizer of splitmix64: another number for each number, with no order to be seen.
private func mixed(_ number: UInt64) -> UInt64 {
    var value = number
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
}
