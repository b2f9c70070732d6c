import LocatorIndex
import LocatorSearch
import Treatment

/// Parameters of a search in words, as chips show them: `Medicaid`, `surely known: CARF`, `34 years old`.
struct ParameterWords {
    let words: PageWords
    let snapshot: Snapshot

    /// A parameter with its value; nil for what is not shown as a chip.
    func text(_ name: String, _ value: String) -> String? {
        switch name {
        case "near", "radius", "travel", "buffer", "starting", "zone", "text", "name":
            words("chip.\(name)", ["v": plain(value)])
        case "free": words("chip.free", ["v": freeText(value)])
        case "attendable": value == "prefer" ? nil : words["chip.attendable.\(value)"]
        case "preset": words["preset.\(value)"]
        case "age": words("chip.age", ["v": plain(value)])
        case "window", "level": mode(of: value, list(name, value))
        case "specialty": mode(of: value, list(name, value))
        default: TermGroup(name: name) == nil ? nil : mode(of: value, list(name, value))
        }
    }

    /// The mode a value names; nil for the default one of its parameter.
    static func mode(_ value: String) -> Mode? {
        value.firstIndex(of: ":").flatMap { Mode(name: value[..<$0]) }
    }

    /// Codes of a value, without mode and combination.
    static func codes(_ value: String) -> [String] {
        (value.split(separator: ":").last ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    }

    /// The label of a code.
    func label(_ code: String) -> String {
        if let level = Level(name: code) { return words.language.say(level.english, level.spanish) }
        if code == "low_cost" { return words["pay.low_cost"] }
        guard let entry = snapshot.vocabulary.term(code).map({ snapshot.vocabulary[$0] }) else { return code }
        return words.language.say(entry.english, entry.spanish)
    }

    /// Free time as people write it; as it is where it cannot be read.
    private func freeText(_ value: String) -> String {
        do throws(ScheduleTextError) {
            return weekText(try WeeklySchedule(parsing: value), in: words.language)
        } catch { return value }
    }

    private func list(_ name: String, _ value: String) -> String {
        let joint = value.contains("all:") ? words["and"] : words["or"]
        return ParameterWords.codes(value).map(label).joined(separator: " \(joint) ")
    }

    private func mode(of value: String, _ text: String) -> String {
        switch ParameterWords.mode(value) {
        case .strict: words("chip.strict", ["v": text])
        case .prefer: words("chip.prefer", ["v": text])
        case .not: words("chip.not", ["v": text])
        case .must, nil: text
        }
    }

    /// Without a mode in front.
    private func plain(_ value: String) -> String {
        guard let colon = value.firstIndex(of: ":"), Mode(name: value[..<colon]) != nil else { return value }
        return String(value[value.index(after: colon)...])
    }
}
