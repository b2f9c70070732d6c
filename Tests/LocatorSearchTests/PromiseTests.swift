import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// "Promises that tests hold" of `docs/ranking.md`: what must be true between two answers, whatever the numbers are. Radius and
/// scale are pinned, nothing is folded.
struct PromiseTests {
    private static let rounds = 60

    // MARK: - Facts

    /// No ≤ unknown ≤ yes, each of any age, for every value that can be asked.
    @Test func noIsNeverAboveUnknownNorUnknownAboveYes() throws {
        var random = SeededRandom(seed: 1)
        for round in 0..<4 * Self.rounds {
            var catalog = randomCatalog(seed: UInt64(round), facilities: 2)
            guard let program = catalog.programs.indices.last else { continue }
            var request = pinnedRequest(catalog, &random)
            let term = random.pick(sampleTerms)
            // A label of shape says when, and a when that is known may not suit: that is the schedule's own table.
            if sampleVocabulary[term].group == .shape { request.schedule = nil }
            // Accreditation counts unasked, too.
            if sampleVocabulary[term].group != .accreditation || random.chance(60) {
                request.needs.append(Need([term, random.pick(alike(term))], mode: .prefer, label: "asked"))
            }
            // The fact itself, and for a carrier what it can be concluded from.
            let carriers = sampleVocabulary.entries.filter(\.isCarrier).map(\.term) + [.privateInsurance]
            let changed = carriers.contains(term) && random.chance(50) ? random.pick(carriers) : term
            var scores: [Int] = []
            for state in [Ternary.no, .unknown, .yes] {
                catalog.programs[program].facts[changed] = Fact(
                    state, grade: state == .yes ? random.pick(Grade.allCases) : .plain, asOf: anyDay(&random))
                scores.append(try score(of: catalog.programs[program].id, catalog, request))
            }
            let names = [term, changed].map { sampleVocabulary[$0].code }
            // A no that follows from `private` and a no of the carrier's own are both a no, each with its own age.
            if changed == term || !sampleVocabulary[changed].isCarrier {
                #expect(scores[0] <= scores[1], "round \(round), \(names): \(scores)")
            }
            #expect(scores[1] <= scores[2], "round \(round), \(names): \(scores)")
        }
    }

    @Test func nearerNeverScoresLower() throws {
        var random = SeededRandom(seed: 2)
        for round in 0..<Self.rounds {
            var catalog = randomCatalog(seed: UInt64(round), facilities: 3)
            guard let program = catalog.programs.last, let origin = catalog.facilities[program.facility].point else {
                continue
            }
            let request = pinnedRequest(catalog, at: origin, &random)
            var scores: [(metres: Int, score: Int)] = []
            for _ in 0..<4 {
                let point = randomPoint(around: origin, &random)
                catalog.facilities[program.facility].point = point
                let way = Int(metres(from: origin, to: point).rawValue)
                scores.append((way, try score(of: program.id, catalog, request)))
            }
            for (near, far) in zip(
                scores.sorted { $0.metres < $1.metres }, scores.sorted { $0.metres < $1.metres }.dropFirst())
            {
                #expect(near.score >= far.score, "round \(round): \(near) \(far)")
            }
        }
    }

    /// Accreditation excepted, a dimension nobody asked about is not looked at.
    @Test(arguments: [TermGroup.payment, .language, .modality, .medication, .shape, .delivery, .condition])
    func unaskedDimensionsAreInert(group: TermGroup) throws {
        var random = SeededRandom(seed: UInt64(group.rawValue))
        for round in 0..<UInt64(10) {
            let catalog = randomCatalog(seed: round, facilities: 25)
            var request = pinnedRequest(catalog, &random)
            request.needs.removeAll { need in
                need.terms.contains { sampleVocabulary[$0].group.dimension == group.dimension }
            }
            if group.dimension == .schedule { request.schedule = nil }
            var other = catalog
            for program in other.programs.indices {
                for entry in sampleVocabulary.terms(in: group) where random.chance(50) {
                    other.programs[program].facts[entry.term] = Fact(
                        random.pick(Ternary.allCases), asOf: anyDay(&random))
                }
            }
            #expect(try list(catalog, request) == list(other, request), "round \(round)")
        }
    }

    // MARK: - Free time

    @Test func moreFreeTimeNeverLowersTheFitAndALongerWayNeverRaisesIt() throws {
        var random = SeededRandom(seed: 3)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 15)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var request = pinnedRequest(catalog, &random)
            let free = randomFreeTime(&random)
            let more = WeeklySchedule(free.intervals + randomFreeTime(&random).intervals)
            let way = random.pick([0, 10, 30, 60])
            request.schedule = ScheduleNeed(free: free, bufferMinutes: way)
            let before = try fits(engine, request)
            request.schedule = ScheduleNeed(free: more, bufferMinutes: way)
            let freer = try fits(engine, request)
            request.schedule = ScheduleNeed(free: free, bufferMinutes: way + random.within(1...90))
            let farther = try fits(engine, request)
            for (program, fit) in before {
                #expect(freer[program, default: 0] >= fit, "round \(round), freer: \(free) → \(more)")
                #expect(farther[program, default: 0] <= fit, "round \(round), farther: \(free)")
            }
        }
    }

    /// Points of the schedule dimension by program.
    private func fits(_ engine: SearchEngine, _ request: SearchRequest) throws -> [Int: Int] {
        let answer = try engine.search(request)
        let place = try #require(answer.active.firstIndex(of: .schedule))
        return Dictionary(uniqueKeysWithValues: answer.hits.map { ($0.program, $0.points[place]) })
    }

    // MARK: - Sets of hits

    @Test func aMustNeverAddsAHitAndOrIsAUnion() throws {
        var random = SeededRandom(seed: 4)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 25)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            let request = pinnedRequest(catalog, &random)
            // What a person says of themselves also decides who serves them, which is another rule.
            let terms = sampleTerms.filter { ServesOnlyAxis($0) == nil }
            let a = random.pick(terms)
            let b = random.pick(alike(a).filter(terms.contains))
            func hits(_ asked: [Term], _ mode: Mode) throws -> Set<Int> {
                var narrowed = request
                narrowed.needs.append(Need(asked, mode: mode, label: "asked"))
                return Set(try engine.search(narrowed).hits.map(\.program))
            }
            let all = Set(try engine.search(request).hits.map(\.program))
            for mode in [Mode.must, .strict, .not] {
                #expect(try hits([a], mode).isSubset(of: all), "round \(round), \(mode)")
                guard mode != .not else { continue }
                #expect(try hits([a, b], mode) == hits([a], mode).union(hits([b], mode)), "round \(round), \(mode)")
            }
            var levels: [Set<Int>] = []
            for asked in [[Level.iop], [.op, .php], [.iop, .op, .php]] {
                var narrowed = request
                narrowed.level = LevelNeed(asked)
                levels.append(Set(try engine.search(narrowed).hits.map(\.program)))
            }
            #expect(levels[2] == levels[0].union(levels[1]), "round \(round), levels")
        }
    }

    @Test func aSmallerRadiusGivesASubset() throws {
        var random = SeededRandom(seed: 5)
        for round in 0..<Self.rounds {
            let catalog = randomCatalog(seed: UInt64(round), facilities: 25)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            var request = pinnedRequest(catalog, &random)
            var last: Set<Int> = []
            for miles in [0, 2, 10, 50, 400, 5000] {
                request.radius = Metres(miles: miles)
                let hits = Set(try engine.search(request).hits.map(\.program))
                #expect(last.isSubset(of: hits), "round \(round), \(miles) miles")
                last = hits
            }
        }
    }

    // MARK: - Parts

    @Test func partsSumToTheScore() throws {
        var random = SeededRandom(seed: 6)
        for round in 0..<UInt64(20) {
            let catalog = randomCatalog(seed: round, facilities: 20)
            let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
            for _ in 0..<5 {
                let request = randomRequest(catalog, &random)
                let answer = try engine.search(request)
                let whole = answer.active.reduce(0) { $0 + request.weights[$1] }
                for hit in answer.hits where whole > 0 {
                    let (total, parts) = shownParts(points: hit.points, weights: request.weights, active: answer.active)
                    #expect(hit.score == zip(answer.active, hit.points).reduce(0) { $0 + request.weights[$1.0] * $1.1 })
                    #expect(total == (2 * hit.score + 10 * whole) / (20 * whole))
                    #expect(parts.reduce(0, +) == total)
                    for (part, (dimension, points)) in zip(parts, zip(answer.active, hit.points)) {
                        let exact = request.weights[dimension] * points
                        #expect((exact / (10 * whole)...exact / (10 * whole) + 1).contains(part))
                    }
                }
            }
        }
    }

    // MARK: - Always

    @Test func theSameRequestGivesTheSameAnswer() throws {
        let catalog = randomCatalog(seed: 9, facilities: 60)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        let again = SearchEngine(try Snapshot(bytes: encode(shuffled(catalog, seed: 10))))
        var random = SeededRandom(seed: 9)
        for _ in 0..<Self.rounds {
            let request = randomRequest(catalog, &random)
            #expect(try engine.search(request).hits == again.search(request).hits)
        }
    }
}

// MARK: - Making requests

/// A random request with radius and scale pinned, nothing folded and nobody's state known, so that no track is out of reach.
private func pinnedRequest(
    _ catalog: Catalog, at point: Coordinate? = nil, _ random: inout SeededRandom
) -> SearchRequest {
    var request = randomRequest(catalog, &random)
    let middle = point ?? catalog.facilities.lazy.compactMap(\.point).first ?? samplePlaces[0].point
    request.origin = Origin(point: middle, label: "the middle", zone: sampleZones[0])
    request.radius = Metres(20_037_508)
    request.scaleMiles = request.scaleMiles ?? 20
    request.collapse = Collapse.none
    request.sort = .score
    request.name = nil
    // Filters on the same facts are another promise.
    request.needs = request.needs.filter { $0.mode == .prefer }
    request.age = nil
    if request.level?.mode != .prefer { request.level = nil }
    request.schedule = request.schedule.map {
        ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes)
    }
    return request
}

/// Sample terms that may stand in one need with `term`.
private func alike(_ term: Term) -> [Term] {
    let group = sampleVocabulary[term].group
    return sampleTerms.filter { other in
        let its = sampleVocabulary[other].group
        guard let dimension = group.dimension, dimension != .schedule else { return its == group }
        return its.dimension == dimension
    }
}

private func anyDay(_ random: inout SeededRandom) -> Day? {
    random.chance(20) ? nil : Day(rawValue: UInt16(19_137 - random.below(5000)))
}

/// T of a program; −1 when it is no hit.
private func score(of id: UInt64, _ catalog: Catalog, _ request: SearchRequest) throws -> Int {
    let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
    let ordinal = try #require(engine.snapshot.ordinal(ofProgram: id))
    return try engine.search(request).hits.first { $0.program == ordinal }?.score ?? -1
}

private func list(_ catalog: Catalog, _ request: SearchRequest) throws -> [[UInt64]] {
    let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
    return try engine.search(request).hits.map { [engine.snapshot.columns.programID[$0.program], UInt64($0.score)] }
}
