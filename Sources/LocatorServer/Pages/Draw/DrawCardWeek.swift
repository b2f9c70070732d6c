import LocatorSearch
import Treatment

/// Draws a week for a card: small, without times in the blocks. Twenty of them may stand on a page, so each is a few lines as paths,
/// one element for all letters of a row, and no colour: the stylesheet has those.
func drawCardWeek(_ week: WeekDrawing) -> String {
    let grid = DrawnWeek(week, .card)
    var svg = SVG(
        width: grid.width, height: grid.height, class: "draw-week draw-week-card",
        label: "\(week.title): \(week.description)")
    boxes(week.free.flatMap(days).compactMap { grid.box($0) }, "week-free", &svg)
    lines(grid, &svg)
    labels(grid, week.language, &svg)
    boxes(week.open.flatMap(days).compactMap { grid.box($0, inset: 1) }, "week-open", &svg)
    blocks(week, grid, &svg)
    return svg.finished()
}

/// Rectangles as one path; those side by side as one.
private func boxes(_ boxes: [Box], _ name: String, _ svg: inout SVG) {
    var joined: [Box] = []
    for box in boxes {
        if let last = joined.last, last.right == box.x, last.y == box.y, last.height == box.height {
            joined[joined.count - 1].width += box.width
        } else {
            joined.append(box)
        }
    }
    guard !joined.isEmpty else { return }
    let path = joined.map { "M\($0.x) \($0.y)h\($0.width)v\($0.height)h-\($0.width)z" }.joined()
    svg.element("path", ["class": name, "d": path])
}

private func lines(_ grid: DrawnWeek, _ svg: inout SVG) {
    let across = grid.markedHours.map { "M\(grid.gutter) \(grid.y($0 * 60))h\(7 * grid.column)" }
    let down = (0...7).map { "M\(grid.x($0)) \(grid.head)v\(grid.body)" }
    svg.element("path", ["class": "draw-line", "d": (across + down).joined()])
}

private func labels(_ grid: DrawnWeek, _ language: PageLanguage, _ svg: inout SVG) {
    svg.open("g", ["class": "draw-label"])
    for hour in grid.markedHours where grid.y(hour * 60) + 3 < grid.head + grid.body + 4 {
        svg.text(hourText(hour * 60), at: Spot(x: grid.gutter - 3, y: grid.y(hour * 60) + 4), ["text-anchor": "end"])
    }
    let middles = (0..<7).map { grid.x($0) + grid.column / 2 }
    svg.letters(WeekDrawing.dayNames(language, .card).joined(), at: middles, y: 10)
    svg.close()
}

private func blocks(_ week: WeekDrawing, _ grid: DrawnWeek, _ svg: inout SVG) {
    for isOnline in [false, true] {
        let placed: [(block: WeekDrawing.Block, box: Box)] = lanes(week.blocks).flatMap { block, lane, lanes in
            block.isOnline == isOnline
                ? days(block.interval).compactMap { grid.box($0, lane: lane, of: lanes, inset: 2) }.map { (block, $0) }
                : []
        }
        guard !placed.isEmpty else { continue }
        let name = isOnline ? "week-online" : "week-in-person"
        svg.open("g", ["class": name])
        for (_, box) in placed { svg.rectangle(box, ["rx": "2"]) }
        svg.close()
        marks(placed.filter { $0.box.height >= 10 }.map { (week.mark(of: $0.block), $0.box) }, "\(name)-text", &svg)
    }
}

/// Letters and ticks in the blocks; ticks of one height in one element.
private func marks(_ marks: [(text: String, box: Box)], _ name: String, _ svg: inout SVG) {
    let shown = marks.filter { !$0.text.isEmpty }
    guard !shown.isEmpty else { return }
    svg.open("g", ["class": name])
    var rows: [(y: Int, text: String, middles: [Int])] = []
    for (text, box) in shown {
        let y = box.firstLine
        if text.count > 1 {
            svg.text(text, at: Spot(x: box.middle.x, y: y))
        } else if let row = rows.firstIndex(where: { $0.y == y }) {
            rows[row].text += text
            rows[row].middles.append(box.middle.x)
        } else {
            rows.append((y, text, [box.middle.x]))
        }
    }
    for row in rows { svg.letters(row.text, at: row.middles, y: row.y) }
    svg.close()
}
