import LocatorSearch
import Treatment

/// Whether of two hits the first is no worse in everything but what an order speaks of: every other dimension's points, every
/// other asked term of the same dimension, and how fresh the facts are that it does speak of (old facts count for less).
struct PairComparison {
    /// Places in a hit's points.
    private let otherDimensions: [Int]
    private let otherTerms: [Term]
    private let ownTerms: [Term]

    init(
        _ before: FactTest, _ after: FactTest, _ request: SearchRequest, _ active: [Dimension], _ world: World
    ) {
        let vocabulary = world.catalog.vocabulary
        let own = before.dimensions(vocabulary).union(after.dimensions(vocabulary))
        let terms = before.terms.union(after.terms)
        otherDimensions = active.indices.filter { !own.contains(active[$0]) }
        otherTerms = request.needs.flatMap(\.terms).filter { term in
            !terms.contains(term) && vocabulary[term].group.dimension.map(own.contains) == true
        }
        ownTerms = terms.sorted()
    }

    func isNoWorse(_ x: (facts: FactsOfHit, hit: Hit), _ y: (facts: FactsOfHit, hit: Hit)) -> Bool {
        guard otherDimensions.allSatisfy({ x.hit.points[$0] >= y.hit.points[$0] }) else { return false }
        guard otherTerms.allSatisfy({ isNoWorse(x.facts.program.facts[$0], y.facts.program.facts[$0]) }) else {
            return false
        }
        return freshness(x.facts).lowest >= freshness(y.facts).highest
    }

    private func isNoWorse(_ x: Fact?, _ y: Fact?) -> Bool {
        let states = [x, y].map { fact in [.no, .unknown, .yes].firstIndex(of: fact?.state ?? .unknown) ?? 1 }
        guard states[0] == states[1], let x, let y else { return states[0] >= states[1] }
        return x.grade.strength >= y.grade.strength && x.asOf == y.asOf && x.record <= y.record
    }

    /// Days of the facts an order speaks of, and of the tracks; undated ones count as half-aged, which no day equals.
    private func freshness(_ hit: FactsOfHit) -> (lowest: Int, highest: Int) {
        var days = ownTerms.compactMap { hit.program.facts[$0] }.filter { $0.state != .unknown }.map(\.asOf)
        if ownTerms.isEmpty, let tracks = hit.program.tracks { days.append(tracks.asOf) }
        // Without a known fact there is nothing that could be old.
        guard !days.isEmpty else { return (Int.max, 0) }
        guard !days.contains(nil) else { return (-1, Int.max) }
        let known = days.compactMap { $0.map { Int($0.rawValue) } }
        return (known.min() ?? 0, known.max() ?? 0)
    }
}
