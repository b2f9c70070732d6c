/// Prometheus text, format 0.0.4: a family is its help, its type and its samples.
struct MetricsText {
    private(set) var text = ""

    static let type = "text/plain; version=0.0.4; charset=utf-8"

    enum Kind: String {
        case counter, gauge, histogram
    }

    /// Labels hold words of ours alone, so nothing has to be escaped.
    mutating func family(
        _ name: String, _ kind: Kind, _ help: String, _ fill: (inout MetricsText) -> Void
    ) {
        text += "# HELP locator_\(name) \(help)\n# TYPE locator_\(name) \(kind.rawValue)\n"
        fill(&self)
    }

    mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: String) {
        let joined = labels.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ",")
        text += "locator_\(name)\(labels.isEmpty ? "" : "{\(joined)}") \(value)\n"
    }

    /// A family of one sample.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        family(name, kind, help) { $0.sample(name, [], "\(value)") }
    }
}

/// Seconds from nanoseconds, with six decimals.
func secondsText(_ nanoseconds: Int) -> String {
    let micros = nanoseconds / 1000
    let digits = String(micros % 1_000_000)
    return "\(micros / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
}
