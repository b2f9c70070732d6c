import Treatment

/// A program of a facility with the records that state it.
struct StatedProgram {
    /// Ordinals in the facility's records, each with the program's ordinal in that record; the first one gives the id.
    var statements: [(record: Int, program: Int)]
}

/// The programs of a facility: two records' programs are one when level and focus agree, and the second name or the
/// audience. Two programs of one record are always two.
/// - Parameter records: of one facility, in canonical order.
func joinPrograms(_ records: [SiteRecord]) -> [StatedProgram] {
    var joined: [[Statement]] = []
    for (ordinal, record) in records.enumerated() {
        for place in record.record.programs.indices {
            let statement = Statement(records, ordinal, place)
            let found = joined.firstIndex { known in
                known.allSatisfy { $0.record != ordinal && agree($0, statement, records) }
            }
            if let found { joined[found].append(statement) } else { joined.append([statement]) }
        }
    }
    return joined.map { StatedProgram(statements: $0.map { ($0.record, $0.program) }) }
}

/// One record's word on one program, as far as it tells programs apart.
private struct Statement {
    let record: Int
    let program: Int
    let level: Level
    let focus: Focus
    let hasName: Bool
    let secondName: String
    let marks: AudienceMarks
    let servesOnly: [Term]
    let ages: ClosedRange<UInt8>?
    /// The ages and genders it says it takes: the terms with a yes.
    let audience: [Term]

    init(_ records: [SiteRecord], _ ordinal: Int, _ place: Int) {
        let stated = records[ordinal].record.programs[place]
        record = ordinal
        program = place
        level = stated.level
        focus = stated.focus
        hasName = !stated.name.isEmpty
        secondName = LocatorIngest.secondName(records[ordinal], stated)
        marks = audienceMarks(records[ordinal], stated)
        servesOnly = stated.servesOnly
        ages = stated.ages
        audience = audienceTerms.filter { stated.facts[$0]?.state == .yes }
    }
}

private func agree(_ a: Statement, _ b: Statement, _ records: [SiteRecord]) -> Bool {
    guard a.level == b.level, a.servesOnly == b.servesOnly, !a.marks.excludes(b.marks) else { return false }
    guard a.focus == b.focus || isRetold(a, b, records) else { return false }
    if a.secondName == b.secondName { return true }
    // A program that has a name of its own is not one that has none or another.
    return !a.hasName && !b.hasName && !a.audience.isEmpty && a.audience == b.audience && a.ages == b.ages
}

/// One form's answer at two times, or in two exports: same names, other source, the same levels asked. Such a record may
/// widen or narrow its focus without becoming another program. (FindTreatment.gov leaves out a code that says *both*.)
private func isRetold(_ a: Statement, _ b: Statement, _ records: [SiteRecord]) -> Bool {
    let (one, other) = (records[a.record], records[b.record])
    return one.source != other.source && (a.focus == .both || b.focus == .both) && one.words == other.words
        && one.words2 == other.words2 && !one.record.askedLevels.isEmpty
        && one.record.askedLevels == other.record.askedLevels
}

/// The program's own name, else its record's second name line, as it is compared.
func secondName(_ record: SiteRecord, _ program: ProgramRecord) -> String {
    program.name.isEmpty ? record.words2.squeezed : NameWords(program.name).squeezed
}

/// Whom the names of a program and its record say it is for.
func audienceMarks(_ record: SiteRecord, _ program: ProgramRecord) -> AudienceMarks {
    program.name.isEmpty ? record.marks : record.marks.union(AudienceMarks(words: NameWords(program.name).words))
}

private let audienceTerms: [Term] = [
    .children, .adolescents, .youngAdults, .adults, .olderAdults, .women, .men,
]
