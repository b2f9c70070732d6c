import LocatorIndex
import LocatorSearch
import Treatment

/// An answer as the values of the results page.
struct ResultsValues {
    let answer: SearchAnswer
    let explanations: [Explanation]
    let detox: SearchAnswer?
    let asked: Asked
    let question: PageQuestion
    let engine: SearchEngine
    let words: PageWords
    let today: Day

    private var snapshot: Snapshot { engine.snapshot }
    private var language: PageLanguage { words.language }

    func values() throws(IndexError) -> PageValues {
        let pinned = parameters(of: answer.pinned, in: snapshot)
        let refined = pinned.filter { $0.name != "facets" }
        let facets = FacetValues(answer: answer, pinned: pinned, words: words, snapshot: snapshot)
        let programs = try answer.hits.map { hit throws(IndexError) in try snapshot.program(hit.program) }
        let facilities = try programs.map { program throws(IndexError) in try snapshot.facility(program.facility) }
        let cards: [Any] = answer.hits.indices.map { place in
            card(answer.hits[place], explanations[place], programs[place], facilities[place])
        }
        var values: PageValues = [
            "title": words("results.title", ["n": "\(answer.total)"]),
            "count": foundText(answer, asked.request, language),
            "hidden": hidden(base: refined),
            "chips": ChipValues(parameters: refined, words: words, snapshot: snapshot).values(),
            "facets": facets.values(),
            "sorts": sorts(),
        ]
        if !cards.isEmpty { values["cards"] = ["list": cards] }
        if question.wantsMap {
            let map = mapDrawing(of: answer, facilities, to: asked.request, in: language, snapshot)
            values["map"] = ["svg": map.flatMap(drawMap) ?? words["results.no_map"]]
        } else if answer.hits.contains(where: { $0.metres != nil }) {
            values["can_map"] = true
        }
        if let next = answer.next { values["next"] = ["cursor": next.text] }
        if question.cursor != nil { values["is_later"] = true }
        addFrame(&values)
        addUnderstood(&values)
        try addFirst(&values)
        let beside = BesideValues(answer: answer, request: asked.request, words: words, snapshot: snapshot)
        if let lists = try beside.values() {
            values["beside"] = lists
            values["has_beside"] = true
        }
        if !answer.relaxations.isEmpty {
            values["relaxations"] = [
                "list": answer.relaxations.map { relaxation -> PageValues in
                    let after = parameters(of: relaxation.request, in: snapshot).filter { $0.name != "facets" }
                    return [
                        "text": language.say(relaxation.english, relaxation.spanish),
                        "change": PairsChange.from(refined, to: after).text,
                    ]
                }
            ]
        }
        addTray(&values)
        if question.wantsLink { values["share"] = share() }
        return values
    }

    /// What the page says of itself in its form: the search as it was asked, and as it was understood, with its radius kept.
    private func hidden(base: NamedPairs) -> [PageValues] {
        var fields = [("asked", pairsText(question.parameters)), ("lang", language.rawValue)]
        fields.append(("base", pairsText(base)))
        if question.wantsMap { fields.append(("map", "1")) }
        fields += asked.notices.map { ("raised", $0.id) }
        let shown = Set(answer.hits.map { base32(snapshot.columns.programID[$0.program]) })
        // Those that have a box on this page say themselves whether they are picked.
        fields += question.picks.filter { !shown.contains($0) }.map { ("ids", $0) }
        return fields.map { ["name": $0.0, "value": $0.1] }
    }

    private func card(
        _ hit: Hit, _ explanation: Explanation, _ program: Program, _ facility: Facility
    ) -> PageValues {
        CardValues(
            hit: hit, explanation: explanation, program: program, facility: facility, request: asked.request,
            isPicked: question.picks.contains(base32(program.id)), snapshot: snapshot, words: words, today: today
        ).values()
    }

    // MARK: - How it was found

    private func sorts() -> [PageValues] {
        guard asked.request.origin != nil else { return [] }
        return SortOrder.allCases.map { order -> PageValues in
            var sort: PageValues = [
                "label": words["sort.\(order.name)"],
                "change": PairsChange().removing("sort").adding("sort", order.name).text,
            ]
            if order == asked.request.sort { sort["current"] = true }
            return sort
        }
    }

    private func addFrame(_ values: inout PageValues) {
        if let rings = ringsText(answer.radius, language) { values["rings"] = ["text": rings] }
        if let day = snapshot.asOf {
            values["as_of_text"] = words("results.as_of", ["day": "\(day), \(ageText(day, on: today, language))"])
            values["as_of"] = true
        }
        guard asked.request.origin != nil else { return }
        let used = answer.radius.metres
        values["radii"] = [
            "list": [5, 10, 25, 50, 100].map { miles -> PageValues in
                var radius: PageValues = [
                    "label": "\(miles)",
                    "change": PairsChange().removing("ring").removing("radius").removing("scale")
                        .adding("radius", "\(miles)").text,
                ]
                if used == Metres(miles: miles) { radius["current"] = true }
                return radius
            }
        ]
    }

    private func addUnderstood(_ values: inout PageValues) {
        var shown: PageValues = [:]
        if let understood = asked.understood {
            let parts: [Any] = understood.parts.map { part -> PageValues in
                [
                    "words": part.words, "meaning": part.meaning(in: language, snapshot.vocabulary),
                    "undo": part.undo,
                ]
            }
            if !parts.isEmpty {
                shown["parts"] = ["list": parts, "said": understood.parts.map(\.words).joined(separator: " · ")]
            }
            if !understood.setAside.isEmpty {
                shown["aside"] = ["text": understood.setAside.joined(separator: " · ")]
            }
            if understood.isPlaceMissing || asked.request.placeLabel == nil { shown["no_place"] = true }
        }
        if let written = asked.request.placeAsked, let label = asked.request.placeLabel {
            shown["place"] = ["written": written, "label": label]
        }
        if !asked.request.placeAlso.isEmpty {
            shown["also"] = [
                "list": asked.request.placeAlso.map { place -> PageValues in
                    let change = ["near", "ring", "radius", "scale"].reduce(PairsChange()) { $0.removing($1) }
                    return ["value": place, "change": change.adding("near", place).text]
                }
            ]
        }
        if let text = answer.text {
            let corrected = text.words.filter { $0.kind == .corrected }
            if !corrected.isEmpty {
                let pairs = corrected.map { "\($0.asked) → \($0.forms.joined(separator: ", "))" }
                shown["corrected"] = ["text": pairs.joined(separator: " · ")]
            }
            let weighed = text.words.filter { $0.kind == .written || $0.kind == .inflected }
            if !weighed.isEmpty { shown["text"] = ["text": weighed.map(\.asked).joined(separator: ", ")] }
            if !text.nowhere.isEmpty { shown["nowhere"] = ["text": text.nowhere.joined(separator: ", ")] }
        }
        if !shown.isEmpty { values["understood"] = shown }
    }

    /// Help that the words of the question call for, before all else.
    private func addFirst(_ values: inout PageValues) throws(IndexError) {
        guard !asked.notices.isEmpty else { return }
        var first: PageValues = ["notices": asked.notices.map { ["text": $0.words(in: language)] }]
        if let detox, !detox.hits.isEmpty {
            var lines: [Any] = []
            for hit in detox.hits {
                let facility = try snapshot.facility(Int(snapshot.columns.facilityOf[hit.program]))
                lines.append(callLineValues(facility, metres: hit.metres, words))
            }
            first["detox"] = ["list": lines]
        }
        values["first"] = first
    }

    // MARK: - What to take along

    private func addTray(_ values: inout PageValues) {
        var tray: PageValues = ["count": "\(question.picks.count)"]
        if !question.picks.isEmpty { tray["any"] = true }
        values["tray"] = tray
    }

    /// The link that a person asked for, and what it tells.
    private func share() -> PageValues {
        let link = parameters(of: asked.request, language: language, in: snapshot).filter { $0.name != "facets" }
        let shown = ParameterWords(words: words, snapshot: snapshot)
        return [
            "link": "/search?" + urlQuery(link),
            "reveals": link.compactMap { shown.text($0.name, $0.value) }.map { ["text": $0] },
        ]
    }
}
