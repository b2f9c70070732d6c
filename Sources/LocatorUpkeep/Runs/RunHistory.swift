import Foundation
package import LocatorIndex

/// All runs of an index folder, by number.
package struct RunHistory: Sendable {
    /// Ascending.
    package private(set) var runs: [RunRecord] = []
    /// Files among the records that are none: passed over, and told.
    package private(set) var unreadable: [String] = []

    /// Reads `runs/`; a folder without it has no history.
    package init(_ folder: IndexFolder) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.runs)) ?? []
        for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
            let path = "\(folder.runs)/\(name)"
            guard let data = FileManager.default.contents(atPath: path),
                let record = try? JSONDecoder().decode(RunRecord.self, from: data), folder.run(record.number) == path
            else {
                unreadable.append(path)
                continue
            }
            runs.append(record)
        }
        runs.sort { $0.number < $1.number }
    }

    /// The number of the next run: one more than any file there is named, readable or not.
    package func nextNumber() -> Int {
        let numbers = unreadable.compactMap { Int($0.split(separator: "/").last?.prefix { $0.isNumber } ?? "") }
        return max(runs.last?.number ?? 0, numbers.max() ?? 0) + 1
    }

    package subscript(number: Int) -> RunRecord? { runs.first { $0.number == number } }

    /// The run that last changed what is live, whoever decided it.
    package var lastChange: RunRecord? { runs.last { $0.outcome.changesLive } }

    /// The run of ingest that made a snapshot.
    package func maker(of snapshot: String) -> RunRecord? {
        runs.last { $0.snapshot == snapshot && ($0.outcome == .published || $0.outcome == .held) }
    }

    /// The last run that left the live snapshot as its inputs want it.
    package var lastSuccess: RunRecord? {
        runs.last { $0.outcome.isSuccess }
    }

    /// Snapshots in the order in which they became live, the last one live now; each once, at its last time.
    package var liveOrder: [String] {
        var order: [String] = []
        for run in runs where run.outcome.changesLive {
            guard let snapshot = run.snapshot else { continue }
            order.removeAll { $0 == snapshot }
            order.append(snapshot)
        }
        return order
    }
}

extension RunRecord.Outcome {
    /// The live snapshot is another one after it.
    package var changesLive: Bool { self == .published || self == .accepted || self == .rolledBack }
}

extension RunRecord.Outcome {
    /// The live snapshot is what the inputs want.
    package var isSuccess: Bool { self == .published || self == .unchanged || self == .accepted }
}

/// The number of the next run by the names of the records alone.
func nextNumber(in folder: IndexFolder) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.runs)) ?? []
    return (names.filter { $0.hasSuffix(".json") }.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0) + 1
}

/// Writes the record of a run, `last-run.json` for whoever watches the folder, and `last-success` for servers.
/// - Parameter every: seconds between runs; nil: as the last success says.
package func keep(_ record: RunRecord, in folder: IndexFolder, every: Int?) throws(IndexError) {
    let bytes = reportJSON(record)
    try writeWhole(bytes, to: folder.run(record.number))
    try writeWhole(bytes, to: "\(folder.path)/last-run.json")
    guard record.outcome.isSuccess else { return }
    let success = LastSuccess(
        seconds: record.ended.seconds, every: every ?? LastSuccess(in: folder.path)?.every)
    try writeWhole(Array(success.text.utf8), to: "\(folder.path)/last-success")
}
