import LocatorIndex
import Treatment

/// The facet of levels: a program has exactly one, so nothing is unknown.
extension Run {
    /// Counted over what the hits would be if no level were asked for.
    /// - Parameter lifted: those; nil when they are the hits.
    func levels(_ pinned: SearchRequest, _ lifted: [UInt32]?) -> Facet {
        let candidates = lifted ?? programs
        let units = HitUnits(candidates, pinned.collapsing, engine)
        let clicks = Level.allCases.map { level in
            switch pinned.level?.mode {
            case .must, .strict: LevelNeed(Array(Set((pinned.level?.levels ?? []) + [level])), mode: .must)
            case .prefer, .not, nil: LevelNeed.each[Int(level.rawValue)]
            }
        }
        let clicked = clicks.map { click in click.levels.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) } }
        let one = Level.allCases.map { UInt64(1) << UInt64($0.rawValue) }
        let counted = counts(units, one + [UInt64.max] + clicked)
        let (yes, total) = (counted, counted[one.count])
        // Who asks for a level sees its programs, whatever folds what is seen without one.
        let asking = pinned.collapse ?? Collapse.none
        let hits =
            asking == pinned.collapsing
            ? Array(counted[(one.count + 1)...]) : counts(HitUnits(candidates, asking, engine), clicked)
        let values = Level.allCases.map { level in
            let place = Int(level.rawValue)
            return FacetValue(
                word: FacetWord.levels[place], yes: yes[place], unknown: 0, no: total - yes[place], hits: hits[place],
                strictHits: nil,
                isAsked: pinned.level?.levels.contains(level) ?? false, click: .level(clicks[place]))
        }
        let shown = values.filter { $0.yes > 0 || $0.isAsked }.enumerated().sorted {
            (-$0.element.yes, $0.offset) < (-$1.element.yes, $1.offset)
        }
        return Facet(group: .level, values: shown.map(\.element), total: shown.count)
    }

    /// How many hits have a program of one of each set of levels.
    /// - Parameter sets: bit n stands for `Level(rawValue: n)`.
    private func counts(_ units: HitUnits, _ sets: [UInt64]) -> [Int] {
        units.most == 1 ? countsOfOne(units, sets) : countsOfSeveral(units, sets)
    }

    /// Where one program is enough: hits by which levels they have, then the sets by those.
    private func countsOfOne(_ units: HitUnits, _ sets: [UInt64]) -> [Int] {
        var hits = [Int](repeating: 0, count: 256)
        var levels: UInt64 = 0
        let (programs, level) = (units.programs.span, engine.columns.level)
        guard !units.isEach else {
            // Four counts take turns, see `WindowCounts`.
            var each = InlineArray<32, UInt32>(repeating: 0)
            for i in programs.indices { each[(i & 3) << 3 | Int(level[Int(programs[i])] & 7)] &+= 1 }
            for place in each.indices { hits[1 << (place & 7)] += Int(each[place]) }
            return sums(hits, sets)
        }
        for i in programs.indices {
            levels |= 1 << UInt64(level[Int(programs[i])] & 7)
            guard units.isEnd(i) else { continue }
            hits[Int(levels & 0xFF)] += 1
            levels = 0
        }
        return sums(hits, sets)
    }

    private func sums(_ hits: [Int], _ sets: [UInt64]) -> [Int] {
        var sums = [Int](repeating: 0, count: sets.count)
        for levels in hits.indices where hits[levels] > 0 {
            for place in sets.indices where sets[place] & UInt64(levels) != 0 { sums[place] += hits[levels] }
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
