import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import Treatment

/// Runs `work` and tells how many seconds it took, on the wall and of the processor.
func timed<Value>(_ work: () throws -> Value) rethrows -> (value: Value, seconds: Double, cpuSeconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let cpu = processorSeconds()
    let value = try work()
    return (value, microseconds(start.duration(to: clock.now)) / 1e6, processorSeconds() - cpu)
}

/// Seconds this process has had of the processors; 0 where they cannot be had.
private func processorSeconds() -> Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The value below which a share of the values lies, between its neighbours by their distance.
func quantile(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return 0 }
    let place = Double(sorted.count - 1) * share
    let low = Int(place)
    guard low + 1 < sorted.count else { return last }
    return sorted[low] + (sorted[low + 1] - sorted[low]) * (place - Double(low))
}

func rounded(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }

/// Builds a synthetic snapshot and asks it a fixed workload, seven rounds; a request's time is the median of its rounds.
func measureQueries(programs: Int, into folder: String, data: String) throws {
    let gazetteer = try referenceGazetteer(data)
    let catalog = syntheticCatalog(programs: programs, seed: 1, gazetteer)
    let (image, encoding, _) = try timed { try encode(catalog) }
    let (path, publishing, _) = try timed { try publish(image, into: folder) }
    let (engine, opening, _) = try timed { SearchEngine(try Snapshot(path: path)) }
    let requests = syntheticRequests(200, seed: 2, gazetteer)
    print("\(programs) synthetic programs, \(image.count / 1_048_576) MiB")
    print(
        "  encode \(rounded(encoding, 2)) s, check and publish \(rounded(publishing, 2)) s, open \(rounded(opening * 1e3)) ms"
    )
    try measure("200 requests", requests, engine)
    try measureMixed(withText(requests, seed: 3, gazetteer), engine)
    measureCompletion(engine, gazetteer)
}

/// Asks requests in eight rounds; the first warms caches and is left out.
private func measure(_ what: String, _ requests: [SearchRequest], _ engine: SearchEngine) throws {
    var rounds: [[Double]] = []
    let clock = ContinuousClock()
    for _ in 0..<8 {
        rounds.append(
            try requests.map { request in
                let start = clock.now
                _ = try engine.search(request)
                return microseconds(start.duration(to: clock.now))
            })
    }
    let times = requests.indices.map { request in quantile(rounds.dropFirst().map { $0[request] }, 0.5) }
    print(
        "  \(what), one thread: median \(rounded(quantile(times, 0.5))) µs, 95 % \(rounded(quantile(times, 0.95))) µs, "
            + "99 % \(rounded(quantile(times, 0.99))) µs, mean \(rounded(times.reduce(0, +) / Double(times.count))) µs")
}
