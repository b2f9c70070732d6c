import LocatorIndex
import LocatorIngest
import TestSupport
import Treatment

/// Every reader of CSV over the same bytes; the rows lie in the file and their cells in the rows.
func readEveryCSV(_ input: [UInt8]) {
    let file = ExportFile(name: "input.csv", bytes: input)
    readRows(file)
    _ = recognise(file)
    _ = bystander(file)
    outcome(file) { file throws(FileError) in try readSAMHSADirectory(file, ordinal: 0, tables: Known.tables) }
    outcome(file) { file throws(FileError) in try readFindTreatment(file, ordinal: 0, tables: Known.tables) }
    outcome(file) { file throws(FileError) in try readListingCSV(file, ordinal: 0) }
}

/// Every reader of XML over the same bytes.
func readEveryXML(_ input: [UInt8]) {
    let file = ExportFile(name: "input.xml", bytes: input)
    _ = recognise(file)
    _ = bystander(file)
    outcome(file) { file throws(FileError) in try readListingXML(file, ordinal: 0) }
    outcome(file) { file throws(FileError) in try readAIRS(file, ordinal: 0, levels: Known.options.airsLevels) }
}

/// The sample's HSDS package with one of its tables in another form: the first byte says which.
func readPackage(_ input: [UInt8]) {
    guard let first = input.first, !Known.package.parts.isEmpty else { return }
    let replaced = Int(first) % Known.package.parts.count
    let parts = Known.package.parts.enumerated().map { place, part in
        place == replaced ? ExportFile(name: part.name, bytes: Array(input.dropFirst())) : part
    }
    let package = ExportFile(name: "package", parts: parts)
    _ = recognise(package)
    do throws(FileError) {
        let found = try readHSDS(package, ordinal: 0, firstPart: 0, rules: Known.options.hsdsRules, asOf: nil)
        let others = found.quarantined.values.reduce(0, +) + found.setAside.values.reduce(0, +)
        hold(
            found.read == found.records.count + others, "\(found.read) read, \(found.records.count) + \(others) told of"
        )
    } catch { isSaid(error) }
}

/// The whole way of an export, beside another one that its records may merge with: whatever is accepted makes a
/// snapshot of which every check holds.
func ingestAndCheck(_ input: [UInt8]) {
    let files = [ExportFile(name: "input", bytes: input)] + Known.exports
    do {
        let run = try ingest(files, tables: Known.tables, gazetteer: sampleGazetteer, options: Known.options)
        let broken = try Snapshot(bytes: encode(run.catalog)).check()
        hold(broken.isEmpty, "ingest made a snapshot with \(broken.prefix(3))")
    } catch let error as FileError {
        isSaid(error)
    } catch {
        hold(false, "ingest made no snapshot: \(error)")
    }
}

private func readRows(_ file: ExportFile) {
    do throws(FileError) {
        var reader = try CSVReader(file.bytes, file: file.name)
        var row = CSVRow()
        var last = (line: 0, byte: -1)
        while try reader.next(&row) {
            hold(row.line > last.line && row.byte > last.byte, "row at line \(row.line) after line \(last.line)")
            last = (row.line, row.byte)
            for column in 0...row.count {
                let range = row.range(column)
                hold(range.upperBound <= file.bytes.count, "cell \(column) of line \(row.line) lies in the file")
                _ = row.text(column)
            }
            _ = row.cp1252Column
        }
    } catch { isSaid(error) }
}

/// Reads `file`, and holds what every reader promises of what it found.
private func outcome(_ file: ExportFile, _ read: (ExportFile) throws(FileError) -> ReadOutcome) {
    do throws(FileError) {
        let found = try read(file)
        let others = found.quarantined.values.reduce(0, +) + found.setAside.values.reduce(0, +)
        hold(
            found.read == found.records.count + others, "\(found.read) read, \(found.records.count) + \(others) told of"
        )
        for record in found.records {
            hold((0...file.bytes.count).contains(record.position.byte), "a record at byte \(record.position.byte)")
        }
    } catch { isSaid(error) }
}

/// An error says which file, and what to do.
private func isSaid(_ error: FileError) {
    hold(!error.problem.isEmpty && !error.cure.isEmpty && error.line >= 0, "an error without words: \(error)")
}
