import LocatorIndex
package import Treatment

/// "A is above B: 12.3 points more; distance +8.0, payment +4.3", and what else has to be said for that to be true.
struct ComparisonWords {
    private let language: PageLanguage
    private let a, b: RankComparison.Side
    private let deciding: RankComparison.Step
    private let isAAbove: Bool
    private let parts: [(dimension: Dimension, tenths: Int)]
    private let scene: Scene

    init(
        _ language: PageLanguage, _ a: RankComparison.Side, _ b: RankComparison.Side, _ deciding: RankComparison.Step,
        isAAbove: Bool, _ parts: [(dimension: Dimension, tenths: Int)], _ scene: Scene
    ) {
        self.language = language
        (self.a, self.b) = (a, b)
        self.deciding = deciding
        self.isAAbove = isAAbove
        self.parts = parts
        self.scene = scene
    }

    var sentences: [String] {
        if case .none = deciding { return [language.say("A and B are one program.", "A y B son un solo programa.")] }
        let areListed = a.standing.listed != nil && b.standing.listed != nil
        return (areListed ? [verdict] : missing + [verdict]) + folded
    }

    // MARK: - The answer

    private var verdict: String {
        let (above, below) = isAAbove ? ("A", "B") : ("B", "A")
        let areListed = a.standing.listed != nil && b.standing.listed != nil
        let relation =
            areListed
            ? language.say("\(above) is above \(below)", "\(above) está por encima de \(below)")
            : language.say(
                "By their points alone \(above) would be above \(below)",
                "Solo por sus puntos, \(above) estaría por encima de \(below)")
        return "\(relation): \(because)."
    }

    private var because: String {
        let (above, below) = isAAbove ? (a, b) : (b, a)
        switch deciding {
        case .sort(let order): return sorted(order, above, below)
        case .score: return score
        case .confirmed:
            return language.say(
                "equal points, but \(above.confirmed) asked needs confirmed against \(below.confirmed)",
                "los mismos puntos, pero \(above.confirmed) necesidades confirmadas frente a \(below.confirmed)")
        case .metres:
            guard let near = above.metres else { return "" }
            let far = below.metres.map { tenths($0.tenthsOfMiles) }
            let distance = tenths(near.tenthsOfMiles)
            return language.say(
                "equal points and needs, but nearer (\(distance) miles against \(far ?? "an unknown distance"))",
                "los mismos puntos y necesidades, pero más cerca (\(distance) millas frente a \(far ?? "una distancia desconocida"))"
            )
        case .id, .none:
            return language.say(
                "equal in points, needs and distance; the program's id decides",
                "iguales en puntos, necesidades y distancia; decide el identificador del programa")
        }
    }

    /// "12.3 points more; distance +8.0, payment +4.3".
    private var score: String {
        let sign = isAAbove ? 1 : -1
        let difference = sign * (a.explanation.total - b.explanation.total)
        let changed = parts.filter { $0.tenths != 0 }
            .sorted { (-sign * $0.tenths, $0.dimension.rawValue) < (-sign * $1.tenths, $1.dimension.rawValue) }
            .map { "\(name($0.dimension)) \(signed(sign * $0.tenths))" }
        guard difference > 0 else {
            return language.say(
                "by less than a tenth of a point (\(abs(a.score - b.score)) in the exact score)",
                "por menos de una décima de punto (\(abs(a.score - b.score)) en la puntuación exacta)")
        }
        let points = tenths(difference)
        return language.say("\(points) points more", "\(points) puntos más")
            + (changed.isEmpty ? "" : "; \(changed.joined(separator: ", "))")
    }

    private func sorted(_ order: SortOrder, _ above: RankComparison.Side, _ below: RankComparison.Side) -> String {
        switch order {
        case .travel:
            let (less, more) = (above.key.primary, below.key.primary)
            guard more < Int64(Int.max) else {
                return language.say(
                    "the list is sorted by weekly travel, and the other's is not known",
                    "la lista se ordena por viaje semanal, y el del otro no se sabe")
            }
            return language.say(
                "the list is sorted by weekly travel: \(less) minutes against \(more), an estimate",
                "la lista se ordena por viaje semanal: \(less) minutos frente a \(more), una estimación")
        case .distance, .score:
            let near = above.metres.map { tenths($0.tenthsOfMiles) } ?? "?"
            guard let far = below.metres.map({ tenths($0.tenthsOfMiles) }) else {
                return language.say(
                    "the list is sorted by distance, and the other's is not known",
                    "la lista se ordena por distancia, y la del otro no se sabe")
            }
            return language.say(
                "the list is sorted by distance: \(near) miles against \(far)",
                "la lista se ordena por distancia: \(near) millas frente a \(far)")
        }
    }

    // MARK: - What else has to be said

    private var missing: [String] {
        [("A", a), ("B", b)].compactMap { letter, side in
            guard side.standing.listed == nil else { return nil }
            let why = side.standing.absences.map(\.text).joined(separator: "; ")
            return language.say("\(letter) is not in the list: \(why).", "\(letter) no está en la lista: \(why).")
        }
    }

    private var folded: [String] {
        let shown = [("A", a), ("B", b)].compactMap { letter, side -> (String, Standing.Listed)? in
            guard let listed = side.standing.listed, listed.shownBy != side.standing.program else { return nil }
            return (letter, listed)
        }
        if let first = a.standing.listed, let second = b.standing.listed, first.rank == second.rank, !shown.isEmpty {
            return [
                language.say(
                    "Both are shown by one hit, number \(first.rank).",
                    "Ambos aparecen en un mismo resultado, el número \(first.rank).")
            ]
        }
        return shown.map { letter, listed in
            let id = base32(scene.engine.columns.programID[listed.shownBy])
            return language.say(
                "\(letter) is folded under hit \(listed.rank), program \(id).",
                "\(letter) aparece plegado en el resultado \(listed.rank), programa \(id).")
        }
    }

    private func name(_ dimension: Dimension) -> String { dimensionName(dimension, language) }
}

/// `+8.0` for 80, `-0.5` for −5.
package func signed(_ value: Int) -> String { "\(value < 0 ? "-" : "+")\(tenths(abs(value)))" }

/// A dimension's name for people.
package func dimensionName(_ dimension: Dimension, _ language: PageLanguage) -> String {
    switch dimension {
    case .distance: language.say("distance", "distancia")
    case .payment: language.say("payment", "pago")
    case .specialty: language.say("specialty", "especialidad")
    case .schedule: language.say("schedule", "horario")
    case .language: language.say("language", "idioma")
    case .accreditation: language.say("accreditation", "acreditación")
    case .text: language.say("text", "texto")
    }
}
