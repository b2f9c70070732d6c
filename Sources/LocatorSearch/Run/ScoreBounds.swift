import LocatorIndex
import Treatment

/// Upper bounds of T without its distance, for many programs at once, from mask words alone.
///
/// A program begins with what it gets when nothing is known of it; each asked value that is one for itself then adds what its
/// yes or no is worth more or less (`singles`), each need that counts its best value what that one is worth (`bests`).
/// Shares are rounded up, so that no sum of them falls short of the exact score.
struct ScoreBounds {
    /// A mask word that is looked at.
    struct Word: Hashable {
        let isYes: Bool
        let word: Int
    }

    private struct Single {
        /// Places in `words`.
        let yes, no: Int
        let shift: UInt64
        let yesMore, noMore: Int32
    }

    private struct Best {
        /// The least first: terms of one word whose yes is worth so much.
        var tiers: [(place: Int, mask: UInt64, points: Int32)] = []
        var noes: [(place: Int, mask: UInt64)] = []
        let unknown, no: Int32

        mutating func addYes(_ place: Int, _ bit: UInt64, _ points: Int32) {
            if let known = tiers.firstIndex(where: { $0.place == place && $0.points == points }) {
                tiers[known].mask |= bit
            } else {
                tiers.insert((place, bit, points), at: tiers.firstIndex { $0.points > points } ?? tiers.count)
            }
        }

        mutating func addNo(_ place: Int, _ bit: UInt64) {
            if let known = noes.firstIndex(where: { $0.place == place }) {
                noes[known].mask |= bit
            } else {
                noes.append((place, bit))
            }
        }
    }

    private(set) var words: [Word] = []
    /// No program has more.
    private(set) var most = 0
    private var base = 0
    private var singles: [Single] = []
    private var bests: [Best] = []

    init(
        _ active: [Dimension], _ needs: [PlannedNeed], _ age: ScoredAge?, _ weights: Weights, _ engine: SearchEngine
    ) {
        words.reserveCapacity(8)
        singles.reserveCapacity(needs.count)
        for dimension in active where dimension != .distance {
            let scoring = needs.isEmpty ? [] : needs.filter { $0.dimension == dimension }
            let weight = weights[dimension]
            if dimension == .schedule || dimension == .text {
                addConstant(weight * Points.full)
            } else if dimension == .specialty {
                add(specialty: scoring, age, weight: weight, engine)
            } else if scoring.isEmpty {
                addBest(engine.accreditations, dimension, weight: weight, of: 1, engine)
            } else {
                for need in scoring {
                    if need.plain.isEmpty {
                        addConstant(share(weight * Points.full, of: scoring.count))
                    } else if need.need.combination == .any, need.plain.count > 1 {
                        addBest(need.plain, dimension, weight: weight, of: scoring.count, engine)
                    } else {
                        let parts = scoring.count * need.plain.count
                        for value in need.plain { addSingle(value, dimension, weight: weight, of: parts, engine) }
                    }
                }
                // A mean is rounded half up, and so is the mean of means.
                if scoring.count > 1 || scoring.contains(where: { $0.need.combination == .all }) { addConstant(weight) }
            }
        }
    }

    private mutating func add(specialty needs: [PlannedNeed], _ age: ScoredAge?, weight: Int, _ engine: SearchEngine) {
        let parts = needs.reduce(age == nil ? 0 : 1) { $0 + $1.values.count }
        if let age {
            // Whatever its age groups say, the stated ages may hold the person's.
            let least = engine.statesAges ? Points.statedAge : 0
            addBest(age.groups, .specialty, weight: weight, of: parts, least: least, engine)
        }
        for need in needs {
            if need.plain.isEmpty { addConstant(share(weight * Points.full * need.values.count, of: parts)) }
            for value in need.plain { addSingle(value, .specialty, weight: weight, of: parts, engine) }
        }
        if parts > 1 { addConstant(weight) }
    }

    private mutating func addConstant(_ points: Int) {
        base += points
        most += points
    }

    private mutating func addSingle(
        _ value: PlainValue, _ dimension: Dimension, weight: Int, of parts: Int, _ engine: SearchEngine
    ) {
        let unknown = share(weight * Points.unknown(dimension), of: parts)
        let yes = share(weight * engine.mostPoints(value, dimension), of: parts)
        let no = share(weight * engine.worths.mostNo(dimension), of: parts)
        base += unknown
        most += max(yes, no, unknown)
        singles.append(
            Single(
                yes: place(Word(isYes: true, word: value.word)), no: place(Word(isYes: false, word: value.word)),
                shift: UInt64(value.bit.trailingZeroBitCount), yesMore: Int32(yes - unknown),
                noMore: Int32(no - unknown)))
    }

    private mutating func addBest(
        _ values: [PlainValue], _ dimension: Dimension, weight: Int, of parts: Int, least: Int = 0,
        _ engine: SearchEngine
    ) {
        let unknown = share(weight * max(least, Points.unknown(dimension)), of: parts)
        let no = share(weight * max(least, engine.worths.mostNo(dimension)), of: parts)
        var best = Best(unknown: Int32(unknown), no: Int32(no))
        var most = unknown
        for value in values {
            let points = share(weight * max(least, engine.mostPoints(value, dimension)), of: parts)
            most = max(most, points)
            best.addYes(place(Word(isYes: true, word: value.word)), value.bit, Int32(points))
            best.addNo(place(Word(isYes: false, word: value.word)), value.bit)
        }
        self.most += most
        bests.append(best)
    }

    private mutating func place(_ word: Word) -> Int {
        if let place = words.firstIndex(of: word) { return place }
        words.append(word)
        return words.count - 1
    }

    private func share(_ points: Int, of parts: Int) -> Int { (points + parts - 1) / parts }

    // MARK: - Use

    /// Writes the bounds of `count` programs.
    /// - Parameters:
    ///   - gathered: the mask words, `stride` programs of the first word, then of the next.
    ///   - spare: room for `count` numbers.
    func write(
        to bounds: inout [Int32], from gathered: [UInt64], stride: Int, count: Int, spare: inout [Int32]
    ) {
        let gathered = gathered.span
        var bounds = bounds.mutableSpan
        var spare = spare.mutableSpan
        for i in 0..<count { bounds[i] = Int32(base) }
        for single in singles {
            let (yes, no) = (single.yes * stride, single.no * stride)
            for i in 0..<count {
                // All bits or none of what the yes and the no add.
                let isYes = 0 &- Int32(truncatingIfNeeded: gathered[yes + i] >> single.shift & 1)
                let isNo = 0 &- Int32(truncatingIfNeeded: gathered[no + i] >> single.shift & 1)
                bounds[i] &+= (isYes & single.yesMore) &+ (isNo & single.noMore)
            }
        }
        for best in bests {
            for i in 0..<count { spare[i] = best.no }
            for (place, mask) in best.noes {
                for i in 0..<count where gathered[place * stride + i] & mask != mask { spare[i] = best.unknown }
            }
            for (place, mask, points) in best.tiers {
                for i in 0..<count where gathered[place * stride + i] & mask != 0 { spare[i] = points }
            }
            for i in 0..<count { bounds[i] &+= spare[i] }
        }
    }
}
