import LocatorUpkeep
import Treatment

/// What is different between two catalogs, by writing down all that each program and site says and comparing the words: slow,
/// and with nothing of the fast way in it.
struct NaiveDifference {
    var gone: Set<UInt64> = []
    var added: Set<UInt64> = []
    /// By id of a program that is in both: the lines that are new or other, facts and fields apart.
    var facts: [UInt64: Set<String>] = [:]
    var fields: [UInt64: Set<String>] = [:]
    var redated = 0
    var sitesGone: Set<UInt64> = []
    var sitesAdded: Set<UInt64> = []
    var sitesChanged: Set<UInt64> = []

    init(_ a: Catalog, _ b: Catalog) {
        let before = Dictionary(uniqueKeysWithValues: a.programs.map { ($0.id, $0) })
        let after = Dictionary(uniqueKeysWithValues: b.programs.map { ($0.id, $0) })
        gone = Set(before.keys).subtracting(after.keys)
        added = Set(after.keys).subtracting(before.keys)
        for (id, former) in before {
            guard let latter = after[id] else { continue }
            let (x, y) = (factLines(former, a), factLines(latter, b))
            let changed = Set(x.keys).union(y.keys).filter { x[$0]?.says != y[$0]?.says }
            if !changed.isEmpty { facts[id] = Set(changed) }
            redated += x.keys.filter { y[$0] != nil && x[$0]?.says == y[$0]?.says && x[$0]?.day != y[$0]?.day }.count
            let (f, g) = (fieldLines(former, a), fieldLines(latter, b))
            let other = Set(f.keys).union(g.keys).filter { f[$0] != g[$0] }
            if !other.isEmpty { fields[id] = Set(other) }
        }
        let sitesBefore = sites(a)
        let sitesAfter = sites(b)
        sitesGone = Set(sitesBefore.keys).subtracting(sitesAfter.keys)
        sitesAdded = Set(sitesAfter.keys).subtracting(sitesBefore.keys)
        sitesChanged = Set(sitesBefore.keys.filter { sitesAfter[$0] != nil && sitesAfter[$0] != sitesBefore[$0] })
    }
}

private func factLines(_ program: Program, _ catalog: Catalog) -> [String: (says: String, day: Day?)] {
    var lines: [String: (says: String, day: Day?)] = [:]
    for entry in program.facts.entries {
        let fact = entry.fact
        // Not asked, or asked and not answered, is nothing known.
        if fact.state == .unknown, fact.basis == .stated || fact.basis == .notAsked { continue }
        lines[catalog.vocabulary[entry.term].code] = ("\(fact.state) \(fact.basis) \(fact.grade)", fact.asOf)
    }
    return lines
}

private func fieldLines(_ program: Program, _ catalog: Catalog) -> [String: String] {
    let records = catalog.facilities[program.facility].records
    var lines: [String: String] = [:]
    lines["publisher"] = catalog.sources[records[Int(program.ownRecord)].source].publisher
    lines["level"] = "\(program.level)"
    lines["focus"] = "\(program.focus)"
    lines["level_stated"] = program.levelStated
    lines["program"] = program.name
    lines["ages"] = "\(String(describing: program.ages))"
    lines["serves_only"] = "\(program.servesOnly)"
    lines["tracks"] = "\(String(describing: program.tracks?.tracks))"
    lines["hours"] = "\(String(describing: program.hours.flatMap { $0.week.intervals.isEmpty ? nil : $0.week }))"
    lines["stated_hours"] = "\(String(describing: program.statedTenthHours))"
    lines["length_weeks"] = "\(String(describing: program.lengthWeeks))"
    lines["capacity"] = "\(String(describing: program.capacity?.state))"
    lines["telehealth_states"] = "\(program.telehealthStates)"
    lines["notes"] = "\(program.notes)"
    return lines
}

/// Facilities with a program, by id: all that is compared of them.
private func sites(_ catalog: Catalog) -> [UInt64: String] {
    var sites: [UInt64: String] = [:]
    for ordinal in Set(catalog.programs.map(\.facility)) {
        let site = catalog.facilities[ordinal]
        let phones = site.phones.map { "\($0.text) \($0.kind)" }.sorted()
        let publishers = Set(site.records.map { catalog.sources[$0.source].publisher }).sorted()
        var codes: [String] = []
        site.survey.codes.forEach { code in
            let entry = catalog.codeBook.codes[code]
            codes.append("\(catalog.codeBook.categories[entry.category].code) \(entry.letters)")
        }
        sites[site.id] =
            "\(site.name)|\(site.name2)|\(site.street)|\(site.unit)|\(site.city)|\(String(describing: site.state))|"
            + "\(String(describing: site.zip))|\(site.county)|\(site.isConfidential)|\(String(describing: site.point))|"
            + "\(site.precision)|\(phones)|\(site.website)|\(publishers)|\(codes.sorted())"
    }
    return sites
}
