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
    /// By class: the ordinal of its record, and its band of age.
    private let record: [UInt8]
    private let band: [Int]
    /// By dimension: words and bits of its terms.
    private let masks: [[(word: Int, mask: UInt64)]]
    private var facilities, programs: [Int]
    /// By source, then by dimension, band or precision.
    private var known, ages, precisions: [[Int]]

    init(_ snapshot: Snapshot, _ day: Day) {
        self.snapshot = snapshot
        record = snapshot.classes.map(\.fact.record)
        band = snapshot.classes.map { AgeBand($0.fact.asOf, on: day).rawValue }
        masks = knowableDimensions.map { dimension in
            let terms = snapshot.vocabulary.entries.filter { $0.group.dimension == dimension }.map(\.term)
            return (0..<snapshot.summary.words).compactMap { word in
                let mask = terms.filter { $0.word == word }.reduce(UInt64(0)) { $0 | $1.bit }
                return mask == 0 ? nil : (word, mask)
            }
        }
        let places = snapshot.sources.count + 1
        facilities = [Int](repeating: 0, count: places)
        programs = facilities
        known = [[Int]](repeating: [Int](repeating: 0, count: knowableDimensions.count), count: places)
        ages = [[Int]](repeating: [Int](repeating: 0, count: AgeBand.allCases.count), count: places)
        precisions = [[Int]](repeating: [Int](repeating: 0, count: PointPrecision.allCases.count), count: places)
    }

    mutating func add(_ ordinal: Int) {
        let whole = snapshot.sources.count
        let sources = snapshot.outline(ofFacility: ordinal).records.map { min($0.source, whole) }
        let columns = snapshot.columns
        // Bits 0–1.
        let precision = Int(columns.facilityFlags[ordinal] & 3)
        var seen: [Int] = []
        for source in sources + [whole] where !seen.contains(source) {
            seen.append(source)
            facilities[source] += 1
            precisions[source][precision] += 1
        }
        for program in Int(columns.facilityStart[ordinal])..<Int(columns.facilityStart[ordinal + 1]) {
            let own = snapshot.outline(ofProgram: program).ownRecord
            add(program, of: sources.indices.contains(own) ? sources[own] : whole, whole, sources)
        }
    }

    private mutating func add(_ program: Int, of source: Int, _ whole: Int, _ sources: [Int]) {
        let columns = snapshot.columns
        let places = source == whole ? [whole] : [source, whole]
        for place in places { programs[place] += 1 }
        for (number, dimension) in knowableDimensions.enumerated() {
            let isKnown =
                switch dimension {
                case .distance: program < snapshot.summary.located
                case .schedule: columns.schedule[program] != 0 || says(something: number, program)
                case .payment, .specialty, .language, .accreditation, .text: says(something: number, program)
                }
            if isKnown { for place in places { known[place][number] += 1 } }
        }
        for fact in snapshot.factClasses(ofProgram: program) {
            let number = Int(columns.factClass[fact])
            guard number < band.count else { continue }
            ages[whole][band[number]] += 1
            if case let place = Int(record[number]), place < sources.count, sources[place] != whole {
                ages[sources[place]][band[number]] += 1
            }
        }
    }

    private func says(something number: Int, _ program: Int) -> Bool {
        masks[number].contains { word, mask in
            (snapshot.columns.yes[word][program] | snapshot.columns.no[word][program]) & mask != 0
        }
    }

    /// By source in the snapshot's order, the whole last.
    var figures: [PublisherFigures] {
        facilities.indices.map { place in
            PublisherFigures(
                name: place < snapshot.sources.count ? snapshot.sources[place].publisher : "all",
                facilities: facilities[place], programs: programs[place],
                known: named(knowableDimensions.map(\.name), known[place]), ages: ages[place],
                precision: named(PointPrecision.allCases.map(\.name), precisions[place]))
        }
    }
}

private func named(_ names: [String], _ counts: [Int]) -> [String: Int] {
    Dictionary(zip(names, counts), uniquingKeysWith: +)
}
