import Foundation
import LocatorIngest
import Testing
import Treatment

/// Both directories of 2022 together, when they are there.
@Suite(.enabled(if: SAMHSASamples.hasRealFiles))
struct RealIngestTests {
    private static let ingested = Result {
        let files = [Questionnaire.substanceUse, .mentalHealth].map { survey in
            Result { try SAMHSASamples.directory(survey) }
        }
        var options = IngestOptions()
        options.asOf = [("facilities.csv", Day(rawValue: 19_357))]
        return try ingest(
            files.map { try $0.get() }, tables: SAMHSASamples.tables(), gazetteer: gazetteer(), options: options)
    }

    private static func gazetteer() throws -> Gazetteer {
        try loadGazetteer(
            zips: SAMHSASamples.file("data/gazetteer/zips.csv").bytes,
            places: SAMHSASamples.file("data/gazetteer/places.csv").bytes,
            states: SAMHSASamples.file("data/gazetteer/states.csv").bytes,
            zones: SAMHSASamples.file("data/gazetteer/zones.csv").bytes)
    }

    @Test("21,213 records, all accounted for, all located but for those that must not be")
    func counts() throws {
        let report = try Self.ingested.get().report
        #expect(report.total.read == 21_213)
        for tally in report.tallies { #expect(tally.read == tally.accountedFor) }
        #expect(
            report.total.setAside.keys.sorted() == ["no-level"] && report.total.quarantined.isEmpty
                && report.held.isEmpty)
        #expect(report.confidential == 13)
        let unlocated = report.facilitiesByPrecision.first { $0.precision == .none }?.count
        #expect(unlocated == 15)
    }

    @Test("the joins that the design counted, within a few in a hundred")
    func joins() throws {
        let catalog = try Self.ingested.get().catalog
        let mental = try #require(catalog.sources.firstIndex { $0.publisher.hasSuffix("mental health") })
        var pairs = 0
        for facility in catalog.facilities {
            let those = facility.records.count { $0.source == mental }
            pairs += those * (facility.records.count - those)
        }
        // 2,741 by the design's prototype, which did not read streets that are spelt in two ways.
        #expect((2700...2900).contains(pairs), "\(pairs) pairs")
        var twins = 0
        var gained = 0
        for program in catalog.programs where program.level == .iop {
            let records = catalog.facilities[program.facility].records
            guard records.contains(where: { $0.source == mental }) else { continue }
            twins += 1
            if let dbt = program.facts[.dbt], dbt.state == .yes, records[Int(dbt.record)].source == mental {
                gained += 1
            }
        }
        #expect((1270...1350).contains(twins), "\(twins) IOPs with a mental-health twin")
        #expect((940...990).contains(gained), "\(gained) of them gain DBT")
        #expect(catalog.facilities.allSatisfy { $0.records.count <= 12 })
    }

    @Test("25,409 true points: nearly all are believed, and those far from their ZIP code are not")
    func points() throws {
        let gazetteer = try Self.gazetteer()
        var sites = 0
        var doubted: [String: Int] = [:]
        for name in ["mental-health", "substance-use"] {
            let file = try SAMHSASamples.real("samhsa-coordinates-2020/\(name).csv")
            var reader = try CSVReader(file.bytes, file: file.name)
            let columns = try ["street1", "city", "state", "zip", "latitude", "longitude"].map {
                try #require(reader.column($0))
            }
            var row = CSVRow()
            var places = PlaceFinder()
            while try reader.next(&row) {
                var record = FacilityRecord(position: Position(file: 0, line: row.line, byte: row.byte))
                (record.street, record.city) = (row.text(columns[0]), row.text(columns[1]))
                (record.state, record.zip) = (row.text(columns[2]), row.text(columns[3]))
                if let latitude = Double(row.text(columns[4])), let longitude = Double(row.text(columns[5])) {
                    record.point = Coordinate(latitude: latitude, longitude: longitude)
                }
                var notices: [Notice] = []
                let located = locate(
                    record, gazetteer: gazetteer, places: &places, notices: &notices)
                if located.precision == .site { sites += 1 }
                for notice in notices { doubted[notice.rule.id, default: 0] += 1 }
            }
        }
        #expect(sites > 25_300, "\(sites) of 25,409")
        #expect(
            doubted["point-far-from-zip", default: 0] < 15 && doubted["point-outside-state", default: 0] < 5,
            "\(doubted)")
    }
}
