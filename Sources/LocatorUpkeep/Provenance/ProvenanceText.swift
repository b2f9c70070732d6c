import LocatorIngest
import Treatment

extension Provenance {
    /// For reading: of the facility and the programs that are asked for, the fields that are asked for.
    /// - Parameters:
    ///   - program: one of the facility's; nil for all.
    ///   - fields: codes and names of fields; empty for all.
    package func text(program: UInt64?, fields: Set<String>) -> String {
        var lines = ["Facility \(base32(trace.facility))", "", "Records"]
        for (ordinal, origin) in trace.origins.enumerated() {
            let place = origin.path.isEmpty ? "" : ", \(origin.path)\(origin.line > 0 ? ":\(origin.line)" : "")"
            lines.append(
                "  [\(ordinal + 1)] \(base32(origin.key)) \(origin.publisher)\(place), \(day(origin.asOf))"
                    + (origin.name.isEmpty ? "" : ", “\(origin.name)”"))
        }
        lines += section("Facility", trace.entries, fields)
        for traced in trace.programs where program == nil || traced.id == program {
            lines += section("Program \(base32(traced.id))", traced.entries, fields)
        }
        for remark in remarks { lines += ["", "Note: \(remark)."] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ entries: [Trace.Entry], _ fields: Set<String>) -> [String] {
        let shown = entries.filter { fields.isEmpty || fields.contains($0.field) }
        if shown.isEmpty { return [] }
        return ["", title]
            + shown.flatMap { entry in
                ["  \(entry.field): \(entry.value)", "      \(by(entry.origin, entry.asOf)) \(entry.rule)"]
                    + entry.lost.map { lost in
                        "      \(lost.value == entry.value ? "also" : "not") \(lost.value), \(by(lost.origin, lost.asOf)) \(lost.reason)"
                    }
            }
    }

    private func by(_ origin: Int?, _ asOf: Day?) -> String {
        guard let origin else { return "—" }
        return "[\(origin + 1)] \(day(asOf)):"
    }

    private func day(_ day: Day?) -> String { day.map { "\($0)" } ?? "undated" }
}
