/// Yes, no, or not known. Unknown is not no.
package enum Ternary: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case unknown, yes, no

    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .yes: "yes"
        case .no: "no"
        }
    }
}

/// On what a fact rests.
package enum Basis: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// The publisher says so.
    case stated
    /// A rule of ours concludes it from what the publisher says.
    case inferred
    /// The publisher's form does not ask.
    case notAsked
    /// Two records of equal standing disagree.
    case disputed

    package var name: String {
        switch self {
        case .stated: "stated"
        case .inferred: "inferred"
        case .notAsked: "not_asked"
        case .disputed: "disputed"
        }
    }
}

/// How far a yes goes, for the terms that are graded.
package enum Grade: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// Said without saying how.
    case plain
    /// A program named after it ("DBT program").
    case named
    /// co_occurring: one integrated program · a special program · mental health and substance use apart · screening only.
    case integrated, special, apart, screening
    /// language: whole sessions in it · bilingual staff · an interpreter · a phone line.
    case sessions, bilingualStaff, interpreter, phoneLine
    /// medication: prescribes · administers. *Accepts* goes with a no: accepted when prescribed elsewhere, not prescribed here.
    case prescribes, administers, accepts

    package var name: String {
        switch self {
        case .bilingualStaff: "bilingual_staff"
        case .phoneLine: "phone_line"
        default: Grade.names[Int(rawValue)]
        }
    }

    private static let names = allCases.map { "\($0)" }

    package init?(name: some StringProtocol) {
        guard let grade = Grade.allCases.first(where: { $0.name == name }) else { return nil }
        self = grade
    }

    /// Of two yeses the one with the higher strength says more.
    package var strength: UInt8 {
        switch self {
        case .named, .integrated, .sessions, .prescribes: 5
        case .special, .bilingualStaff, .administers: 4
        case .plain: 3
        case .apart, .interpreter, .accepts: 2
        case .screening, .phoneLine: 1
        }
    }
}

/// What one record says of one term.
package struct Fact: Hashable, Sendable, BitwiseCopyable {
    package let state: Ternary
    package let basis: Basis
    package let grade: Grade
    /// Which of the facility's records says it: ordinal in `Facility.records`.
    package let record: UInt8
    private let asOfRaw: UInt16

    package init(_ state: Ternary, basis: Basis = .stated, grade: Grade = .plain, record: UInt8 = 0, asOf: Day? = nil) {
        self.state = state
        self.basis = basis
        self.grade = grade
        self.record = record
        asOfRaw = asOf?.rawValue ?? UInt16.max
    }

    /// The day the fact was true; nil when the source does not say.
    package var asOf: Day? { asOfRaw == UInt16.max ? nil : Day(rawValue: asOfRaw) }
}

/// All that is known of a program, sorted by term. A term that is not here is unknown, *not asked*.
package struct FactSheet: Hashable, Sendable {
    package struct Entry: Hashable, Sendable, BitwiseCopyable {
        package let term: Term
        package let fact: Fact

        package init(_ term: Term, _ fact: Fact) {
            self.term = term
            self.fact = fact
        }
    }

    /// Sorted by term, one a term.
    package private(set) var entries: [Entry] = []

    package init() {}

    /// - Parameter entries: in any order; of two for one term the later one stands.
    package init(_ entries: some Sequence<Entry>) {
        let all = entries.enumerated().sorted { ($0.element.term, $0.offset) < ($1.element.term, $1.offset) }
        self.entries.reserveCapacity(all.count)
        for (_, entry) in all {
            if self.entries.last?.term == entry.term { self.entries.removeLast() }
            self.entries.append(entry)
        }
    }

    /// - Parameter entries: strictly ascending by term.
    package init(ascending entries: [Entry]) { self.entries = entries }

    package subscript(term: Term) -> Fact? {
        get {
            let place = place(of: term)
            return place < entries.count && entries[place].term == term ? entries[place].fact : nil
        }
        set {
            let place = place(of: term)
            let isThere = place < entries.count && entries[place].term == term
            switch (newValue, isThere) {
            case (.some(let fact), true): entries[place] = Entry(term, fact)
            case (.some(let fact), false): entries.insert(Entry(term, fact), at: place)
            case (nil, true): entries.remove(at: place)
            case (nil, false): break
            }
        }
    }

    private func place(of term: Term) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].term < term { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
