/// When ingest last ended well in an index folder, and how often it is due: what a run leaves for servers in `last-success`.
package struct LastSuccess: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package let seconds: Int
    /// Seconds between runs; nil when nobody expects any.
    package let every: Int?

    package init(seconds: Int, every: Int?) {
        self.seconds = seconds
        self.every = every
    }

    /// What a run left; nil without one.
    package init?(in folder: String) {
        guard let line = smallFile("\(folder)/last-success")?.split(separator: "\n").first else { return nil }
        let numbers = line.split(separator: " ").map { Int($0) }
        guard let first = numbers.first, let seconds = first else { return nil }
        self.init(seconds: seconds, every: numbers.count > 1 ? numbers[1] : nil)
    }

    /// The file's text: seconds, and the interval if there is one.
    package var text: String { "\(seconds)\(every.map { " \($0)" } ?? "")\n" }

    /// Seconds since then; 0 when the clock was set back.
    package func age(at now: Int) -> Int { max(0, now - seconds) }

    /// A run was due and did not end well: none within one and a half times the interval.
    package func isLate(at now: Int) -> Bool { every.map { age(at: now) * 2 > $0 * 3 } ?? false }
}
