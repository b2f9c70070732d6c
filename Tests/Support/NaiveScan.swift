package import LocatorSearch
package import Treatment

/// The answer to `request` by going through every program of `catalog`, slowly and straight from `docs/ranking.md`: one
/// function a paragraph. The engine is right when it says the same.
package func naiveScan(_ catalog: Catalog, _ request: SearchRequest) -> NaiveAnswer {
    let scan = NaiveScan(catalog, request)
    var answer = NaiveAnswer()
    answer.active = scan.activeDimensions
    answer.scaleMiles = scan.scaleMiles

    let passing = catalog.programs.filter(scan.passes)
    let reach = scan.reach(of: passing)
    answer.radiusMetres = reach.radiusMetres
    answer.isRadiusExplicit = reach.isExplicit
    answer.tried = reach.tried
    answer.hits = scan.collapsed(reach.hits.map(scan.hit).sorted(by: scan.ranksBefore))
    answer.online = reach.online.map(scan.hit).sorted(by: scan.ranksBefore).map(\.program)
    answer.unlocated = reach.unlocated.flatMap {
        $0.map(scan.hit).sorted(by: scan.scoresBeforeUnlocated).map(\.program)
    }
    answer.neverAsked = scan.neverAsked(inside: reach.radiusMetres).map(\.id)
    return answer
}

/// A catalog and a request, with what is worked out once for all programs.
struct NaiveScan {
    let catalog: Catalog
    let request: SearchRequest
    let vocabulary: Vocabulary
    /// The state the person lives in.
    let home: StateCode?
    let free: NaiveTime?
    let text: NaiveText?
    let memo = NaiveMemo()
    let activeDimensions: [Dimension]
    /// Metres from the origin, by facility; nil without an origin or a point.
    let distances: [Int?]
    /// Carriers by plan, plans by carrier.
    let carriers: [Term: Term]
    let plans: [Term: [Term]]
    let said: Set<Term>
    /// All terms of the accreditation group.
    let accreditations: [Term]
    /// The folded first name line, by facility.
    let organisations: [String]
    private(set) var scaleMiles: Int?

    init(_ catalog: Catalog, _ request: SearchRequest) {
        self.catalog = catalog
        self.request = request
        let vocabulary = catalog.vocabulary
        self.vocabulary = vocabulary
        home = request.origin == nil ? request.area?.state : request.origin?.state
        free = request.schedule.map { NaiveTime($0.free) }
        text = request.text.map { NaiveText(catalog, $0) }
        distances = catalog.facilities.map { facility in
            guard let origin = request.origin, let point = facility.point else { return nil }
            return Int(metres(from: origin.point, to: point).rawValue)
        }
        var carriers: [Term: Term] = [:]
        var plans: [Term: [Term]] = [:]
        for entry in vocabulary.entries where entry.isCarrier && entry.code.contains("/") {
            let code = entry.code.prefix { $0 != "/" }
            guard let carrier = vocabulary.term(String(code)) else { continue }
            carriers[entry.term] = carrier
            plans[carrier, default: []].append(entry.term)
        }
        self.carriers = carriers
        self.plans = plans
        said = whatThePersonSaid(request)
        accreditations = vocabulary.terms(in: .accreditation).map(\.term)
        organisations = catalog.facilities.map { foldedTokens($0.name).joined(separator: " ") }
        activeDimensions = dimensionsAskedAbout(request, vocabulary)
        scaleMiles = request.origin == nil ? nil : request.scaleMiles ?? neighbourhoodScale()
    }

    func facility(of program: Program) -> Facility { catalog.facilities[program.facility] }

    /// Metres from the origin; nil without an origin or a point.
    func distance(to program: Program) -> Int? { distances[program.facility] }
}

/// "The active dimensions: those asked about, plus distance when there is an origin, plus accreditation always."
private func dimensionsAskedAbout(_ request: SearchRequest, _ vocabulary: Vocabulary) -> [Dimension] {
    var asked: Set<Dimension> = [.accreditation]
    if request.origin != nil { asked.insert(.distance) }
    if request.schedule != nil { asked.insert(.schedule) }
    if request.text != nil { asked.insert(.text) }
    // "An age that is not `not` is asked about in the specialty."
    if let age = request.age, age.mode != .not { asked.insert(.specialty) }
    for need in request.needs {
        for term in need.terms {
            if let dimension = scoringDimension(vocabulary[term].group) { asked.insert(dimension) }
        }
    }
    return Dimension.allCases.filter(asked.contains)
}

/// "Which group scores where: payment, language, accreditation in their own dimension; focus, shape and exclusion terms only
/// filter; every other group in specialty."
func scoringDimension(_ group: TermGroup) -> Dimension? {
    switch group {
    case .payment: .payment
    case .language: .language
    case .accreditation: .accreditation
    case .focus, .shape, .exclusion: nil
    default: .specialty
    }
}
