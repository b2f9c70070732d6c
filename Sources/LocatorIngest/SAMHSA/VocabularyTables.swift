import Treatment

/// The reviewed tables of `data/vocabulary`: what SAMHSA's codes say, and what it means when they are absent.
package struct VocabularyTables: Sendable {
    /// In the order of `codes.csv`.
    package var codes: [ServiceCode] { table.codes }
    /// In the order of `absence.csv`.
    package let absences: [Absence]
    let table: CodeTable

    init(table: CodeTable, absences: [Absence]) {
        self.table = table
        self.absences = absences
    }

    /// Reads `codes.csv` and `absence.csv`.
    /// - Throws: a missing column, an unknown term, grade, level, category or code, a row said twice: with file and line.
    package init(codes: ExportFile, absence: ExportFile) throws(FileError) {
        table = CodeTable(try readCodes(codes))
        absences = try readAbsences(absence, table)
    }
}

private func readCodes(_ file: ExportFile) throws(FileError) -> [ServiceCode] {
    var sheet = try TableSheet(
        file,
        columns: ["category", "code", "name", "su", "mh", "yes", "no", "only", "levels", "unless", "scope", "reason"])
    var codes: [ServiceCode] = []
    var known: Set<[String]> = []
    while try sheet.next() {
        let code = ServiceCode(
            category: sheet["category"], code: sheet["code"].uppercased(), name: sheet["name"],
            askedBy: Set(Questionnaire.allCases.filter { sheet[$0.name] == "asked" }),
            yes: try sheet.statements("yes"), no: try sheet.statements("no"),
            only: try sheet.statements("only").map(\.term).sorted(), level: try sheet.level("levels"),
            unless: sheet.list("unless"), scope: try sheet.level("scope"), reason: sheet["reason"])
        guard (1...8).contains(code.code.utf8.count), !code.category.isEmpty,
            known.insert([code.category, code.code]).inserted
        else {
            throw sheet.error(
                "\(code.category) \(code.code) is no code of 1 to 8 letters, or stands here twice", "Correct it.")
        }
        guard code.saysNothing == !code.reason.isEmpty else {
            throw sheet.error(
                "\(code.code) needs either something that it says or a reason why it says nothing",
                "Fill in one of the two.")
        }
        codes.append(code)
    }
    guard codes.count <= CodeSet.capacity, Set(codes.map(\.category)).count <= 48 else {
        throw FileError(file: file.name, problem: "more than 384 codes or 48 categories", cure: "Widen CodeSet.")
    }
    let letters = Set(codes.map(\.code))
    for code in codes {
        for other in code.unless where !letters.contains(other) {
            throw FileError(
                file: file.name, problem: "\(code.code) names \(other), which is no code", cure: "Correct it.")
        }
    }
    return codes
}

private func readAbsences(_ file: ExportFile, _ table: CodeTable) throws(FileError) -> [Absence] {
    var sheet = try TableSheet(file, columns: ["directory", "category", "codes", "meaning", "by", "agreement", "why"])
    let letters = Set(table.codes.map(\.code))
    var absences: [Absence] = []
    while try sheet.next() {
        guard let questionnaire = Questionnaire.allCases.first(where: { $0.name == sheet["directory"] }) else {
            throw sheet.error("no directory is called \"\(sheet["directory"])\"", "Write su or mh.")
        }
        guard let meaning = Absence.Meaning(rawValue: sheet["meaning"]) else {
            let words = Absence.Meaning.allCases.map(\.rawValue).joined(separator: ", ")
            throw sheet.error("an absence cannot mean \"\(sheet["meaning"])\"", "Write one of \(words).")
        }
        let absence = Absence(
            questionnaire: questionnaire, category: sheet["category"], codes: sheet.list("codes"), meaning: meaning,
            by: sheet.list("by"))
        for category in [absence.category] + (meaning == .gated ? [] : absence.by)
        where !table.categories.contains(category) {
            throw sheet.error("no category is called \"\(category)\"", "Write a category of codes.csv.")
        }
        for code in absence.codes + (meaning == .gated ? absence.by : []) where !letters.contains(code) {
            throw sheet.error("no code is called \"\(code)\"", "Write a code of codes.csv.")
        }
        absences.append(absence)
    }
    for questionnaire in Questionnaire.allCases {
        let asked = table.categories.filter { category in
            table.codes.contains { $0.category == category && $0.askedBy.contains(questionnaire) }
        }
        for category in asked {
            let rows = absences.filter {
                $0.questionnaire == questionnaire && $0.category == category && $0.codes.isEmpty
            }
            guard rows.count == 1 else {
                throw FileError(
                    file: file.name,
                    problem:
                        "\(rows.count) rows say what is meant by an absent code of \(category) in \(questionnaire.name)",
                    cure: "Write exactly one row without codes.")
            }
        }
    }
    return absences
}
