import Foundation
import LocatorIndex
import LocatorIngest
import Treatment

/// What the last run that ended well had read, and what it came to: so that the next one need not open files that nobody has
/// touched. `docs/decisions/0016-stamps.md` says why that is enough.
struct LastLook: Codable, Hashable {
    /// Moment of the files' stamps, by the clock of the run.
    let taken: Moment
    /// Hash of all that decides beside the files.
    let terms: UInt64
    /// Of every export and table, in the order of a run.
    let files: [FileStamp]
    /// Of the live snapshot, every checksum of which fitted.
    let snapshot: FileStamp
    /// Of that run, as of one that found nothing changed.
    let record: RunRecord

    /// Whether the files are sure to be those that were read: every stamp is the same, and older than the look by more than the
    /// coarsest tick in use, FAT's two seconds. A younger one may have changed twice in one tick.
    func stands(_ now: [FileStamp], terms: UInt64) -> Bool {
        let young = (taken.seconds - 2) * 1_000_000_000
        return terms == self.terms && now == files && now.allSatisfy { max($0.changed, $0.touched) < young }
    }
}

/// The record of a run that need open no file: all are as they were when they were last read, and so is the live snapshot.
/// - Parameter files: their stamps now.
func untouched(_ request: RunRequest, _ files: [FileStamp]?, started: Moment) -> RunRecord? {
    guard !request.isFromScratch, !request.isRehearsal, let files, let live = liveID(request.index),
        let data = FileManager.default.contents(atPath: request.index.lastLook),
        let last = try? JSONDecoder().decode(LastLook.self, from: data), last.stands(files, terms: request.terms),
        last.record.snapshot == live, (try? stamp(of: request.index.snapshot(live))) == last.snapshot
    else { return nil }
    var record = last.record
    (record.number, record.started, record.before) = (nextNumber(in: request.index), started, live)
    return record
}

/// Keeps the stamps for the next run, where this one ended well and nothing was touched while it read.
/// - Parameter files: their stamps before it read them.
func remember(_ files: [FileStamp]?, of record: RunRecord, _ request: RunRequest, started: Moment) {
    guard record.outcome == .published || record.outcome == .unchanged, let files, let id = record.snapshot,
        (try? stamps(request)) == files, let snapshot = try? stamp(of: request.index.snapshot(id))
    else { return }
    var same = record
    same.outcome = .unchanged
    (same.guards, same.acceptance, same.quality, same.lints) = ([], nil, nil, nil)
    let last = LastLook(taken: started, terms: request.terms, files: files, snapshot: snapshot, record: same)
    // Without it the next run reads every file.
    try? writeWhole(reportJSON(last), to: request.index.lastLook)
}

extension RunRequest {
    /// Hash of all that decides the bytes beside the files. The day is part of it: once a day every file is read.
    fileprivate var terms: UInt64 {
        var hash = StableHash()
        hash.add(number: UInt64(rulesVersion))
        hash.add(number: UInt64(Header.version))
        let day = today.map { "\($0)" } ?? ""
        for text in [program, base, data, "\(sources.sources)", "\(dates)", day] { hash.add(text) }
        return hash.value
    }
}
