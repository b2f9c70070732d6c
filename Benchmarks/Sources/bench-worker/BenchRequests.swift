import Foundation
import LocatorSearch
import Treatment

/// The requests of a bench's `queries.jsonl`: filters as strict needs, preferences as needs that only score, windows as free
/// time that only scores, the radius explicit, every program a hit, 20 a page; weights and scale are the engine's own.
/// - Throws: a file that cannot be read, or a line that is no request.
func benchRequests(_ path: String) throws -> [SearchRequest] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return try lines.map { try request(JSONDecoder().decode(BenchQuery.self, from: Data($0.utf8))) }
}

private struct BenchQuery: Decodable {
    let lat: Double
    let lon: Double
    let radius_mi: Int
    let filters: [String: [String]]
    let prefer: [String: [String]]
    let windows: [[Int]]
    let text: String
    let k: Int
}

private func request(_ query: BenchQuery) throws -> SearchRequest {
    var request = SearchRequest()
    // "At least one of the words."
    if !query.text.isEmpty { request.text = TextNeed(query.text, mode: .must) }
    request.origin = Coordinate(latitude: query.lat, longitude: query.lon).map { Origin(point: $0, label: "bench") }
    request.radius = Metres(miles: query.radius_mi)
    request.collapse = Collapse.none
    request.pageSize = query.k
    let strict: [(String, [(code: String, term: Term)], Combination)] = [
        ("levels_any", BenchTerms.levels, .any), ("payers_any", BenchTerms.payers, .any),
        ("languages_all", BenchTerms.languages, .all), ("specialties_all", BenchTerms.specialties, .all),
    ]
    for (name, column, combination) in strict { add(query.filters[name], column, combination, .strict, to: &request) }
    let preferred: [(String, [(code: String, term: Term)])] = [
        ("payers", BenchTerms.payers), ("languages", BenchTerms.languages), ("specialties", BenchTerms.specialties),
    ]
    for (name, column) in preferred { add(query.prefer[name], column, .any, .prefer, to: &request) }
    let windows = query.windows.compactMap { window in
        WeekInterval(start: window[0] * WeekInterval.day + window[1], length: window[2] - window[1])
    }
    if !windows.isEmpty { request.schedule = ScheduleNeed(free: WeeklySchedule(windows), mode: .prefer) }
    return request
}

private func add(
    _ codes: [String]?, _ column: [(code: String, term: Term)], _ combination: Combination, _ mode: Mode,
    to request: inout SearchRequest
) {
    guard let codes, !codes.isEmpty else { return }
    let terms = codes.map { BenchTerms.term($0, in: column) }
    request.needs.append(Need(terms, combination, mode: mode, label: "bench"))
}
