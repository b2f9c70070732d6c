import LocatorIndex
import Treatment

/// Compares facts of two snapshots by their columns first: most programs say what they said.
struct FactComparison {
    private let from, to: Snapshot
    private let words: JointWords
    private let before, after: ClassMeanings

    init(_ from: Snapshot, _ to: Snapshot, _ words: JointWords) {
        (self.from, self.to, self.words) = (from, to, words)
        before = ClassMeanings(from.classes)
        after = ClassMeanings(to.classes)
    }

    /// Facts of a program that say something else than before: state, basis or grade. A fact that says the same as of another
    /// day, or by another record, counts as redated.
    /// - Parameters:
    ///   - unknownBefore: facts that are unknown for a reason, which no column has.
    ///   - publishers: by record of the facility, before and after.
    func changes(
        _ then: Int, _ now: Int, _ unknownBefore: FactSheet, _ unknownAfter: FactSheet,
        _ publishers: (before: [Int], after: [Int]), _ redated: inout Int
    ) throws(IndexError) -> [FactChange] {
        let (former, latter) = (reasoned(unknownBefore), reasoned(unknownAfter))
        if former.isEmpty, latter.isEmpty, let moved = redatedOnly(then, now) {
            redated = moved
            return []
        }
        let a = known(then, from) + former.map { ($0.term, Int($0.term.rawValue), $0.fact) }
        let b =
            known(now, to).map { ($0.term, words.termAfter[Int($0.term.rawValue)], $0.fact) }
            + latter.map { ($0.term, words.termAfter[Int($0.term.rawValue)], $0.fact) }
        return merged(a.sorted { $0.1 < $1.1 }, b.sorted { $0.1 < $1.1 }, publishers, &redated)
    }

    /// Adds one to each term that a program of the former snapshot says yes to.
    func addYes(of then: Int, to yes: inout [Int]) { eachYes(then, from) { yes[$0] += 1 } }

    /// The same of the latter.
    func addYes(now: Int, to yes: inout [Int]) { eachYes(now, to) { yes[words.termAfter[$0]] += 1 } }

    private func eachYes(_ program: Int, _ snapshot: Snapshot, _ body: (Int) -> Void) {
        for word in 0..<snapshot.summary.words {
            var bits = snapshot.columns.yes[word][program]
            while bits != 0 {
                body(word * 64 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }

    /// How many facts have another day, when all of them say the same; nil when one does not.
    private func redatedOnly(_ then: Int, _ now: Int) -> Int? {
        let fixed = Vocabulary.fixed.count
        let count = max(from.summary.words, to.summary.words)
        var facts = 0
        for word in 0..<count {
            let former = masks(then, word, from)
            guard former == masks(now, word, to) else { return nil }
            // Carriers have other ordinals where their list is another one.
            let own = fixed - word * 64
            let carriers = own >= 64 ? 0 : own <= 0 ? UInt64.max : UInt64.max << UInt64(own)
            guard words.sameTerms || (former.x | former.y) & carriers == 0 else { return nil }
            facts += (former.x | former.y).nonzeroBitCount
        }
        let (first, second) = (Int(from.columns.factStart[then]), Int(to.columns.factStart[now]))
        guard first + facts <= from.columns.factClass.count, second + facts <= to.columns.factClass.count else {
            return nil
        }
        var redated = 0
        for place in 0..<facts {
            let (a, b) = (
                Int(from.columns.factClass[first + place]), Int(to.columns.factClass[second + place])
            )
            guard before.meaning[a] == after.meaning[b] else { return nil }
            if before.day[a] != after.day[b] { redated += 1 }
        }
        return redated
    }

    private func masks(_ program: Int, _ word: Int, _ snapshot: Snapshot) -> SIMD2<UInt64> {
        guard word < snapshot.summary.words else { return .zero }
        return SIMD2(snapshot.columns.yes[word][program], snapshot.columns.no[word][program])
    }

    private func known(_ program: Int, _ snapshot: Snapshot) -> [(term: Term, place: Int, fact: Fact)] {
        var found: [(term: Term, place: Int, fact: Fact)] = []
        var place = Int(snapshot.columns.factStart[program])
        for word in 0..<snapshot.summary.words {
            var bits = snapshot.columns.yes[word][program] | snapshot.columns.no[word][program]
            while bits != 0 {
                let term = word * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                if place < snapshot.columns.factClass.count {
                    let fact = snapshot.classes[Int(snapshot.columns.factClass[place])].fact
                    found.append((Term(rawValue: UInt16(term)), term, fact))
                }
                place += 1
            }
        }
        return found
    }

    /// Unknown because nobody asked or said is the same as nothing at all.
    private func reasoned(_ sheet: FactSheet) -> [FactSheet.Entry] {
        sheet.entries.filter { $0.fact.basis == .disputed || $0.fact.basis == .inferred }
    }

    private func merged(
        _ a: [(term: Term, place: Int, fact: Fact)], _ b: [(term: Term, place: Int, fact: Fact)],
        _ publishers: (before: [Int], after: [Int]), _ redated: inout Int
    ) -> [FactChange] {
        var changes: [FactChange] = []
        var (i, j) = (0, 0)
        while i < a.count || j < b.count {
            let first = i < a.count ? a[i].place : Int.max
            let second = j < b.count ? b[j].place : Int.max
            let former = first <= second ? a[i].fact : nil
            let latter = second <= first ? b[j].fact : nil
            if first <= second { i += 1 }
            if second <= first { j += 1 }
            if let former, let latter, meaning(former) == meaning(latter) {
                if former.asOf != latter.asOf { redated += 1 }
            } else {
                changes.append(
                    FactChange(
                        term: words.terms[min(first, second)], before: said(former, publishers.before),
                        after: said(latter, publishers.after)))
            }
        }
        return changes
    }

    private func said(_ fact: Fact?, _ publishers: [Int]) -> FactChange.Said? {
        fact.map { fact in
            let record = Int(fact.record)
            return FactChange.Said(
                fact: fact, publisher: record < publishers.count ? words.publishers[publishers[record]] : "")
        }
    }
}

/// What the fact classes of a snapshot mean, by their numbers.
private struct ClassMeanings {
    let meaning: [UInt32]
    let day: [UInt16]

    init(_ classes: [FactClass]) {
        meaning = classes.map { LocatorUpkeep.meaning($0.fact) }
        day = classes.map { $0.fact.asOf?.rawValue ?? UInt16.max }
    }
}

/// What a fact says, without who says it and when.
private func meaning(_ fact: Fact) -> UInt32 {
    UInt32(fact.state.rawValue) | UInt32(fact.basis.rawValue) << 8 | UInt32(fact.grade.rawValue) << 16
}
