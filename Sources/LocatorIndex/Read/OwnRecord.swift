extension Snapshot {
    /// The ordinal, in its facility's records, of the record that states a program's level; without its other fields.
    package func ownRecord(ofProgram ordinal: Int) -> Int {
        var fields = FieldReader(
            columns.programFields, from: Int(columns.programFieldStart[ordinal]),
            to: Int(columns.programFieldStart[ordinal + 1]), strings: columns.strings)
        // The offsets of the stated level and the name, the focus, the record: see `writeFields`.
        for _ in 0..<3 { _ = fields.number() }
        return fields.number(upTo: 255)
    }

    /// The classes of the facts that a program knows, in the order of their terms.
    package func classes(ofProgram ordinal: Int) -> Range<Int> {
        let first = Int(columns.factStart[ordinal])
        let known = (0..<summary.words).reduce(0) {
            $0 + (columns.yes[$1][ordinal] | columns.no[$1][ordinal]).nonzeroBitCount
        }
        return min(first, columns.factClass.count)..<min(first + known, columns.factClass.count)
    }
}
