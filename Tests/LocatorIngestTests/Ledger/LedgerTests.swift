import LocatorIngest
import Testing
import Treatment

/// Ids across runs: each test is a first year, a second year, and what became of the ids.
struct LedgerTests {
    private typealias Row = PipelineSamples.Row

    /// Two years of one directory, the second with the ledger of the first.
    private func years(
        _ before: [PipelineSamples.Row], _ after: [PipelineSamples.Row], merges: String = ""
    ) throws -> (first: Ingested, second: Ingested) {
        let first = try run(before, 2021)
        return (first, try run(after, 2022, first.ledger, merges: merges))
    }

    private func run(
        _ rows: [PipelineSamples.Row], _ year: Int, _ ledger: IdentityLedger? = nil, merges: String = ""
    ) throws -> Ingested {
        var files = [PipelineSamples.directory("\(year).csv", rows)]
        if !merges.isEmpty { files.append(ExportFile(name: "merges.txt", bytes: PipelineSamples.bytes(merges + "\n"))) }
        return try PipelineSamples.ingested(files) {
            $0.ledger = ledger
            $0.asOf = [("\(year).csv", Day(year: year, month: 12, day: 31) ?? Day(rawValue: 0))]
        }
    }

    private func id(_ ingested: Ingested, _ name: String) -> UInt64? {
        ingested.catalog.facilities.first { $0.name == name }?.id
    }

    @Test("without a ledger and with an empty one ids are made from the records")
    func none() throws {
        let rows = [
            Row(name: "Tamarisk Center"), Row(name: "Willow House", street: "2 Oak Road", phone: "213-555-0102"),
        ]
        let plain = try run(rows, 2021)
        let empty = try run(rows, 2021, IdentityLedger())
        #expect(ComparableCatalog(plain.catalog) == ComparableCatalog(empty.catalog) && plain.ledger == empty.ledger)
        #expect(plain.catalog.facilities.allSatisfy { $0.id == $0.records[0].key } && plain.catalog.redirects.isEmpty)
        #expect(plain.ledger.counts.facilities == 2 && plain.ledger.counts.programs == 2)
    }

    /// What changed from one year to the next, and whether it is known again.
    struct Change: Sendable, CustomTestStringConvertible {
        var what: String
        var before: [PipelineSamples.Row] = [Row(name: "Tamarisk Center")]
        var after: [PipelineSamples.Row]
        var isKnown: Bool
        var testDescription: String { what }
    }

    @Test(
        "a facility is known again on evidence, one to one, and never by name alone",
        arguments: [
            Change(what: "renamed: same site, same telephone", after: [Row(name: "Juniper Hall")], isKnown: true),
            Change(
                what: "new telephone: same site, same name",
                after: [Row(name: "Tamarisk Center", phone: "213-555-0999")], isKnown: true),
            Change(what: "another suite", after: [Row(name: "Tamarisk Center", street2: "Suite 9")], isKnown: true),
            Change(what: "name cut off", after: [Row(name: "Tamarisk Cent")], isKnown: true),
            Change(
                what: "moved: same name, same telephone, same state",
                after: [Row(name: "Tamarisk Center", street: "77 Far Road", city: "Bakersfield", zip: "93301")],
                isKnown: true),
            Change(
                what: "moved to another state",
                after: [
                    Row(name: "Tamarisk Center", street: "77 Far Road", city: "New York", state: "NY", zip: "10001")
                ],
                isKnown: false),
            Change(
                what: "moved and renamed, telephone kept",
                after: [Row(name: "Juniper Hall", street: "77 Far Road", zip: "90013")], isKnown: false),
            Change(
                what: "same name elsewhere, another telephone",
                after: [Row(name: "Tamarisk Center", street: "77 Far Road", zip: "90013", phone: "213-555-0999")],
                isKnown: false),
            Change(
                what: "same site, nothing else", after: [Row(name: "Juniper Hall", phone: "213-555-0999")],
                isKnown: false),
            Change(
                what: "two that could be it",
                after: [
                    Row(name: "Tamarisk Center", street: "77 Far Road", zip: "90013"),
                    Row(name: "Tamarisk Center", street: "88 Near Road", zip: "90013"),
                ], isKnown: false),
            Change(
                what: "one that could be two",
                before: [
                    Row(name: "Tamarisk Center", street: "77 Far Road", zip: "90013"),
                    Row(name: "Tamarisk Center", street: "88 Near Road", zip: "90013"),
                ], after: [Row(name: "Tamarisk Center")], isKnown: false),
            Change(
                what: "confidential: name and telephone are not enough",
                before: [Row(name: "Tamarisk Center", street: "- - -")],
                after: [Row(name: "Tamarisk Center", street: "- - -", phone: "213-555-0999")], isKnown: false),
        ])
    func recognised(_ change: Change) throws {
        let (first, second) = try years(change.before, change.after)
        let before = Set(first.catalog.facilities.map(\.id))
        let kept = second.catalog.facilities.filter { before.contains($0.id) }
        #expect(kept.count == (change.isKnown ? 1 : 0))
        let programs = Set(first.catalog.programs.map(\.id))
        #expect(second.catalog.programs.contains { programs.contains($0.id) } == change.isKnown)
        #expect(second.ledger.counts.facilities == before.count + second.catalog.facilities.count - kept.count)
    }

    @Test("what is not seen stays in the ledger, and comes back as what it was")
    func comesBack() throws {
        let both = [
            Row(name: "Tamarisk Center"), Row(name: "Willow House", street: "2 Oak Road", phone: "213-555-0102"),
        ]
        let (first, second) = try years(both, [both[0]])
        #expect(second.catalog.facilities.count == 1 && second.ledger.counts.facilities == 2)
        // Renamed while it was away.
        let third = try run(
            [both[0], Row(name: "Alder House", street: "2 Oak Road", phone: "213-555-0102")], 2023, second.ledger)
        #expect(id(third, "Alder House") == id(first, "Willow House"))
    }

    @Test(
        "two that become one: the oldest id stands, the other leads to it, programs too; undone, each has its own again"
    )
    func merged() throws {
        let rows = [Row(name: "Tamarisk Center"), Row(name: "Willow House", phone: "213-555-0102")]
        let first = try run([rows[0]], 2020)
        let apart = try run(rows, 2021, first.ledger)
        let (tamarisk, willow) = (try #require(id(apart, "Tamarisk Center")), try #require(id(apart, "Willow House")))
        let join = "join \(base32(tamarisk)) \(base32(willow)) one house"
        let joined = try run(rows, 2022, apart.ledger, merges: join)
        let facility = try #require(joined.catalog.facilities.first)
        #expect(joined.catalog.facilities.count == 1 && facility.id == tamarisk && facility.records.count == 2)
        #expect(joined.catalog.redirects.contains(Redirect(from: willow, to: tamarisk)))
        // One program of each, equal in all that tells programs apart.
        let program = try #require(joined.catalog.programs.first)
        let former = apart.catalog.programs.map(\.id).filter { $0 != program.id }
        #expect(joined.catalog.programs.count == 1 && former.count == 1)
        #expect(joined.catalog.redirects.contains(Redirect(from: former[0], to: program.id)))
        let undone = try run(rows, 2023, joined.ledger)
        #expect(ids(undone) == ids(apart) && undone.catalog.redirects.isEmpty)
    }

    private func ids(_ ingested: Ingested) -> [[UInt64]] {
        [ingested.catalog.facilities.map(\.id), ingested.catalog.programs.map(\.id)]
    }

    @Test(
        "one that becomes two: who has the record of the id keeps it, the other gets its own; programs go with their records"
    )
    func split() throws {
        let rows = [
            Row(name: "Tamarisk Center"),
            Row(name: "Tamarisk Ctr", name2: "Clinic", codes: PipelineSamples.mentalHealth),
        ]
        let together = try run(rows, 2021)
        let facility = try #require(together.catalog.facilities.first)
        #expect(together.catalog.facilities.count == 1 && facility.records.count == 2)
        let keys = facility.records.map { base32($0.key) }
        let apart = try run(rows, 2022, together.ledger, merges: "split \(keys[0]) \(keys[1])")
        #expect(apart.catalog.facilities.count == 2)
        #expect(apart.catalog.facilities.first { $0.id == facility.id }?.records[0].key == facility.id)
        #expect(apart.catalog.programs.map(\.id).sorted() == together.catalog.programs.map(\.id).sorted())
        let again = try run(rows, 2023, apart.ledger)
        #expect(ids(again) == ids(together))
    }

    @Test("a line of a merge file wins: split forbids to know again, join does it without evidence")
    func ordered() throws {
        let first = try run([Row(name: "Tamarisk Center")], 2021)
        let renamed = [Row(name: "Juniper Hall")]
        let known = try #require(id(first, "Tamarisk Center"))
        let own = try #require(id(try run(renamed, 2022), "Juniper Hall"))
        let line = "\(base32(known)) \(base32(own))"
        #expect(id(try run(renamed, 2022, first.ledger), "Juniper Hall") == known)
        #expect(id(try run(renamed, 2022, first.ledger, merges: "split \(line)"), "Juniper Hall") == own)
        let elsewhere = [Row(name: "Juniper Hall", street: "9 New Road", phone: "213-555-0999")]
        let new = try #require(id(try run(elsewhere, 2022), "Juniper Hall"))
        let join = "join \(base32(known)) \(base32(new))"
        #expect(id(try run(elsewhere, 2022, first.ledger), "Juniper Hall") == new)
        #expect(id(try run(elsewhere, 2022, first.ledger, merges: join), "Juniper Hall") == known)
    }

    @Test("a program keeps its id when its second name changes, and not when two could be it")
    func programs() throws {
        let (first, second) = try years(
            [Row(name: "Tamarisk Center", name2: "Evening Unit")], [Row(name: "Tamarisk Center", name2: "Night Unit")])
        #expect(ids(first) == ids(second))
        let (one, two) = try years(
            [Row(name: "Tamarisk Center", name2: "Evening Unit")],
            [Row(name: "Tamarisk Center", name2: "Night Unit"), Row(name: "Tamarisk Center", name2: "Morning Unit")])
        #expect(two.catalog.programs.count == 2 && two.catalog.facilities.map(\.id) == one.catalog.facilities.map(\.id))
        #expect(!two.catalog.programs.contains { $0.id == one.catalog.programs[0].id })
    }
}
