import Treatment

/// What the codes of one survey say in one file: the tables compiled to bit sets, so that a record's facts take a
/// microsecond.
struct Legend: Sendable {
    let questionnaire: Questionnaire?
    private let table: CodeTable
    private let groups: [AbsenceGroup]
    private let rules: [TermRule]
    /// Rules of codes that speak for one level only.
    private let scoped: [(level: Level, rules: [TermRule])]
    /// By level.
    private let levels: [(ordinal: Int, level: Level)]
    private let askedLevels: [Level]
    private let only: [(ordinal: Int, terms: [Term])]
    private let unless: [(ordinal: Int, others: CodeSet)]

    /// - Parameters:
    ///   - questionnaire: nil when the survey cannot be told: absence then says nothing.
    ///   - isAsked: by code ordinal, whether the file could have stated the code.
    ///   - silent: codes that occur nowhere in a large file.
    init(
        _ tables: VocabularyTables, _ questionnaire: Questionnaire?, isAsked: (Int) -> Bool = { _ in true },
        silent: CodeSet = CodeSet()
    ) {
        let table = tables.table
        self.table = table
        self.questionnaire = questionnaire
        var groupOf = [Int](repeating: TermRule.neverNo, count: table.codes.count)
        var groups: [AbsenceGroup] = []
        let absences = tables.absences.filter { $0.questionnaire == questionnaire }
        // Rows that name codes come last, so that they stand.
        for absence in absences.filter(\.codes.isEmpty) + absences.filter({ !$0.codes.isEmpty }) {
            for (ordinal, code) in table.codes.enumerated()
            where code.category == absence.category && (absence.codes.isEmpty || absence.codes.contains(code.code)) {
                groupOf[ordinal] = groups.count
            }
            groups.append(table.resolve(absence))
        }
        precondition(groups.count < TermRule.neverNo, "more than 63 rows say what absence means in one directory")
        self.groups = groups
        let absenceOf = table.codes.indices.map { ordinal -> Int? in
            guard let questionnaire, table.codes[ordinal].askedBy.contains(questionnaire), isAsked(ordinal) else {
                return nil
            }
            return silent.contains(ordinal) ? TermRule.neverNo : groupOf[ordinal]
        }
        rules = termRules(table.codes, scope: nil, absenceOf: absenceOf)
        scoped = Set(table.codes.compactMap(\.scope)).sorted().map { level in
            (level, termRules(table.codes, scope: level, absenceOf: absenceOf))
        }
        levels = table.codes.enumerated().compactMap { ordinal, code in code.level.map { (ordinal, $0) } }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        askedLevels = Level.allCases.filter { level in
            table.codes.indices.contains { table.codes[$0].level == level && absenceOf[$0] != nil }
        }
        only = table.codes.enumerated().compactMap { $1.only.isEmpty ? nil : ($0, $1.only) }
        unless = table.codes.enumerated().compactMap { ordinal, code in
            code.unless.isEmpty ? nil : (ordinal, CodeSet(code.unless.flatMap { table.all(CodeTable.key($0.utf8)) }))
        }
    }
}

extension Legend {
    /// Fills in the facts and the programs that the codes state.
    /// - Returns: terms that the codes say both yes and no to.
    func describe(_ stated: StatedCodes, in record: inout FacilityRecord) -> [Term] {
        var standing = stated.codes
        for (ordinal, others) in unless where stated.codes.contains(ordinal) && stated.codes.intersects(others) {
            standing.remove(ordinal)
        }
        let absent = absentMeaningNo(stated)
        var disputed: [Term] = []
        record.facts = FactSheet(ascending: entries(rules, stated, standing, absent, &disputed))
        let focus = settleFocus(&record.facts)
        record.askedLevels = askedLevels
        record.survey = SurveyCodes(codes: stated.codes, surveys: questionnaire?.surveys ?? [])
        for (ordinal, level) in levels where standing.contains(ordinal) {
            let code = table.codes[ordinal].code
            if record.programs.last?.level == level {
                record.programs[record.programs.count - 1].levelStated += " \(code)"
            } else {
                record.programs.append(ProgramRecord(level: level, levelStated: code, focus: focus))
            }
        }
        let servesOnly = servesOnly(standing)
        for place in record.programs.indices {
            // Shared with the record, not copied, but where codes speak for one level only.
            record.programs[place].facts = record.facts
            record.programs[place].servesOnly = servesOnly
            for (scope, rules) in scoped where scope == record.programs[place].level {
                for entry in entries(rules, stated, standing, absent, &disputed) {
                    record.programs[place].facts[entry.term] = entry.fact
                }
            }
        }
        return disputed
    }

    private func servesOnly(_ standing: CodeSet) -> [Term] {
        var terms: [Term] = []
        for (ordinal, outside) in only where standing.contains(ordinal) {
            for term in outside where !terms.contains(term) { terms.append(term) }
        }
        return terms.sorted()
    }

    /// The directory is itself the statement of its own type of care; a stated other one makes it both. Programs of a
    /// mental-health facility that also treats substance use are both: its settings are asked of the whole facility. A
    /// substance-use record stays one even with SUMH: its settings are asked of substance-use treatment, and treating
    /// co-occurring disorders is a fact of its own.
    private func settleFocus(_ facts: inout FactSheet) -> Focus {
        switch questionnaire {
        case .substanceUse: facts[.substanceUse] = facts[.substanceUse] ?? Fact(.yes, basis: .inferred)
        case .mentalHealth: facts[.mentalHealth] = facts[.mentalHealth] ?? Fact(.yes, basis: .inferred)
        case nil: break
        }
        let treatsSubstanceUse = facts[.substanceUse]?.state == .yes
        let treatsMentalHealth = facts[.mentalHealth]?.state == .yes
        if treatsSubstanceUse == treatsMentalHealth {
            if treatsSubstanceUse, facts[.coOccurring]?.state != .yes, facts[.coOccurring]?.basis != .disputed {
                facts[.coOccurring] = Fact(.yes, basis: .inferred, grade: .apart)
            }
            return .both
        }
        return treatsSubstanceUse ? .substanceUse : .mentalHealth
    }

    /// One bit an absence group: the absent codes of these groups are a no.
    private func absentMeaningNo(_ stated: StatedCodes) -> UInt64 {
        var absent: UInt64 = 0
        for group in groups.indices where groups[group].isNo(stated) { absent |= 1 << UInt64(group) }
        return absent
    }

    private func entries(
        _ rules: [TermRule], _ stated: StatedCodes, _ standing: CodeSet, _ absent: UInt64, _ disputed: inout [Term]
    ) -> [FactSheet.Entry] {
        var entries: [FactSheet.Entry] = []
        entries.reserveCapacity(rules.count)
        // By span: a rule is 350 bytes that need not be copied.
        let rules = rules.span
        for place in rules.indices {
            guard let fact = rules[place].fact(stated.codes, standing, absent) else { continue }
            entries.append(FactSheet.Entry(rules[place].term, fact))
            if case .unknown = fact.state { disputed.append(rules[place].term) }
        }
        return fitted(entries)
    }
}

extension CodeTable {
    fileprivate func resolve(_ absence: Absence) -> AbsenceGroup {
        let isGated = absence.meaning == .gated
        let gates = isGated ? absence.by.flatMap { all(CodeTable.key($0.utf8)) } : []
        var answeredBy: UInt64 = 0
        for category in [absence.category] + (isGated ? [] : absence.by) {
            if let ordinal = categories.firstIndex(of: category) { answeredBy |= 1 << UInt64(ordinal) }
        }
        return AbsenceGroup(
            meaning: absence.meaning, answeredBy: answeredBy, gates: CodeSet(gates),
            gateCategories: gates.reduce(0) { $0 | 1 << UInt64(categoryOf[$1]) })
    }
}
