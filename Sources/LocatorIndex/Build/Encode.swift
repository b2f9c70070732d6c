package import Treatment

/// The bytes of a snapshot of `catalog`. The same catalog gives the same bytes, whatever the order of its programs,
/// facilities and vocabulary's carriers was made in.
/// - Throws: `IndexError.tooLarge` when something outgrows the format.
package func encode(_ catalog: Catalog) throws(IndexError) -> [UInt8] {
    let order = ProgramOrder(catalog)
    let points = order.programs.prefix(order.located).compactMap { catalog.facilities[catalog.programs[$0].facility].point }
    let grid = gridTables(order.grid, points)
    let words = (catalog.vocabulary.count + 63) / 64
    var strings = StringPool()

    let summary = Summary(
        programs: order.programs.count, located: order.located, facilities: order.facilities.count, words: words,
        terms: catalog.vocabulary.count, gridStep: order.grid.step, gridFirstRow: grid.first, asOf: catalog.asOf,
        rulesVersion: catalog.rulesVersion, gazetteerVersion: catalog.gazetteer.version)

    var sections: [(id: SectionID, bytes: [UInt8])] = [(.summary, bytes(of: summary.encoded))]
    sections += positionSections(points)
    sections += try programSections(catalog, order, words: words)
    sections += [(.gridRows, gridRowBytes(grid.rows)), (.gridCells, bytes(of: grid.cells))]
    sections += facilitySections(catalog, order, &strings)
    sections += fieldSections(catalog, order, &strings)
    sections += textSections(catalog, order)
    sections += gazetteerSections(catalog, &strings)
    sections.append((.strings, strings.bytes))
    return assemble(sections)
}

private func positionSections(_ points: [Coordinate]) -> [(id: SectionID, bytes: [UInt8])] {
    // Programs of one facility share its point: the trigonometry is done once.
    var last: (point: Coordinate, earth: EarthPoint)?
    let earth = points.map { point in
        if let last, last.point == point { return last.earth }
        let computed = EarthPoint(point)
        last = (point, computed)
        return computed
    }
    return [
        (.x, bytes(of: earth.map(\.x))), (.y, bytes(of: earth.map(\.y))), (.z, bytes(of: earth.map(\.z))),
    ]
}

private func gridRowBytes(_ rows: [GridRow]) -> [UInt8] {
    bytes(of: rows.flatMap { [$0.firstColumn, $0.columns, $0.cells, $0.reserved] })
}
