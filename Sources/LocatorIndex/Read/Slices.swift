package import Treatment

extension Snapshot {
    /// Programs that can lie within `radius` of a point: one contiguous range of ordinals a row of the grid, ascending, none
    /// empty. Holds every program inside the circle and a few around it; the caller compares distances.
    ///
    ///     ┌──┬──┬──┬──┬──┐
    ///     │  │▒▒│▒▒│▒▒│  │  each row of cells that the circle touches gives one slice
    ///     ├──┼──┼──┼──┼──┤
    ///     │▒▒│▒▒│ ●│▒▒│▒▒│
    ///     ├──┼──┼──┼──┼──┤
    ///     │  │▒▒│▒▒│▒▒│  │
    ///     └──┴──┴──┴──┴──┘
    package func slices(around point: Coordinate, within radius: Metres) -> [Range<Int>] {
        let step = Double(summary.gridStep)
        let grid = Grid(step: summary.gridStep)
        // Angles on a sphere a little smaller than the Earth's smallest radius of curvature (6,335,439 m), and 1 % more for
        // the difference between geodetic and geocentric latitude: too wide is slow, too narrow is wrong.
        let angle = Double(radius.rawValue) / 6_335_439 * 1.01 + 1e-6
        guard angle < 1.4 else { return summary.located > 0 ? [0..<summary.located] : [] }
        let reach = angle * 180e6 / Double.pi
        let latitude = Double(point.latitude)
        let firstRow = max(grid.row(lowest(latitude - reach)), summary.gridFirstRow)
        let lastRow = min(grid.row(lowest(latitude + reach)), summary.gridFirstRow + columns.gridRows.count / 4 - 1)
        guard firstRow <= lastRow else { return [] }
        let sineOfHalf = sineAndCosine(microDegrees: lowest(reach / 2).latitude).sine
        let here = sineAndCosine(microDegrees: point.latitude)

        var slices: [Range<Int>] = []
        for row in firstRow...lastRow {
            let south = Double(row) * step - 90e6
            let nearest = min(max(latitude, south), south + step)
            let farthestFromEquator = max(abs(south), abs(south + step))
            let rowCosine = leastCosine(min(farthestFromEquator, 90e6), from: abs(latitude), here)
            let rise = leastSine(abs(nearest - latitude) / 2)
            // sin²(Δλ/2) = (sin²(θ/2) − sin²(Δφ/2)) / (cos φ₀ cos φ), the haversine formula turned round.
            let ratio = max(0, sineOfHalf * sineOfHalf - rise * rise) / max(1e-12, here.cosine * rowCosine)
            guard ratio < 0.5 else {
                append(row: row, from: 0, to: grid.columns - 1, to: &slices)
                continue
            }
            let width = Int(2 * arcSine(ratio.squareRoot()) * 180e6 / Double.pi) + 2
            let centre = Int(point.longitude) < 0 ? Int(point.longitude) + 360_000_000 : Int(point.longitude)
            let west = (centre - width)
            let east = (centre + width)
            let cell = Int(summary.gridStep)
            if west < 0 {
                append(row: row, from: 0, to: east / cell, to: &slices)
                append(row: row, from: (west + 360_000_000) / cell, to: grid.columns - 1, to: &slices)
            } else if east >= 360_000_000 {
                append(row: row, from: 0, to: (east - 360_000_000) / cell, to: &slices)
                append(row: row, from: west / cell, to: grid.columns - 1, to: &slices)
            } else {
                append(row: row, from: west / cell, to: east / cell, to: &slices)
            }
        }
        return slices
    }

    /// No more than the sine of an angle of 0 ... 90e6 micro-degrees, and hardly less.
    private func leastSine(_ microDegrees: Double) -> Double {
        let x = microDegrees * (Double.pi / 180e6)
        guard x < 0.1 else { return sineAndCosine(microDegrees: Int32(microDegrees)).sine }
        // The series is cut behind a term that is taken away.
        let y = x * x
        return x * (1 - y / 6 * (1 - y / 20 * (1 - y / 42)))
    }

    /// No more than the cosine of a latitude, and less by 1e-7 at most.
    /// - Parameters:
    ///   - near: another latitude whose sine and cosine are known; both 0 ... 90e6 micro-degrees.
    private func leastCosine(
        _ microDegrees: Double, from near: Double, _ known: (sine: Double, cosine: Double)
    ) -> Double {
        let x = (microDegrees - near) * (Double.pi / 180e6)
        guard abs(x) < 0.1 else { return sineAndCosine(microDegrees: Int32(microDegrees)).cosine - 1e-7 }
        // cos(a + x) = cos a cos x − sin a sin x; what the cut series leave out is less than 1e-12.
        let y = x * x
        let cosine = 1 - y / 2 * (1 - y / 12 * (1 - y / 30))
        let sine = x * (1 - y / 6 * (1 - y / 20 * (1 - y / 42)))
        return known.cosine * cosine - abs(known.sine) * sine - 1e-7
    }

    private func append(row: Int, from first: Int, to last: Int, to slices: inout [Range<Int>]) {
        let at = 4 * (row - summary.gridFirstRow)
        let begin = Int(columns.gridRows[at])
        let count = Int(columns.gridRows[at + 1])
        let cells = Int(columns.gridRows[at + 2])
        let from = max(first, begin) - begin
        let to = min(last, begin + count - 1) - begin
        guard count > 0, from <= to, cells + to + 1 < columns.gridCells.count else { return }
        let lower = min(Int(columns.gridCells[cells + from]), summary.located)
        let upper = min(Int(columns.gridCells[cells + to + 1]), summary.located)
        guard lower < upper else { return }
        if let last = slices.last, last.upperBound == lower {
            slices[slices.count - 1] = last.lowerBound..<upper
        } else {
            slices.append(lower..<upper)
        }
    }

    private func lowest(_ microDegrees: Double) -> Coordinate {
        Coordinate(microLatitude: Int32(min(max(microDegrees, -90e6), 90e6)), microLongitude: 0)
    }
}
