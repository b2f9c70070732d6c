import LocatorSearch
import Treatment

// docs/ranking.md, "3 Score", "A dimension's points" and "Ties".

extension NaiveScan {
    /// A program with everything that places it in the list.
    func hit(_ program: Program) -> NaiveHit {
        let fit = request.schedule.map { _ in self.fit(of: program) }
        let isOnline = isAttendedOnline(program)
        let points = activeDimensions.map { dimension in
            switch dimension {
            case .distance: isOnline ? 10_000 : distancePoints(program)
            case .schedule: fit?.points ?? 0
            case .text: text?.points[program.id] ?? 0
            case .specialty: specialty(program)
            case .payment, .language: meanOverNeeds(dimension, program)
            case .accreditation: accreditation(program)
            }
        }
        let score = zip(activeDimensions, points).reduce(0) { $0 + request.weights[$1.0] * $1.1 }
        let facility = facility(of: program)
        return NaiveHit(
            program: program.id, facility: facility.id, organisation: organisations[program.facility],
            score: score, points: points, states: states(program, fit), metres: distance(to: program),
            isAttendedOnline: isOnline, fit: fit, travelMinutes: travel(to: program),
            weeklyTravelMinutes: weeklyTravel(program),
            bufferMinutes: request.schedule.map { _ in buffer(to: program) })
    }

    /// "T, then asked needs confirmed yes, then metres, then program id, ascending"; `sort=` puts metres or travel before.
    func ranksBefore(_ a: NaiveHit, _ b: NaiveHit) -> Bool { rankKey(a).lexicographicallyPrecedes(rankKey(b)) }

    /// Beside the hits: T without the distance, then program id.
    func scoresBeforeUnlocated(_ a: NaiveHit, _ b: NaiveHit) -> Bool {
        func rest(_ hit: NaiveHit) -> Int {
            zip(activeDimensions, hit.points).reduce(0) { $1.0 == .distance ? $0 : $0 + request.weights[$1.0] * $1.1 }
        }
        return (-rest(a), a.program) < (-rest(b), b.program)
    }

    private func rankKey(_ hit: NaiveHit) -> [UInt64] {
        // Everything turned so that less comes first; what is not known comes last.
        let metres = UInt64(hit.metres ?? Int.max)
        let ties = [
            UInt64(Int.max - hit.score), UInt64(Int.max - hit.states.count { $0 == .yes }), metres, hit.program,
        ]
        switch request.sort {
        case .score: return ties
        case .distance: return [metres] + ties
        case .travel: return [UInt64(hit.weeklyTravelMinutes ?? Int.max)] + ties
        }
    }

    /// "Distance: x = max(0, d − R/5), halving(x, R), metres; R is the scale."
    private func distancePoints(_ program: Program) -> Int {
        guard let distance = distance(to: program), let scaleMiles else { return 0 }
        let scale = Int(Metres(miles: scaleMiles).rawValue)
        return halving(max(0, distance - scale / 5), scale)
    }

    /// "Specialty: the mean over all values of all its needs, and an asked age, one value more."
    private func specialty(_ program: Program) -> Int {
        let values = needs(in: .specialty).flatMap { need in need.terms.map { points(of: $0, need.mode, program) } }
        guard let age = request.age, age.mode != .not else { return mean(values) }
        return mean(values + [points(of: age, program)])
    }

    /// "The best of its age groups; a stated range that holds it: no less than an undated 9,000; one that does not: no more than
    /// an undated 0."
    private func points(of age: AgeNeed, _ program: Program) -> Int {
        let best = ageGroups(age.years).map { points(of: $0, .prefer, program) }.max() ?? 0
        guard program.ages != nil else { return best }
        return ageState(age.years, program) == .yes
            ? max(best, aged(9000, .specialty, asOf: nil)) : min(best, aged(0, .specialty, asOf: nil))
    }

    /// "Each need gives its best value (*any*), or the mean of its values (*all*, and `not`); the dimension is the mean over
    /// its needs."
    private func meanOverNeeds(_ dimension: Dimension, _ program: Program) -> Int {
        mean(
            needs(in: dimension).map { need in
                let values = need.terms.map { points(of: $0, need.mode, program) }
                return need.mode != .not && need.combination == .any ? values.max() ?? 0 : mean(values)
            })
    }

    /// "Accreditation not asked: the best over all terms of the group."
    private func accreditation(_ program: Program) -> Int {
        guard needs(in: .accreditation).isEmpty else { return meanOverNeeds(.accreditation, program) }
        return accreditations.map { points(of: $0, .prefer, program) }.max() ?? 0
    }

    private func needs(in dimension: Dimension) -> [Need] {
        request.needs.filter { need in need.terms.contains { scoringDimension(vocabulary[$0].group) == dimension } }
    }

    /// "The smallest that holds 10 located facilities with a program of an asked level (of any level when none is asked with
    /// must or strict), no other need applied; else 60."
    func neighbourhoodScale() -> Int {
        let asked = askedLevels
        let facilities = Set(catalog.programs.filter { asked.isEmpty || asked.contains($0.level) }.map(\.facility))
        for miles in [5, 10, 20, 30] {
            let radius = Int(Metres(miles: miles).rawValue)
            if facilities.count(where: { (distances[$0] ?? Int.max) <= radius }) >= 10 { return miles }
        }
        return 60
    }

    /// Levels asked with must or strict.
    var askedLevels: [Level] {
        guard let level = request.level, level.mode == .must || level.mode == .strict else { return [] }
        return level.levels
    }
}

/// "Means are rounded half up: (sum + n/2) ÷ n."
private func mean(_ values: [Int]) -> Int {
    values.isEmpty ? 0 : (values.reduce(0, +) + values.count / 2) / values.count
}
