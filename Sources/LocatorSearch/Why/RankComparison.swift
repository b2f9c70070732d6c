import LocatorIndex
package import Treatment

/// Why one program stands above another, as the request decides it: both rank keys, part by part, and the first step of the
/// order that tells them apart.
package struct RankComparison: Sendable {
    package let a, b: Side
    /// The first step at which they differ.
    package let deciding: Step
    /// A's key comes before B's.
    package let isAAbove: Bool
    /// One a active dimension: what A has more than B (less when negative), in tenths of a point of 100. They add up to
    /// `difference`.
    package let parts: [(dimension: Dimension, tenths: Int)]
    /// Tenths of a point of 100.
    package let difference: Int
    /// Sentences in the language asked for, the answer first.
    package let sentences: [String]

    /// One of the two.
    package struct Side: Sendable {
        package let standing: Standing
        package let name: String
        package let explanation: Explanation
        /// T; asked needs confirmed yes; metres, nil without a distance.
        package let score, confirmed: Int
        package let metres: Metres?
        let key: RankKey
    }

    /// The order, step by step.
    package enum Step: Sendable {
        /// What `sort` puts before the score.
        case sort(SortOrder)
        case score, confirmed, metres, id
        /// They are one program.
        case none

        /// The word in JSON.
        package var name: String {
            switch self {
            case .sort(let order): "sort_\(order.name)"
            case .score: "score"
            case .confirmed: "confirmed"
            case .metres: "metres"
            case .id: "id"
            case .none: "none"
            }
        }
    }
}

extension SearchEngine {
    /// Compares the rank keys of two programs under a request, as its answer ranks them: with its ring and its scale.
    /// - Returns: nil when the snapshot lacks one of them.
    package func compareRanks(
        _ a: UInt64, _ b: UInt64, for request: SearchRequest, in language: PageLanguage = .english
    ) throws(SearchError) -> RankComparison? {
        guard let first = snapshot.ordinal(ofProgram: a), let second = snapshot.ordinal(ofProgram: b) else {
            return nil
        }
        let scene = Scene(request, self, language)
        let sides = (try side(first, scene), try side(second, scene))
        let active = scene.plan.active
        let parts = zip(active, zip(sides.0.explanation.parts, sides.1.explanation.parts)).map {
            (dimension: $0, tenths: $1.0.points - $1.1.points)
        }
        let isAAbove = sides.0.key < sides.1.key
        let deciding = step(sides.0.key, sides.1.key, request.sort)
        let words = ComparisonWords(language, sides.0, sides.1, deciding, isAAbove: isAAbove, parts, scene)
        return RankComparison(
            a: sides.0, b: sides.1, deciding: deciding, isAAbove: isAAbove, parts: parts,
            difference: sides.0.explanation.total - sides.1.explanation.total, sentences: words.sentences)
    }

    private func side(_ program: Int, _ scene: Scene) throws(SearchError) -> RankComparison.Side {
        let page = try scene.page(of: program)
        let names = [page.facility.name, page.program.name].filter { !$0.isEmpty }
        return RankComparison.Side(
            standing: try scene.standing(page), name: names.joined(separator: ", "),
            explanation: page.page.explanation(),
            score: page.hit.score, confirmed: -Int(page.hit.key.negativeConfirmed), metres: page.hit.metres,
            key: page.hit.key)
    }

    private func step(_ a: RankKey, _ b: RankKey, _ sort: SortOrder) -> RankComparison.Step {
        if sort != .score, a.primary != b.primary { return .sort(sort) }
        if a.negativeScore != b.negativeScore { return .score }
        if a.negativeConfirmed != b.negativeConfirmed { return .confirmed }
        if a.metres != b.metres { return .metres }
        return a.id == b.id ? .none : .id
    }
}
