import Treatment

/// A program's entries: id, level, schedule, hours, and every fact with what lost against it.
func programEntries(
    _ stated: StatedProgram, _ program: Program, isKnown: Bool, _ group: [SiteRecord], _ context: TraceContext
) -> [Trace.Entry] {
    let own = Int(program.ownRecord)
    let date = group.indices.contains(own) ? group[own].asOf : nil
    var entries = [
        Trace.Entry(
            field: "id", value: base32(program.id), origin: nil, asOf: nil,
            rule: isKnown
                ? "the ledger knows it"
                : "new: made of facility, level, focus, second name, audience and the publisher's id",
            lost: []),
        Trace.Entry(
            field: "level", value: program.level.name, origin: own, asOf: date,
            rule: "stated as “\(program.levelStated)” by its own record", lost: []),
        Trace.Entry(
            field: "focus", value: program.focus.name, origin: own, asOf: date, rule: "of its own record", lost: []),
    ]
    if let tracks = program.tracks {
        let others = stated.statements.filter {
            $0.record != Int(tracks.record)
                && !(group[$0.record].record.programs[$0.program].tracks?.tracks.isEmpty ?? true)
        }
        let isTeam = Int(tracks.record) >= group.count
        entries.append(
            Trace.Entry(
                field: "schedule", value: "\(tracks.tracks.count) tracks", origin: Int(tracks.record),
                asOf: tracks.asOf,
                rule: isTeam
                    ? correctionRule("track", program, context) : "the first record in precedence that has tracks",
                lost: others.map {
                    Trace.Loser(
                        value: "\(group[$0.record].record.programs[$0.program].tracks?.tracks.count ?? 0) tracks",
                        origin: $0.record, asOf: group[$0.record].asOf,
                        reason: isTeam ? correctionStands : reason(group[$0.record], losesTo: group[Int(tracks.record)])
                    )
                }))
    }
    if let hours = program.hours {
        entries.append(
            Trace.Entry(
                field: "hours", value: "\(hours.week)", origin: Int(hours.record), asOf: hours.asOf,
                rule: Int(hours.record) >= group.count
                    ? correctionRule("hours", program, context)
                    : "of the program before the facility, of its own record before others", lost: []))
    }
    return entries + factEntries(stated, program, own, group, context)
}

private func factEntries(
    _ stated: StatedProgram, _ program: Program, _ own: Int, _ group: [SiteRecord], _ context: TraceContext
) -> [Trace.Entry] {
    let (layers, excluded) = factLayers(stated, own, group, context.vocabulary)
    let terms = Set(program.facts.entries.map(\.term) + layers.flatMap { $0.facts.entries.map(\.term) }).sorted()
    return terms.compactMap { term in
        let code = context.vocabulary[term].code
        let (standing, lostFacts) = contest(term, layers)
        var lost = lostFacts.map {
            Trace.Loser(
                value: words($0.fact), origin: Int($0.fact.record), asOf: $0.fact.asOf, reason: $0.reason.rawValue)
        }
        for record in excluded {
            guard let fact = group[record].record.facts[term], fact.state != .unknown else { continue }
            lost.append(
                Trace.Loser(
                    value: words(fact), origin: record, asOf: fact.asOf ?? group[record].asOf,
                    reason: "its names are for another audience"))
        }
        guard let shown = program.facts[term] ?? standing else { return nil }
        let rule: String
        if Int(shown.record) >= group.count {
            rule = correctionRule(code, program, context)
            if let standing {
                lost.insert(
                    Trace.Loser(
                        value: words(standing), origin: Int(standing.record), asOf: standing.asOf,
                        reason: correctionStands),
                    at: 0)
            }
        } else if shown == standing {
            rule = factRule(term, shown, group[Int(shown.record)], context)
        } else {
            rule = "inferred from the sessions of its schedule"
        }
        return Trace.Entry(
            field: code, value: words(shown), origin: Int(shown.record), asOf: shown.asOf, rule: rule, lost: lost)
    }
}

private let correctionStands = "a correction of the team stands above it"

/// Which line of which file says so.
private func correctionRule(_ field: String, _ program: Program, _ context: TraceContext) -> String {
    let lines = context.corrected.applied.filter { $0.program == program.id }
    let line = lines.last { $0.field == field } ?? lines.last { ["all", ""].contains($0.field) }
    guard let line else { return "corrected by the team" }
    return "corrected by the team, \(context.path(line.position) ?? "?"):\(line.position.line)"
}

/// By what a record's fact was concluded.
private func factRule(_ term: Term, _ fact: Fact, _ record: SiteRecord, _ context: TraceContext) -> String {
    switch (context.tallies[record.source].format, fact.basis) {
    case (_, .notAsked): "its form does not ask"
    case (nil, _): "a correction"
    case (.samhsaDirectory, .stated), (.findTreatment, .stated), (.samhsaDirectory, .disputed),
        (.findTreatment, .disputed):
        "stated: \(codes(of: term, fact, record, context)) (data/vocabulary/codes.csv)"
    case (.samhsaDirectory, .inferred), (.findTreatment, .inferred):
        fact.state == .no
            ? "default from the legend: its category is answered and no code that says it is stated (data/vocabulary/absence.csv)"
            : "inferred from its codes: \(codes(of: term, fact, record, context))"
    case (_, .disputed): "records of one standing and one date say yes and no"
    case (.listingXML, .stated), (.listingCSV, .stated): "stated in the program listing"
    case (.airs, .stated): "stated by its taxonomy or text"
    case (.hsds, .stated): "stated by the tables or the text of the package"
    case (.listingXML, .inferred), (.listingCSV, .inferred), (.airs, .inferred), (.hsds, .inferred):
        "inferred by a rule of ingest"
    }
}

/// `MD “Medicaid” of PAY`.
private func codes(of term: Term, _ fact: Fact, _ record: SiteRecord, _ context: TraceContext) -> String {
    let speaking = context.tables.codes.enumerated().filter { ordinal, code in
        guard record.record.survey.codes.contains(ordinal) else { return false }
        return switch fact.state {
        case .yes: code.yes.contains { $0.term == term } || code.only.contains(term)
        case .no: code.no.contains { $0.term == term }
        case .unknown: (code.yes + code.no).contains { $0.term == term }
        }
    }
    let names = speaking.map { "\($0.element.code) “\($0.element.name)” of \($0.element.category)" }
    return names.isEmpty ? "its level or questionnaire" : names.joined(separator: ", ")
}

private func words(_ fact: Fact) -> String {
    var text = fact.state.name
    if fact.grade != .plain { text += ", \(fact.grade.name)" }
    return fact.basis == .disputed ? text + ", disputed" : text
}
