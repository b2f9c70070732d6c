package import Treatment

/// Fictional organisations at plausible places, written in every format that ingest reads: the project's own
/// `data/sample`. The same seed, gazetteer and tables give the same bytes.
/// - Parameter facilities: about 400 make 1.2 MB.
package func sampleExports(
    seed: UInt64, facilities count: Int, gazetteer: Gazetteer, tables: VocabularyTables
) -> [ExportFile] {
    var random = SplitMix64(seed: seed)
    let facilities = sampleFacilities(count, gazetteer, &random)
    let listed = facilities.filter { _ in random.chance(40) }
    let west = listed.filter(\.isWestern).map { sampleListing($0, tables, &random) }
    let east = listed.filter { !$0.isWestern }.map { sampleListing($0, tables, &random) }
    let day = Day(year: 2026, month: 5, day: 1)
    let found = facilities.filter { _ in random.chance(30) }
    let local = facilities.filter { ["WA", "TX", "FL"].contains($0.zip.state.description) || random.chance(5) }
    return [
        ExportFile(name: "samhsa-directory-su.csv", bytes: sampleDirectory(facilities, .substanceUse, tables, &random)),
        ExportFile(name: "samhsa-directory-mh.csv", bytes: sampleDirectory(facilities, .mentalHealth, tables, &random)),
        ExportFile(name: "findtreatment.csv", bytes: sampleFindTreatment(found, tables, gazetteer, &random)),
        ExportFile(name: "airs-211.xml", bytes: sampleAIRS(local, &random)),
        ExportFile(
            name: "listing-west.xml",
            bytes: writeListingXML(
                west, publisher: "Sample data team, west (synthetic)", asOf: day, expiry: sampleExpiry)),
        ExportFile(
            name: "listing-east.csv",
            bytes: writeListingCSV(
                east, publisher: "Sample data team, east (synthetic)", asOf: day, expiry: sampleExpiry)),
        sampleHSDS(facilities, seed: seed),
    ]
}
