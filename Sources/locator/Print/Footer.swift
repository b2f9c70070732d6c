import LocatorIndex
import LocatorSearch
import Treatment

/// What was found, how, and what to do next: under the table, or instead of it when nothing was found.
func footer(
    _ answer: SearchAnswer, _ request: SearchRequest, _ snapshot: Snapshot, _ terminal: Terminal, today: Day
) -> String {
    var lines: [String] = answer.hits.isEmpty ? [] : [""]
    lines.append(summary(answer, request))
    if !answer.radius.isExplicit, answer.radius.tried.count > 1 {
        let rings = answer.radius.tried.map { ring in
            "\(ring.miles.map { "\($0) mi" } ?? "anywhere"): \(ring.facilities)"
        }
        lines.append("Facilities within \(rings.joined(separator: ", ")).")
    }
    if answer.online.count > 0 {
        lines.append("Beyond the radius, \(answer.online.count) more can be attended online.")
    }
    if answer.unlocated.count > 0 {
        lines.append("\(answer.unlocated.count) more publish no address; \"--json\" has the first ten.")
    }
    if answer.neverAsked.count > 0, let level = request.level {
        let names = level.levels.map(\.english).joined(separator: " or ")
        lines.append(
            "\(answer.neverAsked.count) mental-health sites here were never asked whether they run \(names). The nearest to call:"
        )
        for ordinal in answer.neverAsked.ordinals.prefix(3) { lines.append("  \(callLine(ordinal, snapshot))") }
    }
    let weights = answer.active.map { "\($0.name) \(answer.weights[$0])" }.joined(separator: ", ")
    let date = snapshot.asOf.map { " as of \($0) (\(age($0, on: today)))" } ?? " undated"
    lines.append("Weights: \(weights). Snapshot \(snapshot.id)\(date).")
    lines.append(
        "Call to confirm. Not medical advice. Crisis: call or text 988; danger now: 911; SAMHSA helpline 1-800-662-4357."
    )
    let text = lines.flatMap { $0.isEmpty ? [""] : wrapped($0, width: terminal.width) }
    // A cursor is for pasting: it is never broken.
    let more = answer.next.map { ["More: --cursor \($0.text)"] } ?? []
    return (text + more).map { terminal.faint($0) }.joined(separator: "\n") + "\n"
}

/// `Oak Clinic, Los Angeles: 213-555-0100`.
private func callLine(_ facility: Int, _ snapshot: Snapshot) -> String {
    do throws(IndexError) {
        let facility = try snapshot.facility(facility)
        let phone = facility.phones.first?.text ?? "no telephone listed"
        return "\(facility.name), \(place(facility)): \(phone)"
    } catch {
        return "\(error)"
    }
}

private func summary(_ answer: SearchAnswer, _ request: SearchRequest) -> String {
    let things = request.collapsing == .facility ? ("facility", "facilities") : ("program", "programs")
    var text = answer.total == 0 ? "No \(things.0) found" : "\(answer.total) \(answer.total == 1 ? things.0 : things.1)"
    if let origin = request.origin {
        if let metres = answer.radius.metres {
            let online = answer.hits.contains { $0.isAttendedOnline && ($0.metres ?? metres) > metres }
            text +=
                " within \(tenths(metres.tenthsOfMiles)) miles of \(origin.label)\(online ? ", or attended online" : "")"
        } else {
            text += " at any distance from \(origin.label)"
        }
    } else if let area = request.area {
        text += " in \(area.label)"
    }
    if answer.hits.count < answer.total, let first = answer.hits.first, let last = answer.hits.last {
        text += ", \(first.rank) to \(last.rank) shown"
    }
    text += "."
    if let asked = request.placeAsked, let label = request.placeLabel { text += " “\(asked)” is read as \(label)." }
    if !request.placeAlso.isEmpty { text += " Not \(request.placeAlso.joined(separator: ", "))." }
    return text
}
