package import Treatment

/// The bytes of a snapshot of `catalog`. The same catalog gives the same bytes, whatever the order of its programs,
/// facilities and vocabulary's carriers was made in. The catalog is used up: it is let go of before the bytes are put together.
/// - Throws: `IndexError.tooLarge` when something outgrows the format.
package func encode(_ given: consuming Catalog) throws(IndexError) -> [UInt8] {
    let catalog = given
    let order = ProgramOrder(catalog)
    let points = order.programs.prefix(order.located).compactMap {
        catalog.facilities[catalog.programs[$0].facility].point
    }
    let grid = gridTables(order.grid, points)
    let words = (catalog.vocabulary.count + 63) / 64
    let summary = Summary(
        programs: order.programs.count, located: order.located, facilities: order.facilities.count, words: words,
        terms: catalog.vocabulary.count, gridStep: order.grid.step, gridFirstRow: grid.first, asOf: catalog.asOf,
        rulesVersion: catalog.rulesVersion, gazetteerVersion: catalog.gazetteer.version)

    // What needs nothing of the others is made beside them.
    let (made, (programs, (names, codes))) = atOnce({ shownSections(catalog, order) }) {
        atOnce({ programSections(catalog, order, words: words) }) {
            atOnce({ countedNames(catalog) }) { codeSections(catalog, order) }
        }
    }
    let columns = try programs.get()
    var shown = made
    let gridSections: [Section] = [
        (.gridRows, bytes(of: grid.rows.flatMap { [$0.firstColumn, $0.columns, $0.cells, $0.reserved] })),
        (.gridCells, bytes(of: grid.cells)),
    ]
    // The sections that come first are hashed while those of the text are made.
    let (text, begun) = atOnce({ textSections(catalog, order) }) {
        // Half a kilobyte a program is what real directories come to.
        var image = ImageWriter(capacity: 512 * order.programs.count + 96 * catalog.gazetteer.zips.count)
        image.add(.summary, summary.encoded)
        for sections in [positionSections(points), made.fields, columns, gridSections] { image.add(sections) }
        return image
    }
    var image = begun
    image.add(text.sections)
    image.add(nameSections(names, text.tokens, &shown.strings))
    image.add(shown.tables)
    image.add(codes)
    image.add(shown.codeBook.id, shown.codeBook.bytes)
    image.add(.formerIDs, catalog.redirects.sorted().flatMap { [$0.old, $0.new] })
    image.add(.strings, shown.strings.bytes)
    return image.finished()
}

/// A section as it will lie in the file.
typealias Section = (id: SectionID, bytes: [UInt8])

/// All that texts are kept for, and the pool that holds the texts.
private struct ShownSections: Sendable {
    var fields: [Section]
    var tables: [Section]
    var codeBook: Section
    var strings: StringPool
}

private func shownSections(_ catalog: Catalog, _ order: ProgramOrder) -> ShownSections {
    var strings = StringPool()
    let fields = facilitySections(catalog, order, &strings) + fieldSections(catalog, order, &strings)
    let tables = gazetteerSections(catalog, &strings) + conceptSections(catalog, &strings)
    let codeBook = codeBookSection(catalog.codeBook, &strings)
    return ShownSections(fields: fields, tables: tables, codeBook: codeBook, strings: strings)
}

private func positionSections(_ points: [Coordinate]) -> [Section] {
    // Programs of one facility share its point: the trigonometry is done once.
    var last: (point: Coordinate, earth: EarthPoint)?
    let earth = points.map { point in
        if let last, last.point == point { return last.earth }
        let computed = EarthPoint(point)
        last = (point, computed)
        return computed
    }
    return [(.x, bytes(of: earth.map(\.x))), (.y, bytes(of: earth.map(\.y))), (.z, bytes(of: earth.map(\.z)))]
}
