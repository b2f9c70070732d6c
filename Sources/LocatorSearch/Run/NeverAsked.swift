import LocatorIndex
import Treatment

/// Located facilities that say they treat mental health and whose sources ask about some level, in the order of their programs:
/// what `neverAsked` looks at, worked out once a snapshot. Made before the checksums are compared: wrong ordinals are passed
/// over.
struct AskingFacilities: Sendable {
    struct Entry {
        /// Its first program.
        let first: UInt32
        /// Bit n: its sources ask about `Level(rawValue: n)`.
        let asked: UInt32
        /// Bit n: one of its programs is of `Level(rawValue: n)`.
        let held: UInt64
        /// Of its first program, so that a look at each entry is a look at one place.
        let point: EarthPoint
    }

    let entries: [Entry]

    init(_ columns: Columns, located: Int) {
        let mentalHealth = columns.yes[Term.mentalHealth.word]
        let located = min(located, columns.facilityOf.count)
        var entries: [Entry] = []
        var program = 0
        while program < located {
            let facility = Int(columns.facilityOf[program])
            guard facility < columns.facilityFlags.count else {
                program += 1
                continue
            }
            let end = min(max(Int(columns.facilityStart[facility + 1]), program + 1), located)
            defer { program = end }
            let asked = columns.facilityFlags[facility] >> 8 & 0xFF
            guard asked != 0,
                (program..<end).contains(where: { mentalHealth[$0] & Term.mentalHealth.bit != 0 })
            else { continue }
            var held: UInt64 = 0
            for program in program..<end { held |= 1 << UInt64(columns.level[program] & 63) }
            let point = EarthPoint(x: columns.x[program], y: columns.y[program], z: columns.z[program])
            entries.append(Entry(first: UInt32(program), asked: asked, held: held, point: point))
        }
        self.entries = entries
    }

    /// The place of the first entry whose programs do not lie before one.
    func place(from program: Int) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if Int(entries[middle].first) < program { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Run {
    /// Mental-health facilities inside the radius whose sources never ask about one of the asked levels and that have no
    /// program of an asked level: people may still find one there, so they are a call list.
    mutating func neverAsked(_ radius: RadiusUsed) -> Beside {
        guard let level = request.level, level.mode == .must || level.mode == .strict else { return .none }
        if let area = request.area, request.origin == nil { return neverAsked(in: area) }
        guard let here = plan.origin else { return .none }
        let wanted = level.levels.reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }
        let limit = radius.metres.map(longestSquaredChord) ?? Int64.max
        var slices = [0..<engine.snapshot.summary.located]
        if let metres = radius.metres { slices = self.slices(within: metres) }
        let asking = engine.askingFacilities
        let levels = plan.askedLevels
        var nearest = Nearest()
        let entries = asking.entries.span
        for slice in slices {
            var place = asking.place(from: slice.lowerBound)
            while place < entries.count, entries[place].first < slice.upperBound {
                let entry = entries[place]
                place += 1
                guard entry.asked & wanted != wanted, entry.held & levels == 0 else { continue }
                let chord = entry.point.squaredChord(to: here)
                if chord <= limit { nearest.offer(Int(entry.first), at: chord) }
            }
        }
        return Beside(count: nearest.count, ordinals: nearest.programs.map { Int(columns.facilityOf[$0]) })
    }

    /// The programs of a facility say that it treats mental health, and none is of an asked level.
    func isToCall(_ programs: Range<Int>) -> Bool {
        programs.contains { engine.state(.mentalHealth, $0) == .yes }
            && !programs.contains { plan.askedLevels >> UInt64(columns.level[$0] & 63) & 1 == 1 }
    }
}

/// The ten nearest of the facilities offered, each by its first program, and how many were offered.
private struct Nearest {
    private(set) var count = 0
    /// Ascending. Facilities at one point stand in the order of their ids, so the ordinal decides as the id would.
    private var best: [(chord: Int64, program: Int)] = []

    var programs: [Int] { best.map(\.program) }

    mutating func offer(_ program: Int, at chord: Int64) {
        count += 1
        if best.count == 10 {
            guard let last = best.last, (chord, program) < last else { return }
            best.removeLast()
        }
        let place = best.firstIndex { (chord, program) < $0 } ?? best.count
        best.insert((chord, program), at: place)
    }
}
