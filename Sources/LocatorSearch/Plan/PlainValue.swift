import LocatorIndex
import Treatment

/// An asked value that is one bit of the masks.
struct PlainValue: Sendable {
    let term: Term
    let word: Int
    let bit: UInt64
    /// Fresh points of a yes; nil where the fact's grade decides.
    let worth: Int?

    init(_ term: Term, worth: Int?) {
        self.term = term
        word = term.word
        bit = term.bit
        self.worth = worth
    }
}

/// What yes and no are worth in one snapshot, as tables: by class where the fact's grade and age decide, by term where the
/// term does.
struct Worths: Sendable {
    /// Aged points of a yes by dimension and class, where the grade decides; else empty.
    private let yes: [[Int]]
    /// Aged points of a no by dimension and class.
    private let no: [[Int]]
    /// Fresh points of a yes by term; −1 where the grade decides.
    private let fresh: [Int]
    /// By dimension: the most that a yes whose worth is the grade's gets, and the most that a no gets.
    private let mostYes, mostNo: [Int]
    /// By dimension: what every yes, or every no, gets in a snapshot whose facts are all of one day (and grade): then a fact's
    /// class need not be looked up. Nil when they differ.
    private let onlyYes, onlyNo, onlyFreshness: [Int?]

    init(_ snapshot: Snapshot) {
        let classes = snapshot.classes
        func table(_ dimension: Dimension, _ points: (FactClass) -> Int) -> [Int] {
            classes.map { factClass in
                let freshness = Points.freshness(dimension, asOf: factClass.fact.asOf, on: snapshot.asOf)
                return Points.aged(points(factClass), unknown: Points.unknown(dimension), freshness: freshness)
            }
        }
        let yes = Dimension.allCases.map { dimension -> [Int] in
            // Any term of the dimension stands for all of them: the grade decides.
            guard dimension == .specialty || dimension == .language,
                let entry = snapshot.vocabulary.entries.first(where: { $0.group.dimension == dimension })
            else { return [] }
            return table(dimension) { Points.yes(entry, $0.fact.grade, isOwn: $0.isOwn == 1) }
        }
        self.yes = yes
        let no = Dimension.allCases.map { dimension in table(dimension) { _ in 0 } }
        self.no = no
        fresh = snapshot.vocabulary.entries.map { entry in
            let isGraded = entry.group.dimension == .specialty || entry.group.dimension == .language
            return isGraded ? -1 : Points.yes(entry, .plain, isOwn: true)
        }
        onlyYes = yes.map { table in only(zip(classes, table).filter { $0.0.fact.state == .yes }.map(\.1)) }
        onlyNo = no.map { table in only(zip(classes, table).filter { $0.0.fact.state == .no }.map(\.1)) }
        onlyFreshness = Dimension.allCases.map { dimension in
            only(classes.map { Points.freshness(dimension, asOf: $0.fact.asOf, on: snapshot.asOf) })
        }
        mostNo = no.map { $0.max() ?? 0 }
        mostYes = zip(Dimension.allCases, yes).map { max(Points.unknown($0), $1.max() ?? 0) }
    }

    func worth(_ term: Term) -> Int? { fresh[Int(term.rawValue)] < 0 ? nil : fresh[Int(term.rawValue)] }

    /// Aged points of a yes of a class, where the grade decides.
    func yes(_ dimension: Dimension, _ number: Int) -> Int { yes[Int(dimension.rawValue)][number] }

    /// Aged points of a no of a class.
    func no(_ dimension: Dimension, _ number: Int) -> Int { no[Int(dimension.rawValue)][number] }

    /// Aged points of every yes of the snapshot to a value; nil when the class decides.
    @inline(__always)
    func yes(_ value: PlainValue, _ dimension: Dimension) -> Int? {
        guard let worth = value.worth else { return onlyYes[Int(dimension.rawValue)] }
        guard let freshness = onlyFreshness[Int(dimension.rawValue)] else { return nil }
        return Points.aged(worth, unknown: Points.unknown(dimension), freshness: freshness)
    }

    /// Aged points of every no of the snapshot; nil when the class decides.
    @inline(__always)
    func no(_ dimension: Dimension) -> Int? { onlyNo[Int(dimension.rawValue)] }

    /// No yes of any class gets more, where the grade decides.
    func mostYes(_ dimension: Dimension) -> Int { mostYes[Int(dimension.rawValue)] }

    /// No no of any class gets more.
    func mostNo(_ dimension: Dimension) -> Int { mostNo[Int(dimension.rawValue)] }
}

extension SearchEngine {
    /// Exact points of a value for a program.
    @inline(__always)
    func points(_ value: PlainValue, _ dimension: Dimension, _ program: Int) -> Int {
        let isYes = columns.yes[value.word][program] & value.bit != 0
        guard isYes || columns.no[value.word][program] & value.bit != 0 else { return Points.unknown(dimension) }
        if let known = isYes ? worths.yes(value, dimension) : worths.no(dimension) { return known }
        let number = factClass(value.term, program)
        guard isYes else { return worths.no(dimension, number) }
        guard let worth = value.worth else { return worths.yes(dimension, number) }
        return Points.aged(worth, unknown: Points.unknown(dimension), freshness: freshness(dimension, number))
    }

    /// The most points that a yes to a value gets from any program.
    func mostPoints(_ value: PlainValue, _ dimension: Dimension) -> Int {
        guard let worth = value.worth else { return worths.mostYes(dimension) }
        let freshness = freshest[Int(dimension.rawValue)]
        return Points.aged(worth, unknown: Points.unknown(dimension), freshness: freshness)
    }
}

/// What all are; nil when they differ or there are none.
private func only(_ values: [Int]) -> Int? {
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    return first
}
