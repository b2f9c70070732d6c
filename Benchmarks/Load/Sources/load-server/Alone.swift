import Foundation
import LocatorIndex
import LocatorSearch
import LocatorServer
import Logging

/// What an answer costs on one thread without HTTP: microseconds a request of each step, the median of rounds over all queries.
func measureAlone(index: String, queries: [String], rounds: Int = 41) throws -> String {
    let logger = Logger(label: "alone") { _ in SwiftLogNoOpLogHandler() }
    let engine = try LiveSnapshot(folder: index, logger: logger, now: monotonicNanoseconds).engine
    let written = WrittenListings(engine.snapshot)
    let asked = queries.map(parameters)
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
            bytes += body.count
            for (step, cost) in [parsed - begun, found - parsed, explained - found, ended - explained].enumerated() {
                spent[step] += cost
            }
        }
        // The first warms up.
        guard round > 0 else { continue }
        for step in spent.indices { taken[step].append(spent[step] / .microseconds(1) / Double(queries.count)) }
    }
    let medians = taken.map { $0.sorted()[$0.count / 2] }
    let named = zip(["parse", "search", "explain", "write"], medians).map { "\($0) \(tenths(Int($1 * 10)))" }
    return named.joined(separator: ", ") + ", all \(tenths(Int(medians.reduce(0, +) * 10))) µs of "
        + "\(bytes / (rounds + 1) / queries.count) bytes"
}

/// A query string's parameters.
func parameters(_ query: String) -> [(name: String, value: String)] {
    query.split(separator: "&").map { pair in
        let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (name: sides[0], value: sides[1].replacing("+", with: " ").removingPercentEncoding ?? "")
    }
}
