import Foundation

/// The paths that a pattern names, sorted by bytes: `*` and `?` stand for letters of one name, never for a slash or for the
/// dot that hides a file. A path without them is itself, whether it is there or not.
package func paths(matching pattern: String, below folder: String) -> [String] {
    let whole = pattern.hasPrefix("/") || folder.isEmpty || folder == "." ? pattern : "\(folder)/\(pattern)"
    var found = [whole.hasPrefix("/") ? "/" : ""]
    for part in whole.split(separator: "/") {
        found = found.flatMap { place -> [String] in
            guard part.contains("*") || part.contains("?") else { return [joined(place, String(part))] }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.isEmpty ? "." : place)) ?? []
            return names.filter { !$0.hasPrefix(".") && matches(Array($0), Array(part)) }.map { joined(place, $0) }
        }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

/// Whether a name fits a pattern of `*` and `?`; in time of their product, whatever the pattern.
private func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var (at, place) = (0, 0)
    var (star, resume) = (-1, 0)
    while at < name.count {
        if place < pattern.count, pattern[place] == "*" {
            (star, resume) = (place, at)
            place += 1
        } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[at] {
            at += 1
            place += 1
        } else if star >= 0 {
            resume += 1
            (at, place) = (resume, star + 1)
        } else {
            return false
        }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
}
