import LocatorIndex
import LocatorSearch
import Treatment

// What is known of a program, by topic.
extension ProgramValues {
    /// One topic a group that anything is known of: what is yes and what is no under one source each, then what nobody said.
    func topics() -> [PageValues] {
        TermGroup.allCases.compactMap { group in
            let entries = program.facts.entries.filter { snapshot.vocabulary[$0.term].group == group }
            let unknown = snapshot.vocabulary.entries.filter { term in
                term.group == group && !term.isCarrier && (program.facts[term.term]?.state ?? .unknown) == .unknown
            }
            guard !entries.isEmpty || !unknown.isEmpty else { return nil }
            var values: PageValues = ["name": words["topic.of.\(group.name)"], "rows": rows(entries)]
            if !unknown.isEmpty {
                values["unknown"] = [
                    "text": words("program.asked_not", ["n": "\(unknown.count)"]),
                    "labels": unknown.map { TermWords($0, language).label }.joined(separator: ", "),
                ]
            }
            if group == .payment, snapshot.vocabulary.entries.contains(where: \.isCarrier) { values["carriers"] = true }
            return values
        }
    }

    /// Facts that agree in state and source, as one row.
    private func rows(_ entries: [FactSheet.Entry]) -> [PageValues] {
        struct Row {
            let state: Ternary
            let origin: String
            var labels: [String]
        }
        var rows: [Row] = []
        for state in [Ternary.yes, .no] {
            for entry in entries where entry.fact.state == state {
                let origin = originOf(entry.fact)
                let label = factLabel(entry)
                if let place = rows.firstIndex(where: { $0.state == state && $0.origin == origin }) {
                    rows[place].labels.append(label)
                } else {
                    rows.append(Row(state: state, origin: origin, labels: [label]))
                }
            }
        }
        return rows.map { row in
            [
                "state": words["program.state.\(row.state.name)"], "class": row.state.name,
                "labels": row.labels.joined(separator: "; "), "origin": row.origin,
            ]
        }
    }

    /// "Buprenorphine, prescribed here"; for a no, the thing alone.
    private func factLabel(_ entry: FactSheet.Entry) -> String {
        let term = TermWords(snapshot.vocabulary[entry.term], language)
        guard entry.fact.state == .yes || entry.fact.grade == .accepts, entry.fact.grade != .plain else {
            return term.label
        }
        // A graded yes says in its own words how far it goes.
        let text = term.text(.yes, entry.fact.grade)
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private func originOf(_ fact: Fact) -> String {
        var parts = [origin(fact.record, fact.asOf)]
        if fact.basis != .stated { parts.append(words["program.basis.\(fact.basis.name)"]) }
        if publisher(fact.record) == Source.team {
            parts.append(words["program.corrected"])
        } else if fact.record != program.ownRecord {
            parts.append(words["program.facility_wide"])
        }
        return parts.joined(separator: "; ")
    }

    // MARK: - In short

    /// The few things that are no yes or no.
    func short() -> [PageValues] {
        var lines: [PageValues] = []
        func add(_ key: String, _ text: String) { lines.append(["label": words[key], "text": text]) }
        let stated =
            program.levelStated.isEmpty
            ? "" : " (\(words("program.level.stated", ["text": program.levelStated])))"
        add("program.level", name(of: program.level) + stated)
        add("program.focus", words["program.focus.\(program.focus.name)"])
        if !program.servesOnly.isEmpty {
            let labels = program.servesOnly.map { TermWords(snapshot.vocabulary[$0], language).label }
            add("program.only", labels.joined(separator: ", "))
        }
        if let ages = program.ages { add("program.ages", ageRange(ages, language)) }
        if let hours = program.statedTenthHours {
            add(
                "program.hours",
                words("program.hours.stated", ["n": hours % 10 == 0 ? "\(hours / 10)" : tenths(hours)]))
        }
        if let weeks = program.lengthWeeks { add("program.length", lengthText(weeks)) }
        if !program.telehealthStates.isEmpty {
            add("program.states", program.telehealthStates.map(\.description).joined(separator: ", "))
        }
        add("program.capacity", capacityText(program.capacity))
        return lines
    }

    private func lengthText(_ weeks: ClosedRange<UInt16>) -> String {
        let values: KeyValuePairs = ["least": "\(weeks.lowerBound)", "most": "\(weeks.upperBound)"]
        if weeks.upperBound == .max { return words("program.length.open", values) }
        return words(
            weeks.lowerBound == weeks.upperBound ? "program.length.same" : "program.length.weeks", values)
    }

    /// With its date, and the word that it is old when it is: room comes and goes within days.
    func capacityText(_ capacity: Capacity?) -> String {
        guard let capacity else { return words["program.capacity.ask"] }
        let text = "\(words["program.capacity.\(capacity.state.name)"]) (\(ageLine(capacity.asOf)))"
        let isFresh = capacity.asOf.map { Int(today.rawValue) - Int($0.rawValue) <= 7 } ?? false
        return isFresh ? text : "\(text); \(words["program.capacity.old"])"
    }
}
