import LocatorIndex
import LocatorIngest
import LocatorSearch
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// Whom to call first.
@Suite struct QueueTests {
    private let today = Day(rawValue: 19_000 + 800)

    /// Not known before faded, faded before fresh; what nobody asks for is not asked.
    @Test func whatIsNotKnownComesFirst() throws {
        var catalog = plainCatalog(3)
        let day = Day(rawValue: today.rawValue - 10)
        for place in catalog.programs.indices {
            let facility = catalog.programs[place].facility
            catalog.facilities[facility].records = [RecordReference(key: 1, source: 0, asOf: day)]
            catalog.programs[place].facts = FactSheet([FactSheet.Entry(.substanceUse, Fact(.yes, asOf: day))])
        }
        catalog.programs[0].facts[.medicaid] = Fact(.yes, asOf: day)
        catalog.programs[1].facts[.medicaid] = Fact(.yes, asOf: someDay)
        let queue = try queue(catalog, "level=iop&payment=medicaid")
        let ids = try ids(queue, catalog)
        #expect(ids == [catalog.programs[2].id, catalog.programs[1].id])
        #expect(queue.entries.map { $0.questions.map(\.subject) } == [[.term(.medicaid)], [.term(.medicaid)]])
        #expect(queue.entries[0].questions[0].state == .unknown && queue.entries[0].questions[0].asOf == nil)
        #expect(queue.entries[1].questions[0].state == .yes && queue.entries[1].questions[0].asOf == someDay)
    }

    /// The formula of docs/verification.md, once by hand.
    @Test func worthIsShownTimesFadedTimesChange() throws {
        var catalog = plainCatalog(1)
        catalog.programs[0].facts = FactSheet([])
        let queue = try queue(catalog, "level=iop&payment=medicaid", places: 1)
        // The greatest place is Los Angeles: every search of the demand shows the one program.
        let entry = try #require(queue.entries.first)
        #expect(abs(entry.shown - 1e6) < 1e-6)
        let snapshot = try snapshot(catalog)
        let engine = SearchEngine(snapshot)
        var request = try SavedQuery(name: "q", weight: 1, query: "level=iop&payment=medicaid", about: "").request(
            in: snapshot)
        request.origin = demandPlaces(1, in: snapshot)[0].origin
        let answer = try engine.search(request)
        // Distance 25, payment 25, accreditation 5. A no to a must drops it: all of its score with a yes is at stake.
        let yes = answer.hits[0].score + 25 * (Points.full - Points.unknown(.payment))
        let medicaid = try #require(entry.questions.first { $0.subject == .term(.medicaid) })
        #expect(abs(medicaid.worth - 1e6 * Double(yes / 55) / 10_000) < 0.001)
        // Still held at all: 800 days with a half-life of 24 months.
        let level = try #require(entry.questions.first { $0.subject == .level })
        let faded = Double(10_000 - Points.freshness(.specialty, asOf: someDay, on: today)) / 10_000
        #expect(abs(level.worth - 1e6 * faded * Double(answer.hits[0].score / 55) / 10_000) < 0.001)
    }

    @Test(arguments: 0..<UInt64(6))
    func holdsItsPromises(seed: UInt64) throws {
        let catalog = randomCatalog(seed: 900 + seed, facilities: 40)
        let query = "level=iop,op&window=evening&payment=medicaid&specialty=dbt&language=es"
        let all = try queue(catalog, query, older: 0)
        let snapshot = try snapshot(catalog)
        for (former, latter) in zip(all.entries, all.entries.dropFirst()) { #expect(former.worth >= latter.worth) }
        for entry in all.entries {
            #expect(abs(entry.worth - entry.questions.reduce(0) { $0 + $1.worth }) < 1e-6)
            #expect(entry.shown > 0 && entry.shown <= 1e6 + 1e-6)
            for (former, latter) in zip(entry.questions, entry.questions.dropFirst()) {
                #expect(former.worth >= latter.worth)
            }
        }
        // Older facts only: no question is added, none grows, what is not known stays.
        let older = try queue(catalog, query, older: 400)
        let worths = Dictionary(uniqueKeysWithValues: all.entries.map { ($0.program, $0.worth) })
        for entry in older.entries { #expect(entry.worth <= (worths[entry.program] ?? 0) + 1e-6) }
        func unknown(_ queue: VerificationQueue) -> Int {
            queue.entries.reduce(0) { $0 + $1.questions.count { $0.state == .unknown } }
        }
        #expect(unknown(older) == unknown(all))
        // A state is a part of the whole.
        let state = try #require(StateCode("CA"))
        let here = try queue(catalog, query, older: 0, state: state)
        let expected = all.entries.filter {
            snapshot.columns.facilityState[Int(snapshot.columns.facilityOf[$0.program])] == state.rawValue
        }
        #expect(here.entries.map(\.program) == expected.map(\.program))
        // The order that programs were handed over in decides nothing.
        let shuffled = try queue(shuffled(catalog, seed: seed), query, older: 0)
        #expect(shuffled.entries.map(\.program) == all.entries.map(\.program))
    }

    @Test func listsCallsAsCorrections() throws {
        var catalog = plainCatalog(12)
        catalog.programs[4].facts[.medicaid] = nil
        catalog.facilities[4].name = "=HYPERLINK(1)"
        let queue = try queue(catalog, "level=iop&payment=medicaid&window=evening")
        let list = try callList(queue.entries, in: snapshot(catalog))
        let rows = callListRows(list)
        #expect(rows.count == list.reduce(0) { $0 + $1.questions.count })
        for row in rows {
            #expect(row.count == callListHeader.count && row[0] == "call" && parseBase32(row[1]) != nil)
            // For the caller to fill in.
            #expect(row[3...7].allSatisfy(\.isEmpty) && row[15...].allSatisfy(\.isEmpty))
            #expect(["all", "track", "medicaid"].contains(row[2]))
        }
        let unknown = try #require(rows.first { $0[11] == "=HYPERLINK(1)" && $0[2] == "medicaid" })
        #expect(unknown[8] == "Do you take Medicaid?" && unknown[9] == "not known" && unknown[10].isEmpty)
    }

    @Test func demandIsReadAndChecked() throws {
        let file = try #require(try readExport("\(repository)/data/demand.csv").first)
        let queries = try readDemand(file)
        #expect(queries.count > 10 && queries.contains { $0.name == "evening-iop-medicaid-spanish" })
        let snapshot = try snapshot(plainCatalog(1))
        for query in queries {
            let request = try query.request(in: snapshot)
            #expect(request.origin == nil && request.area == nil && request.level != nil, "\(query.name)")
        }
    }

    @Test(arguments: [
        ("name,weight,query\n", "the column \"about\" is missing"),
        ("name,weight,query,about\n", "no query"),
        ("name,weight,query,about\nA b,1,level=iop,\n", "no name"),
        ("name,weight,query,about\na,0,level=iop,\n", "no whole number"),
        ("name,weight,query,about\na,1,level,\n", "cannot be read"),
        ("name,weight,query,about\na,1,near=90012&level=iop,\n", "names a place"),
        ("name,weight,query,about\na,1,level=iop,\na,1,level=op,\n", "stands here twice"),
    ])
    func badDemandIsRefused(_ text: String, _ problem: String) throws {
        let file = ExportFile(name: "demand.csv", bytes: Array(text.utf8))
        let error = #expect(throws: FileError.self) { try readDemand(file) }
        #expect(error?.problem.contains(problem) ?? false, "\(String(describing: error))")
    }

    private func queue(
        _ catalog: Catalog, _ query: String, older: Int = 365, places: Int = 300, state: StateCode? = nil
    ) throws -> VerificationQueue {
        let snapshot = try snapshot(catalog)
        var options = VerificationQueue.Options(today: today)
        options.olderDays = older
        options.mostPlaces = places
        options.state = state
        let request = try SavedQuery(name: "q", weight: 3, query: query, about: "").request(in: snapshot)
        return try verificationQueue([(request, 3)], SearchEngine(snapshot), options)
    }

    private func ids(_ queue: VerificationQueue, _ catalog: Catalog) throws -> [UInt64] {
        let columns = try snapshot(catalog).columns
        return queue.entries.map { columns.programID[$0.program] }
    }
}
