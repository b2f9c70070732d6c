import LocatorSearch
import Treatment

/// Where days and hours lie.
struct DrawnWeek {
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
        (column, gutter, head) = isPage ? (50, 38, 18) : (24, 29, 14)
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

    /// The hours that have a line and, where there is room, a label.
    var markedHours: [Int] {
        let count = hours.upperBound - hours.lowerBound
        let step = form == .page ? (count > 12 ? 2 : 1) : (count > 8 ? 6 : 3)
        return hours.filter { $0 % step == 0 }
    }

    /// Nil where the piece is outside the hours shown.
    func box(_ piece: DayPiece, lane: Int = 0, of lanes: Int = 1, inset: Int = 0) -> Box? {
        guard piece.end > hours.lowerBound * 60, piece.start < hours.upperBound * 60 else { return nil }
        // However short it is, it is seen.
        let top = y(piece.start)
        let bottom = max(top + 1, y(piece.end))
        let left = x(piece.day) + inset + (column - 2 * inset) * lane / lanes
        let right = x(piece.day) + inset + (column - 2 * inset) * (lane + 1) / lanes
        return Box(x: left, y: top, width: right - left, height: bottom - top)
    }
}

/// A stretch inside one day, in minutes of the day.
struct DayPiece {
    let day, start, end: Int
    /// The stretch began the day before; goes on the day after.
    let isContinued, continues: Bool
}

/// A stretch of the week, cut at midnights.
func days(_ interval: WeekInterval) -> [DayPiece] {
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

/// Each block with its place beside those that it overlaps.
func lanes(_ blocks: [WeekDrawing.Block]) -> [(block: WeekDrawing.Block, lane: Int, lanes: Int)] {
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

extension WeekDrawing {
    /// Whose block it is, where there are several tracks, and whether it goes into the person's free time.
    func mark(of block: Block) -> String {
        (tracks > 1 ? WeekDrawing.letter(block.track) : "") + (block.isFitting ? "✓" : "")
    }
}

extension Box {
    /// The base line of its first line of text.
    var firstLine: Int { y + (height < 14 ? height - 2 : 11) }
}
