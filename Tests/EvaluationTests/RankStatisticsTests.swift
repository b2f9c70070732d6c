import LocatorIndex
import LocatorSearch
import Testing
import Treatment

/// What the ranking does with the evaluation's queries, word for word: a change of ranking is a readable diff of
/// `Tests/Goldens/rank-statistics.txt`.
struct RankStatisticsTests {
    @Test func everyQueryRanksAsItDid() throws {
        let world = try World.sample.get()
        var text = "Rank statistics on the sample: rank, program, T, shown score, points a dimension.\n"
        for query in try Query.all() {
            let answered = try AnsweredQuery(query, world)
            text += "\n\(query.id) \(query.title)\n  \(query.ask)\n\(statistics(answered))"
        }
        try expectGolden("rank-statistics", text)
    }

    private func statistics(_ answered: AnsweredQuery) -> String {
        let (answer, world) = (answered.answer, answered.world)
        let rings = answer.radius.tried.map { "\($0.miles.map { "\($0) mi" } ?? "unlimited"): \($0.facilities)" }
        let ring = answer.radius.metres.map { "\($0.tenthsOfMiles / 10) mi" } ?? "none"
        let beside = [answer.online.count, answer.unlocated.count, answer.neverAsked.count].map(String.init)
        var lines = [
            "  total \(answer.total), radius \(ring)\(answer.radius.isExplicit ? ", as asked" : "")"
                + (rings.isEmpty ? "" : " (\(rings.joined(separator: ", ")))")
                + ", scale \(answer.scaleMiles.map { "\($0) mi" } ?? "none"), beside \(beside.joined(separator: "/"))"
        ]
        for hit in answer.hits.prefix(10) {
            let shown = shownParts(points: hit.points, weights: answer.weights, active: answer.active).total
            let points = zip(answer.active, hit.points).map { "\($0.name) \($1)" }.joined(separator: ", ")
            let id = base36(world.engine.snapshot.columns.programID[hit.program])
            lines.append("  \(padded(hit.rank)) \(id) \(hit.score) \(shown / 10).\(shown % 10): \(points)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func padded(_ rank: Int) -> String { rank < 10 ? " \(rank)" : "\(rank)" }

    private func base36(_ id: UInt64) -> String {
        let text = String(id, radix: 36)
        return String(repeating: "0", count: 13 - text.count) + text
    }
}
