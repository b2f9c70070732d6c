import Treatment

/// How many facilities and programs there are, and how much is known of them.
struct CatalogCounts: Sendable {
    private(set) var facilities = 0
    private(set) var programs = 0
    private(set) var confidential = 0
    /// By raw value.
    private(set) var levels = [Int](repeating: 0, count: Level.allCases.count)
    private(set) var precisions = [Int](repeating: 0, count: PointPrecision.allCases.count)
    /// By dimension, the programs that say yes or no to something in it; for distance those with a point, for schedule those with
    /// tracks too.
    private(set) var known = [Int](repeating: 0, count: Dimension.allCases.count)

    init() {}

    /// Counts a catalog's own facilities, and those that it only names.
    init(_ catalog: Catalog, unchanged: CatalogCounts) {
        self = unchanged
        for facility in catalog.facilities { add(facility.precision, isConfidential: facility.isConfidential) }
        let bits = dimensionBits(catalog.vocabulary)
        var last: (facts: FactSheet, known: UInt8) = (FactSheet(), 0)
        for program in catalog.programs {
            // Programs of one record mostly share their sheet, and equality sees that at once.
            if program.facts != last.facts { last = (program.facts, knownGroups(program.facts, bits)) }
            add(program.level, known: last.known | knownBeside(program, catalog.facilities[program.facility]))
        }
    }

    mutating func add(_ outline: GroupOutline) {
        add(outline.precision, isConfidential: outline.isConfidential)
        for program in outline.programs { add(program.level, known: program.known) }
    }

    private mutating func add(_ precision: PointPrecision, isConfidential: Bool) {
        facilities += 1
        precisions[Int(precision.rawValue)] += 1
        if isConfidential { confidential += 1 }
    }

    private mutating func add(_ level: Level, known: UInt8) {
        programs += 1
        levels[Int(level.rawValue)] += 1
        for dimension in Dimension.allCases where known & 1 << dimension.rawValue != 0 {
            self.known[Int(dimension.rawValue)] += 1
        }
    }
}
