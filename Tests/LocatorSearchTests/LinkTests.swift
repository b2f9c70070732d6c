import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// A request written as parameters is read back as itself.
struct LinkTests {
    private static let places = [
        "90012", "Portland, OR", "los angeles", "Springfield, TX (Bastrop)", "34.052235, -118.243683", "Mayaguez",
    ]

    @Test func aRequestSurvivesItsParameters() throws {
        let catalog = randomCatalog(seed: 1, facilities: 20)
        let snapshot = try Snapshot(bytes: encode(catalog))
        var random = SeededRandom(seed: 1)
        for round in 0..<600 {
            guard let request = writable(randomRequest(catalog, &random), snapshot, &random) else { continue }
            let written = parameters(of: request, in: snapshot)
            let asked = try parseRequest(written, in: snapshot)
            #expect(asked.request == request, "round \(round): \(written)")
            #expect(parameters(of: asked.request, in: snapshot).map(\.value) == written.map(\.value))
        }
    }

    /// Without the words of the person, the label finds the place again.
    @Test(arguments: places)
    func aPlaceIsFoundByItsLabel(text: String) throws {
        let snapshot = try Snapshot(bytes: encode(Catalog(gazetteer: sampleGazetteer)))
        guard case .found(let origin) = resolvePlace(text, in: snapshot) else {
            Issue.record("\(text) is no place")
            return
        }
        var request = SearchRequest()
        request.origin = origin
        let asked = try parseRequest(parameters(of: request, in: snapshot), in: snapshot)
        #expect(asked.request.origin == origin)
    }

    /// Links of facets and relaxations, all the way: parameters, request, total.
    @Test func linksHoldWhatTheyPromise() throws {
        var random = SeededRandom(seed: 3)
        for seed in 0..<UInt64(20) {
            let catalog = randomCatalog(seed: seed, facilities: 30)
            let snapshot = try Snapshot(bytes: encode(catalog))
            let engine = SearchEngine(snapshot)
            guard var request = writable(randomRequest(catalog, &random), snapshot, &random) else { continue }
            request.facets = [.level, .payment, .window, .specialty]
            let answer = try engine.search(request)
            var links = answer.relaxations.map { ($0.request, $0.hits) }
            links += answer.facets.flatMap(\.values).map { (answer.following($0), $0.hits) }
            for (link, promised) in links {
                let asked = try parseRequest(parameters(of: link, in: snapshot), in: snapshot)
                #expect(try engine.search(asked.request).total == promised, "seed \(seed): \(link)")
            }
        }
    }

    /// A link made by changing one parameter is the link made from the whole request.
    @Test func oneParameterIsAllThatAValueChanges() throws {
        var random = SeededRandom(seed: 5)
        var compared = 0
        for seed in 0..<UInt64(60) {
            let catalog = randomCatalog(seed: seed, facilities: 20)
            let snapshot = try Snapshot(bytes: encode(catalog))
            guard var request = writable(randomRequest(catalog, &random), snapshot, &random) else { continue }
            request.facets = FacetGroup.allCases
            let answer = try SearchEngine(snapshot).search(request)
            let own = parameters(of: answer.pinned, in: snapshot)
            for value in answer.facets.flatMap(\.values) {
                for isStrict in value.strictHits == nil ? [false] : [false, true] {
                    let change = answer.parameterChange(
                        following: value, isStrict: isStrict, of: own, in: snapshot.vocabulary)
                    var changed = own
                    let place = change.place..<change.place + (change.replaces ? 1 : 0)
                    changed.replaceSubrange(place, with: [(change.name, change.value)])
                    let whole = parameters(of: answer.following(value, isStrict: isStrict), in: snapshot)
                    #expect(
                        changed.map { "\($0.name)=\($0.value)" } == whole.map { "\($0.name)=\($0.value)" },
                        "seed \(seed): \(value.code)")
                    compared += 1
                }
            }
        }
        #expect(compared > 500)
    }

    /// The request as far as parameters can say it; nil when they cannot.
    private func writable(
        _ request: SearchRequest, _ snapshot: Snapshot, _ random: inout SeededRandom
    ) -> SearchRequest? {
        var request = request
        if request.origin != nil {
            let text = random.pick(Self.places)
            guard case .found(let origin) = resolvePlace(text, in: snapshot) else { return nil }
            (request.origin, request.near) = (origin, text)
        }
        if request.area != nil {
            let text = random.pick(["Texas", "Travis County", "los angeles county, ca", "AK"])
            guard case .area(let area) = resolvePlace(text, in: snapshot) else { return nil }
            (request.area, request.near) = (area, text)
        }
        if let radius = request.radius, radius > Metres(miles: 5000) { return nil }
        if request.schedule?.free.isEmpty ?? false { request.schedule = nil }
        if let name = request.name, foldedTokens(name).isEmpty { request.name = nil }
        if Dimension.allCases.allSatisfy({ request.weights[$0] == 0 }) { return nil }
        if random.chance(20) { request.text = TextNeed("must: cedar", mode: random.pick(Mode.allCases)) }
        if random.chance(20) { request.travelMinutes = random.below(601) }
        request.facets = random.some(FacetGroup.allCases, percent: 20)
        request.needs = request.needs.filter { need in
            !need.terms.contains { snapshot.vocabulary[$0].group == .exclusion }
        }.map { need in
            let groups = Set(need.terms.map { snapshot.vocabulary[$0].group.name })
            return Need(
                need.terms, need.combination, mode: need.mode,
                label: groups.count == 1 ? groups.first ?? "" : "specialty")
        }
        let order = parameterNames
        request.needs = request.needs.enumerated().sorted { a, b in
            (order.firstIndex(of: a.element.label) ?? 0, a.offset) < (
                order.firstIndex(of: b.element.label) ?? 0, b.offset
            )
        }.map(\.element)
        return request
    }

    private var parameterNames: [String] {
        ["specialty"] + TermGroup.allCases.map(\.name)
    }
}
