package import Treatment

/// The bytes of a snapshot of `catalog`. The same catalog gives the same bytes, whatever the order of its programs,
/// facilities and vocabulary's carriers was made in. The catalog is used up: facts, most of its memory, are let go of as they
/// are written.
/// - Throws: `IndexError.tooLarge` when something outgrows the format.
package func encode(_ given: consuming Catalog) throws(IndexError) -> [UInt8] {
    var catalog = given
    let order = ProgramOrder(catalog)
    let points = order.programs.prefix(order.located).compactMap {
        catalog.facilities[catalog.programs[$0].facility].point
    }
    let grid = gridTables(order.grid, points)
    let words = (catalog.vocabulary.count + 63) / 64
    var strings = StringPool()

    let summary = Summary(
        programs: order.programs.count, located: order.located, facilities: order.facilities.count, words: words,
        terms: catalog.vocabulary.count, gridStep: order.grid.step, gridFirstRow: grid.first, asOf: catalog.asOf,
        rulesVersion: catalog.rulesVersion, gazetteerVersion: catalog.gazetteer.version)

    // Half a kilobyte a program is what real directories come to.
    var image = ImageWriter(capacity: 512 * order.programs.count + 96 * catalog.gazetteer.zips.count)
    image.add(.summary, summary.encoded)
    addPositions(points, to: &image)
    image.add(facilitySections(catalog, order, &strings))
    image.add(fieldSections(catalog, order, &strings))
    try addProgramColumns(&catalog, order, words: words, to: &image)
    image.add(.gridRows, grid.rows.flatMap { [$0.firstColumn, $0.columns, $0.cells, $0.reserved] })
    image.add(.gridCells, grid.cells)
    image.add(textSections(catalog, order, &strings))
    image.add(gazetteerSections(catalog, &strings))
    image.add(conceptSections(catalog, &strings))
    image.add(codeSections(catalog, order, &strings))
    image.add(.formerIDs, catalog.redirects.sorted().flatMap { [$0.old, $0.new] })
    image.add(.strings, strings.bytes)
    return image.finished()
}

private func addPositions(_ points: [Coordinate], to image: inout ImageWriter) {
    // Programs of one facility share its point: the trigonometry is done once.
    var last: (point: Coordinate, earth: EarthPoint)?
    let earth = points.map { point in
        if let last, last.point == point { return last.earth }
        let computed = EarthPoint(point)
        last = (point, computed)
        return computed
    }
    image.add(.x, earth.map(\.x))
    image.add(.y, earth.map(\.y))
    image.add(.z, earth.map(\.z))
}
