import LocatorIndex
import Treatment

/// A text made ready for one snapshot: what each of its words can match, and for how much.
struct TextPlan: Sendable {
    /// A token of names and cities that counts as an asked word.
    struct Token: Sendable {
        let ordinal: Int
        /// In the columns of postings and impacts.
        let places: Range<Int>
        /// 256ths of the impact.
        let weight: UInt16
    }

    /// Terms whose yes counts as an asked word.
    struct Facts: Sendable {
        let terms: [Term]
        let mask: TermMask
        /// 256ths of the largest impact.
        let weight: UInt16
    }

    /// An asked word that is found somewhere and weighs.
    struct Word: Sendable {
        let asked: String
        /// Sixteenths of a bit.
        let weight: Int32
        let tokens: [Token]
        let facts: [Facts]
    }

    let mode: Mode
    let words: [Word]
    /// What a program would have in which every word matches as well as can be.
    let whole: Int
    let reading: TextReading

    /// 0 where no word matches, else 1 ... 10,000; for `not` 10,000 where none matches, else 0.
    /// - Parameter sum: of the words' weights times impact times alternative.
    func points(_ sum: Int32) -> UInt16 {
        if mode == .not { return sum == 0 ? UInt16(Points.full) : 0 }
        guard sum > 0 else { return 0 }
        return UInt16(max(1, (Points.full * Int(sum) + whole / 2) / whole))
    }
}
