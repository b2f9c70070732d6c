package import LocatorIndex
import Treatment

/// Why a request cannot be answered.
package enum SearchError: Error, Equatable, CustomStringConvertible {
    /// The cursor is of another snapshot: begin again.
    case otherSnapshot(cursor: String, current: String)
    /// The cursor continues another request.
    case otherRequest
    case damaged(IndexError)

    package var description: String {
        switch self {
        case .otherSnapshot(let cursor, let current):
            "this page belongs to snapshot \(cursor), the current one is \(current); search again from the first page"
        case .otherRequest: "this cursor belongs to another search; send it with the search it came from, or without it"
        case .damaged(let error): "\(error)"
        }
    }
}

/// Answers requests from one snapshot. Holds, beside the snapshot, only what depends on nothing but it: how fresh each class
/// of facts is, which schedules have an online track, which programs may be for people of a state.
package final class SearchEngine: Sendable {
    package let snapshot: Snapshot
    /// The snapshot's, kept here so that reading one column does not touch the others.
    let columns: Columns
    /// `Points.freshness` by dimension and class.
    private let freshnessOf: [[Int]]
    /// The freshest and the stalest class in a dimension: what an upper bound may count on.
    let freshest, stalest: [Int]
    let worths: Worths
    /// The words that terms go by.
    let factWords: FactWords
    let facetTerms: FacetTerms
    let saidWords: SaidWords
    let windowMarks: WindowMarks
    /// By number; nil for 0.
    let schedules: [StoredSchedule?]
    /// By number of hours of opening: where an hour's session can begin while the doors are open, and aged points of a known no
    /// that rests on them. Nil and 0 for 0, and for what is damaged.
    let doors: [HourStarts?]
    let shutPoints: [Int]
    let shapes: Shapes
    /// By number of schedule: has an online session; has a track that is online throughout.
    let hasOnlineSession, hasOnlineTrack: [Bool]
    /// Ordinals of located programs with such a schedule, ascending.
    let onlinePrograms: [UInt32]
    /// Located programs with an online track that serves a state, and programs without a point that may be for people of it.
    let servingOnline, unlocatedPrograms: ProgramsByState
    let askingFacilities: AskingFacilities
    /// Terms of the accreditation group, as values and as bits.
    let accreditations: [PlainValue]
    let accreditationMask: TermMask
    /// By term: place in `accreditations`.
    let accreditationPlace: [Int]
    /// Some program states which ages it takes.
    let statesAges: Bool
    /// Some program may turn people away for whom they are.
    let servesOnlySome: Bool
    private let english, spanish: TermSpeech
    /// What explaining a hit reads of its program.
    let stated: StatedPrograms
    /// `snapshot.id`, written out once.
    let snapshotID: String

    package init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        snapshotID = snapshot.id
        stated = StatedPrograms(snapshot)
        english = TermSpeech(snapshot.vocabulary, .english)
        spanish = TermSpeech(snapshot.vocabulary, .spanish)
        let columns = snapshot.columns
        self.columns = columns
        let tables = Dimension.allCases.map { dimension in
            snapshot.classes.map { Points.freshness(dimension, asOf: $0.fact.asOf, on: snapshot.asOf) }
        }
        freshnessOf = tables
        freshest = tables.map { $0.max() ?? Points.full }
        stalest = tables.map { $0.min() ?? 0 }
        let worths = Worths(snapshot)
        self.worths = worths
        factWords = FactWords(snapshot.vocabulary, synonyms: snapshot.synonyms)
        facetTerms = FacetTerms(snapshot.vocabulary)
        saidWords = SaidWords(columns)
        let schedules = (0..<max(1, columns.scheduleStart.count - 1)).map(snapshot.schedule)
        self.schedules = schedules
        let hours = (0..<max(1, columns.openWeekStart.count - 1)).map(snapshot.openWeek)
        let doors = hours.map { $0.map { HourStarts(in: $0.week.joined) } }
        self.doors = doors
        shutPoints = hours.map { hours in
            let freshness = Points.freshness(.schedule, asOf: hours?.asOf, on: snapshot.asOf)
            return Points.aged(0, unknown: Points.unknown(.schedule), freshness: freshness)
        }
        shapes = Shapes(schedules, doors)
        hasOnlineSession = schedules.map { $0?.hasOnline ?? false }
        let online = schedules.map { schedule in
            schedule?.tracks.contains { $0.sessions.allSatisfy(\.isOnline) } ?? false
        }
        hasOnlineTrack = online
        windowMarks = WindowMarks(columns, shapes, hasOnlineTrack: online)
        let onlinePrograms =
            online.contains(true)
            ? (0..<UInt32(snapshot.summary.located)).filter { program in
                let number = Int(columns.schedule[Int(program)])
                return number < online.count && online[number]
            } : []
        self.onlinePrograms = onlinePrograms
        servingOnline = ProgramsByState(serving: onlinePrograms, snapshot)
        unlocatedPrograms = ProgramsByState(unlocatedIn: snapshot, hasOnlineTrack: online)
        askingFacilities = AskingFacilities(columns, located: snapshot.summary.located)
        let terms = snapshot.vocabulary.terms(in: .accreditation).map(\.term)
        accreditationMask = TermMask(terms)
        accreditationPlace = snapshot.vocabulary.entries.map { terms.firstIndex(of: $0.term) ?? 0 }
        accreditations = terms.map { PlainValue($0, worth: worths.worth($0)) }
        statesAges = (0..<columns.leastAge.count).contains { columns.leastAge[$0] <= columns.mostAge[$0] }
        servesOnlySome = (0..<columns.servesOnly.count).contains { columns.servesOnly[$0] != 0 }
    }

    /// What is said of terms.
    func speech(_ language: PageLanguage) -> TermSpeech { language == .english ? english : spanish }

    @inline(__always)
    func freshness(_ dimension: Dimension, _ number: Int) -> Int { freshnessOf[Int(dimension.rawValue)][number] }

    /// One page of the answer to `request`.
    /// - Parameter relaxes: with few hits, say what to ask less strongly.
    package func search(_ request: SearchRequest, relaxes: Bool = true) throws(SearchError) -> SearchAnswer {
        try checkCursor(request)
        let plan = Plan(request, self)
        var run = Run(plan, self, lifts: true)
        let radius = run.gather()
        let scale = run.scaleMiles()
        let page = run.rank(scale: scale)
        let pinned = request.pinned(radius, scale: scale)
        return SearchAnswer(
            snapshotID: snapshotID, asOf: snapshot.asOf, total: page.total, radius: radius, scaleMiles: scale,
            weights: request.weights, active: plan.active, hits: page.hits, next: page.next,
            online: run.onlineBeside(scale),
            unlocated: run.unlocatedBeside(), neverAsked: run.neverAsked(radius), pinned: pinned,
            facets: request.facets.isEmpty ? [] : run.facets(pinned),
            relaxations: relaxes && page.total < Run.fewHits ? run.relaxations(pinned, total: page.total) : [],
            text: plan.text?.reading,
            candidates: Candidates(plan: plan, programs: run.programs, chords: run.chords))
    }

    private func checkCursor(_ request: SearchRequest) throws(SearchError) {
        guard let cursor = request.after else { return }
        guard cursor.snapshotID == snapshotID else {
            throw SearchError.otherSnapshot(cursor: cursor.snapshotID, current: snapshotID)
        }
        guard cursor.fingerprint == request.fingerprint else { throw SearchError.otherRequest }
    }
}

/// Terms as mask words; only words that have a bit are kept.
struct TermMask: Sendable {
    let words: [(word: Int, mask: UInt64)]
    let count: Int

    init(_ terms: [Term]) {
        var words: [(word: Int, mask: UInt64)] = []
        for term in ascending(terms) {
            if let last = words.last, last.word == term.word {
                words[words.count - 1].mask |= term.bit
            } else {
                words.append((term.word, term.bit))
            }
        }
        self.words = words
        count = terms.count
    }
}

private func ascending(_ terms: [Term]) -> [Term] {
    for i in terms.indices.dropFirst() where terms[i] < terms[i - 1] { return terms.sorted() }
    return terms
}
