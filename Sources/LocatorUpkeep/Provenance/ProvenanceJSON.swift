import LocatorIngest
import Treatment

extension Provenance {
    /// The same for programs.
    package func json(program: UInt64?, fields: Set<String>) -> [UInt8] {
        func wires(_ entries: [Trace.Entry]) -> [EntryWire] {
            entries.filter { fields.isEmpty || fields.contains($0.field) }.map { entry in
                EntryWire(
                    field: entry.field, value: entry.value, record: entry.origin.map { $0 + 1 },
                    asOf: entry.asOf.map { "\($0)" }, rule: entry.rule,
                    lost: entry.lost.map { lost in
                        LoserWire(
                            value: lost.value, record: lost.origin.map { $0 + 1 }, asOf: lost.asOf.map { "\($0)" },
                            reason: lost.reason)
                    })
            }
        }
        let records = trace.origins.enumerated().map { ordinal, origin in
            RecordWire(
                number: ordinal + 1, key: base32(origin.key), publisher: origin.publisher, file: origin.path,
                line: origin.line, format: origin.format, asOf: origin.asOf.map { "\($0)" },
                precedence: origin.precedence, name: origin.name)
        }
        let programs = trace.programs.filter { program == nil || $0.id == program }.map {
            ProgramWire(id: base32($0.id), entries: wires($0.entries))
        }
        return reportJSON(
            TraceWire(
                facility: base32(trace.facility), records: records, entries: wires(trace.entries), programs: programs,
                remarks: remarks))
    }
}

private struct TraceWire: Encodable {
    let facility: String
    let records: [RecordWire]
    let entries: [EntryWire]
    let programs: [ProgramWire]
    let remarks: [String]
}

private struct RecordWire: Encodable {
    let number: Int
    let key: String
    let publisher: String
    let file: String
    let line: Int
    let format: String
    let asOf: String?
    let precedence: Int
    let name: String
}

private struct EntryWire: Encodable {
    let field: String
    let value: String
    let record: Int?
    let asOf: String?
    let rule: String
    let lost: [LoserWire]
}

private struct LoserWire: Encodable {
    let value: String
    let record: Int?
    let asOf: String?
    let reason: String
}

private struct ProgramWire: Encodable {
    let id: String
    let entries: [EntryWire]
}
