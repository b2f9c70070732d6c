import Foundation
import LocatorIndex
import TestSupport
import Testing
import Treatment

@testable import LocatorSearch

/// What clients of FindTreatment.gov send, and what is made of it.
struct FindTreatmentParameterTests {
    private static let snapshot = Result {
        var catalog = Catalog(gazetteer: sampleGazetteer)
        catalog.codeBook = sampleCodeBook
        return try Snapshot(bytes: encode(catalog))
    }

    private func read(_ parameters: [(String, String)]) throws -> FacilityRequest {
        try parseFindTreatment(parameters.map { (name: $0.0, value: $0.1) }, in: Self.snapshot.get())
    }

    @Test(arguments: [
        "34.0614, -118.2385", "34.0614,-118.2385", "\"34.0614,-118.2385\"", " 34.0614000001,-118.23850000000002 ",
    ])
    func aPointIsRead(address: String) throws {
        let request = try read([("sAddr", address), ("sd", "0"), ("includeBupren", "false"), ("limitType", "")])
        #expect(request.origin == Coordinate(microLatitude: 34_061_400, microLongitude: -118_238_500))
        #expect(request.within == nil && request.area == nil && request.page == 1 && request.pageSize == 10)
        #expect(request.order == .nearest && request.surveys == .both && request.codes.isEmpty)
    }

    @Test func aZIPCodeIsAPointToo() throws {
        #expect(try read([("sAddr", "90012")]).origin == sampleGazetteer.zips[4].point)
    }

    @Test func limits() throws {
        let here = ("sAddr", "34.0614,-118.2385")
        #expect(try read([here, ("limitType", "0"), ("limitValue", "23")]).area?.state == StateCode("CA"))
        #expect(try read([here, ("limitType", "0"), ("limitValue", "or")]).area?.state == StateCode("OR"))
        let county = try #require(try read([here, ("limitType", "1")]).area)
        #expect(county.state == StateCode("CA") && county.county == "los angeles")
        #expect(try read([here, ("limitType", "2"), ("limitValue", "80467.2")]).within == Metres(80_467))
        #expect(try read([here, ("limitValue", "99999999999")]).within == Metres(30_000_000))
        #expect(try read([here, ("limitType", "2")]).within == nil)
        for wrong in [
            [("limitType", "0")], [("sAddr", "0,0"), ("limitType", "0"), ("limitValue", "23")],
            [("sAddr", "0,0"), ("limitType", "1")], [("limitType", "2"), ("limitValue", "5")],
            [here, ("limitValue", "1e3")], [here, ("limitValue", "nan")], [here, ("limitValue", "1.2.3")],
        ] {
            #expect(throws: ParameterError.self, "\(wrong)") { try read(wrong) }
        }
    }

    @Test func codesAndLanguages() throws {
        let book = sampleCodeBook
        func letters(_ set: CodeSet) -> [String] {
            book.codes.indices.filter { set.contains($0) }.map {
                "\(book.categories[book.codes[$0].category].code).\(book.codes[$0].letters)"
            }
        }
        let two = try read([("sCodes", "sa, SP"), ("sCodes", "SA")])
        #expect(two.codes.map(letters) == [["TC.SA"], ["SL.SP"]])
        #expect(try read([("sCodes", "ZZ")]).codes.map(letters) == [["TC.ZZ", "OL.ZZ"]])
        #expect(try read([("sCodes", "NOSUCH")]).codes == [CodeSet()])
        #expect(try read([("sCodes", ",, ,")]).codes.isEmpty)
        #expect(try read([("sLanguages", "SP-Spanish,F92-Vietnamese")]).codes.map(letters) == [["SL.SP", "OL.F92"]])
        #expect(try read([("sLanguages", "XX-Name of AH")]).codes.map(letters) == [["SL.AH"]])
        #expect(try read([("sLanguages", "SA-Klingon")]).codes == [CodeSet()])
        let many = (0..<400).map { "C\($0)" }.joined(separator: ",")
        #expect(throws: ParameterError.self) { try read([("sCodes", many)]) }
    }

    @Test func kindsOrdersAndPages() throws {
        #expect(try read([("sType", "SA")]).surveys == .substanceUse)
        #expect(try read([("sType", "sa,MH")]).surveys == .both)
        #expect(try read([("sort", "3")]).order == .nameReversed)
        #expect(try read([("page", "18446744073709551616")]).page == Int.max)
        #expect(try read([("page", "-18446744073709551616")]).page == 0)
        #expect(try read([("pageSize", "2000")]).pageSize == 2000)
        for (name, value) in [
            ("sType", "x"), ("sort", "9"), ("sort", "a"), ("page", "1.5"), ("page", "-"), ("pageSize", "2001"),
        ] {
            #expect(throws: ParameterError.self, "\(name)=\(value)") { try read([(name, value)]) }
        }
    }

    /// The origins of the captured answers reproduce their miles through our own distance.
    @Test(.enabled(if: sharedData("findtreatment-api-2019") != nil))
    func capturedMiles() throws {
        let folder = try #require(sharedData("findtreatment-api-2019"))
        let origins = [(38.029294, -78.476661), (38.082467, -78.554745)].compactMap {
            Coordinate(latitude: $0.0, longitude: $0.1)
        }
        var compared = 0
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            let rows = try #require(json?["rows"] as? [[String: Any]])
            let errors = try origins.map { origin in try rows.map { try error(of: $0, from: origin) }.max() ?? .infinity
            }
            #expect((errors.min() ?? .infinity) < 0.0065, "\(file.lastPathComponent): \(errors)")
            compared += rows.count
        }
        #expect(compared == 85)
    }

    /// How far a captured row's miles are from ours.
    private func error(of row: [String: Any], from origin: Coordinate) throws -> Double {
        let latitude = try #require(row["latitude"] as? String)
        let longitude = try #require(row["longitude"] as? String)
        let miles = try #require(row["miles"] as? Double)
        let point = try #require(
            Coordinate(latitude: Double(latitude) ?? .nan, longitude: Double(longitude) ?? .nan))
        return abs(Double(metres(from: origin, to: point).rawValue) / 1609.344 - miles)
    }
}
