import LocatorSearch
import Treatment

/// Draws a week: seven columns, hours downwards. Equal values give equal text.
///
///      Mon  Tue  Wed …
///   17 ┌╌╌╌┐            free: a light ground; open: a faint frame; in person: a filled block,
///      │18:00             online: a block with a broken edge and the word
///   21 └╌╌╌┘
func drawWeek(_ week: WeekDrawing, _ form: WeekDrawing.Form) -> String {
    let grid = DrawnWeek(week, form)
    var svg = SVG(
        width: grid.width, height: grid.height, class: "draw-week draw-week-\(form == .page ? "page" : "card")",
        id: week.id,
        title: week.title, description: week.description)
    svg.rectangle(
        Box(x: 0, y: 0, width: grid.width, height: grid.height), ["class": "draw-ground", "fill": "#ffffff"])
    ground(week.free, "week-free", fill: "#dcebdc", grid, &svg)
    lines(grid, week.language, &svg)
    frames(week.open, grid, week.language, &svg)
    blocks(week, grid, &svg)
    if form == .page { legend(week, grid, &svg) }
    return svg.finished()
}

/// Where days and hours lie.
private struct DrawnWeek {
    let form: WeekDrawing.Form
    /// Hours of the day, first and last.
    let hours: ClosedRange<Int>
    let column, hourHeight, gutter, head, legendHeight: Int
    var width: Int { gutter + 7 * column + 2 }
    var body: Int { (hours.upperBound - hours.lowerBound) * hourHeight }
    var height: Int { head + body + 4 + legendHeight }

    init(_ week: WeekDrawing, _ form: WeekDrawing.Form) {
        self.form = form
        hours = DrawnWeek.hours(week)
        let isPage = form == .page
        (column, gutter, head) = isPage ? (48, 38, 18) : (24, 20, 14)
        // Long days get flat hours, so that the picture stays on one screen.
        let count = hours.upperBound - hours.lowerBound
        hourHeight = isPage ? max(12, min(30, 300 / count)) : max(3, min(9, 84 / count))
        legendHeight = isPage ? 22 : 0
    }

    /// The hours of the sessions, else of the opening, with one to spare on either side; at least six.
    private static func hours(_ week: WeekDrawing) -> ClosedRange<Int> {
        let shown = week.blocks.isEmpty ? week.open : week.blocks.map(\.interval)
        var first = 24
        var last = 0
        for piece in shown.flatMap(days) {
            first = min(first, piece.start / 60)
            last = max(last, (piece.end + 59) / 60)
        }
        guard first < last else { return 8...20 }
        (first, last) = (max(0, first - 1), min(24, last + 1))
        while last - first < 6 { (first, last) = (max(0, first - 1), min(24, last + 1)) }
        return first...last
    }

    /// The top of a minute of the day, inside the picture.
    func y(_ minute: Int) -> Int {
        let inside = min(max(minute, hours.lowerBound * 60), hours.upperBound * 60)
        return head + (inside - hours.lowerBound * 60) * hourHeight / 60
    }

    func x(_ day: Int) -> Int { gutter + day * column }

    /// Nil where the piece is outside the hours shown.
    func box(_ piece: DayPiece, lane: Int = 0, of lanes: Int = 1, inset: Int = 0) -> Box? {
        let (top, bottom) = (y(piece.start), y(piece.end))
        guard bottom > top else { return nil }
        let left = x(piece.day) + inset + (column - 2 * inset) * lane / lanes
        let right = x(piece.day) + inset + (column - 2 * inset) * (lane + 1) / lanes
        return Box(x: left, y: top, width: right - left, height: bottom - top)
    }
}

/// A stretch inside one day, in minutes of the day.
private struct DayPiece {
    let day, start, end: Int
    /// The stretch began the day before; goes on the day after.
    let isContinued, continues: Bool
}

/// A stretch of the week, cut at midnights.
private func days(_ interval: WeekInterval) -> [DayPiece] {
    var pieces: [DayPiece] = []
    var at = interval.start
    while at < interval.end {
        let next = min(interval.end, (at / WeekInterval.day + 1) * WeekInterval.day)
        let day = at / WeekInterval.day
        pieces.append(
            DayPiece(
                day: day % 7, start: at - day * WeekInterval.day, end: next - day * WeekInterval.day,
                isContinued: at > interval.start, continues: next < interval.end))
        at = next
    }
    return pieces
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
    let count = grid.hours.upperBound - grid.hours.lowerBound
    let step = grid.form == .page ? (count > 12 ? 2 : 1) : (count > 8 ? 6 : 3)
    let marked = grid.hours.filter { $0 % step == 0 }
    svg.open("g", ["class": "draw-line", "stroke": "#d0d4d8", "fill": "none"])
    for hour in marked {
        svg.line(Spot(x: grid.gutter, y: grid.y(hour * 60)), Spot(x: grid.x(7), y: grid.y(hour * 60)))
    }
    for day in 0...7 {
        svg.line(Spot(x: grid.x(day), y: grid.head), Spot(x: grid.x(day), y: grid.head + grid.body))
    }
    svg.close()
    let size = grid.form == .page ? 11 : 9
    svg.open("g", ["class": "draw-label", "fill": "#4a5560", "font-size": "\(size)"])
    for hour in marked where grid.y(hour * 60) + 3 < grid.head + grid.body + 4 {
        let text = grid.form == .page ? clock(hour * 60) : "\(hour)"
        svg.text(text, at: Spot(x: grid.gutter - 3, y: grid.y(hour * 60) + 4), ["text-anchor": "end"])
    }
    for (day, name) in WeekDrawing.dayNames(language, grid.form).enumerated() {
        svg.text(name, at: Spot(x: grid.x(day) + grid.column / 2, y: size + 1), ["text-anchor": "middle"])
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
    svg.open(
        "g", ["class": "week-sessions", "text-anchor": "middle", "font-size": grid.form == .page ? "10" : "9"])
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
            write(words(block, piece, week, box, grid.form), block, box, &svg)
        }
    }
    svg.close()
}

/// Each block with its place beside those that it overlaps.
private func lanes(_ blocks: [WeekDrawing.Block]) -> [(block: WeekDrawing.Block, lane: Int, lanes: Int)] {
    let sorted = blocks.sorted {
        ($0.interval.start, $0.track, $0.interval.length) < ($1.interval.start, $1.track, $1.interval.length)
    }
    var placed: [(block: WeekDrawing.Block, lane: Int, lanes: Int)] = []
    var run: [(block: WeekDrawing.Block, lane: Int)] = []
    var end = -1
    func settle() {
        let count = (run.map(\.lane).max() ?? 0) + 1
        placed += run.map { ($0.block, $0.lane, count) }
        run = []
    }
    for block in sorted {
        if block.interval.start >= end { settle() }
        var lane = 0
        while run.contains(where: { $0.lane == lane && $0.block.interval.end > block.interval.start }) { lane += 1 }
        run.append((block, lane))
        end = max(end, block.interval.end)
    }
    settle()
    return placed
}

/// What stands in a block, one a line: whose it is, when it begins and ends, that it is online, that it fits.
private func words(
    _ block: WeekDrawing.Block, _ piece: DayPiece, _ week: WeekDrawing, _ box: Box, _ form: WeekDrawing.Form
) -> [String] {
    let mark = (week.tracks > 1 ? WeekDrawing.letter(block.track) : "") + (block.isFitting ? "✓" : "")
    guard form == .page else { return mark.isEmpty || box.height < 10 ? [] : [mark] }
    var lines: [String] = []
    let start = piece.isContinued ? "…" : clock(block.interval.start % WeekInterval.day)
    let end = piece.continues ? "…" : clock(piece.end)
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

private func write(_ lines: [String], _ block: WeekDrawing.Block, _ box: Box, _ svg: inout SVG) {
    for (place, line) in lines.enumerated() {
        svg.text(
            line, at: Spot(x: box.middle.x, y: box.y + (box.height < 14 ? box.height - 2 : 11 + 12 * place)),
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
