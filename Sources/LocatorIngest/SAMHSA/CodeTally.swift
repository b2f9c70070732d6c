import Treatment

/// How often each code is stated in a file, and what that tells of the file.
struct CodeTally {
    private(set) var counts: [Int]
    private var first: [Position?]
    private var rows = 0
    private let table: CodeTable

    /// A code of the legend that no row of a file this large states was not asked in earnest.
    static let largeFile = 1000

    init(_ table: CodeTable) {
        self.table = table
        counts = [Int](repeating: 0, count: table.codes.count)
        first = [Position?](repeating: nil, count: table.codes.count)
    }

    mutating func add(_ stated: StatedCodes, at position: Position) {
        rows += 1
        stated.codes.forEach { ordinal in
            if counts[ordinal] == 0 { first[ordinal] = position }
            counts[ordinal] += 1
        }
    }

    /// The survey whose own codes occur more often; nil when neither's do.
    var questionnaire: Questionnaire? {
        let own = Questionnaire.allCases.map { questionnaire in
            counts.indices.filter { table.codes[$0].askedBy == [questionnaire] }.reduce(0) { $0 + counts[$1] }
        }
        return own[0] == own[1] ? nil : Questionnaire.allCases[own[0] > own[1] ? 0 : 1]
    }

    /// Codes that the survey asks and no row of a large file states.
    func silent(_ questionnaire: Questionnaire) -> CodeSet {
        guard rows >= CodeTally.largeFile else { return CodeSet() }
        return CodeSet(counts.indices.filter { counts[$0] == 0 && table.codes[$0].askedBy.contains(questionnaire) })
    }

    /// Notices on codes that never occur, and on codes that the survey does not ask.
    func notices(
        _ questionnaire: Questionnaire, at head: Position, field: String = "", isAsked: (Int) -> Bool = { _ in true }
    ) -> [Notice] {
        let silent = silent(questionnaire)
        return counts.indices.compactMap { ordinal in
            let code = table.codes[ordinal]
            if silent.contains(ordinal), isAsked(ordinal) {
                return Notice(.codeSilent, at: head, field: field, value: code.code)
            }
            guard let position = first[ordinal], !code.askedBy.contains(questionnaire) else { return nil }
            return Notice(.codeOutsideLegend, at: position, field: field, value: "\(code.code) ×\(counts[ordinal])")
        }
    }
}
