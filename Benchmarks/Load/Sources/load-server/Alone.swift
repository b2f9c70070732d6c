import Foundation
import LocatorIndex
import LocatorSearch
import LocatorServer
import Logging
import NIOCore
import Treatment

/// What an answer costs without HTTP: microseconds a request of each step, the median of rounds over all queries; when more threads
/// than one answer from the same snapshot, the first's.
func measureAlone(index: String, queries: [String], threads: Int) async throws -> String {
    let logger = Logger(label: "alone") { _ in SwiftLogNoOpLogHandler() }
    let engine = try LiveSnapshot(folder: index, logger: logger, now: monotonicNanoseconds).engine
    let written = WrittenListings(engine.snapshot)
    return try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<threads { group.addTask { try measure(queries.map(parameters), engine, written) } }
        let first = try await group.next() ?? ""
        try await group.waitForAll()
        return first
    }
}

private func measure(
    _ asked: [[(name: String, value: String)]], _ engine: SearchEngine, _ written: WrittenListings, rounds: Int = 201
) throws -> String {
    var taken: [[Double]] = [[], [], [], []]
    var bytes = 0
    for round in 0...rounds {
        var spent = [Duration](repeating: .zero, count: taken.count)
        let clock = ContinuousClock()
        for parameters in asked {
            let begun = clock.now
            let request = try parseRequest(parameters, in: engine.snapshot)
            let parsed = clock.now
            let answer = try engine.search(request.request)
            let found = clock.now
            let explanations = try engine.explain(answer, in: request.language)
            let explained = clock.now
            let body = try searchBody(
                answer, explanations, detox: try engine.detoxBeside(request), to: request, from: engine.snapshot,
                written)
            let ended = clock.now
            bytes += body.readableBytes
            for (step, cost) in [parsed - begun, found - parsed, explained - found, ended - explained].enumerated() {
                spent[step] += cost
            }
        }
        // The first warms up.
        guard round > 0 else { continue }
        for step in spent.indices { taken[step].append(spent[step] / .microseconds(1) / Double(asked.count)) }
    }
    let medians = taken.map { $0.sorted()[$0.count / 2] }
    let named = zip(["parse", "search", "explain", "write"], medians).map { "\($0) \(tenths(Int($1 * 10)))" }
    return named.joined(separator: ", ") + ", all \(tenths(Int(medians.reduce(0, +) * 10))) µs of "
        + "\(bytes / (rounds + 1) / asked.count) bytes"
}

/// What a results page costs on one thread when its hits are found and explained, and what these take: milliseconds, the median and
/// the slowest of the queries, each the median of rounds; and kB of HTML.
func measurePages(index: String, queries: [String], rounds: Int = 15) throws -> String {
    let logger = Logger(label: "alone") { _ in SwiftLogNoOpLogHandler() }
    let engine = try LiveSnapshot(folder: index, logger: logger, now: monotonicNanoseconds).engine
    let page = try ResultsPage(engine, today: engine.snapshot.asOf ?? Day(rawValue: 0))
    let clock = ContinuousClock()
    var lines: [(found: Double, rendered: Double, bytes: Int)] = []
    for parameters in queries.map(parameters) {
        var found: [Double] = []
        var rendered: [Double] = []
        var bytes = 0
        for _ in 0..<rounds {
            let begun = clock.now
            let asked = try page.asked(parameters)
            let answer = try engine.search(asked.request)
            let explanations = try engine.explain(answer, in: asked.language)
            let explained = clock.now
            bytes = try page.html(answer, explanations, to: asked, parameters).count
            let ended = clock.now
            found.append((explained - begun) / .milliseconds(1))
            rendered.append((ended - explained) / .milliseconds(1))
        }
        lines.append((found.sorted()[rounds / 2], rendered.sorted()[rounds / 2], bytes))
    }
    func told(_ name: String, _ values: [Double]) -> String {
        let sorted = values.sorted()
        return "\(name) \(hundredths(sorted[sorted.count / 2])), at most \(hundredths(sorted[sorted.count - 1]))"
    }
    return told("found and explained", lines.map(\.found)) + " ms; " + told("rendered", lines.map(\.rendered)) + " ms; "
        + told("size", lines.map { Double($0.bytes) / 1000 }) + " kB"
}

private func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}

/// A query string's parameters.
func parameters(_ query: String) -> [(name: String, value: String)] {
    query.split(separator: "&").map { pair in
        let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (name: sides[0], value: sides[1].replacing("+", with: " ").removingPercentEncoding ?? "")
    }
}
