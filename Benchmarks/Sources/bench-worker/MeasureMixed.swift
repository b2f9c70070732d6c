import LocatorIndex
import LocatorIngest
import LocatorSearch
import Treatment

/// What understanding people costs: a workload without text, facets and relaxations, the same with each of them, and with all.
/// Rounds of the two are asked in turn, so that what else the machine does meets both.
func measureMixed(_ requests: [SearchRequest], _ engine: SearchEngine) throws {
    func changed(_ change: (inout SearchRequest) -> Void) -> [SearchRequest] {
        requests.map { request in
            var other = request
            change(&other)
            return other
        }
    }
    let few: [FacetGroup] = [.level, .payment, .language, .window]
    let workloads: [(what: String, requests: [SearchRequest], relaxes: Bool)] = [
        ("without text, facets, relaxations", changed { $0.text = nil }, false),
        ("relaxations", changed { $0.text = nil }, true),
        ("text", requests, false),
        ("four facets", changed { ($0.text, $0.facets) = (nil, few) }, false),
        ("all ten facets", changed { ($0.text, $0.facets) = (nil, FacetGroup.allCases) }, false),
        ("text, four facets, relaxations", changed { $0.facets = few }, true),
        ("text, all ten facets, relaxations", changed { $0.facets = FacetGroup.allCases }, true),
    ]
    let times = try interleavedTimes(workloads.map { ($0.requests, $0.relaxes) }, engine)
    let base = times[0]
    for (workload, times) in zip(workloads, times) {
        let ratios = zip(times, base).map { $0 / $1 }
        print(
            "  \(workload.what): \(summary(times)); to the first: total "
                + "\(rounded(total(times) / total(base), 2)), median "
                + "\(rounded(quantile(times, 0.5) / quantile(base, 0.5), 2)), a request "
                + "\(rounded(quantile(ratios, 0.5), 2))")
    }
    let least = try [workloads[0], workloads[2]].map { workload in
        try workload.requests.count { try engine.search($0, relaxes: false).total < 3 }
    }
    print(
        "  \(requests.count) requests, \(requests.count { $0.text != nil }) with text; with fewer than three hits "
            + "\(least[0]), with text \(least[1])")
}

/// Asks the requests with text, facets and relaxations again and again.
func profile(_ requests: [SearchRequest], _ engine: SearchEngine) throws {
    for _ in 0..<200 {
        for var request in requests {
            request.facets = FacetGroup.allCases
            _ = try engine.search(request)
        }
    }
}

/// Eight rounds of every workload, one after the other; the first warms caches and is left out.
/// - Returns: by workload and request, microseconds, the median of its rounds.
private func interleavedTimes(
    _ workloads: [(requests: [SearchRequest], relaxes: Bool)], _ engine: SearchEngine
) throws -> [[Double]] {
    let clock = ContinuousClock()
    var rounds = workloads.map { workload in workload.requests.map { _ in [Double]() } }
    for round in 0..<8 {
        for (place, workload) in workloads.enumerated() {
            for (ordinal, request) in workload.requests.enumerated() {
                let start = clock.now
                _ = try engine.search(request, relaxes: workload.relaxes)
                let time = microseconds(start.duration(to: clock.now))
                if round > 0 { rounds[place][ordinal].append(time) }
            }
        }
    }
    return rounds.map { workload in workload.map { quantile($0, 0.5) } }
}

/// Completion of names and of places, each text begun letter by letter: the median of three after the first.
func measureCompletion(_ engine: SearchEngine, _ gazetteer: Gazetteer) {
    var random = SplitMix64(seed: 4)
    let snapshot = engine.snapshot
    var names = ["harbor recovery", "community mental health", "sunrise counseling center", "la", "o'b", "zz"]
    for _ in 0..<40 where snapshot.summary.facilities > 0 {
        names.append((try? snapshot.facility(random.below(snapshot.summary.facilities)).name) ?? "")
    }
    var places = ["saint louis, mo", "st paul", "new york city", "91301", "los angeles county", "washington"]
    for _ in 0..<40 where !gazetteer.zips.isEmpty { places.append(random.pick(gazetteer.zips).city) }
    let clock = ContinuousClock()
    for (what, texts, complete) in [
        ("names", names, { text in _ = snapshot.names(beginning: text, limit: 10) }),
        ("places", places, { text in _ = completePlaces(text, limit: 10, in: snapshot) }),
    ] as [(String, [String], (String) -> Void)] {
        var times: [(time: Double, text: String)] = []
        for text in texts {
            for length in 1...max(1, text.count) {
                let begun = String(text.prefix(length))
                let rounds = (0..<4).map { _ in
                    let start = clock.now
                    complete(begun)
                    return microseconds(start.duration(to: clock.now))
                }
                times.append((quantile(Array(rounds.dropFirst()), 0.5), begun))
            }
        }
        let worst = times.max { $0.time < $1.time }
        print(
            "  \(what) completed, \(times.count) texts: \(summary(times.map(\.time))), "
                + "worst \(rounded(worst?.time ?? 0)) µs (\(worst?.text ?? ""))")
    }
}

private func total(_ times: [Double]) -> Double { times.reduce(0, +) }

private func summary(_ times: [Double]) -> String {
    "median \(rounded(quantile(times, 0.5))) µs, mean \(rounded(total(times) / Double(max(1, times.count)))) µs, "
        + "99 % \(rounded(quantile(times, 0.99))) µs"
}
