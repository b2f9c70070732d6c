package import Treatment

/// The bytes of a snapshot of `catalog`. The same catalog gives the same bytes, whatever the order of its programs,
/// facilities and vocabulary's carriers was made in, and whatever of it is copied. The catalog is used up: it is let go of before
/// the bytes are put together.
/// - Parameter before: the snapshot that `Catalog.unchanged` names facilities of; whole, which is not checked here.
/// - Throws: `IndexError.tooLarge` when something outgrows the format; `damaged` when something to be copied is not there.
package func encode(_ given: consuming Catalog, over before: Snapshot? = nil) throws(IndexError) -> [UInt8] {
    var image = try encodeUnnamed(given, over: before)
    name(&image, by: SHA256.hash(image.span.extracting(Header.size..<image.count)))
    return image
}

/// The same without the content hash, which is of all bytes and takes its time.
func encodeUnnamed(_ given: consuming Catalog, over before: Snapshot?) throws(IndexError) -> [UInt8] {
    let content = try Content(given, over: before)
    let catalog = content.catalog
    let order = ProgramOrder(content)
    let points = order.programs.prefix(order.located).compactMap {
        content.point(ofFacility: content.facility(of: $0))
    }
    let grid = gridTables(order.grid, points)
    let words = (catalog.vocabulary.count + 63) / 64
    let summary = Summary(
        programs: order.programs.count, located: order.located, facilities: order.facilities.count, words: words,
        terms: catalog.vocabulary.count, gridStep: order.grid.step, gridFirstRow: grid.first, asOf: catalog.asOf,
        rulesVersion: catalog.rulesVersion, gazetteerVersion: catalog.gazetteer.version)

    // What needs nothing of the others is made beside them, the longest first.
    let pieces = (
        shown: Underway { shownSections(content, order) },
        programs: Underway { programSections(content, order, words: words) },
        codes: Underway { codeSections(content, order) }
    )
    let names = countedNames(content)
    let columns = try pieces.programs.take().get()
    var shown = try pieces.shown.take().get()
    let fields = shown.fields
    shown.fields = []
    let gridSections: [Section] = [
        (.gridRows, bytes(of: grid.rows.flatMap { [$0.firstColumn, $0.columns, $0.cells, $0.reserved] })),
        (.gridCells, bytes(of: grid.cells)),
    ]
    // The sections that come first are put together while those of the text are made.
    var made: (text: TextSections, image: ImageWriter) = atOnce({ textSections(content, order) }) {
        // Half a kilobyte a program is what real directories come to.
        var image = ImageWriter(capacity: 512 * order.programs.count + 96 * catalog.gazetteer.zips.count)
        image.add(.summary, summary.encoded)
        for sections in [positionSections(points), fields, columns, gridSections] { image.add(sections) }
        return image
    }
    made.image.add(made.text.sections)
    made.image.add(nameSections(names, made.text.tokens, &shown.strings))
    made.image.add(shown.tables)
    made.image.add(pieces.codes.take())
    made.image.add(shown.codeBook.id, shown.codeBook.bytes)
    made.image.add(.formerIDs, catalog.redirects.sorted().flatMap { [$0.old, $0.new] })
    made.image.add(.strings, shown.strings.bytes)
    return made.image.finish()
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

private func shownSections(_ content: Content, _ order: ProgramOrder) -> Result<ShownSections, IndexError> {
    var strings = StringPool()
    var texts = CarriedTexts(content.before)
    var fields = facilitySections(content, order, &strings, &texts)
    do throws(IndexError) { fields += try fieldSections(content, order, &strings, &texts) } catch {
        return .failure(error)
    }
    let catalog = content.catalog
    let tables = gazetteerSections(catalog, &strings) + conceptSections(catalog, &strings)
    let codeBook = codeBookSection(catalog.codeBook, &strings)
    return .success(ShownSections(fields: fields, tables: tables, codeBook: codeBook, strings: strings))
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
