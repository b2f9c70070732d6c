package import Treatment

/// Reads `data/vocabulary/categories.csv`: SAMHSA's names of the categories of its codes.
/// - Throws: a category of `codes.csv` without a name, an unknown one, one said twice: with file and line.
package func readCategories(
    _ file: ExportFile, of tables: VocabularyTables
) throws(FileError) -> [CodeBook.Category] {
    var sheet = try TableSheet(file, columns: ["category", "name"])
    var categories: [CodeBook.Category] = []
    while try sheet.next() {
        let category = CodeBook.Category(code: sheet["category"], name: sheet["name"])
        guard tables.table.categories.contains(category.code) else {
            throw sheet.error("no category is called \"\(category.code)\"", "Write a category of codes.csv.")
        }
        guard !category.name.isEmpty, !categories.contains(where: { $0.code == category.code }) else {
            throw sheet.error("\(category.code) has no name, or stands here twice", "Write each once, with its name.")
        }
        categories.append(category)
    }
    for code in tables.table.categories where !categories.contains(where: { $0.code == code }) {
        throw FileError(file: file.name, problem: "the category \(code) of codes.csv is missing", cure: "Add its name.")
    }
    return categories
}

/// The code table as answers name it, by the ordinals that records' codes have.
func codeBook(_ tables: VocabularyTables, _ named: [CodeBook.Category]) -> CodeBook {
    let table = tables.table
    return CodeBook(
        categories: table.categories.map { code in
            named.first { $0.code == code } ?? CodeBook.Category(code: code, name: code)
        },
        codes: table.codes.indices.map {
            CodeBook.Code(category: table.categoryOf[$0], letters: table.codes[$0].code, name: table.codes[$0].name)
        })
}
