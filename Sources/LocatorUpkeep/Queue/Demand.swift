package import LocatorIndex
package import LocatorIngest
package import LocatorSearch

/// A question that many people are taken to ask: written down and reviewed in `data/demand.csv`, never taken from a log.
package struct SavedQuery: Hashable, Sendable {
    /// Lower-case words with hyphens, unique: `evening-iop-medicaid`.
    package let name: String
    /// How often it is asked beside the others: 1 ... 1,000.
    package let weight: Int
    /// `level=iop&window=evening`: parameters of a search, without a place.
    package let query: String
    /// Who asks this, in words.
    package let about: String

    package init(name: String, weight: Int, query: String, about: String) {
        self.name = name
        self.weight = weight
        self.query = query
        self.about = about
    }

    /// The parameters, in the order they are written.
    package var parameters: [(name: String, value: String)] {
        query.split(separator: "&").map { part in
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(sides.first ?? ""), sides.count > 1 ? String(sides[1]) : "")
        }
    }

    /// The request it means in a snapshot, without a place.
    /// - Throws: a parameter that does not fit.
    package func request(in snapshot: Snapshot) throws(ParameterError) -> SearchRequest {
        try parseRequest(parameters, in: snapshot).request
    }
}

/// Reads `data/demand.csv`: `name,weight,query,about`.
/// - Throws: a missing column, a name said twice or badly written, a weight out of range, a query with a place or without a
///   parameter: with file and line.
package func readDemand(_ file: ExportFile) throws(FileError) -> [SavedQuery] {
    var reader = try CSVReader(file.bytes, file: file.path)
    var places: [Int] = []
    for name in columns {
        guard let place = reader.column(name) else {
            throw FileError(
                file: file.path, line: 1, problem: "the column \"\(name)\" is missing",
                cure: "The header is \(columns.joined(separator: ",")).")
        }
        places.append(place)
    }
    var queries: [SavedQuery] = []
    var row = CSVRow()
    while try reader.next(&row) {
        func error(_ problem: String, _ cure: String) -> FileError {
            FileError(file: file.path, line: row.line, problem: problem, cure: cure)
        }
        let cells = places.map { $0 < row.count ? row.text($0) : "" }
        guard !cells[0].isEmpty, cells[0].utf8.allSatisfy(isOfName) else {
            throw error("\"\(cells[0])\" is no name", "Write small letters, digits and hyphens: evening-iop.")
        }
        guard !queries.contains(where: { $0.name == cells[0] }) else {
            throw error("\"\(cells[0])\" stands here twice", "Give each query a name of its own.")
        }
        guard let weight = Int(cells[1]), (1...1000).contains(weight) else {
            throw error("the weight \"\(cells[1])\" is no whole number from 1 to 1000", "Write how often it is asked.")
        }
        let query = SavedQuery(name: cells[0], weight: weight, query: cells[2], about: cells[3])
        guard !query.parameters.isEmpty, query.parameters.allSatisfy({ !$0.name.isEmpty && !$0.value.isEmpty }) else {
            throw error("the query \"\(cells[2])\" cannot be read", "Write it like level=iop&payment=medicaid.")
        }
        if let placed = query.parameters.first(where: { placing.contains($0.name) }) {
            throw error("the query names a place (\(placed.name))", "Leave it out: the query is asked everywhere.")
        }
        queries.append(query)
    }
    guard !queries.isEmpty else {
        throw FileError(file: file.path, problem: "no query", cure: "Write at least one row.")
    }
    return queries
}

private let columns = ["name", "weight", "query", "about"]
private let placing: Set<String> = ["near", "radius", "ring", "scale", "q", "cursor"]

private func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
}
