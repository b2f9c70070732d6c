import LocatorIndex
import LocatorSearch
import Treatment

/// All that is known of a program, for reading.
func programText(
    _ program: Program, _ facility: Facility, _ snapshot: Snapshot, _ terminal: Terminal, today: Day
) -> String {
    var lines: [String] = [terminal.bold(program.name.isEmpty ? facility.name : "\(program.name) — \(facility.name)")]
    if !facility.name2.isEmpty { lines.append(facility.name2) }
    lines.append("\(program.level.english), stated as “\(program.levelStated)”; focus \(program.focus.name)")
    lines.append(address(facility))
    for phone in facility.phones { lines.append("\(phone.kind.name): \(phone.text)") }
    if !facility.website.isEmpty { lines.append(facility.website) }
    if !program.servesOnly.isEmpty {
        lines.append(
            "Serves only: " + program.servesOnly.map { snapshot.vocabulary[$0].english }.joined(separator: ", "))
    }
    if let ages = program.ages {
        lines.append("Ages \(ages.lowerBound) \(ages.upperBound < 120 ? "to \(ages.upperBound)" : "and over")")
    }
    if let hours = program.statedTenthHours { lines.append("\(hours / 10).\(hours % 10) hours a week, as stated") }
    if let weeks = program.lengthWeeks {
        lines.append(
            "\(weeks.lowerBound) \(weeks.upperBound < .max ? "to \(weeks.upperBound) weeks" : "weeks and more")")
    }
    if let capacity = program.capacity { lines.append("Capacity: \(capacity.state.name)\(when(capacity.asOf, today))") }
    lines += trackLines(program, snapshot, today)
    if let hours = program.hours, !hours.week.intervals.isEmpty {
        lines.append("Open \(weekText(hours.week, in: .english))\(when(hours.asOf, today)); these are no session times")
    }
    for group in TermGroup.allCases { lines += factLines(group, program, facility, snapshot, terminal, today) }
    for note in program.notes { lines.append("Note: \(note)") }
    lines.append("")
    lines.append(terminal.bold("Records"))
    for record in facility.records {
        let source = snapshot.sources.indices.contains(record.source) ? snapshot.sources[record.source] : nil
        lines.append("  \(source?.publisher ?? "?"), record \(base32(record.key))\(when(record.asOf, today))")
    }
    lines.append("Program \(base32(program.id)) in snapshot \(snapshot.id). Call to confirm. Not medical advice.")
    return lines.joined(separator: "\n") + "\n"
}

private func address(_ facility: Facility) -> String {
    if facility.isConfidential {
        return
            "Address not published; \(facility.county.isEmpty ? "" : "\(facility.county) County, ")\(facility.state?.description ?? "")"
    }
    let street = [facility.street, facility.unit].filter { !$0.isEmpty }.joined(separator: ", ")
    let precision = facility.precision == .site ? "" : " (point: \(facility.precision.name))"
    return "\(street), \(place(facility)) \(facility.zip?.description ?? "")\(precision)"
}

private func trackLines(_ program: Program, _ snapshot: Snapshot, _ today: Day) -> [String] {
    guard let tracks = program.tracks else { return ["Session times are not known: call and ask."] }
    return tracks.tracks.map { track in
        var text =
            "Track \(track.name.isEmpty ? "" : "“\(track.name)” ")\(WeeklySchedule(track.sessions.map(\.interval)))"
        if let required = track.required { text += ", \(required) of \(track.sessions.count)" }
        if track.sessions.allSatisfy(\.isOnline) { text += ", online" }
        if let language = track.language { text += ", in \(snapshot.vocabulary[language].english)" }
        return text + when(tracks.asOf, today)
    }
}

private func factLines(
    _ group: TermGroup, _ program: Program, _ facility: Facility, _ snapshot: Snapshot, _ terminal: Terminal,
    _ today: Day
) -> [String] {
    let entries = program.facts.entries.filter { snapshot.vocabulary[$0.term].group == group }
    guard !entries.isEmpty else { return [] }
    var lines = ["", terminal.bold(group.name)]
    for entry in entries {
        let fact = entry.fact
        let mark =
            switch fact.state {
            case .yes: terminal.green("yes")
            case .no: terminal.red("no ")
            case .unknown: terminal.yellow("?  ")
            }
        let grade = fact.grade == .plain ? "" : ", \(fact.grade.name)"
        let basis = fact.basis == .stated ? "" : ", \(fact.basis.name)"
        let publisher = facility.publisher(ofRecord: fact.record, snapshot.sources) ?? "?"
        let corrected = publisher == Source.team ? ", corrected or confirmed by the team" : ""
        lines.append(
            "  \(mark) \(snapshot.vocabulary[entry.term].english)\(grade)\(basis)\(corrected) — \(publisher)\(when(fact.asOf, today))"
        )
    }
    return lines
}

private func when(_ day: Day?, _ today: Day) -> String {
    day.map { ", \($0) (\(ageText($0, on: today, .english)))" } ?? ", undated"
}
