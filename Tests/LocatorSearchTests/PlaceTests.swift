import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// What a place text turns out to mean. Never a guess.
struct PlaceTests {
    static let rows: [(text: String, answer: String)] = [
        ("90012", "90012 Los Angeles, CA"), ("90012-1234", "90012 Los Angeles, CA"),
        ("900121234", "90012 Los Angeles, CA"),
        ("  90012", "90012 Los Angeles, CA"), ("02139", "02139 Cambridge, MA"),
        ("90014", "unknown: 90013 Los Angeles, CA | 96910 Hagatna, GU"), ("00501", "unknown: 02139 Cambridge, MA"),
        ("99999", "unknown: 99547 Atka, AK"), ("2139", "malformed"), ("9001", "malformed"), ("900123", "malformed"),
        ("00000", "malformed"), ("90012-12", "malformed"),
        ("Los Angeles, CA", "Los Angeles, CA (Los Angeles)"), ("los angeles", "Los Angeles, CA (Los Angeles)"),
        ("LOS  ANGELES , california", "Los Angeles, CA (Los Angeles)"), ("Portland, ME", "Portland, ME (Cumberland)"),
        ("Saint Louis", "St. Louis, MO (St. Louis (city))"), ("st louis, mo", "St. Louis, MO (St. Louis (city))"),
        ("Mayaguez", "Mayagüez, PR"), ("Rome", "Rome, NY (Oneida)"), ("Rome, TX", "Rome, TX"),
        ("Portland", "which: Portland, OR (Multnomah) | Portland, ME (Cumberland)"),
        ("Springfield", "Springfield, OR (Lane)"),
        ("Springfield, TX", "which: Springfield, TX (Bastrop) | Springfield, TX (Limestone)"),
        ("Los Angelse", "Los Angeles, CA (Los Angeles), not Los Angelse"),
        ("Portlnad", "which: Portland, OR (Multnomah) | Portland, ME (Cumberland)"),
        ("Portlnad, ME", "Portland, ME (Cumberland), not Portlnad, ME"),
        ("Austin, Texsa", "Austin, TX (Travis), not Austin, Texsa"), ("Austin, Txass", "unknown: austin, TX"),
        ("Austin, ME", "unknown: Austin, TX (Travis)"), ("Adk", "unknown: Adak, AK"),
        ("Texas", "area: Texas"), ("TX", "area: Texas"), ("Travis County", "area: Travis County, TX"),
        ("Nowhere at all", "unknown: "), ("nan, nan", "unknown: "), ("inf,1e9", "unknown: "),
        ("34.05, -118.24", "34.05, -118.24"), ("34.052235,-118.243683", "34.05, -118.24"),
        ("+34.05,-118.24", "34.05, -118.24"),
        ("-0.001, 0", "0.00, 0.00"), ("90,180", "90.00, 180.00"), ("90.1, 0", "malformed"), ("0, -180.5", "malformed"),
        ("1..2, 3", "malformed"), ("", "malformed"), ("   ", "malformed"),
        (String(repeating: "a", count: 201), "malformed"),
    ]

    @Test(arguments: rows.indices)
    func resolves(place: Int) throws {
        let (text, expected) = Self.rows[place]
        let snapshot = try Snapshot(bytes: encode(Catalog(gazetteer: sampleGazetteer)))
        #expect(told(resolvePlace(text, in: snapshot)) == expected, "\(text)")
    }

    @Test func anOriginKnowsItsStateCountyAndZone() throws {
        let snapshot = try Snapshot(bytes: encode(Catalog(gazetteer: sampleGazetteer)))
        for text in ["90012", "Los Angeles", "34.05, -118.24"] {
            guard case .found(let origin) = resolvePlace(text, in: snapshot) else {
                Issue.record("\(text) is not found")
                continue
            }
            #expect(origin.state == StateCode("CA"))
            #expect(origin.county == "los angeles")
            #expect(origin.zone == sampleZones[0])
        }
        // In the middle of the ocean nothing is near.
        guard case .found(let origin) = resolvePlace("0, -30", in: snapshot) else {
            Issue.record("a point is always found")
            return
        }
        #expect(origin.state == nil && origin.zone == nil && origin.county.isEmpty)
    }
}

/// An answer in one line.
func told(_ answer: PlaceAnswer) -> String {
    switch answer {
    case .found(let origin): origin.label
    case .corrected(let origin, let asked): "\(origin.label), not \(asked)"
    case .area(let area): "area: \(area.label)\(area.asked.map { ", not \($0)" } ?? "")"
    case .ambiguous(let origins): "which: " + origins.map(\.label).joined(separator: " | ")
    case .unknown(let suggestions): "unknown: " + suggestions.joined(separator: " | ")
    case .malformed: "malformed"
    }
}
