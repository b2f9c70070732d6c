import Foundation
import LocatorIndex
import LocatorSearch
import Treatment

/// Answers the lines of the bench on standard input, one line of JSON each:
///
///     round    {"us":[…]}                      microseconds from a request in memory to its page of ids and scores
///     results  {"results":[[[id,score],…],…]}  in the order of the requests
///     totals   {"totals":[…]}                  hits of the whole list
///     thru S   {"n":…,"secs":…}                requests answered in S seconds, one after the other
///     rss      {"rss_kb":…}
///     quit
func serve(_ engine: SearchEngine, _ requests: [SearchRequest]) throws {
    let clock = ContinuousClock()
    while let line = readLine() {
        let words = line.split(separator: " ")
        switch words.first {
        case "round":
            let times = try requests.map { request in
                let start = clock.now
                _ = try page(engine, request)
                return microseconds(start.duration(to: clock.now))
            }
            reply("{\"us\":[\(times.map { "\($0)" }.joined(separator: ","))]}")
        case "results":
            let pages = try requests.map { request in
                try page(engine, request).map { "[\($0.id),\($0.score)]" }.joined(separator: ",")
            }
            reply("{\"results\":[\(pages.map { "[\($0)]" }.joined(separator: ","))]}")
        case "totals":
            reply(
                "{\"totals\":[\(try requests.map { "\(try engine.search($0, relaxes: false).total)" }.joined(separator: ","))]}"
            )
        case "thru":
            let seconds = words.count > 1 ? Double(words[1]) ?? 1 : 1
            let start = clock.now
            var answered = 0
            var spent = 0.0
            while spent < seconds {
                for request in requests { _ = try page(engine, request) }
                answered += requests.count
                spent = microseconds(start.duration(to: clock.now)) / 1e6
            }
            reply("{\"n\":\(answered),\"secs\":\(spent)}")
        case "rss": reply("{\"rss_kb\":\(residentKilobytes())}")
        case "quit": return
        default: reply("{\"error\":\"expected round, results, totals, thru S, rss or quit\"}")
        }
    }
}

/// The page as the bench wants it: what a caller of the engine holds in the end.
private func page(_ engine: SearchEngine, _ request: SearchRequest) throws -> [(id: UInt64, score: Int)] {
    try engine.search(request, relaxes: false).hits.map { (engine.snapshot.columns.programID[$0.program], $0.score) }
}

private func reply(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// A span of time in microseconds.
func microseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
}

/// Resident memory of this process in KiB, now (`VmRSS`) or at its highest (`VmHWM`); 0 where /proc is not there.
func residentKilobytes(_ field: String = "VmRSS") -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
    return line.flatMap { $0.split(whereSeparator: { !$0.isNumber }).first }.flatMap { Int($0) } ?? 0
}
