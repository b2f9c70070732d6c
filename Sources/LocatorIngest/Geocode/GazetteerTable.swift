import Treatment

/// A CSV file of ours: known columns, strict cells.
struct GazetteerTable {
    private var reader: CSVReader
    private var row = CSVRow()
    private var columns: [Int] = []
    private var lastZone: (range: [UInt8], ordinal: Int) = ([], 0)

    init(_ bytes: [UInt8], _ file: String, _ names: [String]) throws(FileError) {
        reader = try CSVReader(bytes, file: file)
        for name in names {
            guard let column = reader.column(name) else {
                throw FileError(
                    file: file, line: 1, problem: "the gazetteer has no column \"\(name)\"",
                    cure: "Make it again with Scripts/make-gazetteer.py.")
            }
            columns.append(column)
        }
    }

    mutating func next() throws(FileError) -> Bool { try reader.next(&row) }

    func text(_ column: Int) -> String { row.text(columns[column]) }

    func number(_ column: Int) throws(FileError) -> Int {
        var value = 0
        let text = row.bytes.span
        for place in row.range(columns[column]) {
            let byte = text[place]
            guard (0x30...0x39).contains(byte), value < 1 << 40 else { throw fault("a whole number") }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    func zip(_ column: Int) throws(FileError) -> ZIPCode {
        let value = try number(column)
        guard row.range(columns[column]).count == 5, (1...99_999).contains(value) else { throw fault("a ZIP code") }
        return ZIPCode(rawValue: UInt32(value))
    }

    func state(_ column: Int) throws(FileError) -> StateCode {
        let range = row.range(columns[column])
        let text = row.bytes.span
        guard range.count == 2, range.allSatisfy({ (0x41...0x5A).contains(text[$0]) }) else {
            throw fault("a state code")
        }
        return StateCode(rawValue: UInt16(text[range.lowerBound]) << 8 | UInt16(text[range.lowerBound + 1]))
    }

    func point(_ latitude: Int, _ longitude: Int) throws(FileError) -> Coordinate {
        guard let latitude = microDegrees(row.bytes, row.range(columns[latitude]), most: 90),
            let longitude = microDegrees(row.bytes, row.range(columns[longitude]), most: 180)
        else { throw fault("a latitude and a longitude in degrees") }
        return Coordinate(microLatitude: latitude, microLongitude: longitude)
    }

    mutating func zone(_ column: Int, _ zones: [String: Int]) throws(FileError) -> Int {
        // Rows of one state stand together, so that the zone is nearly always that of the row before.
        let bytes = row.bytes[row.range(columns[column])]
        if bytes.elementsEqual(lastZone.range) { return lastZone.ordinal }
        guard let ordinal = zones[text(column)] else { throw fault("a time zone of zones.csv") }
        lastZone = (Array(bytes), ordinal)
        return ordinal
    }

    func fault(_ expected: String) -> FileError {
        FileError(
            file: reader.file, line: row.line, problem: "expected \(expected)",
            cure: "Make the gazetteer again with Scripts/make-gazetteer.py.")
    }
}

/// Decimal degrees as micro-degrees, without floating point: `-118.2437` → −118,243,700. Nil for anything else.
func microDegrees(_ bytes: [UInt8], _ range: Range<Int>, most: Int) -> Int32? {
    let text = bytes.span
    var value = 0
    var decimals = -1
    var digits = 0
    var at = range.lowerBound
    let isNegative = at < range.upperBound && text[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    while at < range.upperBound {
        let byte = text[at]
        if byte == UInt8(ascii: "."), decimals < 0 {
            decimals = 0
        } else if (0x30...0x39).contains(byte) {
            digits += 1
            if decimals < 6 { value = value * 10 + Int(byte - 0x30) }
            if decimals >= 0, decimals < 6 { decimals += 1 }
            guard value <= 180_000_000 else { return nil }
        } else {
            return nil
        }
        at += 1
    }
    guard digits > 0 else { return nil }
    for _ in max(0, decimals)..<6 { value *= 10 }
    guard value <= most * 1_000_000 else { return nil }
    return Int32(isNegative ? -value : value)
}
