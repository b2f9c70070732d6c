import LocatorIndex
package import Treatment

/// Why a program is not in a list, in sentences of either language.
struct AbsenceWords {
    let language: PageLanguage
    let vocabulary: Vocabulary

    init(_ language: PageLanguage, _ vocabulary: Vocabulary) {
        self.language = language
        self.vocabulary = vocabulary
    }

    func level(_ level: Level, _ need: LevelNeed, elsewhere: [Level]) -> String {
        let asked = list(need.levels.map(name), "or", "o")
        var text =
            need.mode == .not
            ? language.say(
                "its level is \(name(level)), which you left out", "su nivel es \(name(level)), que usted excluyó")
            : language.say("its level is \(name(level)), not \(asked)", "su nivel es \(name(level)), no \(asked)")
        if !elsewhere.isEmpty {
            let levels = list(elsewhere.map(name), "and", "y")
            text += language.say(
                "; the same facility also offers \(levels)", "; el mismo centro también ofrece \(levels)")
        }
        return text
    }

    /// "level stated as “OIT”".
    func levelStated(_ program: Program) -> String {
        program.levelStated.isEmpty
            ? name(program.level)
            : language.say("level stated as “\(program.levelStated)”", "nivel indicado como «\(program.levelStated)»")
    }

    func name(_ level: Level) -> String { language.say(level.english, level.spanish) }

    func age(_ age: AgeNeed, _ program: Program, _ state: Ternary) -> String {
        switch (age.mode, state) {
        case (.not, _):
            language.say(
                "it takes people aged \(age.years), which you left out",
                "atiende a personas de \(age.years) años, que usted excluyó")
        case (_, .no):
            language.say("it does not take people aged \(age.years)", "no atiende a personas de \(age.years) años")
        case (_, .unknown), (_, .yes):
            language.say(
                "whether it takes people aged \(age.years) is not known, and you asked for a known yes",
                "no se sabe si atiende a personas de \(age.years) años, y usted pidió un sí confirmado")
        }
    }

    /// "ages 18 to 64", "ages 18 and over".
    func ages(_ ages: ClosedRange<UInt8>) -> String {
        language.say("ages \(ageRange(ages, .english))", ageRange(ages, .spanish))
    }

    func need(_ need: Need, _ state: Ternary) -> String {
        let isAll = need.combination == .all
        let labels = need.terms.map { TermWords(vocabulary[$0], language).inSentence }
        let asked = list(labels, isAll ? "and" : "or", isAll ? "y" : "o")
        switch (need.mode, state) {
        case (.not, _):
            return language.say(
                "you left out: \(asked); its answer is yes", "usted excluyó: \(asked); la respuesta es sí")
        case (_, .no):
            return language.say(
                "you asked for: \(asked); its answer is no", "usted pidió: \(asked); la respuesta es no")
        case (_, .unknown), (_, .yes):
            return language.say(
                "you asked for a known yes: \(asked); it is not known",
                "usted pidió un sí confirmado: \(asked); no se sabe")
        }
    }

    func servesOnly(_ terms: [Term], said: [Term]) -> String {
        func labels(_ terms: [Term], _ english: String, _ spanish: String) -> String {
            list(terms.map { TermWords(vocabulary[$0], language).inSentence }, english, spanish)
        }
        return language.say(
            "it serves only: \(labels(terms, "and", "y")); you named: \(labels(said, "and", "y"))",
            "atiende solo a: \(labels(terms, "and", "y")); usted indicó: \(labels(said, "and", "y"))")
    }

    func attendable(_ mode: Mode, _ state: Ternary) -> String {
        switch (mode, state) {
        case (.not, _):
            language.say(
                "its sessions fit into your free time, which you left out",
                "sus sesiones caben en su tiempo libre, y usted lo excluyó")
        case (_, .unknown):
            language.say(
                "whether its sessions fit into your free time is not known, and you asked for a known yes",
                "no se sabe si sus sesiones caben en su tiempo libre, y usted pidió un sí confirmado")
        case (_, .no), (_, .yes):
            language.say(
                "its sessions do not fit into your free time", "sus sesiones no caben en su tiempo libre")
        }
    }

    func name(_ missing: [String]) -> String {
        let words = missing.map { language.say("“\($0)”", "«\($0)»") }
        return language.say(
            "its names do not hold \(list(words, "or", "o"))", "sus nombres no contienen \(list(words, "or", "o"))")
    }

    func text(excludes: Bool) -> String {
        excludes
            ? language.say("it holds a word that you left out", "contiene una palabra que usted excluyó")
            : language.say(
                "it holds none of the words you asked for", "no contiene ninguna de las palabras que usted pidió")
    }

    // MARK: - Place

    func radius(_ metres: Metres, _ radius: RadiusUsed, _ precision: PointPrecision) -> String {
        let distance = (precision == .site ? "" : "≈ ") + tenths(metres.tenthsOfMiles)
        let limit = radius.metres.map { tenths($0.tenthsOfMiles) } ?? ""
        if radius.isExplicit {
            return language.say(
                "it is \(distance) miles away, and your radius is \(limit) miles",
                "está a \(distance) millas, y su radio es de \(limit) millas")
        }
        let held = radius.tried.last?.facilities ?? 0
        return language.say(
            "it is \(distance) miles away; the search ended at \(limit) miles, which hold \(held) facilities",
            "está a \(distance) millas; la búsqueda terminó a \(limit) millas, donde hay \(held) centros")
    }

    var attendedOnlineBeyond: String {
        language.say(
            "; it can be attended online and is listed apart",
            "; se puede asistir en línea y figura en una lista aparte")
    }

    func onlineElsewhere(_ person: StateCode, _ served: [StateCode], _ site: StateCode?) -> String {
        let states = list((served.isEmpty ? [site].compactMap(\.self) : served).map(\.description), "and", "y")
        return language.say(
            "; its online sessions serve \(states), not \(person)",
            "; sus sesiones en línea atienden a \(states), no a \(person)")
    }

    func noPoint(_ facility: Facility) -> String {
        facility.isConfidential
            ? language.say(
                "its address is confidential, so it has no distance",
                "su dirección es confidencial, así que no tiene distancia")
            : language.say(
                "its address could not be placed on the map, so it has no distance",
                "no se pudo ubicar su dirección en el mapa, así que no tiene distancia")
    }

    /// Not in the county or state asked for, as far as is known.
    func area(_ area: Area, mayBeThere: Bool) -> String {
        mayBeThere
            ? language.say(
                "its county is not known, so it may or may not be in \(area.label)",
                "no se sabe su condado: puede estar o no en \(area.label)")
            : language.say("it is not in \(area.label)", "no está en \(area.label)")
    }

    /// "a", "a or b", "a, b or c".
    func list(_ items: [String], _ english: String, _ spanish: String) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(language.say(english, spanish)) \(last)"
    }
}

/// "18 to 64", "18 and over"; "de 18 a 64 años", "desde los 18 años".
package func ageRange(_ ages: ClosedRange<UInt8>, _ language: PageLanguage) -> String {
    let (least, most) = (ages.lowerBound, ages.upperBound)
    if most >= 120 { return language.say("\(least) and over", "desde los \(least) años") }
    return language.say("\(least) to \(most)", "de \(least) a \(most) años")
}
