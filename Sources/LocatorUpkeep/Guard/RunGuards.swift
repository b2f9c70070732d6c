import LocatorIngest
import Treatment

/// Files that end in the middle of a line, of sources that hold fewer records than in the last run that was accepted: half a
/// copy, most likely. A publisher that never ends its last line does not trip it.
func cutShort(
    _ report: IngestReport, _ sourceOf: [String: String], _ sources: [RunRecord.SourceRecord], before: RunRecord?
) -> [TrippedGuard] {
    guard let before else { return [] }
    return report.unended.compactMap { path in
        guard let name = sourceOf[path],
            let now = sources.first(where: { $0.name == name && $0.publisher != Source.team }),
            let then = before.sources.first(where: { $0.name == name && $0.publisher != Source.team }),
            now.read < then.read
        else { return nil }
        return TrippedGuard(
            id: "cut-short", source: now.publisher, about: nil, measured: Double(now.read), allowed: Double(then.read),
            message: "\(name): \(path) ends in the middle of a line and holds \(now.read) records, where the last "
                + "accepted run read \(then.read): is it only half copied?")
    }
}

/// The snapshot that a person went back from would come again: nothing in the inputs has changed.
func rolledBackGuard(_ back: RunRecord) -> TrippedGuard {
    let why = back.acceptance.map { $0.because.isEmpty ? "" : " (\($0.because))" } ?? ""
    return TrippedGuard(
        id: "rolled-back", source: nil, about: nil, measured: 1, allowed: 0,
        message: "run \(back.number) went back from this very snapshot\(why); the inputs still make it. Mend them, or "
            + "correct them by a listing of your own")
}
