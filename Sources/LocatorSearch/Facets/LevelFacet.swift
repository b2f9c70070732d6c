import LocatorIndex
import Treatment

/// The facet of levels: a program has exactly one, so nothing is unknown.
extension Run {
    /// Counted over what the hits would be if no level were asked for.
    /// - Parameter lifted: those; nil when they are the hits.
    func levels(_ pinned: SearchRequest, _ lifted: [UInt32]?) -> Facet {
        let candidates = lifted ?? programs
        let units = HitUnits(candidates, pinned.collapsing, engine)
        let yes = counts(units, Level.allCases.map { 1 << UInt64($0.rawValue) } + [UInt64.max])
        let total = yes[Level.allCases.count]
        let clicks = Level.allCases.map { level in
            switch pinned.level?.mode {
            case .must, .strict: LevelNeed(Array(Set((pinned.level?.levels ?? []) + [level])), mode: .must)
            case .prefer, .not, nil: LevelNeed([level])
            }
        }
        var clicked = pinned
        clicked.level = LevelNeed([.op])
        let folded =
            clicked.collapsing == pinned.collapsing ? units : HitUnits(candidates, clicked.collapsing, engine)
        let hits = counts(
            folded, clicks.map { click in click.levels.reduce(0) { $0 | 1 << UInt64($1.rawValue) } })
        let values = Level.allCases.map { level in
            let place = Int(level.rawValue)
            return FacetValue(
                code: level.name, english: level.english, spanish: level.spanish, yes: yes[place], unknown: 0,
                no: total - yes[place], hits: hits[place], strictHits: nil,
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
        let (programs, level) = (units.programs.span, columns.level)
        for i in programs.indices {
            levels |= 1 << UInt64(level[Int(programs[i])] & 7)
            guard units.isEnd(i) else { continue }
            hits[Int(levels & 0xFF)] += 1
            levels = 0
        }
        return sets.map { set in hits.indices.reduce(0) { $0 + (UInt64($1) & set == 0 ? 0 : hits[$1]) } }
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
