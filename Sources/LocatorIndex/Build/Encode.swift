package import Treatment

/// The bytes of a snapshot of `catalog`. The same catalog gives the same bytes, whatever the order of its programs,
/// facilities and vocabulary's carriers was made in. The catalog is used up: it is let go of before the bytes are put together.
/// - Throws: `IndexError.tooLarge` when something outgrows the format.
package func encode(_ given: consuming Catalog) throws(IndexError) -> [UInt8] {
    let (summary, all) = try written(given)
    var parts = all
    var image = ImageWriter(capacity: parts.reduce(4096) { $0 + $1.reduce(0) { $0 + $1.bytes.count + 64 } })
    image.add(.summary, summary.encoded)
    for place in parts.indices {
        image.add(parts[place])
        parts[place] = []
    }
    return image.finished()
}

/// A section as it will lie in the file.
typealias Section = (id: SectionID, bytes: [UInt8])

/// Work on a catalog that needs none of the other's, the longest first.
private enum Lane: CaseIterable {
    case fields, programs, text, codes, names, grid
}

/// What a lane made; the sections in the order of the file.
private struct Written: Sendable {
    var sections: [Section] = []
    var strings = StringPool()
    /// Of `fields`: what comes behind the text's sections.
    var tables: [Section] = []
    /// Of `text`.
    var tokens: [[UInt8]] = []
    /// Of `names`.
    var names: [CountedName] = []
}

private func written(_ given: consuming Catalog) throws(IndexError) -> (Summary, [[Section]]) {
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

    let results = concurrently(Lane.allCases) { lane -> Result<Written, IndexError> in
        var made = Written()
        switch lane {
        case .fields:
            made.sections =
                facilitySections(catalog, order, &made.strings) + fieldSections(catalog, order, &made.strings)
            made.tables = gazetteerSections(catalog, &made.strings) + conceptSections(catalog, &made.strings)
            made.tables.append(codeBookSection(catalog.codeBook, &made.strings))
        case .programs:
            do throws(IndexError) { made.sections = try programSections(catalog, order, words: words) } catch {
                return .failure(error)
            }
        case .text: (made.sections, made.tokens) = textSections(catalog, order)
        case .codes: made.sections = codeSections(catalog, order)
        case .names: made.names = countedNames(catalog)
        case .grid:
            made.sections = positionSections(points)
            made.tables = [
                (.gridRows, bytes(of: grid.rows.flatMap { [$0.firstColumn, $0.columns, $0.cells, $0.reserved] })),
                (.gridCells, bytes(of: grid.cells)),
            ]
        }
        return .success(made)
    }
    var made: [Written] = []
    for result in results { made.append(try result.get()) }
    let (programs, text, codes, names, positions) = (made[1], made[2], made[3], made[4], made[5])
    let nameTables = nameSections(names.names, text.tokens, &made[0].strings)
    let fields = made[0]
    let book = fields.tables.suffix(1)
    let formerIDs = bytes(of: catalog.redirects.sorted().flatMap { [$0.old, $0.new] })
    return (
        summary,
        [
            positions.sections, fields.sections, programs.sections, positions.tables, text.sections, nameTables,
            fields.tables.dropLast(), codes.sections, Array(book),
            [(.formerIDs, formerIDs), (.strings, fields.strings.bytes)],
        ]
    )
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
