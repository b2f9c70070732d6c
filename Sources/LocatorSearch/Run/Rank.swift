import LocatorIndex
package import Treatment

/// One page of the folded list.
struct Page {
    let total: Int
    let hits: [Hit]
    let next: Cursor?
}

/// Scores candidates and keeps the page's best.
extension Run {
    mutating func rank(scale miles: Int?) -> Page {
        let scale = miles.map { Metres(miles: $0) }
        let collapse = request.collapsing
        if collapse == .organization || request.sort != .score { return rankAll(scale: scale) }
        let folds = collapse == .facility
        var top = TopKeys(capacity: request.pageSize)
        var found: [UInt64: Int] = [:]
        let after = request.after?.key

        for ring in ringsByDistance(scale: scale) {
            // T of a program in this ring is at most its bound without distance plus the ring's nearest distance; who is
            // attended online gets the full distance wherever it is.
            let ringMost = ring.hasOnline ? plan.distanceMost : ring.distanceMost
            if let worst = top.worst, plan.restMost + ringMost < -Int(worst.negativeScore) { continue }
            var group: (facility: UInt32, key: RankKey, index: Int)?
            func offerGroup() {
                guard let group, after.map({ $0 < group.key }) ?? true else { return }
                if top.offer(group.key) { found[group.key.id] = group.index }
            }
            for index in ring.indices {
                let program = Int(programs[index])
                if folds, let open = group, open.facility != columns.facilityOf[program] {
                    offerGroup()
                    group = nil
                }
                let distanceMost = mayBeAttendedOnline(program) ? plan.distanceMost : ring.distanceMost
                if let worst = top.worst {
                    let threshold = -Int(worst.negativeScore)
                    if restBound(program) + distanceMost < threshold { continue }
                    if restScore(program) + distanceMost < threshold { continue }
                }
                let key = key(index, scale)
                if !folds {
                    group = (UInt32(program), key, index)
                    offerGroup()
                    group = nil
                } else if let open = group {
                    if key < open.key { group = (open.facility, key, index) }
                } else {
                    group = (columns.facilityOf[program], key, index)
                }
            }
            offerGroup()
        }
        let keys = top.sorted
        let total = folds ? distinctFacilities() : programs.count
        return page(keys.compactMap { key in found[key.id].map { (key, $0, 0) } }, total: total, scale: scale)
    }

    /// Every candidate's key, sorted: for the orders and foldings that a bound cannot help.
    private mutating func rankAll(scale: Metres?) -> Page {
        var all: [(key: RankKey, index: Int)] = []
        for index in programs.indices { all.append((key(index, scale), index)) }
        all.sort { $0.key < $1.key }
        var kept: [(RankKey, Int, Int)] = []
        switch request.collapsing {
        case .none: kept = all.map { ($0.key, $0.index, 0) }
        case .facility:
            var seen: Set<UInt32> = []
            for (key, index) in all where seen.insert(columns.facilityOf[Int(programs[index])]).inserted {
                kept.append((key, index, 0))
            }
        case .organization:
            var places: [String: [Int]] = [:]
            for (key, index) in all {
                let organisation = organisation(Int(programs[index]))
                if let known = places[organisation], known.count == 3 {
                    kept[known[2]].2 += 1
                } else {
                    places[organisation, default: []].append(kept.count)
                    kept.append((key, index, 0))
                }
            }
        }
        let total = kept.count
        if let after = request.after?.key { kept = Array(kept.drop { $0.0 <= after }) }
        return page(Array(kept.prefix(request.pageSize)), total: total, scale: scale)
    }

    private func organisation(_ program: Int) -> String {
        do throws(IndexError) {
            let facility = try engine.snapshot.facility(Int(columns.facilityOf[program]))
            return foldedTokens(facility.name).joined(separator: " ")
        } catch {
            return "facility \(columns.facilityOf[program])"
        }
    }

    private mutating func page(_ kept: [(key: RankKey, index: Int, more: Int)], total: Int, scale: Metres?) -> Page {
        var hits: [Hit] = []
        let before = request.after?.rank ?? 0
        let folds = request.collapsing == .facility
        for (place, (key, index, more)) in kept.enumerated() {
            let program = Int(programs[index])
            let metres = request.origin == nil ? nil : Metres(squaredChord: chords[index])
            let fit = request.schedule == nil ? nil : fits.verdict(program).fit
            hits.append(
                Hit(
                    rank: before + place + 1, program: program, score: -Int(key.negativeScore), metres: metres,
                    points: points(program, metres: metres, scale: scale), states: states(program), fit: fit,
                    isAttendedOnline: metres != nil && mayBeAttendedOnline(program) && fits.isAttendedOnline(program),
                    others: folds ? others(index, scale) : [], more: more, key: key))
        }
        var next: Cursor?
        if let last = hits.last, last.rank < total {
            next = Cursor(
                snapshotID: engine.snapshot.id, fingerprint: request.fingerprint, key: last.key, rank: last.rank)
        }
        return Page(total: total, hits: hits, next: next)
    }

    /// The other candidates of the facility of a candidate, in rank order.
    private mutating func others(_ index: Int, _ scale: Metres?) -> [Int] {
        let facility = columns.facilityOf[Int(programs[index])]
        var keys: [(RankKey, Int)] = []
        var first = index
        while first > 0, columns.facilityOf[Int(programs[first - 1])] == facility { first -= 1 }
        var other = first
        while other < programs.count, columns.facilityOf[Int(programs[other])] == facility {
            if other != index { keys.append((key(other, scale), Int(programs[other]))) }
            other += 1
        }
        return keys.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func distinctFacilities() -> Int {
        var count = 0
        var last = UInt32.max
        for program in programs where columns.facilityOf[Int(program)] != last {
            last = columns.facilityOf[Int(program)]
            count += 1
        }
        return count
    }

    /// The exact rank key of a candidate.
    mutating func key(_ index: Int, _ scale: Metres?) -> RankKey {
        let program = Int(programs[index])
        let hasDistance = request.origin != nil && chords[index] != Int64.max
        let metres = hasDistance ? Metres(squaredChord: chords[index]) : nil
        var score = restScore(program)
        if plan.active.first == .distance {
            score += request.weights[.distance] * distancePoints(program, metres, scale)
        }
        let confirmed = states(program).reduce(0) { $0 + ($1 == .yes ? 1 : 0) }
        let primary: Int
        switch request.sort {
        case .score: primary = -score
        case .distance: primary = metres.map { Int($0.rawValue) } ?? Int.max
        case .travel: primary = weeklyTravelMinutes(program, metres) ?? Int.max
        }
        return RankKey(
            primary: Int64(primary), negativeScore: Int64(-score), negativeConfirmed: Int32(-confirmed),
            metres: metres?.rawValue ?? Int32.max, id: columns.programID[program])
    }

    /// Minutes on the way in a week: there and back for each session in person; nil when sessions or distance are unknown.
    private mutating func weeklyTravelMinutes(_ program: Int, _ metres: Metres?) -> Int? {
        guard let metres, let schedule = engine.snapshot.schedule(Int(columns.schedule[program])) else { return nil }
        if mayBeAttendedOnline(program), fits.isAttendedOnline(program) { return 0 }
        let trips: Int?
        if request.schedule != nil {
            trips = fits.verdict(program).fit.flatMap { $0.track == nil ? nil : $0.weeklyTrips }
        } else {
            // Online tracks that do not serve the person are passed over here too.
            let mayJoin = fits.mayJoinOnline(program)
            trips = schedule.tracks.filter { mayJoin || !$0.sessions.allSatisfy(\.isOnline) }.map { track in
                min(track.required, track.sessions.reduce(0) { $0 + ($1.isOnline ? 0 : 1) })
            }.min()
        }
        guard let trips else { return nil }
        return 2 * travelMinutes(metres) * trips
    }

    // MARK: - Nearest first

    private struct DistanceRing {
        let indices: [Int]
        /// Weight times the points at its inner edge: no program in it gets more for its distance.
        let distanceMost: Int
        /// A program of the ring may be attended online.
        let hasOnline: Bool
    }

    /// Candidates in rings of halving radius, the nearest first; one ring when there are few or no distances.
    private func ringsByDistance(scale: Metres?) -> [DistanceRing] {
        guard let scale, programs.count > 256, let farthest = chords.max() else {
            return [DistanceRing(indices: Array(programs.indices), distanceMost: plan.distanceMost, hasOnline: true)]
        }
        var limits: [(chord: Int64, most: Int)] = []
        var outer = Int(Metres(squaredChord: farthest).rawValue)
        for _ in 0..<8 {
            outer /= 2
            let inner = Metres(Int32(outer))
            limits.append(
                (inner.longestSquaredChord, request.weights[.distance] * Points.distance(inner, scale: scale)))
        }
        // limits[0] is the widest inner edge; ring n holds what lies beyond limits[n] and not beyond limits[n − 1].
        var rings = [[Int]](repeating: [], count: limits.count + 1)
        for index in programs.indices {
            var ring = 0
            while ring < limits.count, chords[index] <= limits[ring].chord { ring += 1 }
            rings[ring].append(index)
        }
        return rings.indices.reversed().map { ring in
            DistanceRing(
                indices: rings[ring], distanceMost: ring < limits.count ? limits[ring].most : plan.distanceMost,
                hasOnline: rings[ring].contains { mayBeAttendedOnline(Int(programs[$0])) })
        }
    }
}

/// Minutes by car for a way in a straight line: 5 to get going and 2 a mile. An estimate, and shown as one.
package func travelMinutes(_ metres: Metres) -> Int { 5 + (2 * metres.tenthsOfMiles + 5) / 10 }

/// The best `capacity` keys of those offered: a heap with the worst on top.
struct TopKeys {
    private let capacity: Int
    private var heap: [RankKey] = []

    init(capacity: Int) { self.capacity = capacity }

    /// The worst key of a full page; nil while there is room.
    var worst: RankKey? { heap.count == capacity ? heap.first : nil }

    var sorted: [RankKey] { heap.sorted() }

    /// True when the key is kept.
    mutating func offer(_ key: RankKey) -> Bool {
        if heap.count < capacity {
            heap.append(key)
            rise(heap.count - 1)
            return true
        }
        guard let worst = heap.first, key < worst else { return false }
        heap[0] = key
        sink(0)
        return true
    }

    private mutating func rise(_ start: Int) {
        var at = start
        while at > 0, heap[(at - 1) / 2] < heap[at] {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    private mutating func sink(_ start: Int) {
        var at = start
        while true {
            var worst = at
            for child in [2 * at + 1, 2 * at + 2] where child < heap.count && heap[worst] < heap[child] {
                worst = child
            }
            if worst == at { return }
            heap.swapAt(at, worst)
            at = worst
        }
    }
}
