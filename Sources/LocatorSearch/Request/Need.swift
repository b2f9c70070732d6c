package import Treatment

/// How strongly a person asks for something.
package enum Mode: UInt8, CaseIterable, Sendable {
    /// Drops a known no; keeps yes and unknown.
    case must
    /// Keeps a known yes only.
    case strict
    /// Drops nothing; scores.
    case prefer
    /// Drops a program if any listed value is a known yes.
    case not

    package var name: String { Mode.names[Int(rawValue)] }

    private static let names = allCases.map { "\($0)" }

    package init?(name: some StringProtocol) {
        guard let mode = Mode.allCases.first(where: { $0.name == name }) else { return nil }
        self = mode
    }
}

/// Whether one of several values is enough.
package enum Combination: UInt8, CaseIterable, Sendable {
    case any, all

    package var name: String { Combination.names[Int(rawValue)] }

    private static let names = allCases.map { "\($0)" }
}

/// One thing a person asks for: terms of one dimension, how they combine, how strongly.
package struct Need: Hashable, Sendable {
    /// At least one; sorted, no doubles. All score in one dimension (or, like focus, in none).
    package let terms: [Term]
    package let combination: Combination
    package let mode: Mode
    /// The word the person used for it: a parameter's name ("payment", "audience").
    package let label: String

    package init(_ terms: [Term], _ combination: Combination = .any, mode: Mode, label: String) {
        var last: Term?
        self.terms =
            terms.count < 2
            ? terms
            : terms.sorted().filter { term in
                defer { last = term }
                return term != last
            }
        self.combination = combination
        self.mode = mode
        self.label = label
    }
}

/// The levels of care a person asks for.
package struct LevelNeed: Hashable, Sendable {
    /// At least one; sorted.
    package let levels: [Level]
    /// `must` and `strict` are one here: a program has exactly one level. `prefer` only counts as confirmed.
    package let mode: Mode

    package init(_ levels: [Level], mode: Mode = .must) {
        self.levels = levels.sorted()
        self.mode = mode
    }
}

/// How old the person is.
package struct AgeNeed: Hashable, Sendable {
    /// Years, 0 ... 120.
    package let years: Int
    package let mode: Mode

    package init(years: Int, mode: Mode = .must) {
        self.years = years
        self.mode = mode
    }

    /// The age groups a person of this age belongs to: 0–12 children, 13–17 adolescents, 18–25 young adults and adults,
    /// 26–64 adults, 65 and over older adults and adults.
    package var terms: [Term] {
        switch years {
        case ..<13: [.children]
        case ..<18: [.adolescents]
        case ..<26: [.youngAdults, .adults]
        case ..<65: [.adults]
        default: [.adults, .olderAdults]
        }
    }
}

/// When a person is free, and how much that matters.
package struct ScheduleNeed: Hashable, Sendable {
    /// Disjoint stretches of the week, sorted.
    package let free: [WeekInterval]
    /// Minutes to keep free before a session in person and as many after it, 0 ... 600; nil: the travel minutes.
    package let bufferMinutes: Int?
    /// `must`: a program that cannot be attended is dropped; `strict`: one that may not be known to be attendable, too.
    package let mode: Mode

    package init(free: WeeklySchedule, bufferMinutes: Int? = nil, mode: Mode = .prefer) {
        self.free = free.joined
        self.bufferMinutes = bufferMinutes
        self.mode = mode
    }
}

/// Words a person wrote that are no need of their own, and how much they matter.
package struct TextNeed: Hashable, Sendable {
    /// As written; at least one token.
    package let words: String
    /// `prefer` only ranks; `must` and `strict` drop what holds none of the words, `not` what holds one.
    package let mode: Mode

    package init(_ words: String, mode: Mode = .prefer) {
        self.words = words
        self.mode = mode
    }
}

/// The ring of an automatic radius, named instead of looked for, so that a facet's or relaxation's count stays true when it is
/// followed. Programs attended online join it as they joined the ring it was.
package struct PinnedRing: Hashable, Sendable {
    /// 5, 10, 25, 50 or 100; nil is unlimited.
    package let miles: Int?

    package init(miles: Int?) { self.miles = miles }
}
