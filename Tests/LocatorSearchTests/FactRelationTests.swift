import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// Relations between two answers of which facts are changed, over catalogs drawn from a seed. docs/evaluation.md names them.
struct FactRelationTests {
    private static let rounds = 60

    /// MR04: the hits without a need are those it knows yes, no and unknown; strict keeps the first, must the first and last,
    /// `not` the last two.
    @Test func yesNoAndUnknownMakeTheWhole() throws {
        var random = SeededRandom(seed: 40)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 25)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            let request = pinnedRequest(catalog, &random)
            let terms = sampleTerms.filter { ServesOnlyAxis($0) == nil }
            let first = random.pick(terms)
            let asked = random.chance(50) ? [first] : [first, random.pick(alike(first).filter(terms.contains))]
            func hits(_ mode: Mode?) throws -> Set<Int> {
                var narrowed = request
                if let mode { narrowed.needs.append(Need(asked, mode: mode, label: "asked")) }
                return Set(try engine.search(narrowed).hits.map(\.program))
            }
            let (all, must, strict, not) = (try hits(nil), try hits(.must), try hits(.strict), try hits(.not))
            #expect(strict.isSubset(of: must) && must.isSubset(of: all), "seed 40, round \(round)")
            #expect(not == all.subtracting(strict), "seed 40, round \(round)")
            var counts = [Ternary.yes: 0, .no: 0, .unknown: 0]
            var preferred = request
            preferred.needs.insert(Need(asked, mode: .prefer, label: "asked"), at: 0)
            // States come in the order level, age, needs.
            let place = request.level == nil ? 0 : 1
            for hit in try engine.search(preferred).hits { counts[hit.states[place], default: 0] += 1 }
            #expect(counts[.yes] == strict.count && counts[.no] == all.count - must.count, "seed 40, round \(round)")
            #expect(counts.values.reduce(0, +) == all.count, "seed 40, round \(round)")
        }
    }

    /// MR25: an older yes is never worth more, an older no never less, and neither crosses what not knowing is worth.
    @Test func ageingGoesTowardUnknownAndNoFarther() throws {
        var random = SeededRandom(seed: 25)
        for round in 0..<2 * Self.rounds {
            var catalog = randomCatalog(seed: UInt64(round), facilities: 2)
            guard let today = catalog.asOf, let program = catalog.programs.indices.last else { continue }
            var request = pinnedRequest(catalog, &random)
            request.schedule = nil
            let term = random.pick(sampleTerms.filter { !sampleVocabulary[$0].isCarrier })
            request.needs = [Need([term], mode: .prefer, label: "asked")]
            let grade = random.pick(Grade.allCases)
            func scoreWith(_ state: Ternary, daysAgo: Int) throws -> Int {
                catalog.programs[program].facts[term] = Fact(
                    state, grade: state == .yes ? grade : .plain,
                    asOf: Day(rawValue: today.rawValue - UInt16(min(daysAgo, Int(today.rawValue)))))
                return try score(of: catalog.programs[program].id, catalog, request)
            }
            let ages = [0, 30, 365, 1500, 6000]
            let yes = try ages.map { try scoreWith(.yes, daysAgo: $0) }
            let no = try ages.map { try scoreWith(.no, daysAgo: $0) }
            let unknown = try scoreWith(.unknown, daysAgo: 0)
            let code = sampleVocabulary[term].code
            #expect(
                yes == yes.sorted(by: >) && yes.allSatisfy { $0 >= unknown }, "seed 25, round \(round), \(code): \(yes)"
            )
            #expect(no == no.sorted() && no.allSatisfy { $0 <= unknown }, "seed 25, round \(round), \(code): \(no)")
        }
    }

    /// MR09: a program that a must turns away changes no other hit, no count and no order.
    @Test func whatAMustTurnsAwayChangesNothingElse() throws {
        var random = SeededRandom(seed: 9)
        for round in 0..<Self.rounds {
            var catalog = randomCatalog(seed: UInt64(round), facilities: 20)
            guard var extra = catalog.programs.last else { continue }
            var request = pinnedRequest(catalog, &random)
            // A label of shape turns nobody away whose sessions are known.
            let term = random.pick(
                sampleTerms.filter { !sampleVocabulary[$0].isCarrier && sampleVocabulary[$0].group != .shape })
            request.needs.append(Need([term], mode: .must, label: "asked"))
            // How rare a word is is counted over all programs, and that is no order among them.
            request.text = nil
            let before = try list(catalog, request)
            extra.id = 77
            extra.facts[term] = Fact(.no)
            extra.facility = random.below(catalog.facilities.count)
            catalog.programs.append(extra)
            #expect(try list(catalog, request) == before, "seed 9, round \(round)")
        }
    }

    /// MR30: names, websites, telephones and the order of records decide nothing, as long as nobody asked for a name.
    @Test func namesWebsitesAndOrderDecideNothing() throws {
        var random = SeededRandom(seed: 30)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 25)
            var request = pinnedRequest(catalog, &random)
            request.text = nil
            var other = shuffled(catalog, seed: UInt64(round))
            for place in other.facilities.indices {
                other.facilities[place].name = random.pick(["AAA Featured", "Zzz", ""])
                other.facilities[place].name2 = random.pick(["Best", ""])
                other.facilities[place].website = random.pick(["", "https://www.example.org/featured"])
                other.facilities[place].phones = []
            }
            for place in other.programs.indices { other.programs[place].name = random.pick(["", "First Choice"]) }
            #expect(try list(catalog, request) == list(other, request), "seed 30, round \(round)")
        }
    }
}
