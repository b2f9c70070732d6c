import LocatorSearch
import Treatment

/// Draws a week for a program's own page: seven columns, hours downwards. Equal values give equal text.
///
///      Mon  Tue  Wed …
///   17 ┌╌╌╌┐            free: a light ground; open: a faint frame; in person: a filled block,
///      │18:00             online: a block with a broken edge and the word
///   21 └╌╌╌┘
func drawWeek(_ week: WeekDrawing) -> String {
    let grid = DrawnWeek(week, .page)
    var svg = SVG(
        width: grid.width, height: grid.height, class: "draw-week draw-week-page", id: week.id, title: week.title,
        description: week.description)
    svg.rectangle(
        Box(x: 0, y: 0, width: grid.width, height: grid.height), ["class": "draw-ground", "fill": "#ffffff"])
    ground(week.free, "week-free", fill: "#dcebdc", grid, &svg)
    lines(grid, week.language, &svg)
    frames(week.open, grid, week.language, &svg)
    blocks(week, grid, &svg)
    legend(week, grid, &svg)
    return svg.finished()
}

// MARK: - Layers, from the back

private func ground(
    _ stretches: [WeekInterval], _ name: String, fill: String, _ grid: DrawnWeek, _ svg: inout SVG
) {
    let boxes = stretches.flatMap(days).compactMap { grid.box($0) }
    guard !boxes.isEmpty else { return }
    svg.open("g", ["class": name, "fill": fill])
    for box in boxes { svg.rectangle(box) }
    svg.close()
}

private func lines(_ grid: DrawnWeek, _ language: PageLanguage, _ svg: inout SVG) {
    let marked = grid.markedHours
    svg.open("g", ["class": "draw-line", "stroke": "#d0d4d8", "fill": "none"])
    for hour in marked {
        svg.line(Spot(x: grid.gutter, y: grid.y(hour * 60)), Spot(x: grid.x(7), y: grid.y(hour * 60)))
    }
    for day in 0...7 {
        svg.line(Spot(x: grid.x(day), y: grid.head), Spot(x: grid.x(day), y: grid.head + grid.body))
    }
    svg.close()
    svg.open("g", ["class": "draw-label", "fill": "#4a5560", "font-size": "11"])
    for hour in marked where grid.y(hour * 60) + 3 < grid.head + grid.body + 4 {
        svg.text(hourText(hour * 60), at: Spot(x: grid.gutter - 3, y: grid.y(hour * 60) + 4), ["text-anchor": "end"])
    }
    for (day, name) in WeekDrawing.dayNames(language, .page).enumerated() {
        svg.text(name, at: Spot(x: grid.x(day) + grid.column / 2, y: 12), ["text-anchor": "middle"])
    }
    svg.close()
}

private func frames(_ open: [WeekInterval], _ grid: DrawnWeek, _ language: PageLanguage, _ svg: inout SVG) {
    let boxes = open.flatMap(days).compactMap { grid.box($0, inset: 1) }
    guard !boxes.isEmpty else { return }
    svg.open("g", ["class": "week-open", "fill": "none", "stroke": "#7a8794", "stroke-dasharray": "1 3"])
    for box in boxes { svg.rectangle(box) }
    svg.close()
}

private func blocks(_ week: WeekDrawing, _ grid: DrawnWeek, _ svg: inout SVG) {
    guard !week.blocks.isEmpty else { return }
    svg.open("g", ["class": "week-sessions", "text-anchor": "middle", "font-size": "10"])
    for (block, lane, lanes) in lanes(week.blocks) {
        for piece in days(block.interval) {
            guard let box = grid.box(piece, lane: lane, of: lanes, inset: 2) else { continue }
            svg.rectangle(
                box,
                block.isOnline
                    ? [
                        "class": "week-online", "rx": "2", "fill": "#ffffff", "stroke": "#1f5f8b", "stroke-width": "2",
                        "stroke-dasharray": "4 2",
                    ]
                    : ["class": "week-in-person", "rx": "2", "fill": "#1f5f8b", "stroke": "#1f5f8b"])
            write(words(block, piece, week, box), block, box, &svg)
        }
    }
    svg.close()
}

/// What stands in a block, one a line: whose it is, when it begins and ends, that it is online, that it fits.
private func words(
    _ block: WeekDrawing.Block, _ piece: DayPiece, _ week: WeekDrawing, _ box: Box
) -> [String] {
    let mark = week.mark(of: block)
    var lines: [String] = []
    let start = piece.isContinued ? "…" : inBlock(block.interval.start % WeekInterval.day)
    let end = piece.continues ? "…" : inBlock(piece.end)
    if box.width >= 34 {
        lines.append(mark.isEmpty ? start : "\(mark) \(start)")
        lines.append("–\(end)")
        if block.isOnline { lines.append(week.language.say("online", "en línea")) }
        if !mark.isEmpty, width(of: lines[0], size: 10) > box.width { lines = [mark] + [start] + lines.dropFirst() }
    } else if !mark.isEmpty {
        lines.append(mark)
    }
    return Array(lines.prefix(max(0, (box.height - 2) / 12)))
}

/// `4:15pm`: a block is narrow.
private func inBlock(_ minute: Int) -> String { hourText(minute).filter { $0 != " " } }

private func write(_ lines: [String], _ block: WeekDrawing.Block, _ box: Box, _ svg: inout SVG) {
    for (place, line) in lines.enumerated() {
        svg.text(
            line, at: Spot(x: box.middle.x, y: box.firstLine + 12 * place),
            block.isOnline
                ? ["class": "week-online-text", "fill": "#123b57"]
                : ["class": "week-in-person-text", "fill": "#ffffff"])
    }
}

/// What the signs mean, those that occur.
private func legend(_ week: WeekDrawing, _ grid: DrawnWeek, _ svg: inout SVG) {
    var x = grid.gutter
    let y = grid.head + grid.body + 8
    let say = week.language.say
    func entry(_ label: String, _ attributes: SVG.Attributes) {
        svg.rectangle(Box(x: x, y: y, width: 14, height: 11), attributes)
        svg.text(label, at: Spot(x: x + 18, y: y + 10), ["class": "draw-label", "fill": "#4a5560"])
        x += 18 + width(of: label, size: 11) + 8
    }
    if week.blocks.contains(where: { !$0.isOnline }) {
        entry(say("in person", "en persona"), ["class": "week-in-person", "rx": "2", "fill": "#1f5f8b"])
    }
    if week.blocks.contains(where: \.isOnline) {
        entry(
            say("online", "en línea"),
            [
                "class": "week-online", "rx": "2", "fill": "#ffffff", "stroke": "#1f5f8b", "stroke-width": "2",
                "stroke-dasharray": "4 2",
            ])
    }
    if !week.free.isEmpty { entry(say("you are free", "usted libre"), ["class": "week-free", "fill": "#dcebdc"]) }
    if !week.open.isEmpty {
        entry(
            say("open", "abierto"),
            ["class": "week-open", "fill": "none", "stroke": "#7a8794", "stroke-dasharray": "1 3"])
    }
}
