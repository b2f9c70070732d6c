import Treatment

/// The week as a grid of boxes, seven days by six parts of the day: how a person says when they are free.
enum WeekGrid {
    /// Hours each row covers: first, and the one after the last; and how they are said, in either language.
    static let rows: [(from: Int, to: Int, shown: String)] = [
        (6, 9, "6–9 am"), (9, 12, "9 am–12"), (12, 15, "12–3 pm"), (15, 17, "3–5 pm"), (17, 19, "5–7 pm"),
        (19, 22, "7–10 pm"),
    ]

    /// What the cells mean as free time, like `Mo-Fr 17:00-22:00`. A cell is its day and its row: `04` is the fifth row of
    /// Monday. What is no cell is left out.
    static func free(_ cells: [String]) -> String {
        let intervals = cells.compactMap { cell -> WeekInterval? in
            let digits = cell.utf8.map { Int($0) - 0x30 }
            guard digits.count == 2, (0..<7).contains(digits[0]), rows.indices.contains(digits[1]) else { return nil }
            return interval(day: digits[0], row: digits[1])
        }
        guard !intervals.isEmpty else { return "" }
        return WeeklySchedule(WeeklySchedule(intervals).joined).description
    }

    /// The cells of a free time; nil where it is not made of whole cells.
    static func cells(_ free: String) -> Set<String>? {
        let wanted: [WeekInterval]
        do throws(ScheduleTextError) { wanted = try WeeklySchedule(parsing: free).joined } catch { return nil }
        var cells: Set<String> = []
        var covered: [WeekInterval] = []
        for day in 0..<7 {
            for row in rows.indices {
                guard let cell = interval(day: day, row: row),
                    wanted.contains(where: { $0.start <= cell.start && cell.end <= $0.end })
                else { continue }
                cells.insert("\(day)\(row)")
                covered.append(cell)
            }
        }
        return WeeklySchedule(covered).joined == wanted ? cells : nil
    }

    private static func interval(day: Int, row: Int) -> WeekInterval? {
        WeekInterval(
            start: day * WeekInterval.day + rows[row].from * 60, length: (rows[row].to - rows[row].from) * 60)
    }
}
