package import Treatment

/// The grid of cells that programs are stored in the order of. Rows run from south to north, columns eastward from Greenwich
/// (0° … 360°, so that no US place lies on the seam and the date line is nothing special). A row stores only the columns
/// between its first and its last program.
///
///     row r    │ first column │ column count │ place of its offsets │
///                                                  │
///     cells    … │ o₀ │ o₁ │ o₂ │ … │ oₙ │ …        programs of column c: oₒ₋fᵢᵣₛₜ ..< next
package struct Grid: Sendable {
    /// Micro-degrees a cell is high and wide.
    package let step: Int32

    package init(step: Int32) { self.step = step }

    /// The finest of a few steps whose offsets stay small beside the programs.
    static func fitting(_ points: [Coordinate]) -> Grid {
        for step: Int32 in [50_000, 100_000, 200_000, 500_000] {
            let grid = Grid(step: step)
            var span: [Int: (first: Int, last: Int)] = [:]
            for point in points {
                let column = grid.column(point)
                let known = span[grid.row(point)] ?? (column, column)
                span[grid.row(point)] = (min(known.first, column), max(known.last, column))
            }
            let cells = span.values.reduce(0) { $0 + $1.last - $1.first + 2 }
            if cells <= 2 * points.count + 1024 { return grid }
        }
        return Grid(step: 1_000_000)
    }

    package var rows: Int { 180_000_000 / Int(step) + 1 }
    package var columns: Int { (360_000_000 + Int(step) - 1) / Int(step) }

    package func row(_ point: Coordinate) -> Int { (Int(point.latitude) + 90_000_000) / Int(step) }

    package func column(_ point: Coordinate) -> Int {
        Int(point.longitude < 0 ? Int(point.longitude) + 360_000_000 : Int(point.longitude)) / Int(step)
    }
}

/// One row of the grid as it is stored: 16 bytes.
package struct GridRow: Sendable, BitwiseCopyable {
    package let firstColumn: UInt32
    package let columns: UInt32
    /// Index in the cells section of the row's first offset; the row has `columns + 1` of them.
    package let cells: UInt32
    package let reserved: UInt32

    init(firstColumn: Int, columns: Int, cells: Int) {
        self.firstColumn = UInt32(firstColumn)
        self.columns = UInt32(columns)
        self.cells = UInt32(cells)
        reserved = 0
    }
}

/// The rows and cell offsets of located programs that are already in cell order.
/// - Parameter points: of every located program, in order.
func gridTables(_ grid: Grid, _ points: [Coordinate]) -> (first: Int, rows: [GridRow], cells: [UInt32]) {
    guard let south = points.first.map(grid.row), let north = points.last.map(grid.row) else { return (0, [], [0]) }
    var rows: [GridRow] = []
    var cells: [UInt32] = []
    var at = 0
    for row in south...north {
        let begin = at
        while at < points.count, grid.row(points[at]) == row { at += 1 }
        guard begin < at else {
            rows.append(GridRow(firstColumn: 0, columns: 0, cells: cells.count))
            cells.append(UInt32(begin))
            continue
        }
        let first = grid.column(points[begin])
        let last = grid.column(points[at - 1])
        rows.append(GridRow(firstColumn: first, columns: last - first + 1, cells: cells.count))
        var next = begin
        for column in first...last {
            cells.append(UInt32(next))
            while next < at, grid.column(points[next]) == column { next += 1 }
        }
        cells.append(UInt32(next))
    }
    return (south, rows, cells)
}
