import LocatorServer
import Testing

/// The guard over real sockets.
@Suite(.serialized) struct GuardTests {
    /// Impatient in one way only: on a busy machine the test's own requests are slow in the others too.
    private static func impatient(_ limits: inout Limits, about cut: Pace.Cut) {
        limits.idleSeconds = cut == .idle ? 1 : 60
        limits.bodySeconds = cut == .body ? 1 : 60
        limits.readerSeconds = cut == .reader ? 1 : 60
        limits.answerSeconds = cut == .answer ? 2 : 60
    }

    struct Slow: CustomTestStringConvertible {
        let testDescription: String
        let pieces: [(pause: Duration, text: String)]
        var readsAfter = 0.0
        let cut: Pace.Cut
    }

    private static func drip(_ text: String, after head: String = "") -> [(pause: Duration, text: String)] {
        [(.zero, head)] + text.map { (.milliseconds(200), String($0)) }
    }

    @Test(arguments: [
        Slow(testDescription: "says nothing", pieces: [], cut: .idle),
        Slow(
            testDescription: "drips a head", pieces: drip("GET /v1/vocabulary HTTP/1.1 and much more"), cut: .idle),
        Slow(
            testDescription: "drips a body",
            pieces: drip(
                #"{"near": "90012", "level": "iop", "payment": "medicaid"}"#,
                after: "POST /v1/search HTTP/1.1\r\nHost: test\r\nContent-Length: 56\r\n\r\n"), cut: .body),
        Slow(
            testDescription: "promises a body that is not read",
            pieces: [(.zero, "POST /nowhere HTTP/1.1\r\nHost: test\r\nContent-Length: 56\r\n\r\n")], cut: .body),
        Slow(
            testDescription: "takes nothing", pieces: [(.zero, "GET /v1/export HTTP/1.1\r\nHost: test\r\n\r\n")],
            readsAfter: 5, cut: .reader),
        Slow(
            testDescription: "takes a stream without end",
            pieces: [(.zero, "GET /v1/export HTTP/1.1\r\nHost: test\r\n\r\n")], cut: .answer),
    ])
    func theSlowAreCut(_ slow: Slow) async throws {
        try await withServer {
            GuardTests.impatient(&$0.limits, about: slow.cut)
        } _: { port in
            let ended = try await RawClient.exchange(port, slow.pieces, readsAfter: slow.readsAfter)
            #expect(ended.isClosed)
            let metrics = try await RawClient.get(port, "/metrics")
            for cut in Pace.Cut.allCases {
                let none = metrics.contains("locator_cut_connections_total{slow=\"\(cut.rawValue)\"} 0\n")
                #expect(none == (cut != slow.cut), "\(cut)")
            }
            #expect(try await status(port, "/healthz") == 200)
        }
    }

    @Test func overloadShedsAndHealthAnswers() async throws {
        try await withServer {
            $0.limits.requestsInWork = 10
        } _: { port in
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<60 { group.addTask { try await RawClient.get(port, "/v1/names?prefix=a") } }
                try await Task.sleep(for: .milliseconds(300))
                for path in ["/healthz", "/readyz", "/metrics"] {
                    let begun = ContinuousClock.now
                    #expect(try await status(port, path) == 200)
                    #expect(ContinuousClock.now - begun < .seconds(10))
                }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            let served = answers.filter { $0.hasPrefix("HTTP/1.1 200") }.count
            let shed = answers.filter { $0.hasPrefix("HTTP/1.1 503") }
            #expect(served + shed.count == 60)
            #expect((1...10).contains(served), "\(served)")
            for answer in shed {
                #expect(answer.lowercased().contains("retry-after: 1\r\n"))
                #expect(answer.contains("application/problem+json"))
                #expect(answer.lowercased().contains("x-request-id: "))
            }
            let metrics = try await RawClient.get(port, "/metrics")
            #expect(metrics.contains("locator_shed_total \(shed.count)\n"))
            // The one that asks.
            #expect(metrics.contains("locator_requests_in_work 1\n"))
            #expect(try await status(port, "/v1/vocabulary") == 200)
        }
    }

    @Test func aClientThatAsksTooOftenWaits() async throws {
        let trusted = try #require(IPNetwork("127.0.0.1"))
        try await withServer {
            $0.limits.rate = Limits.Rate(perSecond: 1, burst: 3)
            $0.trustedProxies = [trusted]
        } _: { port in
            let one = "X-Forwarded-For: 198.51.100.1\r\n"
            var statuses: [String] = []
            for _ in 0..<5 {
                let answer = try await RawClient.get(port, "/v1/vocabulary", one)
                statuses.append(String(answer.dropFirst(9).prefix(3)))
                guard answer.hasPrefix("HTTP/1.1 429") else { continue }
                #expect(answer.lowercased().contains("retry-after: 1\r\n"))
                #expect(answer.contains("application/problem+json"))
                #expect(!answer.contains("198.51"))
            }
            #expect(statuses.prefix(3) == ["200", "200", "200"])
            #expect(statuses.contains("429"))
            // Another one is not held back, and probes never are.
            let other = try await RawClient.get(port, "/v1/vocabulary", "X-Forwarded-For: 198.51.100.2\r\n")
            #expect(other.hasPrefix("HTTP/1.1 200"))
            for _ in 0..<10 { #expect(try await status(port, "/healthz", one) == 200) }
            let metrics = try await RawClient.get(port, "/metrics", one)
            #expect(metrics.contains("locator_rate_limited_total \(statuses.filter { $0 == "429" }.count)\n"))
        }
    }

    /// What a head may be is bounded before it is read whole.
    @Test func aHeadHasBounds() async throws {
        try await withServer { _ in
        } _: { port in
            let long = "X-Long: \(String(repeating: "x", count: 40_000))\r\n"
            let many = (0..<200).map { "X-\($0): y\r\n" }.joined()
            let statuses = [
                try await status(port, "/v1/vocabulary", long), try await status(port, "/v1/vocabulary", many),
                try await status(port, "/v1/vocabulary"),
            ]
            #expect(statuses[0] != 200)
            #expect(statuses[1] != 200)
            #expect(statuses[2] == 200)
        }
    }
}

/// The status of one request; nil without an answer.
private func status(_ port: Int, _ path: String, _ fields: String = "") async throws -> Int? {
    Int(try await RawClient.get(port, path, fields).dropFirst(9).prefix(3))
}
