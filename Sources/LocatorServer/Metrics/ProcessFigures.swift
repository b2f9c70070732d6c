import Foundation

/// What the system says about this process; nil where there is no `/proc`.
struct ProcessFigures {
    let residentBytes: Int?
    let openFiles: Int?
    let uptimeSeconds: Int

    private static let begun = ContinuousClock.now

    /// Remembers when the process began.
    static func begin() { _ = begun }

    init() {
        residentBytes = line(of: "/proc/self/status", beginning: "VmRSS:").flatMap { words in
            words.count > 1 ? Int(words[1]).map { $0 * 1024 } : nil
        }
        do {
            openFiles = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        } catch { openFiles = nil }
        uptimeSeconds = Int((ContinuousClock.now - ProcessFigures.begun).components.seconds)
    }

    /// Files this process may have open at once, or nil when it is not known.
    static var mostOpenFiles: Int? {
        line(of: "/proc/self/limits", beginning: "Max open files").flatMap { words in
            words.count > 3 ? Int(words[3]) : nil
        }
    }
}

/// The words of the first line of a file that begins so.
private func line(of path: String, beginning: String) -> [Substring]? {
    do {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.split(separator: "\n").first { $0.hasPrefix(beginning) }?.split(whereSeparator: \.isWhitespace)
    } catch { return nil }
}
