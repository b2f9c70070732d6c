import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// "Why is C missing": said of every program that the naive scan leaves out and of no other, each reason true for itself, and
/// what is said to bring it in does.
struct AbsenceTests {
    @Test(arguments: 0..<UInt64(4))
    func missingIsWhatTheNaiveScanLeavesOut(seed: UInt64) throws {
        var random = SeededRandom(seed: 900 + seed)
        let catalog = randomCatalog(seed: seed, facilities: 12)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for round in 0..<6 {
            let request = randomRequest(catalog, &random)
            let folded = naiveScan(catalog, request)
            let whole = Set(naiveScan(catalog, unfolded(request)).hits.map(\.program))
            for program in catalog.programs {
                let standing = try engine.standing(of: program.id, for: request)
                let note: Comment = "seed \(seed), request \(round), program \(program.id): \(request)"
                #expect((standing.listed != nil) == whole.contains(program.id), note)
                #expect(standing.absences.isEmpty == (standing.listed != nil), note)
                if let listed = standing.listed {
                    try check(listed, program, folded, engine, note)
                } else {
                    try check(standing, program, catalog, request, engine, note)
                }
            }
        }
    }

    /// At the rank of the hit that shows it.
    private func check(
        _ listed: Standing.Listed, _ program: Program, _ folded: NaiveAnswer, _ engine: SearchEngine, _ note: Comment
    ) throws {
        try #require(folded.hits.indices.contains(listed.rank - 1), note)
        let hit = folded.hits[listed.rank - 1]
        #expect(engine.snapshot.columns.programID[listed.shownBy] == hit.program, note)
        #expect(hit.program == program.id || hit.others.contains(program.id) || hit.more > 0, note)
    }

    private func check(
        _ standing: Standing, _ program: Program, _ catalog: Catalog, _ request: SearchRequest,
        _ engine: SearchEngine, _ note: Comment
    ) throws {
        #expect(standing.absences.allSatisfy { !$0.text.isEmpty }, note)
        for absence in standing.absences {
            let alone = only(absence.cause, of: request)
            let hits = naiveScan(catalog, alone).hits.map(\.program)
            #expect(!hits.contains(program.id), "\(absence.cause) alone: \(note)")
        }
        let wayIn = try #require(standing.wayIn, note)
        #expect(!wayIn.changes.isEmpty, note)
        let found = naiveScan(catalog, wayIn.request)
        #expect(found.hits.count == wayIn.total, note)
        try #require(found.hits.indices.contains(wayIn.rank - 1), note)
        let unfolded = naiveScan(catalog, unfolded(wayIn.request)).hits.map(\.program)
        #expect(unfolded.contains(program.id), "\(wayIn.changes): \(note)")
        let beside = naiveScan(catalog, request)
        #expect(standing.isBeside == (beside.online + beside.unlocated).contains(program.id), note)
    }

    private func unfolded(_ request: SearchRequest) -> SearchRequest {
        var request = request
        request.collapse = Collapse.none
        return request
    }

    /// The request with nothing left but one cause, everywhere within reach.
    private func only(_ cause: Absence.Cause, of request: SearchRequest) -> SearchRequest {
        var alone = SearchRequest()
        // Without the area, but of the same state and zone.
        let home = request.home
        let somewhere = request.area.map { _ in
            Origin(point: samplePlaces[0].point, state: home.state, county: home.county, label: "", zone: home.zone)
        }
        alone.origin = request.origin ?? somewhere
        alone.radius = alone.origin == nil ? nil : Metres(20_037_508)
        alone.zone = request.zone
        alone.starting = request.starting
        alone.travelMinutes = request.travelMinutes ?? (request.origin == nil ? 0 : nil)
        alone.collapse = Collapse.none
        switch cause {
        case .level: alone.level = request.level
        case .age: alone.age = request.age
        case .need(let ordinal, let label):
            alone.needs = [request.needs[ordinal]]
            #expect(request.needs[ordinal].label == label)
        case .servesOnly:
            alone.needs = request.needs.filter { $0.mode != .not }.map {
                Need($0.terms, mode: .prefer, label: $0.label)
            }
            alone.age = request.age.flatMap { $0.mode == .not ? nil : AgeNeed(years: $0.years, mode: .prefer) }
        case .attendable: alone.schedule = request.schedule
        case .name: alone.name = request.name
        case .text: alone.text = request.text
        case .radius:
            // What the automatic ring ended with depends on all that was asked.
            return unfolded(request)
        case .area: (alone.origin, alone.radius, alone.area) = (nil, nil, request.area)
        case .noPoint: break
        }
        return alone
    }

    @Test func anIdOfNoProgramIsSaidToBeNone() throws {
        let engine = SearchEngine(try Snapshot(bytes: encode(randomCatalog(seed: 3, facilities: 5))))
        let standing = try engine.standing(of: 1, for: SearchRequest())
        #expect(standing.program == nil && standing.listed == nil && standing.wayIn == nil)
    }

    /// Every sentence is there in both languages, and they are not the same.
    @Test func reasonsSpeakBothLanguages() throws {
        var random = SeededRandom(seed: 77)
        let catalog = randomCatalog(seed: 77, facilities: 15)
        let engine = SearchEngine(try Snapshot(bytes: encode(catalog)))
        for _ in 0..<10 {
            let request = randomRequest(catalog, &random)
            for program in catalog.programs.prefix(10) {
                let english = try engine.standing(of: program.id, for: request)
                let spanish = try engine.standing(of: program.id, for: request, in: .spanish)
                #expect(english.absences.map(\.cause) == spanish.absences.map(\.cause))
                for (one, other) in zip(english.absences, spanish.absences) { #expect(one.text != other.text) }
                for (one, other) in zip(english.wayIn?.changes ?? [], spanish.wayIn?.changes ?? []) {
                    #expect(one != other)
                }
            }
        }
    }
}
