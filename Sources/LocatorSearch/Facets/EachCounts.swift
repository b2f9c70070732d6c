import LocatorIndex
import Treatment

/// Counts all terms of some groups at once over programs that are hits of their own, by how many say yes and how many no. Such
/// counts of two lists without a program in common can be added.
struct EachCounts {
    /// Ordinals of the counted mask words, ascending.
    let words: [Int]
    private(set) var programs = 0
    private var states: FacetStates
    private var windows: WindowCounts?
    private var yes, no: BitCounts
    /// Words that are counted as they lie in the snapshot, and where their counts are; of the others all is known before.
    private var plainYes = Columns(), plainNo = Columns()
    /// By place of the word: bits of which every program says yes or no.
    private var known: [UInt64]
    /// Places of words that are not in the snapshot as needs see them: they are set right.
    private let corrected: [Int]
    private var yesWords, noWords: [UInt64]

    private struct Columns {
        var columns: [Column<UInt64>] = []
        var places: [Int] = []
    }

    private static let block = 256

    /// - Parameter person: the state the person lives in.
    init(_ groups: [TermGroup], person: StateCode?, _ engine: SearchEngine) {
        let words = engine.facetTerms.words(of: groups)
        let states = FacetStates(groups.filter { $0 != .shape }, words: words, person: person, engine)
        windows = groups.contains(.shape) ? WindowCounts(person: person, engine) : nil
        self.words = words
        self.states = states
        corrected = words.indices.filter(states.corrects)
        known = [UInt64](repeating: 0, count: words.count)
        yes = BitCounts(words: words.count)
        no = yes
        yesWords = [UInt64](repeating: 0, count: corrected.isEmpty ? 0 : EachCounts.block * words.count)
        noWords = yesWords
        let said = engine.saidWords
        for (place, word) in words.enumerated() where !states.corrects(place) {
            // Windows are counted for themselves.
            let shown = engine.facetTerms.mask(word, of: groups) & ~(word == WindowBits.word ? WindowBits.mask : 0)
            known[place] = said.known[word] & shown
            if said.yes[word] & shown != 0 {
                plainYes.columns.append(engine.columns.yes[word])
                plainYes.places.append(place)
            }
            if said.open[word] & shown != 0 {
                plainNo.columns.append(engine.columns.no[word])
                plainNo.places.append(place)
            }
        }
    }

    /// By word and bit; right for the terms of the groups.
    func counts() -> (yes: [Int], no: [Int]) {
        var (yes, no) = (yes.counts(), no.counts())
        for (place, bits) in known.enumerated() {
            var rest = bits
            while rest != 0 {
                let at = 64 * place + rest.trailingZeroBitCount
                no[at] = programs - yes[at]
                rest &= rest - 1
            }
        }
        if let windows, let place = words.firstIndex(of: WindowBits.word) {
            windows.write(to: &yes, &no, from: 64 * place)
        }
        return (yes, no)
    }

    mutating func add(_ list: [UInt32], _ engine: SearchEngine) {
        programs += list.count
        windows?.add(list)
        if !plainYes.places.isEmpty || !plainNo.places.isEmpty {
            let neighbours = Neighbours(list)
            tally(plainYes, neighbours, in: &yes)
            tally(plainNo, neighbours, in: &no)
        }
        guard !corrected.isEmpty else { return }
        var start = 0
        while start < list.count {
            addCorrected(list[start..<min(start + EachCounts.block, list.count)], engine)
            start += EachCounts.block
        }
    }

    private func tally(_ words: Columns, _ programs: Neighbours, in counts: inout BitCounts) {
        for (place, column) in zip(words.places, words.columns) {
            for run in programs.runs { counts.add(column, run, word: place) }
        }
        counts.add(words.columns, at: programs.scattered, words: words.places)
    }

    private mutating func addCorrected(_ block: ArraySlice<UInt32>, _ engine: SearchEngine) {
        for place in corrected {
            engine.columns.yes[words[place]].gather(at: block, into: &yesWords, from: place * EachCounts.block)
            engine.columns.no[words[place]].gather(at: block, into: &noWords, from: place * EachCounts.block)
        }
        states.correct(block, yes: &yesWords, no: &noWords, stride: EachCounts.block)
        for place in corrected {
            yes.add(yesWords, from: place * EachCounts.block, count: block.count, word: place)
            no.add(noWords, from: place * EachCounts.block, count: block.count, word: place)
        }
    }
}
