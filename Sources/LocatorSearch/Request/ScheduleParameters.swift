import Treatment

// `free`, `window`, `buffer` and `attendable` make one need; without a `buffer` it follows from the way there.
extension Parameters {
    /// Free time, the way there, and how much it matters; nil when none of it was asked.
    func readSchedule() throws(ParameterError) -> ScheduleNeed? {
        var intervals: [WeekInterval] = []
        if let text = value("free") {
            do throws(ScheduleTextError) {
                intervals += try WeeklySchedule(parsing: text).intervals
            } catch {
                throw ParameterError(
                    "free", "\(shown(text)) \(error.position)", expected: error.expected,
                    example: Parameters.example(of: "free"))
            }
        }
        if let windows = value("window") { intervals += try readWindows(windows) }
        var mode = Mode.prefer
        if let text = value("attendable") {
            mode = try readCase("attendable", text, Mode.allCases.map { ($0.name, $0) })
        }
        let buffer = try value("buffer").map { text throws(ParameterError) in
            try readWhole("buffer", text, Parameters.travelMinutes)
        }
        guard !intervals.isEmpty else {
            for name in ["attendable", "buffer"] where value(name) != nil {
                throw ParameterError(
                    "free", "\(name) is given without free time", expected: "when you are free",
                    example: Parameters.example(of: "free"))
            }
            return nil
        }
        return ScheduleNeed(free: WeeklySchedule(intervals), bufferMinutes: buffer, mode: mode)
    }

    /// The time that `evening` (from 17:00), `daytime` (until 17:00) and `weekend` (Saturday and Sunday) mean as free time: what
    /// `DayPart` counts as theirs.
    private func readWindows(_ text: String) throws(ParameterError) -> [WeekInterval] {
        var intervals: [WeekInterval] = []
        for word in text.split(separator: ",").map({ $0.filter { $0 != " " } }) {
            guard let found = window(word) else {
                throw ParameterError(
                    "window", "\(shown(word))", expected: "any of \(Parameters.windows.joined(separator: ", "))",
                    example: "evening")
            }
            intervals += found
        }
        return intervals
    }

    private func value(_ name: String) -> String? { all.first { $0.name == name }?.value }
}

extension ScheduleTextError {
    /// Where, in words.
    var position: String { "is no weekly schedule from character \(offset + 1) on" }
}
