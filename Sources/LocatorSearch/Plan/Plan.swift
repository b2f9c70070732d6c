import LocatorIndex
import Treatment

/// A request made ready for one snapshot: every word of it as masks, bits and thresholds. A class, so that what runs by it
/// holds one reference and not its thirty parts.
final class Plan: Sendable {
    let request: SearchRequest
    let needs: [PlannedNeed]
    let scored: ScoredNeeds
    /// Bit n: programs of `Level(rawValue: n)` may pass.
    let levels: UInt64
    /// Bit n: programs of the level are what was asked for; nil when no level was.
    let wantedLevels: UInt64?
    /// Bit n: the level was asked for with must or strict; all bits when none was.
    let askedLevels: UInt64
    let filters: [MaskFilter]
    /// Needs whose state is more than bits of the masks and that drop programs.
    let slowNeeds: [Int]
    /// Some program may fail by more than the bits of its masks, its level and the text.
    let isSlow: Bool
    /// What the person said of themselves, by axis: (all terms of the axis, those said).
    let said: [(axis: ServesOnlySet, said: ServesOnlySet)]
    let ageTerms: [Term]
    /// Nil when no age was asked.
    let ageMode: Mode?
    /// Nil when no age scores.
    let age: ScoredAge?
    /// Programs with the asked name, ascending; nil when no name was asked.
    let named: [UInt32]?
    /// Nil when no text was asked.
    let text: TextPlan?
    /// A program without points for the text is dropped.
    let textDrops: Bool
    let active: [Dimension]
    /// Where the person is, on the map and in space.
    let here: Coordinate?
    let origin: EarthPoint?
    /// The minutes of the way.
    let commute: Commute
    /// The day sessions are looked at.
    let day: Day?
    let personZone: Zone?
    /// The state the person lives in; nil when not known.
    let person: StateCode?
    /// The most that all active dimensions but the distance can add to T.
    let activeMost: Int
    /// The most that the distance can add to T.
    let distanceMost: Int
    let distanceWeight: Int
    /// 0 when no text is asked for.
    let textWeight: Int
    /// What text and schedule can add to T.
    let timeAndTextMost: Int
    let sort: SortOrder
    /// The last key of the page before.
    let after: RankKey?
    /// 0 when no schedule is asked for.
    let scheduleWeight: Int
    let scheduleMode: Mode?
    /// By need: when it is confirmed.
    let confirming: [Confirming]
    /// The most that each active dimension can show, in tenths of a point of 100.
    let mostShown: DimensionPoints

    /// `levels` when none is dropped.
    static let allLevels: UInt64 = 0xFF

    init(_ request: SearchRequest, _ engine: SearchEngine) {
        self.request = request
        let person = request.home.state
        self.person = person
        let vocabulary = engine.snapshot.vocabulary
        let needs = request.needs.map { PlannedNeed($0, vocabulary, engine.worths, person: person) }
        self.needs = needs

        var levels = Plan.allLevels
        var askedLevels = Plan.allLevels
        var wantedLevels: UInt64?
        if let level = request.level {
            let bits = level.levels.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
            wantedLevels = level.mode == .not ? ~bits : bits
            switch level.mode {
            case .must, .strict: (levels, askedLevels) = (bits, bits)
            case .not: levels = Plan.allLevels & ~bits
            case .prefer: break
            }
        }
        self.levels = levels
        self.wantedLevels = wantedLevels
        self.askedLevels = askedLevels
        filters = needs.compactMap(MaskFilter.init)
        let slowNeeds = needs.indices.filter { needs[$0].need.mode != .prefer && !needs[$0].isPlain }
        self.slowNeeds = slowNeeds

        ageTerms = request.age?.terms ?? []
        ageMode = request.age?.mode
        let age = ScoredAge(request.age, engine.worths)
        self.age = age
        let said = Plan.said(request.saying)
        self.said = said
        isSlow =
            !slowNeeds.isEmpty || !said.isEmpty || (request.age?.mode ?? .prefer) != .prefer
            || (request.schedule?.mode ?? .prefer) != .prefer
        named = request.name.flatMap { engine.snapshot.programs(named: $0) }
        text = request.text.map { TextPlan($0, engine) }
        textDrops = (request.text?.mode ?? .prefer) != .prefer
        here = request.origin?.point
        origin = here.map(EarthPoint.init)
        commute = Commute(request)
        day = request.starting ?? engine.snapshot.asOf
        personZone = request.zone ?? request.home.zone

        active = request.activeDimensions(vocabulary)
        scored = ScoredNeeds(active, needs, age, request.weights)
        activeMost = active.reduce(0) { $0 + ($1 == .distance ? 0 : request.weights[$1]) } * Points.full
        textWeight = request.text == nil ? 0 : request.weights[.text]
        scheduleWeight = request.schedule == nil ? 0 : request.weights[.schedule]
        timeAndTextMost = (textWeight + scheduleWeight) * Points.full
        sort = request.sort
        after = request.after?.key
        scheduleMode = request.schedule?.mode
        confirming = needs.map(Confirming.init)
        mostShown = shownMaxima(weights: request.weights, active: active)
        distanceWeight = request.weights[.distance]
        distanceMost = active.first == .distance ? request.weights[.distance] * Points.full : 0
    }

    /// - Parameter terms: what a person named of themselves and of what they look for.
    static func said(_ terms: [Term]) -> [(axis: ServesOnlySet, said: ServesOnlySet)] {
        var terms = terms
        if terms.contains(.women) || terms.contains(.pregnantPostpartum) { terms += [.women, .pregnantPostpartum] }
        let said = ServesOnlySet(terms)
        guard !said.isEmpty else { return [] }
        return axes.map { ($0, $0.intersection(said)) }.filter { !$0.1.isEmpty }
    }

    private static let axes = ServesOnlyAxis.allCases.map(ServesOnlySet.init(_:))
}

extension SearchRequest {
    /// All terms that say who the person is, if they are of an axis of *serves only*.
    var saying: [Term] {
        var terms: [Term] = []
        for need in needs where need.mode != .not { terms += need.terms }
        if let age, age.mode != .not { terms += age.terms }
        return terms
    }
}

/// A need with its values made ready. A class, so that going through the needs takes hold of one thing each.
final class PlannedNeed: Sendable {
    let need: Need
    let values: [Value]
    /// The dimension it scores in; nil when it only filters.
    let dimension: Dimension?
    /// Every value's state is just a bit.
    let isPlain: Bool
    /// The values as bits when that is all they are and the need does not exclude; else empty, and the values decide.
    let plain: [PlainValue]
    let mask: TermMask

    init(_ need: Need, _ vocabulary: Vocabulary, _ worths: Worths, person: StateCode?) {
        self.need = need
        values = need.terms.map { Value($0, vocabulary, person: person) }
        let scored = need.terms.first.flatMap { vocabulary.group(of: $0).dimension }
        dimension = scored == .schedule ? nil : scored
        isPlain = values.allSatisfy { $0.plainTerm != nil }
        plain = isPlain && need.mode != .not ? need.terms.map { PlainValue($0, worth: worths.worth($0)) } : []
        mask = TermMask(need.terms)
    }
}

/// When a need is a confirmed yes.
enum Confirming {
    /// One of these bits is among the yeses of a word, or all are.
    case any(word: Int, mask: UInt64)
    case all(word: Int, mask: UInt64)
    /// Its state has to be asked for.
    case slow

    init(_ need: PlannedNeed) {
        guard !need.plain.isEmpty, need.mask.words.count == 1 else {
            self = .slow
            return
        }
        let (word, mask) = need.mask.words[0]
        self = need.need.combination == .any ? .any(word: word, mask: mask) : .all(word: word, mask: mask)
    }
}

/// A need as one test over mask words.
struct MaskFilter {
    /// Test the *yes* words, else the *no* words.
    let readsYes: Bool
    /// Collect bits that are missing, else bits that are set.
    let collectsMissing: Bool
    /// A program fails when something was collected, else when nothing was.
    let failsWhenAny: Bool
    let mask: TermMask

    /// Nil when the need drops nothing, or is more than bits.
    init?(_ planned: PlannedNeed) {
        guard planned.isPlain, planned.need.mode != .prefer else { return nil }
        self.init(planned.mask, planned.need.mode, planned.need.combination)
    }

    /// - Parameter mode: not `prefer`, which drops nothing.
    init(_ mask: TermMask, _ mode: Mode, _ combination: Combination) {
        self.mask = mask
        switch (mode, combination) {
        // Every value is a no: no bit of the mask is missing among the noes.
        case (.must, .any), (.prefer, _): (readsYes, collectsMissing, failsWhenAny) = (false, true, false)
        case (.must, .all): (readsYes, collectsMissing, failsWhenAny) = (false, false, true)
        case (.strict, .any): (readsYes, collectsMissing, failsWhenAny) = (true, false, false)
        case (.strict, .all): (readsYes, collectsMissing, failsWhenAny) = (true, true, true)
        case (.not, _): (readsYes, collectsMissing, failsWhenAny) = (true, false, true)
        }
    }
}
