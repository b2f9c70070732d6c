import LocatorIndex
import Treatment

/// One pass over a list of candidates that counts all terms of some groups at once, a block of programs at a time: their mask
/// words are gathered, set right, and added up by `UnitCounter`. For lists that are folded, and for clicks that decide who is
/// served; all others are `EachCounts`.
struct FacetWalk {
    private let words: [Int]
    private let units: HitUnits
    /// What a program fails that the need does not keep which a clicked value joins.
    private let joins: (bit: UInt64, isStrict: Bool)?
    /// Clicks count the very list that is divided: `hits` is what is not no, `strictHits` what is yes.
    private let countsOnce: Bool
    private var states: FacetStates
    private var clicks: ServesOnlyClicks?
    private var yes, no, keptBy: [UInt64]
    private var listed: [UInt64]
    private var yeses, rest, hits, stricts, list: UnitCounter

    private static let block = 256

    /// - Parameters:
    ///   - groups: never empty.
    ///   - clicks: nil when no value of the groups can change who is served.
    ///   - mayReadmit: the candidates hold programs that are in no list but after a click.
    init(
        _ groups: [TermGroup], joins: (bit: UInt64, isStrict: Bool)?, _ clicks: (listSays: [Term], clickSays: [Term])?,
        mayReadmit: Bool = false, _ run: Run, _ units: HitUnits
    ) {
        let engine = run.engine
        let words = engine.facetTerms.words(of: groups)
        self.words = words
        self.units = units
        self.joins = joins
        countsOnce = joins == nil && !mayReadmit
        states = FacetStates(groups, words: words, person: run.request.home.state, engine)
        if let clicks {
            let saying = [TermGroup.audience, .condition].filter(groups.contains)
            self.clicks = ServesOnlyClicks(
                saying.flatMap(engine.facetTerms.terms), listSays: clicks.listSays,
                clickSays: clicks.clickSays, words: words)
        }
        yes = [UInt64](repeating: 0, count: FacetWalk.block * words.count)
        no = yes
        keptBy = countsOnce ? [] : yes
        listed = [UInt64](repeating: 1, count: FacetWalk.block)
        yeses = UnitCounter(words: words.count, units, block: FacetWalk.block)
        rest = yeses
        hits = countsOnce ? UnitCounter(words: 0, units, block: 0) : yeses
        stricts = hits
        list = UnitCounter(words: 1, units, block: FacetWalk.block)
    }

    /// The counts over every candidate.
    consuming func counted(_ engine: SearchEngine) -> FacetCounts {
        var start = 0
        while start < units.programs.count {
            let count = min(FacetWalk.block, units.programs.count - start)
            addBlock(start, count, engine)
            start += count
        }
        // Where every program is a hit of its own, those that are no are counted; else those that are not.
        let (listed, rests) = (list.counts()[0], rest.counts())
        let yes = yeses.counts()
        let kept = units.isEach ? rests.map { listed - $0 } : rests
        return FacetCounts(
            words: words, list: listed, yes: yes, kept: kept, hits: countsOnce ? kept : hits.counts(),
            strictHits: countsOnce ? yes : stricts.counts())
    }

    private mutating func addBlock(_ start: Int, _ count: Int, _ engine: SearchEngine) {
        let programs = units.programs[start..<start + count]
        let mayTurnAway = clicks != nil && servesSomeOnly(programs, engine)
        for (place, word) in words.enumerated() {
            engine.columns.yes[word].gather(at: programs, into: &yes, from: place * FacetWalk.block)
            engine.columns.no[word].gather(at: programs, into: &no, from: place * FacetWalk.block)
        }
        states.correct(programs, yes: &yes, no: &no, stride: FacetWalk.block)
        if mayTurnAway { turnAway(programs, engine) } else if clicks != nil { fill(&listed, 1) }
        list.add(listed, from: 0, count: count, word: 0, units, from: start)
        if !countsOnce { addClicks(start, count, engine) }
        for place in words.indices {
            let first = place * FacetWalk.block
            if !units.isEach { invert(&no, first, count) }
            if !countsOnce {
                keep(&yes, first, where: listed, count)
                keep(&no, first, where: listed, count)
            }
            yeses.add(yes, from: first, count: count, word: place, units, from: start)
            rest.add(no, from: first, count: count, word: place, units, from: start)
        }
    }

    private func servesSomeOnly(_ programs: ArraySlice<UInt32>, _ engine: SearchEngine) -> Bool {
        let column = engine.columns.servesOnly
        var any: UInt32 = 0
        for program in programs { any |= UInt32(column[Int(program)]) }
        return any != 0
    }

    /// A value that turns the program away is no for it.
    private mutating func turnAway(_ programs: ArraySlice<UInt32>, _ engine: SearchEngine) {
        let column = engine.columns.servesOnly
        for (i, program) in programs.enumerated() {
            listed[i] = 1
            guard case let servesOnly = ServesOnlySet(rawValue: column[Int(program)]), !servesOnly.isEmpty,
                let row = clicks?.row(servesOnly)
            else { continue }
            listed[i] = row.isListed ? 1 : 0
            for (place, admitted) in row.admitted.enumerated() {
                yes[place * FacetWalk.block + i] &= admitted
                no[place * FacetWalk.block + i] |= ~admitted
            }
        }
    }

    /// Whom a click keeps: those that the value, or the need it joins, keeps. `turnAway` has left no yes, and a no, where the
    /// person would not be served; the joined need keeps nobody there either.
    private mutating func addClicks(_ start: Int, _ count: Int, _ engine: SearchEngine) {
        let isStrict = joins?.isStrict ?? false
        for place in words.indices {
            let first = place * FacetWalk.block
            for i in first..<first + count { keptBy[i] = isStrict ? yes[i] : ~no[i] }
        }
        if let joins {
            for i in 0..<count where units.failed[start + i] & joins.bit == 0 {
                let row = servesOnlyRow(Int(units.programs[start + i]), engine)
                for place in words.indices { keptBy[place * FacetWalk.block + i] = row?.admitted[place] ?? UInt64.max }
            }
        }
        for place in words.indices {
            let first = place * FacetWalk.block
            hits.add(keptBy, from: first, count: count, word: place, units, from: start)
            if joins == nil { stricts.add(yes, from: first, count: count, word: place, units, from: start) }
        }
    }

    private mutating func servesOnlyRow(_ program: Int, _ engine: SearchEngine) -> ServesOnlyClicks.Row? {
        guard clicks != nil else { return nil }
        let servesOnly = ServesOnlySet(rawValue: engine.columns.servesOnly[program])
        return servesOnly.isEmpty ? nil : clicks?.row(servesOnly)
    }
}

private func fill(_ words: inout [UInt64], _ value: UInt64) {
    var words = words.mutableSpan
    for i in words.indices { words[i] = value }
}

private func invert(_ words: inout [UInt64], _ first: Int, _ count: Int) {
    var words = words.mutableSpan
    for i in first..<first + count { words[i] = ~words[i] }
}

/// Clears the words of programs that are not listed.
private func keep(_ words: inout [UInt64], _ first: Int, where listed: [UInt64], _ count: Int) {
    var words = words.mutableSpan
    let listed = listed.span
    for i in 0..<count { words[first + i] &= 0 &- listed[i] }
}
