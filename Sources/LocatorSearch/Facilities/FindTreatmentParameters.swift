package import LocatorIndex
import Treatment

/// Reads the parameters that clients of FindTreatment.gov send, `docs/compatibility.md`. A name that is not known here is passed
/// over, as it is there; an empty value is as none; of a name that comes twice the first counts, but all codes and languages.
/// - Throws: a value that cannot be read, and a state, a county or a distance without a point to have it from.
package func parseFindTreatment(
    _ parameters: [(name: String, value: String)], in snapshot: Snapshot
) throws(ParameterError) -> FacilityRequest {
    let values = FindTreatmentValues(parameters)
    var origin: Origin?
    if let address = values["sAddr"] { origin = try resolved(address, in: snapshot) }
    var request = FacilityRequest(origin: origin?.point)
    switch values["limitType"] {
    case "0": request.area = try state(of: origin, values["limitValue"], in: snapshot)
    case "1": request.area = try county(of: origin)
    case "2", nil:
        if let value = values["limitValue"] {
            request.within = try distance(value)
            guard origin != nil else { throw noPoint("a distance needs a point to begin at") }
        }
    default: throw ParameterError("limitType", "not a limit", expected: "0 state, 1 county or 2 distance", example: "2")
    }
    request.codes = try codes(values.list("sCodes"), in: snapshot.codeBook)
    request.codes += try languages(values.list("sLanguages"), in: snapshot.codeBook)
    request.surveys = try surveys(values.list("sType"))
    if let value = values["sort"] {
        guard let number = Int(value), let order = FacilityRequest.Order(rawValue: number) else {
            throw ParameterError(
                "sort", "not an order",
                expected: "0 nearest first, 1 farthest first, 2 by name or 3 by name from the end",
                example: "0")
        }
        request.order = order
    }
    if let value = values["page"] { request.page = try page(value) }
    if let value = values["pageSize"] {
        guard let size = Int(value), FacilityRequest.pageSizes.contains(size) else {
            throw ParameterError(
                "pageSize", "not a number of rows", expected: "a whole number from 1 to 2000", example: "100")
        }
        request.pageSize = size
    }
    return request
}

extension FacilityRequest {
    package static let pageSizes = 1...2000
}

/// The values by name, without spaces and quotation marks around them.
private struct FindTreatmentValues {
    private let parameters: [(name: String, value: String)]

    init(_ parameters: [(name: String, value: String)]) {
        self.parameters = parameters.compactMap { name, value in
            let bare = bare(value)
            return bare.isEmpty ? nil : (name, bare)
        }
    }

    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// What stands between commas, in all values of the name.
    func list(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.flatMap { $0.value.split(separator: ",") }.map(bare).filter {
            !$0.isEmpty
        }
    }
}

private func bare(_ value: some StringProtocol) -> String {
    var rest = value[...]
    while let first = rest.first, first == "\"" || first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last == "\"" || last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
}

// MARK: - Where

private func resolved(_ address: String, in snapshot: Snapshot) throws(ParameterError) -> Origin {
    var choices: [String] = []
    switch resolvePlace(address, in: snapshot) {
    case .found(let origin): return origin
    case .corrected(let origin, _): choices = [origin.label]
    case .ambiguous(let origins): choices = origins.map(\.label)
    case .unknown(let suggestions): choices = suggestions
    case .area, .malformed: break
    }
    throw ParameterError(
        "sAddr", "no point can be told from it", expected: pointExpected, example: pointExample, choices: choices)
}

/// Two letters name the state; anything else in `limitValue` says nothing: SAMHSA's own numbers of states are published nowhere.
private func state(of origin: Origin?, _ value: String?, in snapshot: Snapshot) throws(ParameterError) -> Area {
    let named = value.flatMap { StateCode($0) }.flatMap { code in snapshot.states.first { $0.code == code }?.code }
    guard let state = named ?? origin?.state else {
        throw noPoint("no state is known there, and limitValue names none by its two letters")
    }
    return Area(state: state, label: state.description)
}

private func county(of origin: Origin?) throws(ParameterError) -> Area {
    guard let origin, let state = origin.state, !origin.county.isEmpty else {
        throw noPoint("no county is known there")
    }
    return Area(state: state, county: origin.county, label: origin.county)
}

private func noPoint(_ problem: String) -> ParameterError {
    ParameterError("sAddr", problem, expected: pointExpected, example: pointExample)
}

private let pointExpected = "\"latitude, longitude\" in degrees in the United States, or a ZIP code"
private let pointExample = "38.0293,-78.4767"

/// Metres, with a fraction or without; what is longer than half the Earth's girth is any distance.
private func distance(_ value: String) throws(ParameterError) -> Metres {
    guard value.utf8.allSatisfy({ (0x2E...0x39).contains($0) && $0 != 0x2F }), let metres = Double(value) else {
        throw ParameterError(
            "limitValue", "not a distance", expected: "metres, 0 or more", example: "40233")
    }
    return Metres(Int32(min(metres, 30_000_000)))
}

// MARK: - What

/// One set a code: whichever categories have the letters. A code that nobody has makes a set that nobody meets.
private func codes(_ letters: [String], in book: CodeBook) throws(ParameterError) -> [CodeSet] {
    guard letters.count <= CodeSet.capacity else { throw tooMany("sCodes", "MD,OIT") }
    return Set(letters.map { $0.uppercased() }).sorted().map { CodeSet(book.ordinals(letters: $0)) }
}

/// One set for all languages, of which one is enough: `SP-Spanish` by its letters among the codes of languages, else by its name.
private func languages(_ values: [String], in book: CodeBook) throws(ParameterError) -> [CodeSet] {
    guard !values.isEmpty else { return [] }
    guard values.count <= CodeSet.capacity else { throw tooMany("sLanguages", "SP-Spanish") }
    let categories = book.categories.indices.filter { ["SL", "OL"].contains(book.categories[$0].code) }
    let spoken = book.codes.indices.filter { categories.contains(book.codes[$0].category) }
    var wanted = CodeSet()
    for value in values {
        let parts = value.split(separator: "-", maxSplits: 1)
        let letters = parts.first.map { $0.uppercased() } ?? ""
        var found = spoken.filter { book.codes[$0].letters == letters }
        if found.isEmpty, let name = parts.last.map({ foldedTokens($0) }), !name.isEmpty {
            found = spoken.filter { foldedTokens(book.codes[$0].name) == name }
        }
        for ordinal in found { wanted.insert(ordinal) }
    }
    return [wanted]
}

private func tooMany(_ parameter: String, _ example: String) -> ParameterError {
    ParameterError(parameter, "too many", expected: "at most \(CodeSet.capacity) with commas between", example: example)
}

private func surveys(_ types: [String]) throws(ParameterError) -> Surveys {
    var surveys: Surveys = []
    for type in types {
        switch type.lowercased() {
        case "sa", "su": surveys.insert(.substanceUse)
        case "mh": surveys.insert(.mentalHealth)
        case "both": surveys.formUnion(.both)
        default:
            throw ParameterError(
                "sType", "not a kind of facility", expected: "sa (substance use), mh (mental health) or both",
                example: "sa")
        }
    }
    return surveys.isEmpty ? .both : surveys
}

/// Any whole number: one that has no rows gives none.
private func page(_ value: String) throws(ParameterError) -> Int {
    let digits = value.hasPrefix("-") ? value.dropFirst() : value[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw ParameterError("page", "not a page", expected: "a whole number from 1", example: "1")
    }
    return Int(value) ?? (value.hasPrefix("-") ? 0 : Int.max)
}
