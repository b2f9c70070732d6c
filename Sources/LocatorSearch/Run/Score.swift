import LocatorIndex
import Treatment

/// The score of one program.
extension Run {
    /// Points a dimension, in the order of `plan.active`.
    /// - Parameter index: of the program among the candidates.
    mutating func points(_ index: Int, metres: Metres?, scale: Metres?) -> DimensionPoints {
        let program = Int(programs[index])
        var points = DimensionPoints()
        // The dimensions that score by terms stand in `scored` in the order of `active`.
        var part = 0
        for dimension in plan.active {
            switch dimension {
            case .distance: points.append(distancePoints(program, metres, scale))
            case .schedule: points.append(fits.points(program))
            case .text: points.append(textPoints(index))
            case .accreditation, .payment, .specialty, .language:
                points.append(self.points(plan.scored.parts[part], program))
                part += 1
            }
        }
        return points
    }

    /// T of a candidate without the distance.
    mutating func restScore(_ index: Int) -> Int {
        let program = Int(programs[index])
        var score = plan.scheduleWeight > 0 ? plan.scheduleWeight * fits.points(program) : 0
        if plan.textWeight > 0 { score += plan.textWeight * textPoints(index) }
        return score + termScore(program)
    }

    /// T without distance, text and schedule.
    func termScore(_ program: Int) -> Int {
        var score = 0
        for part in plan.scored.parts { score += part.weight * points(part, program) }
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

    /// Exact points of a dimension that scores by terms.
    private func points(_ part: ScoredNeeds.Part, _ program: Int) -> Int {
        guard !part.needs.isEmpty || part.age != nil else { return unaskedAccreditation(program) }
        let needs = plan.scored.needs
        var sum = 0
        var count = 0
        for place in part.needs {
            let need = needs[place]
            if need.values.isEmpty {
                add(plan.needs[need.ordinal], part.dimension, program, &sum, &count)
            } else if part.dimension == .specialty {
                sum += whole(need, part.dimension, program)
                count += need.values.count
            } else {
                sum +=
                    need.isAny
                    ? best(need.values, part.dimension, program)
                    : mean(whole(need, part.dimension, program), need.values.count)
                count += 1
            }
        }
        if let age = part.age {
            let groups = best(age.groups, part.dimension, program)
            sum += Points.age(groups: groups, stated: engine.statedAge(age.years, program))
            count += 1
        }
        return mean(sum, count)
    }

    private func whole(_ need: ScoredNeeds.Need, _ dimension: Dimension, _ program: Int) -> Int {
        let values = plan.scored.values
        var sum = 0
        for place in need.values { sum += engine.points(values[place], dimension, program) }
        return sum
    }

    private func best(_ places: Range<Int>, _ dimension: Dimension, _ program: Int) -> Int {
        let values = plan.scored.values
        var best = 0
        for place in places { best = max(best, engine.points(values[place], dimension, program)) }
        return best
    }

    /// As above, for a need whose values are more than bits.
    private func add(_ need: PlannedNeed, _ dimension: Dimension, _ program: Int, _ sum: inout Int, _ count: inout Int)
    {
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

    private func points(_ value: Value, _ need: PlannedNeed, _ program: Int) -> Int {
        engine.verdict(value, program, need.dimension, excludes: need.need.mode == .not).points
    }

    private func mean(_ sum: Int, _ count: Int) -> Int { (sum + count / 2) / count }

    /// The best over all terms of the group: a yes, else unknown if one is unknown, else the stalest no.
    private func unaskedAccreditation(_ program: Int) -> Int {
        var best = 0
        var known = 0
        for (word, mask) in engine.accreditationMask.words {
            var yes = columns.yes[word][program] & mask
            known += ((columns.yes[word][program] | columns.no[word][program]) & mask).nonzeroBitCount
            while yes != 0 {
                let place = engine.accreditationPlace[word * 64 + yes.trailingZeroBitCount]
                yes &= yes - 1
                best = max(best, engine.points(engine.accreditations[place], .accreditation, program))
            }
        }
        if known < engine.accreditations.count { return max(best, Points.unknown(.accreditation)) }
        guard best == 0 else { return best }
        return engine.accreditations.reduce(0) { max($0, engine.points($1, .accreditation, program)) }
    }
}
