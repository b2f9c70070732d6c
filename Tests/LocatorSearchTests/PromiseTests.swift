import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// "Promises that tests hold" of `docs/ranking.md` about points: what must be true between two answers, whatever the numbers
/// are. Radius and scale are pinned, nothing is folded.
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
            // What a word weighs hangs on all programs, so the facts a text names are no part of this promise.
            request.text = nil
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
            let followsFromPrivate =
                carriers.contains(term) && catalog.programs[program].facts[.privateInsurance]?.state == .no
            if !followsFromPrivate, changed == term || !sampleVocabulary[changed].isCarrier {
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
            // Telehealth also says whether doors bind, which is the schedule's.
            if group.dimension == .schedule || group == .delivery { request.schedule = nil }
            // A text asks about every fact it names.
            request.text = nil
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
}
