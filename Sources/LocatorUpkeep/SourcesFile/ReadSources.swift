package import LocatorIngest
import Treatment
import Yams

/// Reads a sources file (YAML 1.1) and checks it as a whole.
/// - Throws: every mistake that is in it, with line and column.
package func readSourcesFile(_ file: ExportFile) throws(SourcesError) -> SourcesFile {
    var check = YAMLCheck(file: file.path)
    let root: Node?
    do {
        root = try compose(yaml: String(decoding: file.bytes, as: UTF8.self))
    } catch {
        throw SourcesError(mistakes: [syntaxMistake(error, file.path)])
    }
    guard let root else {
        check.complain(nil, "the file is empty", "Write sources: and a list; docs/sources.md shows one.")
        throw SourcesError(mistakes: check.mistakes)
    }
    let read = check.sourcesFile(root)
    guard check.mistakes.isEmpty else {
        throw SourcesError(
            mistakes: check.mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }, notify: read.notify)
    }
    return read
}

private func syntaxMistake(_ error: any Error, _ file: String) -> SourcesMistake {
    let cure = "Look for a missing colon, a tab, or lines that are not indented alike."
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        return SourcesMistake(
            file: file, line: mark.line, column: mark.column, problem: "this is not YAML: \(problem)", cure: cure)
    case .duplicatedKeysInMapping(let keys, let context):
        return SourcesMistake(
            file: file, line: context.mark.line, column: context.mark.column,
            problem: "\(keys.map { "\"\($0)\"" }.joined(separator: " and ")) stands here twice", cure: "Remove one.")
    case .reader(let problem, _, _, _):
        return SourcesMistake(
            file: file, line: 0, column: 0, problem: "the file is no text: \(problem)", cure: "Save it as UTF-8.")
    default:
        return SourcesMistake(file: file, line: 0, column: 0, problem: "this is not YAML", cure: cure)
    }
}

extension YAMLCheck {
    fileprivate mutating func sourcesFile(_ root: Node) -> SourcesFile {
        var file = SourcesFile()
        let members = members(root, of: "the file", known: ["sources", "allow", "every", "keep", "notify"])
        file.allow = allowed(members["allow"], from: AllowedChange()) ?? AllowedChange()
        file.every = interval(members["every"], "every")
        if let keep = members["keep"] { file.keep = retention(keep) }
        if let notify = members["notify"] { file.notify = notification(notify) }
        guard let list = members["sources"] else {
            complain(root, "there are no sources", "Write sources: and under it one \"- name: …\" for each.")
            return file
        }
        guard case .sequence(let entries) = list, !entries.isEmpty else {
            complain(list, "sources has to be a list", "Begin each source with \"- name:\".")
            return file
        }
        var lines: [String: Int] = [:]
        for node in entries {
            guard let entry = source(node, file.allow) else { continue }
            if let first = lines[entry.name] {
                complain(
                    node, "the source \"\(entry.name)\" stands in line \(first) too", "Give each a name of its own.")
            }
            lines[entry.name] = entry.line
            file.sources.append(entry)
        }
        return file
    }

    private mutating func source(_ node: Node, _ allow: AllowedChange) -> SourceEntry? {
        let members = members(
            node, of: "a source",
            known: ["name", "path", "publisher", "format", "as-of", "precedence", "allow", "codes", "optional"])
        guard !members.isEmpty else { return nil }
        let name = text(members["name"], "name")
        if members["name"] == nil { complain(node, "a source has no name", "Write name: and a short word.") }
        if let name, !name.utf8.allSatisfy(isNameByte) {
            complain(
                members["name"], "\"\(name)\" is no name", "Use lower-case letters, digits and hyphens: su-directory.")
        }
        let paths = texts(members["path"], "path")
        if members["path"] == nil {
            complain(node, "a source has no path", "Write path: and a file, folder or pattern.")
        }
        var entry = SourceEntry(name: name ?? "", paths: paths ?? [], line: node.mark?.line ?? 0)
        entry.publisher = text(members["publisher"], "publisher")
        entry.format = choice(
            members["format"], "format",
            [("auto", nil)] + Format.allCases.map { ($0.rawValue, Optional($0)) })?.flatMap { $0 }
        entry.date = date(members["as-of"])
        entry.precedence = number(members["precedence"], "precedence", in: 0...200).map { UInt8($0) }
        entry.allow = allowed(members["allow"], from: allow)
        entry.codes = codes(members["codes"])
        entry.isOptional = flag(members["optional"], "optional") ?? false
        return entry
    }

    private mutating func date(_ node: Node?) -> SourceDate {
        guard let node, let word = text(node, "as-of") else { return .stated }
        switch word {
        case "stated": return .stated
        case "file-name": return .fileName
        default:
            if let day = Day(word) { return .day(day) }
            complain(
                node, "as-of cannot be \"\(word)\"",
                "Write 2022, 2022-05 or 2022-05-25; or file-name, to read it in the name of the file; or stated.")
            return .stated
        }
    }

    private mutating func allowed(_ node: Node?, from allowed: AllowedChange) -> AllowedChange? {
        guard let node else { return nil }
        var allowed = allowed
        let fields: [(String, WritableKeyPath<AllowedChange, Int>, Int)] = [
            ("quarantined", \.quarantined, 100), ("vanished", \.vanished, 100), ("appeared", \.appeared, 100_000),
            ("rate", \.ratePoints, 100), ("collapse", \.collapse, 100), ("known", \.known, 100),
            ("moved", \.moved, 100),
            ("lint", \.lint, 100_000),
        ]
        let members = members(node, of: "allow", known: fields.map(\.0))
        for (name, path, most) in fields {
            if let percent = percent(members[name], "allow: \(name)", upTo: most) { allowed[keyPath: path] = percent }
        }
        return allowed
    }

    /// `20` or `20 %`.
    private mutating func percent(_ node: Node?, _ what: String, upTo most: Int) -> Int? {
        guard let node else { return nil }
        let digits = (node.scalar?.string ?? "").filter { $0 != "%" && $0 != " " }
        guard let number = Int(digits), (0...most).contains(number) else {
            complain(node, "\(what) has to be a percentage from 0 to \(most)", "Write it like 20.")
            return nil
        }
        return number
    }

    private mutating func codes(_ node: Node?) -> [CodeOverride] {
        guard let node else { return [] }
        guard case .mapping(let mapping) = node else {
            complain(node, "codes has to map codes to what they mean", "Write \"SNR: ignore\", or \"NEW: OLD\".")
            return []
        }
        return mapping.compactMap { key, value in
            guard let code = text(key, "a code"), let meaning = text(value, "codes: \(code)") else { return nil }
            guard (1...8).contains(code.utf8.count), code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                complain(key, "\"\(code)\" is no code", "Codes have one to eight letters.")
                return nil
            }
            return CodeOverride(code, meaning == "ignore" ? .nothing : .renamed(from: meaning))
        }
    }

    private mutating func retention(_ node: Node) -> Retention {
        var keep = Retention()
        let members = members(node, of: "keep", known: ["snapshots", "days", "runs"])
        keep.snapshots = number(members["snapshots"], "keep: snapshots", in: 2...10_000) ?? keep.snapshots
        keep.days = number(members["days"], "keep: days", in: 0...36_500) ?? keep.days
        keep.runs = number(members["runs"], "keep: runs", in: 10...1_000_000) ?? keep.runs
        return keep
    }

    private mutating func notification(_ node: Node) -> SourcesFile.Notification? {
        let members = members(node, of: "notify", known: ["command", "on"])
        guard let command = texts(members["command"], "notify: command"), !command.isEmpty else {
            if members["command"] == nil {
                complain(node, "notify has no command", "Write command: [program, argument, …].")
            }
            return nil
        }
        guard let on = members["on"] else { return .init(command: command, on: [.held, .failed]) }
        let nodes = if case .sequence(let sequence) = on { Array(sequence) } else { [on] }
        let outcomes = RunRecord.Outcome.allCases.map { ($0.rawValue, $0) }
        return .init(command: command, on: nodes.compactMap { choice($0, "notify: on", outcomes) })
    }

    /// `6h`, `90m`, `7d`.
    private mutating func interval(_ node: Node?, _ what: String) -> Int? {
        guard let node, let word = text(node, what) else { return nil }
        if let seconds = intervalSeconds(word) { return seconds }
        complain(node, "\(what) cannot be \"\(word)\"", "Write a number with m, h or d: 90m, 6h, 7d.")
        return nil
    }
}

/// Seconds of `30s`, `90m`, `6h`, `7d`; from a second to a year.
package func intervalSeconds(_ word: some StringProtocol) -> Int? {
    guard let unit = word.last?.asciiValue, let number = Int(word.dropLast()), number > 0 else { return nil }
    let length: Int
    switch unit {
    case UInt8(ascii: "s"): length = 1
    case UInt8(ascii: "m"): length = 60
    case UInt8(ascii: "h"): length = 3600
    case UInt8(ascii: "d"): length = 86_400
    default: return nil
    }
    return number <= 366 * 86_400 / length ? number * length : nil
}

private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
}
