import LocatorIndex
import Treatment

/// Located facilities that say they treat mental health and whose sources ask about some level, in the order of their programs:
/// what `neverAsked` looks at, worked out once a snapshot. Made before the checksums are compared: wrong ordinals are passed
/// over.
struct AskingFacilities: Sendable {
    struct Entry {
        /// Its first program.
        let first: UInt32
        /// Of its first program, so that a look at each entry is a look at one place.
        let point: EarthPoint
    }

    let entries: [Entry]
    /// By entry, each bit n of a `Level(rawValue: n)`: its sources ask about the level (bits 0–7); one of its programs is of it (bits
    /// 8–15). Apart from the entries: most are passed over by these alone, eight at a time.
    let marks: [UInt16]

    init(_ columns: Columns, located: Int) {
        let mentalHealth = columns.yes[Term.mentalHealth.word]
        let located = min(located, columns.facilityOf.count)
        var entries: [Entry] = []
        var marks: [UInt16] = []
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
            var held: UInt16 = 0
            for program in program..<end { held |= 1 << UInt16(columns.level[program] & 7) }
            let point = EarthPoint(x: columns.x[program], y: columns.y[program], z: columns.z[program])
            entries.append(Entry(first: UInt32(program), point: point))
            marks.append(UInt16(truncatingIfNeeded: asked) | held << 8)
        }
        self.entries = entries
        self.marks = marks
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

extension AskingFacilities {
    /// Which of the entries are to be called when levels are asked for: whose sources do not ask about all of them, and none of whose
    /// programs is of one.
    struct ToCall {
        private let wanted, barred: UInt16

        /// - Parameters: bit n stands for `Level(rawValue: n)`.
        init(wanted: UInt64, askedLevels: UInt64) {
            self.wanted = UInt16(truncatingIfNeeded: wanted & 0xFF)
            barred = UInt16(truncatingIfNeeded: askedLevels & 0xFF) << 8
        }

        @inline(__always)
        func holds(_ mark: UInt16) -> Bool { mark & wanted != wanted && mark & barred == 0 }

        /// The same as a number, without a branch.
        @inline(__always)
        func one(_ mark: UInt16) -> UInt16 { (mark & wanted != wanted ? 1 : 0) & (mark & barred == 0 ? 1 : 0) }
    }

    /// How many are to be called, wherever they are.
    func count(_ toCall: ToCall) -> Int {
        let marks = marks.span
        var count = 0
        var place = 0
        while place < marks.count {
            // So few that sixteen bits hold them: then eight are counted at a time.
            let end = min(marks.count, place + 1 << 14)
            var few: UInt16 = 0
            while place < end {
                few &+= toCall.one(marks[place])
                place += 1
            }
            count += Int(few)
        }
        return count
    }
}
