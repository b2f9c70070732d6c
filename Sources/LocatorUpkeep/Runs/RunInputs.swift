import Foundation
import LocatorIndex
package import LocatorIngest
import Treatment

/// The files of a run with their sources and rules, and the recipe they make.
package struct RunInputs: Sendable {
    package var files: [ExportFile] = []
    package var rules: [String: FileRules] = [:]
    package var records: [RunRecord.InputRecord] = []
    /// Hash of inputs, tables and rules: equal ones give equal bytes.
    package var recipe = ""

    /// The name of the source of each file's path.
    package var sourceOf: [String: String] {
        Dictionary(records.map { ($0.path, $0.source) }, uniquingKeysWith: { first, _ in first })
    }
}

/// Finds and reads the files of every source.
/// - Throws: a source without files, a file of two sources, a name without a date, what `readExport` throws.
func gather(_ request: RunRequest, tables: ReferenceFiles) throws(FileError) -> RunInputs {
    var inputs = RunInputs()
    var owner: [String: String] = [:]
    var hashed: [HashedFile] = []
    for entry in request.sources.sources {
        let found = try files(of: entry, below: request.base)
        for file in found {
            if let other = owner.updateValue(entry.name, forKey: file.path) {
                throw FileError(
                    file: file.path, problem: "the file belongs to two sources, \(other) and \(entry.name)",
                    cure: "Narrow the pattern of one of them.")
            }
            var rules = try rules(of: file, in: entry)
            for part in file.parts { owner[part.path] = entry.name }
            let hash = contentHash(file)
            let day = rules.asOf ?? date(of: file, request.dates)
            rules.asOf = day
            inputs.rules[file.path] = rules
            inputs.records.append(
                .init(source: entry.name, path: file.path, bytes: file.byteCount, hash: hexadecimal(hash)))
            hashed.append(
                HashedFile(
                    source: entry.name, name: file.name, hash: hash, rules: "\(rules)", isDated: isCorrections(file)))
            inputs.files.append(file)
        }
    }
    inputs.recipe = hexadecimal(recipe(hashed, request, tables))
    return inputs
}

/// What the system says of every file that the run would read, none of them opened: exports, then tables.
/// - Throws: as `gather`, as far as names tell.
func stamps(_ request: RunRequest) throws(FileError) -> [FileStamp] {
    var paths: [String] = []
    for entry in request.sources.sources {
        for file in try files(of: entry, below: request.base, findExport) {
            paths += file.parts.isEmpty ? [file.path] : file.parts.map(\.path)
        }
    }
    var stamps: [FileStamp] = []
    for path in paths + ReferenceFiles.paths(in: request.data) { stamps.append(try stamp(of: path)) }
    return stamps
}

private func files(
    of entry: SourceEntry, below base: String,
    _ reading: (String) throws(FileError) -> [ExportFile] = readExport
) throws(FileError) -> [ExportFile] {
    var files: [ExportFile] = []
    for pattern in entry.paths {
        let found = paths(matching: pattern, below: base)
        let isPattern = pattern.contains("*") || pattern.contains("?")
        if found.isEmpty, !entry.isOptional {
            throw FileError(
                file: pattern, problem: "the source \(entry.name) has no file that fits this pattern",
                cure: "Put the export there, correct the path, or write optional: true if it may be missing.")
        }
        for path in found {
            if entry.isOptional, !isPattern, !FileManager.default.fileExists(atPath: path) { continue }
            files += try reading(path)
        }
    }
    return files
}

private func rules(of file: ExportFile, in entry: SourceEntry) throws(FileError) -> FileRules {
    var rules = FileRules()
    rules.publisher = entry.publisher
    rules.format = entry.format
    rules.precedence = entry.precedence
    rules.codes = entry.codes
    switch entry.date {
    case .stated: break
    case .day(let day): rules.asOf = day
    case .fileName:
        let folders = file.path.split(separator: "/").suffix(2)
        guard let day = folders.reversed().lazy.compactMap({ dateWithin($0) }).first else {
            throw FileError(
                file: file.path, problem: "neither the file's name nor its folder's has a date",
                cure: "Name it like listing-2026-05-25.csv, or write as-of: 2026-05-25 for the source \(entry.name).")
        }
        rules.asOf = day
    }
    return rules
}

/// The first `2022-05-25`, `20220525`, `2022-05` or `2022` in a name.
func dateWithin(_ name: some StringProtocol) -> Day? {
    let bytes = Array(name.utf8)
    let runs = bytes.split { !isDateByte($0) }.map { String(decoding: $0, as: UTF8.self) }
    for run in runs {
        let parts = run.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        for (place, part) in parts.enumerated() {
            if part.count == 8, let day = Day("\(part.prefix(4))-\(part.dropFirst(4).prefix(2))-\(part.suffix(2))") {
                return day
            }
            guard part.count == 4, (1970...2149).contains(Int(part) ?? 0) else { continue }
            let rest = parts[(place + 1)...].prefix(2).prefix { $0.count == 2 }
            for length in stride(from: rest.count, through: 0, by: -1) {
                if let day = Day(([part] + rest.prefix(length)).joined(separator: "-")) { return day }
            }
        }
    }
    return nil
}

private func isDateByte(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F }

/// A date from the command line, by the path or its end.
private func date(of file: ExportFile, _ dates: [(path: String, day: Day)]) -> Day? {
    var options = IngestOptions()
    options.asOf = dates
    return options.asOf(file.path)
}

/// What a file adds to the recipe.
private struct HashedFile {
    let source, name: String
    let hash: UInt64
    let rules: String
    /// What it says depends on the day of the run.
    let isDated: Bool
}

private func recipe(
    _ files: [HashedFile], _ request: RunRequest,
    _ tables: ReferenceFiles
) -> UInt64 {
    var hash = StableHash()
    hash.add(number: UInt64(rulesVersion))
    hash.add(number: UInt64(Header.version))
    hash.add(request.program)
    hash.add(number: tables.hash)
    // Corrections run out by the day; nothing else depends on it.
    if files.contains(where: \.isDated) { hash.add("\(request.today.map { "\($0)" } ?? "")") }
    for file in files.sorted(by: { ($0.hash, $0.source, $0.name, $0.rules) < ($1.hash, $1.source, $1.name, $1.rules) })
    {
        hash.add(file.source)
        hash.add(file.name)
        hash.add(number: file.hash)
        hash.add(file.rules)
    }
    return hash.value
}

private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
