import LocatorIndex
import Treatment

extension Run {
    /// The programs of ranges that fail at most `most` of the parts that may be let go, and nothing else.
    /// - Parameter limit: squared chords of cm² beyond which programs are left out.
    mutating func failing(
        _ ranges: [Range<Int>], within limit: Int64 = Int64.max, _ bits: FailureBits, most: Int
    ) -> Failing {
        let scan = FailureScan(plan, bits, most: most)
        var found = Failing()
        found.reserve(of: ranges.reduce(0) { $0 + $1.count })
        var block = FailureScan.Block()
        let areLocated = ranges.allSatisfy { $0.upperBound <= engine.snapshot.summary.located }
        let here = areLocated ? plan.origin : nil
        for range in ranges {
            if let named = plan.named {
                for program in named where range.contains(Int(program)) {
                    scan.list(Int(program), 1, from: here, within: limit, &block, engine, &found)
                }
                continue
            }
            var start = range.lowerBound
            while start < range.upperBound {
                let count = min(Run.blockSize, range.upperBound - start)
                scan.list(start, count, from: here, within: limit, &block, engine, &found)
                start += count
            }
        }
        if plan.origin == nil {
            found.chords = [Int64](repeating: 0, count: found.programs.count)
        } else if let origin = plan.origin, !areLocated {
            found.chords = squaredChords(found.programs, from: origin)
            if limit < Int64.max { found.keep(within: limit) }
        }
        if plan.textDrops { found.keep { texts.matches(Int($0)) } }
        if plan.isSlow { addSlowly(bits, most: most, &found) }
        return found
    }

    /// `Int64.max` where a program has no point.
    private func squaredChords(_ programs: [UInt32], from here: EarthPoint) -> [Int64] {
        let located = engine.snapshot.summary.located
        let (x, y, z) = (engine.columns.x, engine.columns.y, engine.columns.z)
        var all = [Int64](repeating: Int64.max, count: programs.count)
        let programs = programs.span
        var chords = all.mutableSpan
        for i in programs.indices where Int(programs[i]) < located {
            let program = Int(programs[i])
            chords[i] = EarthPoint(x: x[program], y: y[program], z: z[program]).squaredChord(to: here)
        }
        return all
    }

    /// What needs more than mask words.
    private mutating func addSlowly(_ bits: FailureBits, most: Int, _ found: inout Failing) {
        for i in found.programs.indices { found.failed[i] |= slowFailures(Int(found.programs[i]), bits) }
        var kept = 0
        for i in found.programs.indices where FailureScan.isKept(found.failed[i], most) {
            found.programs[kept] = found.programs[i]
            found.failed[kept] = found.failed[i]
            found.chords[kept] = found.chords[i]
            kept += 1
        }
        found.cut(kept)
    }

    /// What a program fails of the tests that need more than mask words: serves-only, age, carriers and telehealth, attendable.
    /// Text comes before them.
    mutating func slowFailures(_ program: Int, _ bits: FailureBits) -> UInt64 {
        var failed: UInt64 = 0
        if !plan.said.isEmpty, case let only = ServesOnlySet(rawValue: engine.columns.servesOnly[program]),
            !only.isEmpty,
            !only.admits(plan.said)
        {
            failed |= bits.servesOnly
        }
        if let mode = plan.ageMode, !keeps(mode, ageState(program)) { return FailureBits.hard }
        for i in plan.slowNeeds {
            let need = plan.needs[i]
            let state = needState(need, program)
            if !keeps(need.need.mode, state) { failed |= state == .no ? bits.needs[i].no : bits.needs[i].unknown }
        }
        if let mode = plan.scheduleMode, mode != .prefer {
            let attendable = fits.attendable(program)
            let state = mode == .not ? inverted(attendable) : attendable
            if !keeps(mode, state) { failed |= state == .no ? bits.time.no : bits.time.unknown }
        }
        return failed
    }
}

extension Run {
    /// As `scan` within a limit, and keeps what fails one part that facets let go.
    mutating func scanLifting(_ ranges: [Range<Int>], within limit: Int64, _ bits: FailureBits) {
        adopt(failing(ranges, within: limit, bits, most: 1))
    }

    /// Programs farther than `radius` that the person would attend online and that fail few parts, ascending.
    mutating func failingOnline(beyond radius: Metres, _ bits: FailureBits, most: Int) -> Failing {
        let attended = attendedOnline()
        guard !attended.isEmpty else { return Failing() }
        var found = failing(joined(attended), bits, most: most)
        let limit = longestSquaredChord(radius)
        found.keep(beyond: limit)
        return found
    }

    /// Those that fail nothing are hits.
    mutating func adopt(_ found: Failing) {
        found.appendHits(to: &programs, &chords)
        lifted?.found.append(found)
    }
}
