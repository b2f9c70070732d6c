import Foundation

/// Where text goes: how wide it is, and whether it shows colour.
struct Terminal {
    let width: Int
    let hasColour: Bool

    /// The standard output as it is now: colour only on a terminal and without NO_COLOR; 100 columns where none are known.
    static var standardOutput: Terminal {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let noColour = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Terminal(width: width(environment), hasColour: isTerminal && !noColour)
    }

    private static func width(_ environment: [String: String]) -> Int {
        if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns >= 40 { return min(columns, 240) }
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
            return min(Int(size.ws_col), 240)
        }
        return 100
    }

    func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func faint(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    func green(_ text: String) -> String { hasColour ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
    func yellow(_ text: String) -> String { hasColour ? "\u{1B}[33m\(text)\u{1B}[0m" : text }
    func red(_ text: String) -> String { hasColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
}

/// Progress and other words for a person, on standard error.
func note(_ text: String) {
    fflush(nil)
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}

/// What went wrong, on standard error.
func complain(_ text: String) { note("locator: \(text)") }

/// Bytes to standard output, as they are.
func writeOut(_ bytes: [UInt8]) {
    fflush(nil)
    FileHandle.standardOutput.write(Data(bytes))
}

/// `4.1` for 4,100,000 bytes.
func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }
