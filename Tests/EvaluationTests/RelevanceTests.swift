import Testing
import Treatment

/// nDCG@10 against grades that know nothing of the weights, beside nearest-only and text-only. docs/evaluation.md.
struct RelevanceTests {
    static let seed: UInt64 = 2026

    /// As people ask, and with everyone within 60 miles as candidates.
    static let pools = [("as asked", ""), ("within 60 miles", "radius=60")]

    @Test func theSampleIsRankedAsItWas() throws {
        let world = try World.sample.get()
        let cities = populousCities(world.catalog.gazetteer, count: 8, seed: Self.seed)
        var text = "nDCG@10 on the sample, from \(cities.map { "\($0.name), \($0.state)" }.joined(separator: "; "))\n"
        for (name, pool) in Self.pools {
            let rows = try relevances(pool: pool, cities, world)
            text += "\n\(name)\n\n\(relevanceTable(rows))"
            expectBetterThanBaselines(rows, name)
        }
        try expectGolden("relevance", text)
    }

    @Test(.enabled(if: World.real != nil), arguments: pools)
    func theDirectoriesAreRankedBetterThanByBaselines(name: String, pool: String) throws {
        guard let world = try World.real?.get() else { return }
        let cities = populousCities(world.catalog.gazetteer, count: 60, seed: Self.seed)
        let rows = try relevances(pool: pool, cities, world)
        print(
            """

            nDCG@10 on the \(world.name), \(name), \(cities.count) cities, seed \(Self.seed)

            \(relevanceTable(rows))
            The five worst, in thousandths:
            \(worstRequests(rows))
            """)
        expectBetterThanBaselines(rows, name)
    }

    private func expectBetterThanBaselines(_ rows: [Relevance], _ name: String) {
        let means = Ranker.allCases.map { ranker in rows.compactMap { $0.mean(ranker) }.reduce(0, +) }
        #expect(means[0] > means[1] && means[0] > means[2], "\(name), sums of nDCG: \(means)")
    }

    /// The measure itself.
    @Test func gainsAreDiscounted() {
        #expect(nDCG([3, 2, 1, 0]) == 1000)
        #expect(nDCG([0, 0]) == nil)
        #expect(nDCG([]) == nil)
        // (1 + 7/log₂3) ÷ (7 + 1/log₂3).
        #expect(nDCG([1, 3]) == 710)
        // Behind the tenth nothing counts.
        #expect(nDCG([Int](repeating: 0, count: 10) + [3]) == 0)
    }
}
