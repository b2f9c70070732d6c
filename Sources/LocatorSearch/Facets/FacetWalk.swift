import LocatorIndex
import Treatment

/// What one value of a facet comes to.
struct TermCounts {
    let yes, unknown, no, hits, strictHits: Int
}

/// One pass over a list of candidates that counts all terms of some groups at once, a block of programs at a time: their mask
/// words are gathered, set right, and added up by `UnitCounter`.
struct FacetWalk {
    /// The need that a clicked value joins.
    struct Target {
        let need: PlannedNeed
        /// The request with it.
        let run: Run
    }

    private let words: [Int]
    private let target: Target?
    /// Clicks count the very list that is divided: `hits` is what is not no, `strictHits` what is yes.
    private let countsOnce: Bool
    private var states: FacetStates
    private var clicks: ServesOnlyClicks?
    private var yes, no, keptBy: [UInt64]
    private var listed: [UInt64]
    private var yeses, kept, hits, stricts, list: UnitCounter

    private static let block = 256

    /// - Parameters:
    ///   - groups: without `level`; never empty.
    ///   - clicks: nil when no value of the groups can change who is served.
    ///   - mayReadmit: the candidates hold programs that are in no list but after a click.
    init(
        _ groups: Set<TermGroup>, target: Target?, clicks: (listSays: [Term], clickSays: [Term])?, mayReadmit: Bool,
        _ run: Run, most: Int
    ) {
        let engine = run.engine
        let counted = engine.snapshot.vocabulary.entries.filter { groups.contains($0.group) }.map(\.term)
        let needed = groups.contains(.payment) ? counted + [.privateInsurance] : counted
        words = TermMask(needed).words.map(\.word)
        self.target = target
        countsOnce = target == nil && !mayReadmit
        states = FacetStates(groups, words: words, person: run.request.home.state, engine)
        let saying = engine.snapshot.vocabulary.entries.filter {
            groups.contains($0.group) && ($0.group == .audience || $0.group == .condition)
        }
        self.clicks = clicks.map { [words] says in
            ServesOnlyClicks(saying.map(\.term), listSays: says.listSays, clickSays: says.clickSays, words: words)
        }
        yes = [UInt64](repeating: 0, count: FacetWalk.block * words.count)
        no = yes
        keptBy = yes
        listed = [UInt64](repeating: 1, count: FacetWalk.block)
        yeses = UnitCounter(words: words.count, most: most, block: FacetWalk.block)
        (kept, hits, stricts) = (yeses, yeses, yeses)
        list = UnitCounter(words: 1, most: most, block: FacetWalk.block)
    }

    /// Counts every candidate.
    mutating func count(_ units: HitUnits, _ engine: SearchEngine) {
        var start = 0
        while start < units.programs.count {
            let count = min(FacetWalk.block, units.programs.count - start)
            let programs = units.programs[start..<start + count]
            for (place, word) in words.enumerated() {
                engine.columns.yes[word].gather(at: programs, into: &yes, from: place * FacetWalk.block)
                engine.columns.no[word].gather(at: programs, into: &no, from: place * FacetWalk.block)
            }
            states.correct(programs, yes: &yes, no: &no, stride: FacetWalk.block)
            if clicks != nil { turnAway(programs, engine) }
            list.add(listed, from: 0, count: count, word: 0, ends: units.ends, from: start)
            if !countsOnce { addClicks(programs, units, start) }
            for place in words.indices {
                let first = place * FacetWalk.block
                for i in first..<first + count { no[i] = ~no[i] }
                if !countsOnce {
                    for i in 0..<count {
                        yes[first + i] &= 0 &- listed[i]
                        no[first + i] &= 0 &- listed[i]
                    }
                }
                yeses.add(yes, from: first, count: count, word: place, ends: units.ends, from: start)
                kept.add(no, from: first, count: count, word: place, ends: units.ends, from: start)
            }
            start += count
        }
    }

    /// A value that turns the program away is no for it.
    private mutating func turnAway(_ programs: ArraySlice<UInt32>, _ engine: SearchEngine) {
        for (i, program) in programs.enumerated() {
            let servesOnly = ServesOnlySet(rawValue: engine.columns.servesOnly[Int(program)])
            listed[i] = 1
            guard !servesOnly.isEmpty, let row = clicks?.row(servesOnly) else { continue }
            listed[i] = row.isListed ? 1 : 0
            for (place, admitted) in row.admitted.enumerated() {
                yes[place * FacetWalk.block + i] &= admitted
                no[place * FacetWalk.block + i] |= ~admitted
            }
        }
    }

    /// Whom a click keeps: those that the value, or the need it joins, keeps. `turnAway` has left no yes, and a no, where the
    /// person would not be served; the joined need keeps nobody there either.
    private mutating func addClicks(_ programs: ArraySlice<UInt32>, _ units: HitUnits, _ start: Int) {
        let isStrict = target?.need.need.mode == .strict
        for place in words.indices {
            let first = place * FacetWalk.block
            for i in 0..<programs.count { keptBy[first + i] = isStrict ? yes[first + i] : ~no[first + i] }
        }
        if let target {
            for (i, program) in programs.enumerated() {
                let state = target.run.needState(target.need, Int(program))
                guard isStrict ? state == .yes : state != .no else { continue }
                let row = servesOnlyRow(Int(program), target.run.engine)
                for place in words.indices { keptBy[place * FacetWalk.block + i] = row?.admitted[place] ?? UInt64.max }
            }
        }
        for place in words.indices {
            let first = place * FacetWalk.block
            hits.add(keptBy, from: first, count: programs.count, word: place, ends: units.ends, from: start)
            stricts.add(yes, from: first, count: programs.count, word: place, ends: units.ends, from: start)
        }
    }

    private mutating func servesOnlyRow(_ program: Int, _ engine: SearchEngine) -> ServesOnlyClicks.Row? {
        let servesOnly = ServesOnlySet(rawValue: engine.columns.servesOnly[program])
        return servesOnly.isEmpty ? nil : clicks?.row(servesOnly)
    }

    /// The counts of a term of the groups.
    func counts(_ term: Term) -> TermCounts {
        guard let place = words.firstIndex(of: term.word) else {
            return TermCounts(yes: 0, unknown: 0, no: 0, hits: 0, strictHits: 0)
        }
        let yes = yeses.count(place, term.bit)
        let kept = kept.count(place, term.bit)
        return TermCounts(
            yes: yes, unknown: kept - yes, no: list.count(0, 1) - kept,
            hits: countsOnce ? kept : hits.count(place, term.bit),
            strictHits: countsOnce ? yes : stricts.count(place, term.bit))
    }
}
