import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A query with its whole answer, and every way in which the answer is not what it must be.
struct AnsweredQuery {
    let query: Query
    let world: World
    let asked: Asked
    var request: SearchRequest { asked.request }
    /// With the first 2,000 hits.
    let answer: SearchAnswer
    let naive: NaiveAnswer
    let facts: [FactsOfHit]
    private(set) var failures: [String] = []

    init(_ query: Query, _ world: World) throws {
        self.query = query
        self.world = world
        let organisation = query.ask.contains("$ORG") ? try organisationNearby(query, world) : ""
        var asked = try world.asked(query.ask.replacing("$ORG", with: organisation))
        asked.request.pageSize = 2000
        self.asked = asked
        answer = try world.engine.search(asked.request)
        let naive = naiveScan(world.catalog, asked.request)
        self.naive = naive
        let scans = Dictionary(uniqueKeysWithValues: naive.hits.map { ($0.program, $0) })
        let key = foldedTokens(organisation).joined(separator: " ")
        facts = try answer.hits.map { hit in
            let program = try world.program(hit)
            let facility = world.facility(program)
            let origin = asked.request.origin
            return FactsOfHit(
                program: program, facility: facility, fit: scans[program.id]?.fit,
                metres: origin.flatMap { origin in facility.point.map { metres(from: origin.point, to: $0) } },
                gazetteer: world.catalog.gazetteer, organisation: key)
        }
        try lookAtFacts()
        lookAtOrder()
        try lookAtWords()
        try lookAtWhatAlwaysHolds()
        for check in query.checks { failures += try look(check).map { "\(check): \($0)" } }
    }

    private mutating func lookAtFacts() throws {
        for (test, wanted) in query.none.map({ ($0, false) }) + query.all.map({ ($0, true) }) {
            let wrong = facts.indices.filter { test.holds(for: facts[$0]) != wanted }
            if let first = wrong.first {
                failures.append(
                    "\(wanted ? "all" : "none") \(test): \(wrong.count) of \(facts.count) hits, first rank \(first + 1)"
                )
            }
        }
        let notices = asked.notices.map(\.id)
        for notice in query.notices where notices.first != notice {
            failures.append("notice \(notice): the answer has \(notices)")
        }
    }

    /// "If A holds for x and B for y, and x is no worse than y in every other respect, x ranks before y."
    private mutating func lookAtOrder() {
        let shown = min(facts.count, 600)
        for (before, after) in query.orders {
            let comparison = PairComparison(before, after, request, answer.active, world)
            let better = (0..<shown).filter { before.holds(for: facts[$0]) }
            let worse = (0..<shown).filter { after.holds(for: facts[$0]) }
            for y in worse {
                for x in better
                where x > y && comparison.isNoWorse((facts[x], answer.hits[x]), (facts[y], answer.hits[y])) {
                    failures.append("order \(before) > \(after): rank \(x + 1) should stand before rank \(y + 1)")
                    return
                }
            }
        }
    }

    private mutating func lookAtWords() throws {
        for (sentence, plain) in query.reads {
            let (read, wanted) = (try world.request(sentence), try world.request(plain))
            if read.fingerprint != wanted.fingerprint { failures.append("reads \(sentence): \(read) is not \(plain)") }
        }
        let lists = try query.same.map { try world.hits(world.request($0)).map { [$0.program, $0.score] } }
        for (phrasing, list) in zip(query.same, lists) where list != lists[0] {
            failures.append("same \(phrasing): \(list.count) hits, not the \(lists[0].count) of \(query.same[0])")
        }
        for (right, wrong) in query.typos {
            let exact = try world.hits(world.request(right)).map(\.program)
            let kept = Set(exact)
            let found = try world.hits(world.request(wrong)).map(\.program).filter(kept.contains)
            guard found != exact else { continue }
            let read = try world.asked(wrong).understood?.parameters.map { "\($0.name)=\($0.value)" } ?? []
            failures.append(
                "typo \(wrong), read as \(read): \(found.count) of \(exact.count) hits, or in another order")
        }
    }

    /// MR13, MR27 and MR29: parts add up and the order is theirs, the same request gives the same answer, and the naive scan
    /// says the same.
    private mutating func lookAtWhatAlwaysHolds() throws {
        let again = try world.engine.search(request)
        if again.hits != answer.hits || again.total != answer.total {
            failures.append("MR27: asked twice, two answers")
        }
        for hit in answer.hits {
            let parts = zip(answer.active, hit.points).reduce(0) { $0 + request.weights[$1.0] * $1.1 }
            let shown = shownParts(points: hit.points, weights: request.weights, active: answer.active)
            if parts != hit.score || shown.parts.reduce(0, +) != shown.total {
                failures.append("MR13: rank \(hit.rank)")
                break
            }
        }
        if request.sort == .score, zip(answer.hits, answer.hits.dropFirst()).contains(where: { $0.score < $1.score }) {
            failures.append("MR13: a lower score stands above a higher one")
        }
        if answer.next == nil {
            let found = differences(answer, naive, try SnapshotIDs(world.engine.snapshot))
            failures += found.prefix(2).map { "MR29: \($0)" }
        }
    }
}

/// The organisation that runs the nearest IOP: who leaves it may want to stay.
private func organisationNearby(_ query: Query, _ world: World) throws -> String {
    let place = query.ask.split(separator: "&").first { $0.hasPrefix("near=") }
    let first = try world.engine.search(world.request("\(place ?? "")&level=iop")).hits.first
    return try world.facility(world.program(#require(first))).name
}
