import LocatorUpkeep

/// The runs as a table, the last one last; the live snapshot marked.
func historyText(_ runs: [RunRecord], live: String?, _ folder: IndexFolder, _ terminal: Terminal) -> String {
    let id = live?.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
    var text = row("run", "ended", "outcome", "snapshot", "programs", "") + "\n"
    for run in runs {
        let mark = run.snapshot == id && run.outcome.changesLive ? "live" : ""
        let why =
            run.problem.map(firstLine) ?? run.guards.first?.message ?? run.acceptance.map {
                "by \($0.by): \($0.because)"
            } ?? ""
        let line = row(
            "\(run.number)", "\(run.ended)", run.outcome.rawValue, run.snapshot ?? "–", "\(run.programs)",
            mark.isEmpty ? why : why.isEmpty ? mark : "\(mark); \(why)")
        text += cut(line, terminal.width) + "\n"
    }
    return text
}

/// All of one run.
func runText(_ run: RunRecord) -> String {
    var lines = [
        "run \(run.number): \(run.outcome.rawValue)", "  from \(run.started) to \(run.ended)",
        "  snapshot \(run.snapshot ?? "none"), before it \(run.before ?? "none")",
        "  \(run.programs) programs of \(run.facilities) facilities, recipe \(run.recipe)",
    ]
    if let acceptance = run.acceptance {
        lines.append("  decided by \(acceptance.by) at \(acceptance.at): \(acceptance.because)")
    }
    if let problem = run.problem { lines.append("  problem: \(problem.replacing("\n", with: "\n           "))") }
    for tripped in run.guards { lines.append("  guard \(tripped.id): \(tripped.message)") }
    for source in run.sources {
        lines.append(
            "  \(source.name): read \(source.read) = \(source.loaded) loaded + \(source.merged) merged + "
                + "\(source.unchanged) unchanged + \(source.setAside) set aside + \(source.quarantined) quarantined"
                + (source.asOf.map { ", as of \($0)" } ?? ", undated"))
    }
    for input in run.inputs { lines.append("  \(input.hash) \(input.path) (\(input.bytes) bytes)") }
    return lines.joined(separator: "\n") + "\n"
}

func statusText(_ status: UpkeepStatus) -> String {
    var lines: [String] = []
    if let live = status.live {
        lines.append(
            status.isWhole
                ? "live       snapshot \(live), \(status.programs) programs, facts up to \(status.asOf ?? "no date")"
                : "live       snapshot \(live) is damaged or gone: run locator ingest, or locator rollback")
    } else {
        lines.append("live       nothing yet: run locator ingest")
    }
    let last = status.lastSuccess.map { "\($0), \(span(status.lastSuccessAge ?? 0)) ago" } ?? "never"
    lines.append("succeeded  \(last)\(status.every.map { "; due every \(span($0))" } ?? "")")
    if status.isLate { lines.append("late       a run is overdue: look at the timer, and at locator history") }
    if status.troubled > 0 {
        lines.append("trouble    \(status.troubled) \(status.troubled == 1 ? "run" : "runs") held or failed since")
    }
    if let held = status.heldRun {
        lines.append("held       run \(held): locator history \(held), locator accept \(held)")
    }
    if let problem = status.problem { lines.append("problem    \(firstLine(problem))") }
    return lines.joined(separator: "\n") + "\n"
}

/// A sources file may have many mistakes, a line each.
private func firstLine(_ problem: String) -> String {
    let lines = problem.split(separator: "\n")
    return lines.count > 1 ? "\(lines[0]) (and \(lines.count - 1) more)" : problem
}

/// `3 days`, `5 h`, `12 min`, `40 s`.
private func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
}

private func row(
    _ run: String, _ ended: String, _ outcome: String, _ id: String, _ programs: String, _ why: String
)
    -> String
{
    let cells = [(run, 5), (ended, 21), (outcome, 12), (id, 17), (programs, 9)]
    return cells.map { text, width in text + String(repeating: " ", count: max(1, width - text.count)) }.joined() + why
}

private func cut(_ line: String, _ width: Int) -> String {
    let trimmed = line.last == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    return trimmed.count <= width ? trimmed : "\(trimmed.prefix(width - 1))…"
}
