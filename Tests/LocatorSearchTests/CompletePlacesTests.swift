import LocatorIndex
import LocatorSearch
import TestSupport
import Testing

/// What a beginning may become, in the real gazetteer.
struct CompletePlacesTests {
    static let rows: [(prefix: String, first: [String])] = [
        ("san j", ["San Jose, CA (Santa Clara)", "San Juan, PR (San Juan)", "San Joaquin County, CA"]),
        ("st l", ["St. Louis County, MO"]), ("sto", ["Stockton, CA (San Joaquin)"]),
        ("tex", ["Texas"]), ("nuevo m", ["New Mexico"]), ("90012", ["90012 Los Angeles, CA"]),
        ("900", ["90001 Los Angeles, CA", "90002 Los Angeles, CA"]), ("travis co", ["Travis County, TX"]),
        ("nyc", ["New York, NY (New York)"]), ("portland, m", ["Portland, ME (Cumberland)"]),
        ("new york", ["New York (state)", "New York, NY (New York)"]), ("MAYAGÜ", ["Mayaguez, PR (Mayagüez)"]),
        ("coeur d'a", ["Coeur d'Alene, ID (Kootenai)"]), ("zzz", []), ("", []), ("💊", []), ("000", []), ("999999", []),
    ]

    @Test(arguments: rows.indices)
    func completes(place: Int) throws {
        let (prefix, first) = Self.rows[place]
        let found = completePlaces(prefix, limit: 8, in: try realPlaces.get()).map(\.label)
        if first.isEmpty {
            #expect(found.isEmpty, "\(prefix): \(found)")
        } else if first.count == 3 {
            #expect(Set(first).isSubset(of: found), "\(prefix): \(found)")
        } else {
            #expect(Array(found.prefix(first.count)) == first, "\(prefix): \(found)")
        }
    }

    /// What is offered can be chosen: a label resolves, and to the place that bears it.
    @Test func everyLabelResolvesToItself() throws {
        let snapshot = try realPlaces.get()
        for first in Array("abcdefghijklmnopqrstuvwxyz") {
            for second in ["", "a", "e", "o", "r"] {
                for place in completePlaces("\(first)\(second)", limit: 10, in: snapshot) {
                    #expect(told(resolvePlace(place.label, in: snapshot)).hasSuffix(place.label), "\(place)")
                }
            }
        }
    }

    @Test func theMostPopulousComeFirstAndOnce() throws {
        let snapshot = try realPlaces.get()
        for prefix in ["s", "n", "la", "mount ", "saint", "w"] {
            let found = completePlaces(prefix, limit: 50, in: snapshot)
            #expect(found.count == 50)
            #expect(zip(found, found.dropFirst()).allSatisfy { $0.population >= $1.population }, "\(prefix)")
            #expect(Set(found.map(\.label)).count == found.count, "\(prefix)")
            #expect(completePlaces(prefix, limit: 7, in: snapshot) == Array(found.prefix(7)), "\(prefix)")
        }
    }
}
