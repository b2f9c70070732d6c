package import Treatment

/// What became of one file's records, or of a file of corrections' lines: read = loaded + merged + unchanged + set aside +
/// quarantined.
package struct Tally: Sendable {
    package var file: String
    /// Nil for the team's corrections.
    package var format: Format?
    package var publisher: String
    package var asOf: Day?
    package var read = 0
    /// Became a facility's first record.
    package var loaded = 0
    /// Joined the facility of another record.
    package var merged = 0
    /// Said nothing new.
    package var unchanged = 0
    /// By reason.
    package var setAside: [String: Int] = [:]
    /// By rule.
    package var quarantined: [String: Int] = [:]

    init(file: String, format: Format?, publisher: String, asOf: Day?) {
        self.file = file
        self.format = format
        self.publisher = publisher
        self.asOf = asOf
    }

    /// `samhsa-directory`; `corrections`.
    package var formatName: String { format?.rawValue ?? "corrections" }

    package var accountedFor: Int {
        loaded + merged + unchanged + setAside.values.reduce(0, +) + quarantined.values.reduce(0, +)
    }

    /// Adds the numbers of another file.
    mutating func add(_ other: Tally) {
        read += other.read
        loaded += other.loaded
        merged += other.merged
        unchanged += other.unchanged
        setAside.merge(other.setAside, uniquingKeysWith: +)
        quarantined.merge(other.quarantined, uniquingKeysWith: +)
    }
}
