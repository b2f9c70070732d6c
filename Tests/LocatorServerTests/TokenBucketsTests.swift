import LocatorServer
import Testing

/// Who gets a token when: the bucket is a value, time is an argument.
@Suite struct TokenBucketsTests {
    /// 10 a second, 3 at once: a token comes back every 100 ms.
    struct Story: CustomTestStringConvertible {
        let testDescription: String
        /// (client, milliseconds, milliseconds to wait; nil passes)
        let asks: [(client: UInt64, at: Int, wait: Int?)]
    }

    @Test(arguments: [
        Story(testDescription: "a burst, then a refusal", asks: [(1, 0, nil), (1, 0, nil), (1, 0, nil), (1, 0, 100)]),
        Story(
            testDescription: "a token comes back",
            asks: [(1, 0, nil), (1, 0, nil), (1, 0, nil), (1, 50, 50), (1, 100, nil)]),
        Story(
            testDescription: "a refusal costs nothing",
            asks: [(1, 0, nil), (1, 0, nil), (1, 0, nil), (1, 1, 99), (1, 2, 98), (1, 100, nil), (1, 100, 100)]),
        Story(
            testDescription: "clients are apart",
            asks: [(1, 0, nil), (1, 0, nil), (1, 0, nil), (2, 0, nil), (1, 0, 100)]),
        Story(
            testDescription: "the steady rate passes for ever",
            asks: (0..<50).map { (1, $0 * 100, nil) }),
        Story(
            testDescription: "no more than the burst is saved up",
            asks: [(1, 0, nil), (1, 60_000, nil), (1, 60_000, nil), (1, 60_000, nil), (1, 60_000, 100)]),
        Story(
            testDescription: "a full table shares one bucket",
            asks: [(1, 0, nil), (2, 0, nil), (3, 0, nil), (4, 0, nil), (5, 0, nil), (6, 0, 100), (1, 0, nil)]),
    ])
    func tokens(_ story: Story) {
        var buckets = TokenBuckets(Limits.Rate(perSecond: 10, burst: 3), capacity: 2)
        for (number, ask) in story.asks.enumerated() {
            let wait = buckets.take(ask.client, at: ask.at * 1_000_000)
            #expect(wait == ask.wait.map { $0 * 1_000_000 }, "ask \(number)")
        }
    }

    @Test func aClientIsForgottenWhenItsBucketIsFull() {
        var buckets = TokenBuckets(Limits.Rate(perSecond: 10, burst: 3), capacity: 100)
        for client in 1...50 { _ = buckets.take(UInt64(client), at: 0) }
        #expect(buckets.count == 50)
        buckets.sweep(at: 99_000_000)
        #expect(buckets.count == 50)
        buckets.sweep(at: 100_000_000)
        #expect(buckets.count == 0)
        #expect(buckets.window == 300_000_000)
    }

    @Test func asManyPassAsTheRateAllows() {
        let seed = UInt64.random(in: .min ... .max)
        var random = Seeded(state: seed)
        var buckets = TokenBuckets(Limits.Rate(perSecond: 20, burst: 60), capacity: 100)
        var now = 0
        var passed = 0
        for _ in 0..<20_000 {
            now += Int(random.next() % 5_000_000)
            if buckets.take(7, at: now) == nil { passed += 1 }
        }
        // The burst, and a token every 50 ms.
        let most = 60 + now / 50_000_000
        #expect((most - 1...most + 1).contains(passed), "seed \(seed): \(passed) of \(most)")
    }

    @Test func saltsChangeAndForget() {
        let rate = RateLimit(Limits.Rate(perSecond: 1, burst: 1), capacity: 10) { 7 }
        let address = IPAddress("192.0.2.1")
        #expect(rate.take(address, at: 0) == nil)
        #expect(rate.take(address, at: 0) == 1)
        #expect(rate.take(IPAddress("192.0.2.2"), at: 0) == nil)
        #expect(rate.clients == 2)
        // The hour changes the key: nothing of before is known.
        #expect(rate.take(address, at: 3600 * 1_000_000_000) == nil)
        #expect(rate.clients == 1)
        rate.sweep(at: 3602 * 1_000_000_000)
        #expect(rate.clients == 0)
    }
}

/// SplitMix64.
private struct Seeded {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
