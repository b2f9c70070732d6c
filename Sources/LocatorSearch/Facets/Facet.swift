import Treatment

/// How the hits divide by one kind of thing, and what each next click would return.
package struct Facet: Hashable, Sendable {
    package let group: FacetGroup
    /// Most yeses first, then in the order of the vocabulary; those with a yes or asked for, at most `mostValues` and those asked.
    package let values: [FacetValue]
    /// How many values there are, shown or not.
    package let total: Int

    package static let mostValues = 20
}

/// One value of a facet. Hits are counted as the list counts them: folded as asked.
package struct FacetValue: Hashable, Sendable {
    let word: FacetWord
    /// Over the hits, or over what they would be without the group's own need: those where a program says yes, where none does
    /// but one may, and where all say no.
    package let yes, unknown, no: Int
    /// The total when the value is asked for besides, with `must`: unknown stays.
    package let hits: Int
    /// The total when it is asked for with `strict`; nil where the value joins a need of the request, whose mode it takes.
    package let strictHits: Int?
    /// Some need of the request names it.
    package let isAsked: Bool
    let click: Click

    /// The word in requests: `medicaid`, `iop`.
    package var code: String { word.code }
    package var english: String { word.english }
    package var spanish: String { word.spanish }
}

/// What a value of a facet is called. Made once a snapshot, for an answer holds hundreds of them: hence a class.
final class FacetWord: Hashable, Sendable {
    let code: String
    let english: String
    let spanish: String

    init(code: String, english: String, spanish: String) {
        self.code = code
        self.english = english
        self.spanish = spanish
    }

    convenience init(_ entry: TermEntry) {
        self.init(code: entry.code, english: entry.english, spanish: entry.spanish)
    }

    /// Of every level, by its raw value.
    static let levels = Level.allCases.map { FacetWord(code: $0.name, english: $0.english, spanish: $0.spanish) }

    static func == (one: FacetWord, other: FacetWord) -> Bool {
        one === other || (one.code, one.english, one.spanish) == (other.code, other.english, other.spanish)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// What following a value changes.
enum Click: Hashable, Sendable {
    case level(LevelNeed)
    /// `joins`: ordinal of the need of the request that the value joins; nil when it is a need of its own.
    case term(Term, FacetGroup, joins: Int?)
}

/// One thing of a request that is put in, or in the place of another.
enum RequestChange {
    case level(LevelNeed)
    /// The ordinal of the need that gives way; nil where it is one more.
    case need(Need, insteadOf: Int?)
}

extension SearchAnswer {
    /// The request that a value of a facet leads to; its total is the value's `hits`, or `strictHits`.
    package func following(_ value: FacetValue, isStrict: Bool = false) -> SearchRequest {
        var request = pinned
        switch change(following: value, isStrict: isStrict) {
        case .level(let need): request.level = need
        case .need(let need, insteadOf: let ordinal?): request.needs[ordinal] = need
        case .need(let need, insteadOf: nil): request.needs.append(need)
        }
        return request
    }

    /// What following a value changes in the answer's request.
    func change(following value: FacetValue, isStrict: Bool) -> RequestChange {
        switch value.click {
        case .level(let need): return .level(need)
        case .term(let term, _, joins: let joined?):
            let need = pinned.needs[joined]
            return .need(Need(need.terms + [term], mode: need.mode, label: need.label), insteadOf: joined)
        case .term(let term, let facet, joins: nil):
            return .need(Need([term], mode: isStrict ? .strict : .must, label: facet.parameter), insteadOf: nil)
        }
    }
}

extension SearchRequest {
    /// From its first page on, and with the radius and the scale of its answer: changes to it then count in one place.
    func pinned(_ radius: RadiusUsed, scale: Int?) -> SearchRequest {
        var pinned = self
        pinned.after = nil
        guard origin != nil else { return pinned }
        pinned.scaleMiles = scale
        if self.radius == nil, ring == nil { pinned.ring = PinnedRing(miles: Run.miles(radius)) }
        return pinned
    }
}

extension Run {
    /// The ring of an automatic radius; nil when it is unlimited.
    static func miles(_ radius: RadiusUsed) -> Int? { rings.first { Metres(miles: $0) == radius.metres } }
}
