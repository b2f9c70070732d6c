import Treatment

/// A program of a facility with the records that state it.
struct StatedProgram {
    /// Ordinals in the facility's records, each with the program's ordinal in that record; the first one owns it.
    var statements: [(record: Int, program: Int)]
}

/// The programs of a facility: two records' programs are one when level and focus agree, and the second name or the
/// audience. Two programs of one record are always two.
/// - Parameter records: of one facility, in canonical order.
func joinPrograms(_ records: [SiteRecord]) -> [StatedProgram] {
    var joined: [StatedProgram] = []
    for (ordinal, record) in records.enumerated() {
        for (place, program) in record.record.programs.enumerated() {
            let found = joined.firstIndex { known in
                !known.statements.contains { $0.record == ordinal }
                    && known.statements.allSatisfy {
                        agree(records[$0.record], records[$0.record].record.programs[$0.program], record, program)
                    }
            }
            if let found {
                joined[found].statements.append((ordinal, place))
            } else {
                joined.append(StatedProgram(statements: [(ordinal, place)]))
            }
        }
    }
    return joined
}

private func agree(_ a: SiteRecord, _ p: ProgramRecord, _ b: SiteRecord, _ q: ProgramRecord) -> Bool {
    guard p.level == q.level, p.servesOnly == q.servesOnly, p.focus == q.focus || isRetold(a, p, b, q) else {
        return false
    }
    if audienceMarks(a, p).excludes(audienceMarks(b, q)) { return false }
    if secondName(a, p) == secondName(b, q) { return true }
    // A program that has a name of its own is not one that has none or another.
    guard p.name.isEmpty, q.name.isEmpty else { return false }
    let audience = audienceOf(p)
    return !audience.isEmpty && audience == audienceOf(q) && p.ages == q.ages
}

/// One form's answer at two times, or in two exports: same names, other source, the same levels asked. Such a record
/// may widen or narrow its focus without becoming another program. (FindTreatment.gov leaves out the column that says
/// *both*.)
private func isRetold(_ a: SiteRecord, _ p: ProgramRecord, _ b: SiteRecord, _ q: ProgramRecord) -> Bool {
    a.source != b.source && (p.focus == .both || q.focus == .both) && a.words == b.words && a.words2 == b.words2
        && !a.record.askedLevels.isEmpty && a.record.askedLevels == b.record.askedLevels
}

/// The program's own name, else its record's second name line, as it is compared.
func secondName(_ record: SiteRecord, _ program: ProgramRecord) -> String {
    program.name.isEmpty ? record.words2.squeezed : NameWords(program.name).squeezed
}

/// Whom the names of a program and its record say it is for.
func audienceMarks(_ record: SiteRecord, _ program: ProgramRecord) -> AudienceMarks {
    program.name.isEmpty ? record.marks : record.marks.union(AudienceMarks(words: NameWords(program.name).words))
}

/// The ages and genders it says it takes: the terms with a yes.
private func audienceOf(_ program: ProgramRecord) -> [Term] {
    audienceTerms.filter { program.facts[$0]?.state == .yes }
}

private let audienceTerms: [Term] = [.children, .adolescents, .youngAdults, .adults, .olderAdults, .women, .men]
