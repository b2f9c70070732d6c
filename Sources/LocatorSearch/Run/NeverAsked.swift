import LocatorIndex
import Treatment

extension Run {
    /// Mental-health facilities inside the radius whose sources never ask about one of the asked levels and that have no
    /// program of an asked level: people may still find one there, so they are a call list.
    mutating func neverAsked(_ radius: RadiusUsed) -> Beside {
        guard let level = request.level, level.mode == .must || level.mode == .strict else { return .none }
        guard let here = plan.origin else { return request.area.map { neverAsked(in: $0) } ?? .none }
        let wanted = level.levels.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
        let toCall = AskingFacilities.ToCall(wanted: wanted, askedLevels: plan.askedLevels)
        guard let metres = radius.metres else { return neverAskedAnywhere(here, toCall) }
        let nearest = nearestToCall(here, slices(within: metres), within: longestSquaredChord(metres), toCall)
        return beside(nearest, count: nearest.count)
    }

    /// As above for the whole country: how many is counted without a look where they are, and the nearest are looked for in circles
    /// that grow until they hold enough.
    private mutating func neverAskedAnywhere(_ here: EarthPoint, _ toCall: AskingFacilities.ToCall) -> Beside {
        let count = engine.askingFacilities.count(toCall)
        for miles in [100, 200, 400, 800] {
            let reach = Metres(miles: miles)
            let nearest = nearestToCall(here, slices(within: reach), within: longestSquaredChord(reach), toCall)
            if nearest.count >= min(count, Nearest.most) { return beside(nearest, count: count) }
        }
        let all = [0..<engine.snapshot.summary.located]
        return beside(nearestToCall(here, all, within: Int64.max, toCall), count: count)
    }

    private func nearestToCall(
        _ here: EarthPoint, _ slices: [Range<Int>], within limit: Int64, _ toCall: AskingFacilities.ToCall
    ) -> Nearest {
        let asking = engine.askingFacilities
        let (entries, marks) = (asking.entries.span, asking.marks.span)
        var nearest = Nearest()
        for slice in slices {
            var place = asking.place(from: slice.lowerBound)
            while place < entries.count, entries[place].first < slice.upperBound {
                if toCall.holds(marks[place]) {
                    let chord = entries[place].point.squaredChord(to: here)
                    if chord <= limit { nearest.offer(Int(entries[place].first), at: chord) }
                }
                place += 1
            }
        }
        return nearest
    }

    private func beside(_ nearest: Nearest, count: Int) -> Beside {
        Beside(count: count, ordinals: nearest.programs.map { Int(columns.facilityOf[$0]) })
    }

    /// The programs of a facility say that it treats mental health, and none is of an asked level.
    func isToCall(_ programs: Range<Int>) -> Bool {
        programs.contains { engine.state(.mentalHealth, $0) == .yes }
            && !programs.contains { plan.askedLevels >> UInt64(columns.level[$0] & 63) & 1 == 1 }
    }
}

/// The ten nearest of the facilities offered, each by its first program, and how many were offered.
private struct Nearest {
    static let most = 10
    private(set) var count = 0
    /// Ascending. Facilities at one point stand in the order of their ids, so the ordinal decides as the id would.
    private var best: [(chord: Int64, program: Int)] = []

    var programs: [Int] { best.map(\.program) }

    mutating func offer(_ program: Int, at chord: Int64) {
        count += 1
        if best.count == Nearest.most {
            guard let last = best.last, (chord, program) < last else { return }
            best.removeLast()
        }
        let place = best.firstIndex { (chord, program) < $0 } ?? best.count
        best.insert((chord, program), at: place)
    }
}
