import Glibc
import LocatorIndex
import LocatorIngest
import TestSupport
import Treatment

/// What inputs are read against, made once: the project's tables and two tiny snapshots.
enum Known {
    static let tables = orStop {
        try VocabularyTables(codes: export("data/vocabulary/codes.csv"), absence: export("data/vocabulary/absence.csv"))
    }

    static let options = orStop {
        var options = IngestOptions()
        options.airsLevels = try AIRSLevels(export("data/taxonomy/airs-levels.csv"))
        options.hsdsRules = try HSDSRules(export("data/taxonomy/hsds-treatment.csv"))
        options.mostBadPercent = 100
        return options
    }

    /// One export of each kind that records of an input can merge with.
    static let exports = orStop {
        try [export("Tests/Fixtures/samhsa/directory-su.csv"), export("Tests/Fixtures/listing/whole.xml")]
    }

    /// A package of tables.
    static let package = orStop { try export("data/sample/hsds") }

    /// Two facilities and their programs; six; none at all. Small, so that an edit hits something.
    static let images = orStop {
        let sizes: [(seed: UInt64, facilities: Int)] = [(4, 2), (9, 6), (1, 0)]
        return try sizes.map { seed, facilities in
            var catalog = randomCatalog(seed: seed, facilities: facilities)
            catalog.gazetteer.cities = Array(catalog.gazetteer.cities.prefix(3))
            catalog.gazetteer.zips = Array(catalog.gazetteer.zips.prefix(3))
            return try encode(catalog)
        }
    }

    /// What places and requests are resolved in.
    static let snapshot = orStop {
        var catalog = randomCatalog(seed: 9, facilities: 12)
        catalog.concepts = try readConcepts(export("data/vocabulary/synonyms.csv"))
        catalog.safety = try readSafetyPhrases(export("data/vocabulary/safety.csv"))
        return try Snapshot(bytes: encode(catalog))
    }

    /// A file of the repository, whose root the process stands in.
    static func export(_ path: String) throws(FileError) -> ExportFile {
        guard let file = try readExport(path).first else {
            throw FileError(file: path, problem: "nothing is there", cure: "Run it from the repository's root.")
        }
        return file
    }
}

/// The value, or the end of the process: without it there is nothing to attack.
func orStop<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch {
        complain("fuzz: \(error)")
        exit(2)
    }
}
