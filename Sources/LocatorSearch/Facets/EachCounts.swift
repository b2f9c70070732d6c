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
    /// Places of words that lie in the snapshot as needs see them, and of those that have to be set right.
    private let plain, corrected: [Int]
    private var yesWords, noWords: [UInt64]

    private static let block = 256

    /// - Parameter person: the state the person lives in.
    init(_ groups: [TermGroup], person: StateCode?, _ engine: SearchEngine) {
        let words = engine.facetTerms.words(of: groups)
        let states = FacetStates(groups.filter { $0 != .shape }, words: words, person: person, engine)
        windows = groups.contains(.shape) ? WindowCounts(person: person, engine) : nil
        self.words = words
        self.states = states
        corrected = words.indices.filter(states.corrects)
        plain = words.indices.filter { !states.corrects($0) }
        yes = BitCounts(words: words.count)
        no = yes
        yesWords = [UInt64](repeating: 0, count: corrected.isEmpty ? 0 : EachCounts.block * words.count)
        noWords = yesWords
    }

    /// By word and bit.
    func counts() -> (yes: [Int], no: [Int]) {
        var (yes, no) = (yes.counts(), no.counts())
        if let windows, let place = words.firstIndex(of: WindowBits.word) {
            windows.write(to: &yes, &no, from: 64 * place)
        }
        return (yes, no)
    }

    mutating func add(_ list: [UInt32], _ engine: SearchEngine) {
        programs += list.count
        windows?.add(list)
        let neighbours = Neighbours(list)
        for place in plain {
            tally(engine.columns.yes[words[place]], neighbours, in: &yes, place)
            tally(engine.columns.no[words[place]], neighbours, in: &no, place)
        }
        guard !corrected.isEmpty else { return }
        var start = 0
        while start < list.count {
            addCorrected(list[start..<min(start + EachCounts.block, list.count)], engine)
            start += EachCounts.block
        }
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

private func tally(_ column: Column<UInt64>, _ programs: Neighbours, in counts: inout BitCounts, _ place: Int) {
    for run in programs.runs { counts.add(column, run, word: place) }
    counts.add(column, at: programs.scattered, word: place)
}
