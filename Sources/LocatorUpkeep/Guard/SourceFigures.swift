package import LocatorIndex
import Treatment

/// What one publisher's part of a snapshot adds up to.
package struct SourceFigures: Sendable, Codable {
    /// Nil for the whole.
    package let publisher: String?
    /// Those whose level the publisher states.
    package internal(set) var programs = 0
    /// Those that a record of the publisher speaks of.
    package internal(set) var facilities = 0
    /// Those that no other publisher speaks of: their codes are counted, as nobody else can have stated them.
    package internal(set) var alone = 0
    /// By term, programs of which the publisher's own record says yes; in the whole those of which anyone does.
    package internal(set) var yes: [Int]
    /// By code of the code book, facilities (those that are the publisher's alone) that state it.
    package internal(set) var codes: [Int]
    /// By `KnownPart`, programs of which it is known.
    package internal(set) var known = [Int](repeating: 0, count: KnownPart.allCases.count)

    init(publisher: String?, terms: Int, codes: Int) {
        self.publisher = publisher
        yes = [Int](repeating: 0, count: terms)
        self.codes = [Int](repeating: 0, count: codes)
    }
}

/// The figures of a snapshot, whole and by publisher.
package struct SnapshotFigures: Sendable {
    package internal(set) var whole: SourceFigures
    /// In the order of `Snapshot.sources`.
    package internal(set) var sources: [SourceFigures]
    /// By program, the ordinal of the publisher that states it.
    package internal(set) var publisherOf: [UInt16]

    /// - Parameter publisher: nil for the whole.
    package subscript(publisher: String?) -> SourceFigures? {
        publisher == nil ? whole : sources.first { $0.publisher == publisher }
    }
}

/// Counts a snapshot once, whole and by publisher, without reading a text.
package func figures(of snapshot: Snapshot) -> SnapshotFigures {
    let columns = snapshot.columns
    let isOwn = snapshot.classes.map { $0.isOwn == 1 }
    var facts = FactScan(snapshot)
    let (terms, codes) = (snapshot.vocabulary.count, snapshot.codeBook.codes.count)
    let publishers = snapshot.sources.map { SourceFigures(publisher: $0.publisher, terms: terms, codes: codes) }
    var figures = SnapshotFigures(
        whole: SourceFigures(publisher: nil, terms: terms, codes: codes), sources: publishers,
        publisherOf: [UInt16](repeating: 0, count: snapshot.summary.programs))
    guard !publishers.isEmpty else { return figures }
    let dimensions = DimensionMasks(snapshot.vocabulary)
    var yes = [Int](repeating: 0, count: publishers.count * terms)
    for facility in 0..<snapshot.summary.facilities {
        let outline = snapshot.outline(ofFacility: facility)
        var speakers: [Int] = []
        for record in outline.records where record.source < publishers.count && !speakers.contains(record.source) {
            speakers.append(record.source)
        }
        figures.whole.facilities += 1
        for speaker in speakers { figures.sources[speaker].facilities += 1 }
        addCodes(of: facility, of: snapshot, speakers, to: &figures)
        let placed = KnownPart.parts(of: outline, hasPoint: snapshot.point(ofFacility: facility) != nil)
        for program in Int(columns.facilityStart[facility])..<Int(columns.facilityStart[facility + 1]) {
            let own = snapshot.outline(ofProgram: program).ownRecord
            let publisher = own < outline.records.count ? outline.records[own].source : speakers.first ?? 0
            guard publisher < publishers.count else { continue }
            figures.publisherOf[program] = UInt16(publisher)
            figures.whole.programs += 1
            figures.sources[publisher].programs += 1
            facts.read(program)
            addOwnFacts(facts, isOwn, to: &yes, from: publisher * terms)
            let known = placed | dimensions.parts(facts, of: program, columns)
            for part in KnownPart.allCases where known >> UInt32(part.rawValue) & 1 == 1 {
                figures.whole.known[Int(part.rawValue)] += 1
                figures.sources[publisher].known[Int(part.rawValue)] += 1
            }
        }
    }
    figures.whole.yes = columns.termYes.elements.map(Int.init)
    for place in publishers.indices { figures.sources[place].yes = Array(yes[place * terms..<(place + 1) * terms]) }
    return figures
}

private func addCodes(of facility: Int, of snapshot: Snapshot, _ speakers: [Int], to figures: inout SnapshotFigures) {
    figures.whole.alone += 1
    if speakers.count == 1 { figures.sources[speakers[0]].alone += 1 }
    snapshot.survey(ofFacility: facility).codes.forEach { code in
        guard code < figures.whole.codes.count else { return }
        figures.whole.codes[code] += 1
        if speakers.count == 1 { figures.sources[speakers[0]].codes[code] += 1 }
    }
}

/// - Parameter isOwn: by class.
private func addOwnFacts(_ facts: borrowing FactScan, _ isOwn: [Bool], to yes: inout [Int], from first: Int) {
    var place = facts.places.lowerBound
    for word in facts.knows.indices {
        let says = facts.says[word]
        var known = facts.knows[word]
        while known != 0, place < facts.places.upperBound {
            let bit = known.trailingZeroBitCount
            known &= known - 1
            if says >> UInt64(bit) & 1 == 1, case let number = Int(facts.classOf[place]), number < isOwn.count,
                isOwn[number]
            {
                yes[first + word * 64 + bit] += 1
            }
            place += 1
        }
    }
}
