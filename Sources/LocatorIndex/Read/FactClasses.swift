extension Snapshot {
    /// Where in `columns.factClass` the facts stand that a program knows, in the order of their terms.
    package func factClasses(ofProgram ordinal: Int) -> Range<Int> {
        let count = columns.factClass.count
        let first = min(Int(columns.factStart[ordinal]), count)
        let known = (0..<summary.words).reduce(0) {
            $0 + (columns.yes[$1][ordinal] | columns.no[$1][ordinal]).nonzeroBitCount
        }
        return first..<min(first + known, count)
    }
}
