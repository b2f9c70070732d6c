package import LocatorIndex
import Treatment

/// Reads a request from named values: the same names and texts on the command line, in a URL and in a JSON body.
/// `docs/query-language.md` describes them.
///
/// - Parameters:
///   - parameters: in the order they were given; a name may come more than once where it makes sense.
///   - snapshot: resolves places, terms and carriers.
/// - Throws: the first parameter that does not fit, with what to write instead.
package func parseRequest(
    _ parameters: [(name: String, value: String)], in snapshot: Snapshot
) throws(ParameterError) -> Asked {
    guard parameters.count <= Parameters.mostParameters else {
        throw ParameterError(
            "request", "\(parameters.count) parameters", expected: "at most \(Parameters.mostParameters)",
            example: "level=iop")
    }
    let (expanded, understood) = try expandSentence(parameters, in: snapshot)
    var reader = Parameters(expanded, snapshot)
    var asked = Asked(request: try reader.read(), language: reader.language)
    asked.understood = understood
    var words: [String] = []
    for (name, value) in parameters where name == "q" || name == "text" || name == "name" { words.append(value) }
    if !words.isEmpty { asked.notices = notices(for: words, in: snapshot) }
    return asked
}

/// The parameters of one request while they are read.
struct Parameters {
    static let mostParameters = 64
    static let mostValues = 64
    static let longestValue = 1000

    static let mostMiles = 5000
    static let ages = 0...120
    static let travelMinutes = 0...Commute.mostBuffer
    static let pageSizes = 1...2000
    static let weightRange = 0...1000
    static let windows = ["evening", "daytime", "weekend"]
    /// The ring that ends nowhere.
    static let unlimited = "unlimited"

    /// By name: the place among all, and whether it is read once, by itself; `q` and `ignore` are expanded before, groups of terms
    /// come besides.
    private static let known = Dictionary(
        searchParameters.enumerated().map { ($1.name, (place: $0, isSingle: !$1.repeats && $1.name != "q")) },
        uniquingKeysWith: { first, _ in first })

    /// By parameter of terms: bit n, terms of `TermGroup(rawValue: n)` may be its values.
    static let groups: [String: UInt32] = {
        var groups: [String: UInt32] = [:]
        for group in TermGroup.allCases {
            groups[group.name] = 1 << UInt32(group.rawValue)
            if group.dimension == .specialty { groups["specialty", default: 0] |= 1 << UInt32(group.rawValue) }
        }
        return groups
    }()

    /// Every name a request may have, for messages and help.
    package static let names = searchParameters.map(\.name)

    /// The language the answer speaks.
    private(set) var language = PageLanguage.english

    let snapshot: Snapshot
    let all: [(name: String, value: String)]

    init(_ parameters: [(name: String, value: String)], _ snapshot: Snapshot) {
        let hasDashes = parameters.contains { $0.name.utf8.contains(UInt8(ascii: "-")) }
        all = hasDashes ? parameters.map { ($0.name.replacingDashes, $0.value) } : parameters
        self.snapshot = snapshot
    }

    mutating func read() throws(ParameterError) -> SearchRequest {
        var request = SearchRequest()
        var seen: UInt64 = 0
        var values = 0
        for (name, value) in all {
            guard let known = Parameters.known[name] else {
                let meant = Parameters.names.map { (editDistance($0, name), $0) }.filter { $0.0 <= 3 }.sorted {
                    $0 < $1
                }
                throw ParameterError(
                    String(name.prefix(60)), "no such parameter",
                    expected: "one of \(Parameters.names.joined(separator: ", "))",
                    example: "iop", choices: meant.prefix(2).map(\.1))
            }
            guard value.utf8.count <= Parameters.longestValue else {
                throw ParameterError(
                    name, "\(value.utf8.count) bytes long", expected: "at most \(Parameters.longestValue) bytes",
                    example: Parameters.example(of: name))
            }
            if known.isSingle {
                guard seen & 1 << UInt64(known.place) == 0 else {
                    throw ParameterError(
                        name, "given twice", expected: "one value", example: Parameters.example(of: name))
                }
                seen |= 1 << UInt64(known.place)
                try readSingle(name, value, &request)
            } else {
                let need = try readNeed(name, value)
                values += need.terms.count
                request.needs.append(need)
            }
        }
        guard values <= Parameters.mostValues else {
            throw ParameterError(
                "request", "\(values) values asked for", expected: "at most \(Parameters.mostValues)",
                example: "specialty=dbt,emdr")
        }
        // The order a person writes things in decides nothing, not even the order they are shown in.
        if request.needs.count > 1 {
            let places = request.needs.map { Parameters.known[$0.label]?.place ?? 0 }
            request.needs = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { request.needs[$0] }
        }
        request.schedule = try readSchedule()
        try check(request)
        return request
    }

    private mutating func readSingle(
        _ name: String, _ value: String, _ request: inout SearchRequest
    ) throws(ParameterError) {
        switch name {
        case "near":
            try readPlace(value, &request)
            request.near = value
        case "radius": request.radius = try readMiles(name, value)
        case "level": request.level = try readLevel(value)
        case "age": request.age = try readAge(value)
        case "zone": request.zone = try readZone(value)
        case "starting":
            guard let day = Day(value), value.utf8.count == 10 else {
                throw ParameterError(
                    name, "\(shown(value)) is not a day", expected: "a day as YYYY-MM-DD", example: "2026-12-01")
            }
            request.starting = day
        case "name":
            guard !foldedTokens(value).isEmpty else {
                throw ParameterError(
                    name, "\(shown(value)) has no word", expected: "words of a program's name", example: "cedar house")
            }
            request.name = value
        case "text": request.text = try readText(value)
        case "travel": request.travelMinutes = try readWhole(name, value, Parameters.travelMinutes)
        case "ring": request.ring = try readRing(value)
        case "lang": language = try readCase(name, value, PageLanguage.allCases.map { ($0.rawValue, $0) })
        case "facets": request.facets = try readFacets(value)
        case "preset": request.weights = try readPreset(value)
        case "weights": try readWeights(value, &request.weights)
        case "scale":
            let scales = Run.scales.map(String.init)
            guard scales.contains(value), let miles = Int(value) else {
                throw ParameterError(
                    name, "\(shown(value))", expected: "one of \(scales.joined(separator: ", ")) miles", example: "10")
            }
            request.scaleMiles = miles
        case "collapse": request.collapse = try readCase(name, value, Collapse.allCases.map { ($0.name, $0) })
        case "sort": request.sort = try readCase(name, value, SortOrder.allCases.map { ($0.name, $0) })
        case "page_size": request.pageSize = try readWhole(name, value, Parameters.pageSizes)
        case "cursor":
            guard let cursor = Cursor(text: value) else {
                throw ParameterError(
                    name, "\(shown(value)) is not a cursor", expected: "the \"next\" of an answer, unchanged",
                    example: "…")
            }
            request.after = cursor
        default: break
        }
    }

    /// What no single parameter can know.
    private func check(_ request: SearchRequest) throws(ParameterError) {
        if let area = request.area {
            let expected = "a city or a ZIP code to count from"
            for name in ["radius", "ring", "scale"] where all.contains(where: { $0.name == name }) {
                throw ParameterError(
                    "near", "\(name) is given with an area, \(area.label)", expected: expected, example: "90012")
            }
            if request.sort != .score {
                throw ParameterError(
                    "near", "sort=\(request.sort.name) with an area, \(area.label)", expected: expected,
                    example: "90012")
            }
        } else if request.origin == nil {
            for name in ["radius", "ring", "scale"] where all.contains(where: { $0.name == name }) {
                throw ParameterError(
                    "near", "\(name) is given without a place", expected: "the place it is counted from",
                    example: "90012")
            }
            if request.sort != .score {
                throw ParameterError(
                    "near", "sort=\(request.sort.name) without a place", expected: "the place to start from",
                    example: "90012")
            }
        }
        if request.radius != nil, request.ring != nil {
            throw ParameterError(
                "ring", "given beside a radius", expected: "one of the two", example: Parameters.example(of: "ring"))
        }
        if request.weights.sum(of: Dimension.allCases) == 0 {
            throw ParameterError(
                "weights", "all are 0", expected: "at least one above 0", example: "distance=25,payment=25")
        }
    }

    static func example(of name: String) -> String { searchParameters.first { $0.name == name }?.example ?? "dbt" }
}

extension Weights {
    func sum(of dimensions: [Dimension]) -> Int { dimensions.reduce(0) { $0 + self[$1] } }
}

extension String {
    /// `page_size` for `page-size`.
    var replacingDashes: String { utf8.contains(UInt8(ascii: "-")) ? String(map { $0 == "-" ? "_" : $0 }) : self }
}
