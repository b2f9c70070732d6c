import LocatorIndex
import Treatment

/// The facet of levels: a program has exactly one, so nothing is unknown.
extension Run {
    /// Counted over what the hits would be if no level were asked for.
    /// - Parameter lifted: those; nil when they are the hits.
    func levels(_ pinned: SearchRequest, _ lifted: [UInt32]?) -> Facet {
        let candidates = lifted ?? programs
        let units = HitUnits(candidates, pinned.collapsing, engine)
        let clicks = levelClicks(pinned.level)
        let clicked = clicks.map { click in click.levels.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) } }
        let one = Level.allCases.map { UInt64(1) << UInt64($0.rawValue) }
        let counted = counts(units, one + [UInt64.max] + clicked)
        let (yes, total) = (counted, counted[one.count])
        // Who asks for a level sees its programs, whatever folds what is seen without one.
        let asking = pinned.collapse ?? Collapse.none
        let hits =
            asking == pinned.collapsing
            ? Array(counted[(one.count + 1)...]) : counts(HitUnits(candidates, asking, engine), clicked)
        let asked = pinned.level?.levels ?? []
        // Most first, then in their own order: one number.
        let shown = Level.allCases.indices.filter { yes[$0] > 0 || asked.contains(Level.allCases[$0]) }
            .map { (1 << 32 - yes[$0]) << 8 | $0 }.sorted().map { $0 & 0xFF }
        let values = shown.map { place in
            FacetValue(
                word: FacetWord.levels[place], yes: yes[place], unknown: 0, no: total - yes[place], hits: hits[place],
                strictHits: nil, isAsked: asked.contains(Level.allCases[place]), click: .level(clicks[place]))
        }
        return Facet(group: .level, values: values, total: values.count)
    }

    /// By level, what a click on it asks for: it joins the levels that are asked for.
    private func levelClicks(_ need: LevelNeed?) -> [LevelNeed] {
        guard let need, need.mode == .must || need.mode == .strict else { return LevelNeed.each }
        let asked = Array(Set(need.levels))
        let joined = LevelNeed(asked)
        return Level.allCases.map { asked.contains($0) ? joined : LevelNeed(asked + [$0]) }
    }

    /// How many hits have a program of one of each set of levels.
    /// - Parameter sets: bit n stands for `Level(rawValue: n)`.
    private func counts(_ units: HitUnits, _ sets: [UInt64]) -> [Int] {
        units.most == 1 ? countsOfOne(units, sets) : countsOfSeveral(units, sets)
    }

    /// Where one program is enough: hits by which levels they have, then the sets by those.
    private func countsOfOne(_ units: HitUnits, _ sets: [UInt64]) -> [Int] {
        let (programs, level) = (units.programs.span, engine.columns.level)
        guard !units.isEach else {
            // Four counts take turns, see `WindowCounts`.
            var each = InlineArray<32, UInt32>(repeating: 0)
            for i in programs.indices { each[(i & 3) << 3 | Int(level[Int(programs[i])] & 7)] &+= 1 }
            return sums(sets, of: 8) { (1 << UInt64($0), Int(each[$0] + each[8 + $0] + each[16 + $0] + each[24 + $0])) }
        }
        var hits = InlineArray<256, Int>(repeating: 0)
        var levels: UInt64 = 0
        for i in programs.indices {
            levels |= 1 << UInt64(level[Int(programs[i])] & 7)
            guard units.isEnd(i) else { continue }
            hits[Int(levels & 0xFF)] += 1
            levels = 0
        }
        return sums(sets, of: 256) { (UInt64($0), hits[$0]) }
    }

    /// - Parameter counted: `count` sets of levels, and how many hits have just those.
    private func sums(_ sets: [UInt64], of count: Int, _ counted: (Int) -> (levels: UInt64, hits: Int)) -> [Int] {
        var sums = [Int](repeating: 0, count: sets.count)
        for i in 0..<count {
            let (levels, hits) = counted(i)
            guard hits > 0 else { continue }
            for place in sets.indices where sets[place] & levels != 0 { sums[place] += hits }
        }
        return sums
    }

    private func countsOfSeveral(_ units: HitUnits, _ sets: [UInt64]) -> [Int] {
        var counts = [Int](repeating: 0, count: sets.count)
        var found = counts
        for (place, program) in units.programs.enumerated() {
            let level = UInt64(1) << UInt64(columns.level[Int(program)] & 63)
            for place in sets.indices where sets[place] & level != 0 { found[place] += 1 }
            guard units.isEnd(place) else { continue }
            for place in sets.indices {
                counts[place] += min(units.most, found[place])
                found[place] = 0
            }
        }
        return counts
    }
}

extension LevelNeed {
    /// Each level for itself, by its raw value.
    fileprivate static let each = Level.allCases.map { LevelNeed([$0]) }
}
