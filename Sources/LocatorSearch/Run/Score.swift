import LocatorIndex
import Treatment

/// The score of one program, exactly and as a bound from its masks alone.
extension Run {
    /// Points a dimension, in the order of `plan.active`.
    mutating func points(_ program: Int, metres: Metres?, scale: Metres?) -> [Int] {
        plan.active.map { dimension in
            switch dimension {
            case .distance: distancePoints(program, metres, scale)
            case .schedule: fits.verdict(program).points
            case .accreditation, .payment, .specialty, .language: termPoints(dimension, program)
            }
        }
    }

    /// T without the distance.
    mutating func restScore(_ program: Int) -> Int {
        var score = 0
        for dimension in plan.active {
            switch dimension {
            case .distance: continue
            case .schedule: score += request.weights[.schedule] * fits.verdict(program).points
            case .accreditation, .payment, .specialty, .language:
                score += request.weights[dimension] * termPoints(dimension, program)
            }
        }
        return score
    }

    mutating func distancePoints(_ program: Int, _ metres: Metres?, _ scale: Metres?) -> Int {
        guard let metres, let scale else { return 0 }
        if mayBeAttendedOnline(program), fits.isAttendedOnline(program) { return Points.full }
        return Points.distance(metres, scale: scale)
    }

    @inline(__always)
    func mayBeAttendedOnline(_ program: Int) -> Bool {
        !engine.onlinePrograms.isEmpty && engine.hasOnlineTrack[Int(columns.schedule[program])]
    }

    private func termPoints(_ dimension: Dimension, _ program: Int) -> Int {
        var sum = 0
        var count = 0
        for need in plan.needs where need.dimension == dimension {
            if dimension == .specialty {
                for value in need.values { sum += points(value, need, program) }
                count += need.values.count
            } else if need.need.combination == .any, need.need.mode != .not {
                sum += need.values.reduce(0) { max($0, points($1, need, program)) }
                count += 1
            } else {
                sum += mean(need.values.reduce(0) { $0 + points($1, need, program) }, need.values.count)
                count += 1
            }
        }
        return count > 0 ? mean(sum, count) : unaskedAccreditation(program)
    }

    private func points(_ value: Value, _ need: PlannedNeed, _ program: Int) -> Int {
        engine.verdict(value, program, need.dimension, excludes: need.need.mode == .not).points
    }

    private func mean(_ sum: Int, _ count: Int) -> Int { (sum + count / 2) / count }

    /// The best over all terms of the group: a yes, else unknown if one is unknown, else the stalest no.
    private func unaskedAccreditation(_ program: Int) -> Int {
        var best = 0
        var known = 0
        for (word, mask) in engine.accreditations.words {
            var yes = columns.yes[word][program] & mask
            known += ((columns.yes[word][program] | columns.no[word][program]) & mask).nonzeroBitCount
            while yes != 0 {
                let term = Term(rawValue: UInt16(word * 64 + yes.trailingZeroBitCount))
                yes &= yes - 1
                let value = Value.term(engine.snapshot.vocabulary[term])
                best = max(best, engine.verdict(value, program, .accreditation, excludes: false).points)
            }
        }
        if known < engine.accreditations.count { return max(best, Points.unknown(.accreditation)) }
        guard best == 0 else { return best }
        return snapshotTerms(.accreditation).reduce(0) {
            max($0, engine.verdict(.term($1), program, .accreditation, excludes: false).points)
        }
    }

    private func snapshotTerms(_ group: TermGroup) -> [TermEntry] { engine.snapshot.vocabulary.terms(in: group) }

    // MARK: - Bounds

    /// No less than `restScore`, from mask words alone.
    @inline(__always)
    func restBound(_ program: Int) -> Int {
        var score = 0
        for bound in plan.bounds {
            switch bound {
            case .constant(let most): score += most
            case .specialty(let weight, let masks, let values, let yes, let no, let unknown):
                var yeses = 0
                var noes = 0
                for (word, mask) in masks.words {
                    yeses += (columns.yes[word][program] & mask).nonzeroBitCount
                    noes += (columns.no[word][program] & mask).nonzeroBitCount
                }
                // One more than the mean can be: it is rounded half up.
                score += weight * ((yeses * yes + noes * no + (values - yeses - noes) * unknown) / values + 1)
            case .best(let weight, let tiers, let all, let no, let unknown):
                var best = unknown
                var isYes = false
                for tier in tiers where !isYes {
                    for (word, mask) in tier.masks.words where columns.yes[word][program] & mask != 0 { isYes = true }
                    if isYes { best = tier.most }
                }
                if !isYes {
                    var noes = 0
                    for (word, mask) in all.words { noes += (columns.no[word][program] & mask).nonzeroBitCount }
                    if noes == all.count { best = no }
                }
                score += weight * best
            }
        }
        return score
    }
}

/// How one dimension is bounded from above.
enum ScoreBound {
    /// Weight times points, whatever the program.
    case constant(Int)
    case specialty(weight: Int, masks: TermMask, values: Int, yes: Int, no: Int, unknown: Int)
    /// The best of one need's values: `tiers` of terms whose yes is worth at most so much, the best first.
    case best(weight: Int, tiers: [(masks: TermMask, most: Int)], all: TermMask, no: Int, unknown: Int)

    /// Bounds for every active dimension but the distance.
    static func bounds(
        _ active: [Dimension], _ needs: [PlannedNeed], _ weights: Weights, _ engine: SearchEngine
    ) -> [ScoreBound] {
        active.filter { $0 != .distance }.map { dimension in
            let weight = weights[dimension]
            let scoring = needs.filter { $0.dimension == dimension }
            let isSimple = scoring.allSatisfy { $0.isPlain && $0.need.mode != .not }
            let unknown = Points.unknown(dimension)
            let most = engine.freshest[Int(dimension.rawValue)]
            let least = engine.stalest[Int(dimension.rawValue)]
            let no = Points.aged(0, unknown: unknown, freshness: least)
            switch dimension {
            case .specialty where isSimple:
                // A term asked twice counts twice: then masks cannot count it.
                let terms = scoring.flatMap(\.need.terms)
                guard Set(terms).count == terms.count else { return .constant(weight * Points.full) }
                let yes = Points.aged(Points.full, unknown: unknown, freshness: most)
                return .specialty(
                    weight: weight, masks: TermMask(terms), values: terms.count, yes: yes, no: no, unknown: unknown)
            case .payment, .language, .accreditation:
                let terms: [Term]
                if scoring.isEmpty {
                    terms = engine.snapshot.vocabulary.terms(in: .accreditation).map(\.term)
                } else if scoring.count == 1, isSimple, scoring[0].need.combination == .any {
                    terms = scoring[0].need.terms
                } else {
                    return .constant(weight * Points.full)
                }
                return best(terms, dimension, weight: weight, most: most, no: no, engine)
            case .distance, .schedule, .specialty: return .constant(weight * Points.full)
            }
        }
    }

    private static func best(
        _ terms: [Term], _ dimension: Dimension, weight: Int, most: Int, no: Int, _ engine: SearchEngine
    ) -> ScoreBound {
        let unknown = Points.unknown(dimension)
        var byWorth: [Int: [Term]] = [:]
        for term in terms {
            let entry = engine.snapshot.vocabulary[term]
            // A language's worth depends on its grade: whole sessions at best.
            let worth = dimension == .language ? Points.full : Points.yes(entry, .plain, isOwn: true)
            byWorth[worth, default: []].append(term)
        }
        let tiers = byWorth.sorted { $0.key > $1.key }.map { worth, terms in
            (masks: TermMask(terms), most: Points.aged(worth, unknown: unknown, freshness: most))
        }
        return .best(weight: weight, tiers: tiers, all: TermMask(terms), no: no, unknown: unknown)
    }
}
