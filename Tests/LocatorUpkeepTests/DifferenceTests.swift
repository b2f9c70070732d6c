import Foundation
import LocatorIndex
import LocatorUpkeep
import TestSupport
import Testing
import Treatment

/// What is different between two snapshots, against a naive comparison of the catalogs they were made of.
struct DifferenceTests {
    @Test("random pairs: the naive comparison finds the same, and the parts add up", arguments: 0..<UInt64(14))
    func naive(seed: UInt64) throws {
        let a = randomCatalog(seed: 300 + seed, facilities: 40)
        let b = changed(a, seed: seed)
        let found = try difference(from: snapshot(a), to: snapshot(b))
        let expected = NaiveDifference(a, b)
        func ids(_ kind: ChangeKind) -> Set<UInt64> { Set(found.programChanges.filter { $0.kind == kind }.map(\.id)) }
        #expect(ids(.gone) == expected.gone && ids(.added) == expected.added, "seed \(seed)")
        #expect(ids(.changed) == Set(expected.facts.keys).union(expected.fields.keys), "seed \(seed)")
        for change in found.programChanges where change.kind == .changed {
            #expect(Set(change.facts.map(\.term.code)) == expected.facts[change.id] ?? [], "seed \(seed)")
            #expect(Set(change.fields.map(\.field.rawValue)) == expected.fields[change.id] ?? [], "seed \(seed)")
        }
        #expect(found.programs.redated == expected.redated, "seed \(seed)")
        func sites(_ kind: ChangeKind) -> Set<UInt64> { Set(found.siteChanges.filter { $0.kind == kind }.map(\.id)) }
        #expect(sites(.gone) == expected.sitesGone && sites(.added) == expected.sitesAdded, "seed \(seed)")
        #expect(sites(.changed) == expected.sitesChanged, "seed \(seed)")
        try addUp(found, "seed \(seed)")
    }

    @Test("a state alone is its row of the whole", arguments: 0..<UInt64(4))
    func state(seed: UInt64) throws {
        let a = randomCatalog(seed: 300 + seed, facilities: 40)
        let (from, to) = (try snapshot(a), try snapshot(changed(a, seed: seed)))
        let all = try difference(from: from, to: to)
        for cut in all.byState where cut.name != "unknown" {
            let one = try difference(from: from, to: to, in: StateCode(cut.name))
            #expect(one.programs == cut.programs && one.facilities == cut.facilities, "seed \(seed) \(cut.name)")
            try addUp(one, "seed \(seed) \(cut.name)")
        }
    }

    @Test("a snapshot differs in nothing from itself, and the way back is the way there turned round")
    func turned() throws {
        let a = randomCatalog(seed: 7, facilities: 60)
        let (from, to) = (try snapshot(a), try snapshot(changed(a, seed: 7)))
        let none = try difference(from: from, to: from)
        #expect(none.isNone && none.rows.isEmpty && none.rates.isEmpty)
        #expect(none.programs.same == a.programs.count)
        let there = try difference(from: from, to: to)
        let back = try difference(from: to, to: from)
        #expect(there.programs.notSeen == back.programs.added && there.programs.added == back.programs.notSeen)
        #expect(there.programs.changed == back.programs.changed && there.programs.facts == back.programs.facts)
    }

    @Test("an old id that leads somewhere is renamed or joined, and never gone")
    func redirected() throws {
        let a = plainCatalog(10)
        var b = a.without { $0 == 9 }
        b.programs[0].id = 5
        let old = a.programs[0].id
        let second = a.programs[9].id
        let redirects: [UInt64: UInt64] = [old: 5, second: 5]
        let found = try difference(from: snapshot(a), to: snapshot(b)) { redirects[$0] }
        #expect(found.programs.renamed == 1 && found.programs.joined == 1 && found.programs.notSeen == 0)
        #expect(found.programs.added == 0 && found.programs.same == 9)
        let renamed = try #require(found.programChanges.first { $0.kind == .changed })
        #expect(renamed.id == 5 && renamed.otherID == old)
        #expect(found.programChanges.first { $0.kind == .joined }?.otherID == 5)
        try addUp(found, "redirected")
    }

    @Test("records that become one site are a merge made, and the reverse one undone")
    func merges() throws {
        let a = plainCatalog(4)
        var b = a.without { $0 == 1 }
        b.facilities[0].records.append(a.facilities[1].records[0])
        let made = try difference(from: snapshot(a), to: snapshot(b))
        #expect(made.merges.count == 1 && made.merges[0].isMade && made.merges[0].site == a.facilities[0].id)
        #expect(made.merges[0].parts.map(\.site) == [a.facilities[0].id, a.facilities[1].id])
        #expect(made.merges[0].parts.map(\.records) == [[a.facilities[0].id], [a.facilities[1].id]])
        let undone = try difference(from: snapshot(b), to: snapshot(a))
        #expect(undone.merges.count == 1 && !undone.merges[0].isMade && undone.merges[0].parts.count == 2)
    }

    @Test("a site that moved is moved far from a mile on")
    func moved() throws {
        let a = plainCatalog(4)
        var b = a
        // A minute of latitude is 1,849 m here, 0.0144° a little less than a mile.
        for (place, micro) in [(0, Int32(14_400)), (1, 16_667)] {
            let point = try #require(a.facilities[place].point)
            b.facilities[place].point = Coordinate(
                microLatitude: point.latitude + micro, microLongitude: point.longitude)
        }
        let found = try difference(from: snapshot(a), to: snapshot(b))
        #expect(found.facilities.moved == 2 && found.facilities.movedFar == 1)
        #expect(found.movedFar.map(\.id) == [a.facilities[1].id])
        #expect(found.rows.filter { $0[10] == "point" }.map { $0.last } == ["1.0", "1.1"])
    }

    @Test("a fact says before and after, with source and date of each")
    func facts() throws {
        let a = plainCatalog(2)
        var b = a
        b.sources[0] = Source(publisher: "Sample directory", asOf: Day(rawValue: 19_300))
        b.programs[1].facts[.medicaid] = Fact(.no, basis: .inferred, asOf: Day(rawValue: 19_300))
        b.programs[1].facts[.medicare] = nil
        let found = try difference(from: snapshot(a), to: snapshot(b))
        let rows = found.rows.map { Array($0[10...16]) }
        #expect(
            rows == [
                [
                    "medicaid", "yes", "no (inferred)", "Sample directory", "2022-01-08", "Sample directory",
                    "2022-11-04",
                ],
                ["medicare", "yes", "unknown", "Sample directory", "2022-01-08", "", ""],
            ])
        #expect(found.programChanges[0].words == "medicaid yes → no (inferred); medicare yes → unknown")
        #expect(found.rates.map(\.term.code) == ["medicare", "medicaid"].sorted())
        #expect(found.rates[0].before.words == "2 of 2 (100 %)" && points(found.rates[0]) == "−50.0")
    }

    @Test("JSON parses, CSV has as many cells as its header, HTML holds no markup of a listing")
    func forms() throws {
        let a = randomCatalog(seed: 21, facilities: 30)
        var b = changed(a, seed: 3)
        let shown = b.programs[0].facility
        b.facilities[shown].name = "<script>alert(1)</script>"
        b.facilities[shown].website = "=1+1"
        let found = try difference(from: snapshot(a), to: snapshot(b))
        let parsed = try JSONSerialization.jsonObject(with: Data(reportJSON(found))) as? [String: Any]
        #expect((parsed?["changes"] as? [Any])?.count == found.programChanges.count)
        #expect((parsed?["programs"] as? [String: Any])?["not_seen"] as? Int == found.programs.notSeen)
        #expect(found.rows.allSatisfy { $0.count == differenceHeader.count } && !found.rows.isEmpty)
        let html = found.html
        #expect(!html.contains("<script") && html.contains("&lt;script&gt;") && !html.contains("http"))
        #expect(html.contains("<details>") && html.contains("not seen"))
    }

    private func addUp(_ found: Difference, _ seed: String) throws {
        let cuts = [found.byPublisher, found.byState, found.byCounty, found.byLevel]
        #expect(found.programs.addUp && found.facilities.addUp, "\(seed)")
        #expect(found.programs.after + (found.state == nil ? 0 : 0) >= found.programs.added)
        for cut in cuts {
            #expect(cut.allSatisfy { $0.programs.addUp && $0.facilities.addUp }, "\(seed)")
            for part in [
                \PartCounts.before, \.notSeen, \.joined, \.added, \.after, \.changed, \.same, \.facts, \.redated,
            ] {
                #expect(cut.reduce(0) { $0 + $1.programs[keyPath: part] } == found.programs[keyPath: part], "\(seed)")
            }
        }
        for cut in [found.byPublisher, found.byState, found.byCounty] {
            for part in [\PartCounts.before, \.notSeen, \.added, \.after, \.changed, \.same, \.moved, \.movedFar] {
                #expect(
                    cut.reduce(0) { $0 + $1.facilities[keyPath: part] } == found.facilities[keyPath: part], "\(seed)")
            }
        }
        if found.state == nil {
            #expect(found.programs.before == found.from.programs && found.programs.after == found.to.programs)
            #expect(found.facilities.before == found.from.facilities && found.facilities.after == found.to.facilities)
        }
    }
}

/// The same world a while later: sites and programs that went and came, facts, fields and points that are others, sources in
/// another order, and in half of the cases one more carrier, which moves the ordinals of all others.
private func changed(_ a: Catalog, seed: UInt64) -> Catalog {
    var random = SeededRandom(seed: seed)
    let more = randomCatalog(seed: 900 + seed, facilities: 8)
    var b = shuffled(a.without { _ in random.chance(10) }, seed: seed)
    b.programs = b.programs.filter { _ in !random.chance(10) }
    for place in b.programs.indices where random.chance(50) {
        b.programs[place] = change(b.programs[place], b, &random)
    }
    for place in b.facilities.indices where random.chance(40) { change(&b.facilities[place], b, &random) }
    let first = b.facilities.count
    b.facilities += more.facilities
    b.programs += more.programs.map { program in
        var program = program
        program.facility += first
        return program
    }
    reverseSources(&b)
    if random.chance(50) { addCarrier(&b) }
    return b
}

private func change(_ program: Program, _ catalog: Catalog, _ random: inout SeededRandom) -> Program {
    var program = program
    let records = catalog.facilities[program.facility].records.count
    for entry in program.facts.entries where random.chance(8) {
        let fact = entry.fact
        switch random.below(4) {
        case 0: program.facts[entry.term] = nil
        case 1: program.facts[entry.term] = Fact(fact.state == .yes ? .no : .yes, record: fact.record, asOf: fact.asOf)
        case 2:
            program.facts[entry.term] = Fact(
                fact.state, basis: fact.basis, grade: fact.grade, record: UInt8(random.below(records)),
                asOf: Day(rawValue: 19_500))
        default: program.facts[entry.term] = Fact(.unknown, basis: random.pick(Basis.allCases), asOf: fact.asOf)
        }
    }
    if random.chance(20) { program.name = "Another name" }
    if random.chance(20) { program.ages = 18...64 }
    if random.chance(20) { program.tracks = nil }
    if random.chance(20) { program.hours?.asOf = Day(rawValue: 19_500) }
    if random.chance(20) { program.capacity = Capacity(.none, asOf: Day(rawValue: 19_500)) }
    if random.chance(20) { program.servesOnly = [.women] }
    if random.chance(20) { program.ownRecord = UInt8(random.below(records)) }
    if random.chance(10) { program.notes.append("Call before you come.") }
    return program
}

private func change(_ facility: inout Facility, _ catalog: Catalog, _ random: inout SeededRandom) {
    if random.chance(30) { facility.name2 = "Another site" }
    if random.chance(30), let point = facility.point { facility.point = randomPoint(around: point, &random) }
    if random.chance(20) { facility.state = StateCode("ME") }
    if random.chance(20) { facility.county = "Another county" }
    if random.chance(30) { facility.phones.append(Phone(number: "213-555-0199")) }
    if random.chance(30) { facility.survey.codes.formUnion(CodeSet([1, 4])) }
    if random.chance(20) { facility.records.append(RecordReference(key: random.next(), source: 2, asOf: nil)) }
}

private func reverseSources(_ catalog: inout Catalog) {
    let last = catalog.sources.count - 1
    catalog.sources.reverse()
    for place in catalog.facilities.indices {
        catalog.facilities[place].records = catalog.facilities[place].records.map {
            RecordReference(key: $0.key, source: last - $0.source, asOf: $0.asOf)
        }
    }
}

private func addCarrier(_ catalog: inout Catalog) {
    let carriers = catalog.vocabulary.entries.filter(\.isCarrier).map { (code: $0.code, name: $0.english) }
    let former = catalog.vocabulary
    let latter = Vocabulary(carriers: carriers + [(code: "aardvark", name: "Aardvark Sample Plan")])
    for place in catalog.programs.indices {
        let entries = catalog.programs[place].facts.entries.compactMap { entry in
            latter.term(former[entry.term].code).map { FactSheet.Entry($0, entry.fact) }
        }
        catalog.programs[place].facts = FactSheet(entries)
        guard let tracks = catalog.programs[place].tracks else { continue }
        for track in tracks.tracks.indices {
            catalog.programs[place].tracks?.tracks[track].language = tracks.tracks[track].language.flatMap {
                latter.term(former[$0].code)
            }
        }
    }
    catalog.vocabulary = latter
    catalog.concepts = []
}
