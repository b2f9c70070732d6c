import Foundation
import LocatorIngest
import Treatment

/// Writes synthetic exports of every format.
func writeSample(into folder: String, facilities: Int, data: String) throws {
    let tables = try referenceVocabulary(data)
    let exports = sampleExports(
        seed: 1, facilities: facilities, gazetteer: try referenceGazetteer(data), tables: tables)
    for export in exports { try write(export, into: folder) }
}

/// Writes ten synthetic exports, two a region.
func writeRegions(into folder: String, facilities: Int, data: String) throws {
    let tables = try referenceVocabulary(data)
    let gazetteer = try referenceGazetteer(data)
    for region in 0..<sampleRegions {
        for export in sampleRegion(region, facilities: facilities, gazetteer: gazetteer, tables: tables) {
            try write(export, into: folder)
        }
    }
}

/// Service codes and what their absence means, of a data folder.
func referenceVocabulary(_ data: String) throws -> VocabularyTables {
    try VocabularyTables(
        codes: try onlyFile("\(data)/vocabulary/codes.csv"), absence: try onlyFile("\(data)/vocabulary/absence.csv"))
}

private func write(_ export: ExportFile, into folder: String) throws {
    let path = "\(folder)/\(export.name)"
    let isPackage = !export.parts.isEmpty
    try FileManager.default.createDirectory(
        atPath: isPackage ? path : folder, withIntermediateDirectories: true)
    if isPackage {
        for part in export.parts { try write(part, into: path) }
    } else {
        try Data(export.bytes).write(to: URL(fileURLWithPath: path))
    }
}
