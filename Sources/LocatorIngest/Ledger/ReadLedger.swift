import Treatment

extension IdentityLedger {
    /// Reads what `bytes` writes; rows may stand in any order.
    /// - Throws: anything else, with its line: a ledger is never guessed at, because ids would change.
    package init(_ file: ExportFile) throws(FileError) {
        self.init()
        var rows = LedgerRows(bytes: file.bytes)
        let head = rows.next() ? rows.text(rows.line) : ""
        guard head == IdentityLedger.header else {
            throw FileError(
                file: file.path, line: 1,
                problem: "this is no ledger of ids: its first line is not \(IdentityLedger.header)",
                cure: "Give the .ledger.csv that lies beside the snapshot.")
        }
        while rows.next() {
            if rows.line.isEmpty { continue }
            guard let row = rows.row else { throw rows.refused(file, "13 columns") }
            switch rows.text(row[0]) {
            case "facility": facilities.append(try rows.facility(row, file))
            case "program": programs.append(try rows.program(row, file))
            case "redirect": redirects.append(try rows.redirect(row, file))
            case let kind: throw rows.refused(file, "facility, program or redirect, not \"\(kind.prefix(20))\"")
            }
        }
        facilities.sort { $0.id < $1.id }
        programs.sort { ($0.facility, $0.id) < ($1.facility, $1.id) }
        redirects.sort()
        try checkWhole(file)
    }

    /// One thing an id, and no redirect that leads nowhere or round.
    private func checkWhole(_ file: ExportFile) throws(FileError) {
        func refused(_ id: UInt64, _ problem: String) -> FileError {
            FileError(
                file: file.path, problem: "\(base32(id)) \(problem)",
                cure: "Take the ledger of the live snapshot as it was written; it is not for editing.")
        }
        let ids = (facilities.map(\.id) + programs.map(\.id) + redirects.map(\.old)).sorted()
        for place in ids.indices.dropFirst() where ids[place] == ids[place - 1] {
            throw refused(ids[place], "stands for two things")
        }
        let present = Set(facilities.map(\.id) + programs.map(\.id))
        for redirect in redirects where !present.contains(redirect.new) {
            throw refused(redirect.old, "leads to \(base32(redirect.new)), which is not there")
        }
        let known = Set(facilities.map(\.id))
        for program in programs where !known.contains(program.facility) {
            throw refused(program.id, "is a program of a facility that is not there")
        }
    }
}

/// The lines of a ledger, taken apart by their bytes.
private struct LedgerRows {
    let bytes: [UInt8]
    /// Where the line lies that is being read.
    var line = 0..<0
    private var number = 0
    private var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Bool {
        guard at < bytes.count else { return false }
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        var end = at
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        line = start..<end
        at += 1
        number += 1
        return true
    }

    /// The 13 cells of the line.
    var row: [Range<Int>]? {
        var cells: [Range<Int>] = []
        cells.reserveCapacity(13)
        var start = line.lowerBound
        for place in line where bytes[place] == UInt8(ascii: ",") {
            cells.append(start..<place)
            start = place + 1
        }
        cells.append(start..<line.upperBound)
        return cells.count == 13 ? cells : nil
    }

    func text(_ cell: Range<Int>) -> String { String(decoding: bytes[cell], as: UTF8.self) }

    func refused(_ file: ExportFile, _ expected: String) -> FileError {
        FileError(
            file: file.path, line: number, problem: "expected \(expected)",
            cure: "Take the ledger of the live snapshot as it was written; it is not for editing.")
    }

    func facility(_ row: [Range<Int>], _ file: ExportFile) throws(FileError) -> LedgerFacility {
        guard let id = id(row[1]), let keys = numbers(row[3]), let sites = numbers(row[4]), let names = numbers(row[5]),
            let phones = numbers(row[6]), let first = day(row[11]), let seen = day(row[12])
        else { throw refused(file, "a facility with its id, keys, evidence and days") }
        var evidence = SiteEvidence()
        (evidence.sites, evidence.names, evidence.phones) = (sites, names, phones)
        if !row[7].isEmpty {
            guard let state = StateCode(text(row[7])) else { throw refused(file, "a state of two letters") }
            evidence.state = state
        }
        return LedgerFacility(id: id, keys: keys, evidence: evidence, first: first, seen: seen)
    }

    func program(_ row: [Range<Int>], _ file: ExportFile) throws(FileError) -> LedgerProgram {
        guard let id = id(row[1]), let facility = self.id(row[2]), let signature = self.id(row[3]),
            let level = Level(name: text(row[8])), let focus = Focus(name: text(row[9])),
            let audience = row[10].isEmpty ? 0 : self.id(row[10]), let first = day(row[11]), let seen = day(row[12])
        else { throw refused(file, "a program with its id, facility, level, focus and days") }
        return LedgerProgram(
            id: id, facility: facility, signature: signature, level: level, focus: focus, audience: audience,
            first: first, seen: seen)
    }

    func redirect(_ row: [Range<Int>], _ file: ExportFile) throws(FileError) -> Redirect {
        guard let old = id(row[1]), let new = id(row[2]), old != new else {
            throw refused(file, "a former id and the present one")
        }
        return Redirect(from: old, to: new)
    }

    private func id(_ cell: Range<Int>) -> UInt64? {
        guard cell.count == 13 else { return nil }
        var value: UInt64 = 0
        for place in cell {
            let digit = base32Values[Int(bytes[place])]
            guard digit < 32, place > cell.lowerBound || digit < 16 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        return value
    }

    /// Sorted, each once.
    private func numbers(_ cell: Range<Int>) -> [UInt64]? {
        if cell.isEmpty { return [] }
        guard (cell.count + 1) % 14 == 0 else { return nil }
        var values: [UInt64] = []
        for start in stride(from: cell.lowerBound, to: cell.upperBound, by: 14) {
            guard start == cell.lowerBound || bytes[start - 1] == UInt8(ascii: " "), let value = id(start..<start + 13)
            else { return nil }
            values.append(value)
        }
        for place in values.indices.dropFirst() where values[place] <= values[place - 1] { return Set(values).sorted() }
        return values
    }

    /// Nil for no day; the day itself is nil in an empty cell.
    private func day(_ cell: Range<Int>) -> Day?? {
        if cell.isEmpty { return .some(nil) }
        guard cell.count == 10, let day = ListingCodes.day(bytes[cell]) else { return nil }
        return .some(day)
    }
}

/// By byte; 255 for what is no digit.
private let base32Values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in base32Digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
}()
