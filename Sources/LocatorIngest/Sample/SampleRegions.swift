package import Treatment

/// How many regions `sampleRegion` knows: together they make ten exports.
package let sampleRegions = 5

/// Two exports of one fictional region, large enough to measure with: both list the same facilities as far as their forms
/// do, so that most are told twice. The same region, count, gazetteer and tables give the same bytes.
/// - Parameters:
///   - region: 0 ..< `sampleRegions`; decides the seed and the two formats.
///   - count: facilities; 84,000 in each region make a million programs.
package func sampleRegion(
    _ region: Int, facilities count: Int, gazetteer: Gazetteer, tables: VocabularyTables
) -> [ExportFile] {
    var random = SplitMix64(seed: 1000 + UInt64(region))
    let facilities = sampleFacilities(count, gazetteer, &random)
    func directory(_ questionnaire: Questionnaire) -> ExportFile {
        let name = questionnaire == .substanceUse ? "su" : "mh"
        return ExportFile(
            name: "region-\(region + 1)-\(name).csv", bytes: sampleDirectory(facilities, questionnaire, tables, &random)
        )
    }
    let first = directory(region == 4 ? .mentalHealth : .substanceUse)
    if region < 2 { return [first, directory(.mentalHealth)] }
    if region == 2 {
        let found = facilities.filter { _ in random.chance(80) }
        return [
            first,
            ExportFile(
                name: "region-3-findtreatment.csv", bytes: sampleFindTreatment(found, tables, gazetteer, &random)),
        ]
    }
    let listed = facilities.filter { _ in random.chance(20) }.map { sampleListing($0, tables, &random) }
    let publisher = "Sample data team, region \(region + 1) (synthetic)"
    let day = Day(year: 2026, month: 5, day: 1)
    return [
        first,
        region == 3
            ? ExportFile(
                name: "region-4-listing.xml",
                bytes: writeListingXML(listed, publisher: publisher, asOf: day, expiry: sampleExpiry))
            : ExportFile(
                name: "region-5-listing.csv",
                bytes: writeListingCSV(listed, publisher: publisher, asOf: day, expiry: sampleExpiry)),
    ]
}
