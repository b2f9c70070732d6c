import LocatorIngest
import Testing
import Treatment

/// A point that too many streets carry is no site's, however the records come: through a whole run.
struct SharedPointTests {
    /// A listing of facilities in Los Angeles, one a street, at points of their own.
    private func listing(_ name: String, _ sites: [(number: Int, zip: String, point: String)]) -> ExportFile {
        var text =
            "listing_publisher,listing_as_of,facility_id,name,street,city,state,zip,lat,lon,phones,level,focus\n"
        for (number, zip, point) in sites {
            text +=
                "Team,2026-05-01,f\(number),Sample House \(number),\(number) Sample Street \(number),Los Angeles,CA,"
            text += "\(zip),\(point),213-555-\(1000 + number),iop,substance_use\n"
        }
        return ExportFile(name: name, bytes: PipelineSamples.bytes(text))
    }

    @Test("four streets in two files carry one point; three do not", arguments: [3, 4])
    func shared(streets: Int) throws {
        let shared = "34.0500,-118.2500"
        let zips = ["90012", "90013", "90012", "90013"]
        let sites = (0..<streets).map { (number: $0 + 1, zip: zips[$0], point: shared) }
        let own = (number: 9, zip: "90012", point: "34.0510,-118.2500")
        let ingested = try PipelineSamples.ingested([
            listing("a.csv", Array(sites.prefix(2)) + [own]), listing("b.csv", Array(sites.dropFirst(2))),
        ])
        let isShared = streets == 4
        let count = ingested.report.findings.first { $0.rule == .pointShared }?.count ?? 0
        #expect(count == (isShared ? 4 : 0))
        #expect(ingested.catalog.facilities.count == streets + 1)
        let gazetteer = try PipelineSamples.gazetteer()
        for facility in ingested.catalog.facilities {
            let isOwn = facility.name == "Sample House 9"
            #expect(facility.precision == (isShared && !isOwn ? .zip : .site), "\(facility.name)")
            guard isShared, !isOwn, let zip = facility.zip else { continue }
            #expect(facility.point == gazetteer.zips.first { $0.code == zip }?.point, "\(facility.name)")
        }
    }
}
