import LocatorIndex
import Treatment

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
        order.reserveCapacity(min(programs.count, Run.chunkSize))
        if programs.count > Run.few {
            scoreBounds = ScoreBounds(plan.active, plan.needs, plan.age, plan.request.weights, engine)
        }
        let most = scoreBounds?.most ?? plan.activeMost
        let nearest = nearestFirst(scale: scale)
        for ring in nearest.rings {
            // T of a program in this ring is at most its bound without distance plus the ring's nearest distance; who is
            // attended online gets the full distance wherever it is.
            let ringMost = ring.hasOnline ? plan.distanceMost : ring.distanceMost
            if most - ring.textLess + ringMost < top.least { continue }
            let mostBesideText = most - plan.textWeight * Points.full + ringMost
            var open: (facility: UInt32, key: RankKey, index: Int)?
            var rest = nearest.stretches[ring.stretches]
            var taken = 0
            while case let least = leastText(besides: mostBesideText, of: top.least),
                case let count = boundChunk(&rest, &taken, leastText: least), count > 0
            {
                collectPromising(count, ring.distanceMost, scale, least: top.least)
                order.removeAll(keepingCapacity: true)
                for place in promising.indices { order.append((folds ? 0 : -promising[place].most) << 8 | place) }
                // The most promising first, so that the worst on the page soon shuts out the others.
                if !folds { order.sort() }
                for place in order {
                    let candidate = promising[place & 0xFF]
                    if candidate.most < top.least { continue }
                    let program = Int(programs[candidate.index])
                    let facility = folds ? columns.facilityOf[program] : UInt32(truncatingIfNeeded: candidate.index)
                    if let best = open, best.facility != facility {
                        offer(best.key, best.index, &top)
                        open = nil
                    }
                    let score = termScore(program) + candidate.known
                    if score < top.least { continue }
                    let key = key(candidate.index, score: score, candidate.metres)
                    if let best = open, best.key < key { continue }
                    open = (facility, key, candidate.index)
                }
            }
            if let best = open { offer(best.key, best.index, &top) }
        }
        let total = folds ? facilities(within: Int64.max) : programs.count
        return page(top.sorted.map { ($0.key, $0.index, 0) }, total: total, scale: scale)
    }

    /// So many points its text must have for a candidate to score `least` with `most` from all else; 0 when it need not have any.
    private func leastText(besides most: Int, of least: Int) -> Int {
        guard plan.textWeight > 0, least > most else { return 0 }
        return (least - most + plan.textWeight - 1) / plan.textWeight
    }

    private func offer(_ key: RankKey, _ index: Int, _ top: inout TopKeys) {
        if let after = plan.after, key <= after { return }
        top.offer(key, index)
    }

    /// Fills `promising` with those of the bounded chunk that may score `least` or more when their text, their schedule and their distance
    /// are known exactly.
    private mutating func collectPromising(_ count: Int, _ ringMost: Int, _ scale: Metres?, least: Int) {
        if promising.capacity == 0 { promising.reserveCapacity(min(programs.count, Run.chunkSize)) }
        promising.removeAll(keepingCapacity: true)
        for i in 0..<count {
            let program = Int(ordinals[i])
            let distanceMost = mayBeAttendedOnline(program) ? plan.distanceMost : ringMost
            // What terms can bring at most; the bound counts text and schedule in full.
            let terms = Int(bounds[i]) - plan.timeAndTextMost
            var known = 0
            var open = plan.timeAndTextMost
            if terms + known + open + distanceMost < least { continue }
            if plan.textWeight > 0 {
                known += plan.textWeight * textPoints(Int(indices[i]))
                open -= plan.textWeight * Points.full
                if terms + known + open + distanceMost < least { continue }
            }
            if plan.scheduleWeight > 0 {
                known += plan.scheduleWeight * fits.points(program)
                open -= plan.scheduleWeight * Points.full
                if terms + known + open + distanceMost < least { continue }
            }
            let metres = metres(Int(indices[i]))
            if plan.distanceMost > 0 { known += plan.distanceWeight * distancePoints(program, metres, scale) }
            if terms + known < least { continue }
            promising.append(Promising(index: Int(indices[i]), most: terms + known, known: known, metres: metres))
        }
    }

    /// Every candidate's key, sorted: for the orders and foldings that a bound cannot help.
    mutating func rankAll(scale: Metres?) -> Page {
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
                let organisation = engine.organisation(Int(columns.facilityOf[Int(programs[index])]))
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

    private mutating func page(_ kept: [(key: RankKey, index: Int, more: Int)], total: Int, scale: Metres?) -> Page {
        var hits: [Hit] = []
        let before = plan.request.after?.rank ?? 0
        let folds = request.collapsing == .facility
        let asksForSchedule = plan.scheduleMode != nil
        hits.reserveCapacity(kept.count)
        for (place, (key, index, more)) in kept.enumerated() {
            let program = Int(programs[index])
            let metres = key.metres == Int32.max ? nil : Metres(key.metres)
            let fit = asksForSchedule ? fits.verdict(program).fit : nil
            hits.append(
                Hit(
                    rank: before + place + 1, program: program, score: -Int(key.negativeScore), metres: metres,
                    points: points(index, metres: metres, scale: scale), states: states(program), fit: fit,
                    isAttendedOnline: fits.isAttendedOnline(program),
                    travel: travel(program, metres), bufferMinutes: asksForSchedule ? fits.buffer(program) : nil,
                    others: folds ? others(index, scale) : [], more: more, key: key))
        }
        var next: Cursor?
        if let last = hits.last, last.rank < total {
            next = Cursor(
                snapshotID: engine.snapshotID, fingerprint: request.fingerprint, key: last.key, rank: last.rank)
        }
        return Page(total: total, hits: hits, next: next)
    }

    /// The other candidates of the facility of a candidate, in rank order.
    private mutating func others(_ index: Int, _ scale: Metres?) -> [Int] {
        let facility = columns.facilityOf[Int(programs[index])]
        func isOfFacility(_ index: Int) -> Bool {
            programs.indices.contains(index) && columns.facilityOf[Int(programs[index])] == facility
        }
        guard isOfFacility(index - 1) || isOfFacility(index + 1) else { return [] }
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

    /// The exact rank key of a candidate.
    mutating func key(_ index: Int, _ scale: Metres?) -> RankKey {
        let program = Int(programs[index])
        let metres = metres(index)
        var score = restScore(index)
        if plan.active.first == .distance {
            score += plan.distanceWeight * distancePoints(program, metres, scale)
        }
        return key(index, score: score, metres)
    }

    private mutating func key(_ index: Int, score: Int, _ metres: Metres?) -> RankKey {
        let program = Int(programs[index])
        let primary: Int
        switch plan.sort {
        case .score: primary = -score
        case .distance: primary = metres.map { Int($0.rawValue) } ?? Int.max
        case .travel: primary = weeklyTravelMinutes(program, metres) ?? Int.max
        }
        return RankKey(
            primary: Int64(primary), negativeScore: Int64(-score), negativeConfirmed: Int32(-confirmed(program)),
            metres: metres?.rawValue ?? Int32.max, id: columns.programID[program])
    }

    /// Nil without an origin or a point.
    private func metres(_ index: Int) -> Metres? {
        plan.origin != nil && chords[index] != Int64.max ? Metres(squaredChord: chords[index]) : nil
    }
}
