import Foundation
import LocatorIndex
import LocatorSearch
import Treatment

/// Where the time of single requests goes, one after the other on one thread: reading them, finding hits, explaining those, giving
/// memory back. A request's time is the median of its rounds; printed is the mean over the requests.
/// - Parameter path: parameters as in a URL, a search a line (`Load/queries.txt`).
func measureAlone(_ path: String, _ engine: SearchEngine) throws {
    let queries = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(urlParameters)
    var times = queries.map { _ in Steps() }
    for _ in 0..<200 {
        for (place, query) in queries.enumerated() { try times[place].add(query, engine) }
    }
    for (name, step) in zip(["parse", "search", "explain", "free"], [\Steps.parse, \.search, \.explain, \.free]) {
        let mean = times.reduce(0) { $0 + quantile($1[keyPath: step], 0.5) } / Double(times.count)
        print("\(name) \(rounded(mean)) µs", terminator: "   ")
    }
    print(try hash(of: queries, engine))
}

/// Microseconds of each step, one a round.
private struct Steps {
    var parse: [Double] = []
    var search: [Double] = []
    var explain: [Double] = []
    var free: [Double] = []

    mutating func add(_ query: [(name: String, value: String)], _ engine: SearchEngine) throws {
        let clock = ContinuousClock()
        let begin = clock.now
        let asked = try parseRequest(query, in: engine.snapshot)
        let parsed = clock.now
        let answer = try engine.search(asked.request)
        let searched = clock.now
        var held: [Held] = [Held(asked: asked, answer: answer, explanations: try engine.explain(answer, in: .english))]
        let explained = clock.now
        held.removeAll()
        let freed = clock.now
        parse.append(microseconds(begin.duration(to: parsed)))
        search.append(microseconds(parsed.duration(to: searched)))
        explain.append(microseconds(searched.duration(to: explained)))
        free.append(microseconds(explained.duration(to: freed)))
    }
}

/// What a request leaves in memory.
private struct Held {
    let asked: Asked
    let answer: SearchAnswer
    let explanations: [Explanation]
}

private func urlParameters(_ line: Substring) -> [(name: String, value: String)] {
    line.split(separator: "&").map { pair in
        let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (sides[0], sides.count > 1 ? sides[1].replacing("+", with: " ").removingPercentEncoding ?? "" : "")
    }
}

/// The answers and their explanations in one word.
private func hash(of queries: [[(name: String, value: String)]], _ engine: SearchEngine) throws -> String {
    var all = StableHash()
    for query in queries {
        let asked = try parseRequest(query, in: engine.snapshot)
        for variant in try variants(asked.request, engine) {
            let answer = try engine.search(variant)
            all.add(number: hash(answer))
            for explanation in try engine.explain(answer, in: .english) { all.add("\(explanation)") }
        }
    }
    return base32(all.value)
}
