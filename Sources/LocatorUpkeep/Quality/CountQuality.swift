package import LocatorIndex
package import LocatorIngest
package import Treatment

extension QualityFigures {
    /// Counts a snapshot. A million programs take a few seconds.
    /// - Parameters:
    ///   - day: the one that ages are counted to: of a run its day, of a report today.
    ///   - report: of the run that made it; nil when there is none at hand.
    package init(of snapshot: Snapshot, on day: Day, report: IngestReport? = nil) {
        var count = QualityCount(snapshot, day)
        for facility in 0..<snapshot.summary.facilities { count.add(facility) }
        let figures = count.figures
        self.init(
            whole: figures[figures.count - 1], sources: figures.dropLast().sorted { $0.name < $1.name },
            ingest: report.map { IngestFigures($0) })
    }
}

/// Figures while they are counted: a number a source, and behind them one for the whole.
private struct QualityCount {
    private let snapshot: Snapshot
    private let whole, located: Int
    private let firstProgram, flags, schedule: Column<UInt32>
    /// By class: the ordinal of its record, and its band of age.
    private let record: [UInt8]
    private let band: [Int]
    /// The terms of one dimension after the other, by word.
    private let masks: [UInt64]
    private var facts: FactScan
    private var facilities, programs: [Int]
    /// A source after the other, by dimension, band or precision.
    private var known, ages, precisions: [Int]

    init(_ snapshot: Snapshot, _ day: Day) {
        self.snapshot = snapshot
        (whole, located) = (snapshot.sources.count, snapshot.summary.located)
        firstProgram = snapshot.columns.facilityStart
        flags = snapshot.columns.facilityFlags
        schedule = snapshot.columns.schedule
        record = snapshot.classes.map(\.fact.record)
        band = snapshot.classes.map { AgeBand($0.fact.asOf, on: day).rawValue }
        var masks = [UInt64](repeating: 0, count: knowableDimensions.count * snapshot.summary.words)
        for entry in snapshot.vocabulary.entries {
            guard let number = knowableDimensions.firstIndex(where: { $0 == entry.group.dimension }) else { continue }
            masks[number * snapshot.summary.words + entry.term.word] |= entry.term.bit
        }
        self.masks = masks
        facts = FactScan(snapshot)
        facilities = [Int](repeating: 0, count: whole + 1)
        programs = facilities
        known = [Int](repeating: 0, count: (whole + 1) * knowableDimensions.count)
        ages = [Int](repeating: 0, count: (whole + 1) * AgeBand.allCases.count)
        precisions = [Int](repeating: 0, count: (whole + 1) * PointPrecision.allCases.count)
    }

    mutating func add(_ ordinal: Int) {
        let sources = snapshot.outline(ofFacility: ordinal).records.map { min($0.source, whole) }
        // Bits 0–1.
        let precision = Int(flags[ordinal] & 3)
        var seen: [Int] = []
        for source in sources + [whole] where !seen.contains(source) {
            seen.append(source)
            facilities[source] += 1
            precisions[source * PointPrecision.allCases.count + precision] += 1
        }
        for program in Int(firstProgram[ordinal])..<Int(firstProgram[ordinal + 1]) {
            let own = snapshot.outline(ofProgram: program).ownRecord
            add(program, of: sources.indices.contains(own) ? sources[own] : whole, sources)
        }
    }

    private mutating func add(_ program: Int, of source: Int, _ sources: [Int]) {
        facts.read(program)
        programs[whole] += 1
        if source != whole { programs[source] += 1 }
        for (number, dimension) in knowableDimensions.enumerated() where isKnown(dimension, number, program) {
            known[whole * knowableDimensions.count + number] += 1
            if source != whole { known[source * knowableDimensions.count + number] += 1 }
        }
        for fact in facts.places {
            let number = Int(facts.classOf[fact])
            guard number < band.count else { continue }
            ages[whole * bands + band[number]] += 1
            if case let place = Int(record[number]), place < sources.count, sources[place] != whole {
                ages[sources[place] * bands + band[number]] += 1
            }
        }
    }

    private func isKnown(_ dimension: Dimension, _ number: Int, _ program: Int) -> Bool {
        let words = facts.knows.count
        let says = facts.knows(anyOf: masks[number * words..<(number + 1) * words])
        return switch dimension {
        case .distance: program < located
        case .schedule: schedule[program] != 0 || says
        case .payment, .specialty, .language, .accreditation, .text: says
        }
    }

    /// By source in the snapshot's order, the whole last.
    var figures: [PublisherFigures] {
        facilities.indices.map { place in
            PublisherFigures(
                name: place < whole ? snapshot.sources[place].publisher : "all",
                facilities: facilities[place], programs: programs[place],
                known: named(knowableDimensions.map(\.name), part(known, place)), ages: part(ages, place),
                precision: named(PointPrecision.allCases.map(\.name), part(precisions, place)))
        }
    }

    /// The numbers of one source.
    private func part(_ counts: [Int], _ place: Int) -> [Int] {
        let length = counts.count / facilities.count
        return Array(counts[place * length..<(place + 1) * length])
    }
}

private let bands = AgeBand.allCases.count

private func named(_ names: [String], _ counts: [Int]) -> [String: Int] {
    Dictionary(zip(names, counts), uniquingKeysWith: +)
}
