import Treatment

/// What a relaxation says to a person.
struct RelaxationWords {
    let request: SearchRequest
    let vocabulary: Vocabulary
    let language: PageLanguage

    /// "without Vietnamese: 3 programs within 20 miles", "within 50 miles: 4 programs".
    func text(_ changes: [Change], hits: Int, metres: Metres?) -> String {
        let isSpanish = language == .spanish
        let said = changes.map { words($0, metres) }.joined(separator: isSpanish ? " y " : " and ")
        let isWider = changes.contains { if case .widen = $0 { true } else { false } }
        let place = isWider || request.origin == nil ? "" : " \(within(metres))"
        return "\(said): \(hits) \(things(hits))\(place)"
    }

    private func words(_ change: Change, _ metres: Metres?) -> String {
        let isSpanish = language == .spanish
        switch change {
        case .keepUnknown(let need):
            let names = names(request.needs[need])
            return isSpanish ? "también donde no se sabe: \(names)" : "also where it is not known: \(names)"
        case .letGo(let need):
            let names = names(request.needs[need])
            if request.needs[need].mode == .not { return isSpanish ? "aunque haya \(names)" : "even with \(names)" }
            return isSpanish ? "sin \(names)" : "without \(names)"
        case .anyLevel: return isSpanish ? "en cualquier nivel de atención" : "at any level of care"
        case .keepUnknownTimes:
            return isSpanish ? "también donde no se conoce el horario" : "also where the schedule is not known"
        case .anyTime: return isSpanish ? "a cualquier hora" : "at any time"
        case .widen: return within(metres)
        }
    }

    private func names(_ need: Need) -> String {
        let labels = need.terms.map { language == .spanish ? vocabulary[$0].spanish : vocabulary[$0].english }
        let joint = need.combination == .all && need.mode != .not ? [" y ", " and "] : [" o ", " or "]
        return labels.joined(separator: language == .spanish ? joint[0] : joint[1])
    }

    private func within(_ metres: Metres?) -> String {
        guard let metres else { return language == .spanish ? "a cualquier distancia" : "at any distance" }
        let miles = radiusText(metres, language)
        return language == .spanish ? "a menos de \(miles)" : "within \(miles)"
    }

    private func things(_ count: Int) -> String {
        switch (language, request.collapsing == .facility) {
        case (.english, true): count == 1 ? "facility" : "facilities"
        case (.english, false): count == 1 ? "program" : "programs"
        case (.spanish, true): count == 1 ? "centro" : "centros"
        case (.spanish, false): count == 1 ? "programa" : "programas"
        }
    }
}
