import Foundation
import LocatorSearch
import TestSupport
import Treatment

/// nDCG@10 of the three rankers for one request, a value a city, in thousandths.
struct Relevance: Sendable {
    let name: String
    let parameters: String
    private(set) var values: [[Int]] = Ranker.allCases.map { _ in [] }
    /// Cities from which no candidate is of use.
    private(set) var useless = 0
    private(set) var candidates = 0
    /// The city with the lowest value of ours, and the grades of the first ten there as we rank them.
    private(set) var worst: (value: Int, city: String, grades: [Int]) = (1001, "", [])

    /// - Parameter pool: `radius=60` and the like, or empty for the answer as it comes.
    init(_ name: String, _ parameters: String, pool: String, _ cities: [Gazetteer.City], _ world: World) throws {
        self.name = name
        self.parameters = parameters
        for city in cities {
            let place = "near=\(city.point)&\(parameters)\(pool.isEmpty ? "" : "&\(pool)")"
            try add(world.request(place), "\(city.name), \(city.state)", world)
        }
    }

    /// Mean over the cities, rounded half up; nil when there is none.
    func mean(_ ranker: Ranker) -> Int? {
        let all = values[Ranker.allCases.firstIndex(of: ranker) ?? 0]
        return all.isEmpty ? nil : (all.reduce(0, +) + all.count / 2) / all.count
    }

    private mutating func add(_ request: SearchRequest, _ city: String, _ world: World) throws {
        let hits = try world.hits(request)
        let programs = try hits.map { try world.program($0) }
        let grades = zip(hits, programs).map { grade($0, $1, request, world.catalog.vocabulary) }
        candidates += hits.count
        guard nDCG(grades) != nil else {
            useless += 1
            return
        }
        for (place, ranker) in Ranker.allCases.enumerated() {
            let order: [Int]
            switch ranker {
            case .ours: order = Array(hits.indices)
            case .nearest:
                order = hits.indices.sorted { a, b in
                    let ways = [a, b].map { hits[$0].metres?.rawValue ?? Int32.max }
                    return (ways[0], programs[a].id) < (ways[1], programs[b].id)
                }
            case .text:
                let texts = programs.map { ($0, world.facility($0)) }
                let scores = TextBaseline(texts, request, world.catalog.vocabulary).scores()
                order = hits.indices.sorted { a, b in
                    (-scores[a], programs[a].id) < (-scores[b], programs[b].id)
                }
            }
            let value = nDCG(order.map { grades[$0] }) ?? 0
            values[place].append(value)
            if ranker == .ours, value < worst.value { worst = (value, city, Array(grades.prefix(10))) }
        }
    }
}

/// The natural logarithm of the text baseline.
func logarithm(_ x: Double) -> Double { log(x) }

/// Cities drawn from a seed, each as likely as it has people; no city twice.
func populousCities(_ gazetteer: Gazetteer, count: Int, seed: UInt64) -> [Gazetteer.City] {
    var cities = gazetteer.cities.filter { $0.population > 0 }.sorted {
        ($0.name, $0.state, $0.county) < ($1.name, $1.state, $1.county)
    }
    var random = SeededRandom(seed: seed)
    var drawn: [Gazetteer.City] = []
    while drawn.count < count, !cities.isEmpty {
        var left = random.below(cities.reduce(0) { $0 + $1.population })
        let place = cities.firstIndex { city in
            left -= city.population
            return left < 0
        }
        drawn.append(cities.remove(at: place ?? 0))
    }
    return drawn
}

/// All requests of `Tests/Fixtures/evaluation/requests.txt`, graded.
func relevances(pool: String, _ cities: [Gazetteer.City], _ world: World) throws -> [Relevance] {
    try lines(of: "Tests/Fixtures/evaluation/requests.txt").map { line in
        let name = line.prefix { $0 != " " }
        return try Relevance(
            String(name), String(line.dropFirst(name.count).drop { $0 == " " }), pool: pool, cities, world)
    }
}

/// The requests that are ranked worst, each with its worst city and the grades of the first ten there.
func worstRequests(_ rows: [Relevance], count: Int = 5) -> String {
    rows.sorted { ($0.mean(.ours) ?? 1000, $0.name) < ($1.mean(.ours) ?? 1000, $1.name) }.prefix(count).map { row in
        "\(row.name): mean \(row.mean(.ours) ?? 0), worst \(row.worst.value) in \(row.worst.city), grades \(row.worst.grades)\n"
    }.joined()
}

/// A table for people and for `docs/evaluation.md`.
func relevanceTable(_ rows: [Relevance]) -> String {
    func cell(_ value: Int?) -> String { value.map { "0.\(String($0 + 1000).dropFirst())" } ?? "–" }
    func one(_ value: Int?) -> String { value == 1000 ? "1.000" : cell(value) }
    var lines = ["| request | candidates | ours | nearest | text |", "|---|---|---|---|---|"]
    for row in rows {
        lines.append(
            "| \(row.name) | \(row.candidates) | \(one(row.mean(.ours))) | \(one(row.mean(.nearest))) | \(one(row.mean(.text))) |"
        )
    }
    let means = Ranker.allCases.map { ranker in
        let known = rows.compactMap { $0.mean(ranker) }
        return known.isEmpty ? nil : (known.reduce(0, +) + known.count / 2) / known.count
    }
    lines.append("| **mean** | \(rows.reduce(0) { $0 + $1.candidates }) | \(means.map(one).joined(separator: " | ")) |")
    return lines.joined(separator: "\n") + "\n"
}
