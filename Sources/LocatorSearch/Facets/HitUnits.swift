import LocatorIndex
import Treatment

/// Candidates in an order in which those that make one hit stand together, as a request folds them.
struct HitUnits {
    private(set) var programs: [UInt32]
    /// What each fails of a request; empty when they are its hits.
    private(set) var failed: [UInt64]
    /// 1 at the last program of a hit, else 0; empty when every program is one.
    private(set) var ends: [UInt64] = []
    /// How many hits the programs of one unit make at most: three of an organisation.
    let most: Int
    /// Every program is a hit of its own.
    let isEach: Bool

    init(_ programs: [UInt32], failed: [UInt64] = [], _ collapse: Collapse, _ engine: SearchEngine) {
        self.programs = programs
        self.failed = failed
        most = collapse == .organization ? 3 : 1
        isEach = collapse == .none
        let facilityOf = engine.columns.facilityOf
        switch collapse {
        case .none: break
        case .facility: ends = HitUnits.ends(programs.count) { facilityOf[Int(programs[$0])] }
        case .organization:
            let organisations = HitUnits.organisations(programs, engine)
            let order = programs.indices.sorted { (organisations[$0], $0) < (organisations[$1], $1) }
            self.programs = order.map { programs[$0] }
            if !failed.isEmpty { self.failed = order.map { failed[$0] } }
            ends = HitUnits.ends(programs.count) { organisations[order[$0]] }
        }
    }

    /// How many hits.
    var total: Int {
        if isEach { return programs.count }
        var total = 0
        var unit = 0
        for end in ends {
            unit += 1
            guard end == 1 else { continue }
            total += min(most, unit)
            unit = 0
        }
        return total
    }

    /// Whether a hit ends with the program at a place.
    @inline(__always)
    func isEnd(_ place: Int) -> Bool { isEach || ends[place] == 1 }

    @inline(__always)
    private static func ends(_ count: Int, _ unit: (Int) -> UInt32) -> [UInt64] {
        var ends = [UInt64](repeating: 1, count: count)
        for i in 0..<max(0, count - 1) where unit(i) == unit(i + 1) { ends[i] = 0 }
        return ends
    }

    /// Numbers the organisations of the programs.
    private static func organisations(_ programs: [UInt32], _ engine: SearchEngine) -> [UInt32] {
        var numbers: [String: UInt32] = [:]
        var last: (facility: UInt32, number: UInt32)?
        return programs.map { program in
            let facility = engine.columns.facilityOf[Int(program)]
            if let last, last.facility == facility { return last.number }
            let fresh = UInt32(numbers.count)
            let name = engine.organisation(Int(facility))
            let number = numbers[name, default: fresh]
            numbers[name] = number
            last = (facility, number)
            return number
        }
    }
}

extension SearchEngine {
    /// The folded first name line of a facility.
    func organisation(_ facility: Int) -> String {
        do throws(IndexError) {
            return foldedTokens(try snapshot.facility(facility).name).joined(separator: " ")
        } catch {
            return "facility \(facility)"
        }
    }
}
