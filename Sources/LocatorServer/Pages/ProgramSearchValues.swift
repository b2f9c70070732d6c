import LocatorIndex
import LocatorSearch
import Treatment

// How a program stands in the search that led to its page, and what else there is.
extension ProgramValues {
    /// Empty without a search.
    func search() -> PageValues {
        guard let look else { return [:] }
        var values: PageValues = ["standing": ["lines": standing(look).map { ["text": $0] }]]
        if !look.standing.absences.isEmpty {
            values["absences"] = ["list": look.standing.absences.map { ["text": $0.text] }]
        }
        values["parts"] = [
            "total": words("program.total", ["n": tenths(look.explanation.total)]),
            "list": look.explanation.parts.map(part),
        ]
        if !look.explanation.questions.isEmpty {
            values["questions"] = [
                "list": look.explanation.questions.map { ["text": $0.text, "effect": effect(of: $0, language)] }
            ]
        }
        if !look.explanation.cautions.isEmpty {
            values["cautions"] = ["list": look.explanation.cautions.map { ["text": $0] }]
        }
        return values
    }

    private func standing(_ look: ProgramInSearch) -> [String] {
        let total = "\(look.total)"
        if let listed = look.standing.listed {
            let isItself = listed.shownBy == look.hit.program
            return [
                words(isItself ? "program.rank" : "program.folded", ["rank": "\(listed.rank)", "total": total])
            ]
        }
        var lines: [String] = []
        if let way = look.standing.wayIn {
            lines.append(
                words(
                    "program.way_in",
                    [
                        "changes": way.changes.joined(separator: ", "), "rank": "\(way.rank)", "total": "\(way.total)",
                    ]))
        }
        if look.standing.isBeside { lines.append(words["program.beside"]) }
        return lines
    }

    private func part(_ part: Explanation.Part) -> PageValues {
        [
            "dimension": dimensionName(part.dimension, language),
            "points": words("program.points", ["points": tenths(part.points), "most": tenths(part.most)]),
            "reasons": part.reasons.map { reason -> PageValues in
                [
                    "text": reason.text, "state": words["program.state.\(reason.state.name)"],
                    "class": reason.state.name, "origin": originText(reason, on: today, language),
                ]
            },
        ]
    }

    // MARK: - What else there is

    /// The facility's other programs, and the levels that nobody asked it about.
    func siblings() throws(SearchError) -> PageValues {
        var values: PageValues = [:]
        let columns = snapshot.columns
        guard let own = snapshot.ordinal(ofProgram: program.id) else { return values }
        var others: [Int] = []
        // A facility's programs stand together.
        for step in [-1, 1] {
            var at = own + step
            while at >= 0, at < snapshot.summary.programs, Int(columns.facilityOf[at]) == program.facility {
                others.append(at)
                at += step
            }
        }
        let links = try others.sorted().map { ordinal throws(SearchError) -> PageValues in
            let other: Program
            do throws(IndexError) { other = try snapshot.program(ordinal) } catch { throw SearchError.damaged(error) }
            var text = name(of: other.level)
            if other.focus != program.focus { text += " · " + words["program.focus.\(other.focus.name)"] }
            if !other.name.isEmpty { text += " · " + other.name }
            return link(other.id, text)
        }
        if !links.isEmpty { values["siblings"] = ["list": links] }
        var held = Set(others.compactMap { Level(rawValue: columns.level[$0]) })
        held.insert(program.level)
        let unasked = Level.allCases.filter { !facility.askedLevels.contains($0) && !held.contains($0) }
        if !facility.askedLevels.isEmpty, !unasked.isEmpty {
            values["unasked"] = [
                "text": words(
                    "program.levels_unasked", ["levels": unasked.map { name(of: $0) }.joined(separator: ", ")])
            ]
        }
        return values
    }

    /// The nearest programs of its level elsewhere; empty where its own place is not known.
    func nearby() throws(SearchError) -> PageValues {
        guard let point = facility.point else { return [:] }
        var request = SearchRequest()
        request.origin = Origin(point: point, state: facility.state, label: facility.city)
        request.level = LevelNeed([program.level])
        request.sort = .distance
        request.pageSize = 12
        let hits = try engine.search(request, relaxes: false).hits
        var links: [PageValues] = []
        for hit in hits where Int(snapshot.columns.facilityOf[hit.program]) != program.facility && links.count < 5 {
            do throws(IndexError) {
                let other = try snapshot.program(hit.program)
                let place = try snapshot.facility(other.facility)
                var values = link(other.id, other.name.isEmpty ? place.name : "\(other.name), \(place.name)")
                values["town"] = townText(place, language)
                if let metres = hit.metres {
                    values["distance"] = ["text": milesText(metres, place.precision, in: language)]
                }
                links.append(values)
            } catch { throw SearchError.damaged(error) }
        }
        return links.isEmpty ? [:] : ["nearby": ["list": links]]
    }

    /// A way to another program's page: with a search as a button that carries it, else a plain link.
    private func link(_ id: UInt64, _ text: String) -> PageValues {
        let path = "/programs/\(base32(id))"
        return look == nil
            ? ["text": text, "href": true, "path": "\(path)?lang=\(language.rawValue)"]
            : ["text": text, "action": true, "path": path]
    }
}
