import Treatment

/// Reads the ids of programs as hits show them, separated by commas or spaces; doubles count once.
/// - Parameters:
///   - parameter: its name in messages.
///   - count: how many there may be.
/// - Throws: what does not fit, with what to write instead.
package func readProgramIDs(
    _ text: String, _ parameter: String, count: ClosedRange<Int>
) throws(ParameterError) -> [UInt64] {
    var ids: [UInt64] = []
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
        guard let id = parseBase32(word) else {
            throw ParameterError(
                parameter, "\(shown(word)) is not a program's id",
                expected: "13 letters and digits, as hits show them", example: examples[0])
        }
        if !ids.contains(id) { ids.append(id) }
        guard ids.count <= count.upperBound else { break }
    }
    guard count.contains(ids.count) else {
        let found =
            ids.count > count.upperBound
            ? "more than \(count.upperBound) programs" : ids.count == 1 ? "one program" : "no program"
        let range =
            count.lowerBound == count.upperBound
            ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
        throw ParameterError(
            parameter, found, expected: "\(range) ids of programs, separated by commas",
            example: examples.prefix(count.lowerBound).joined(separator: ","))
    }
    return ids
}

private let examples = ["0c5m7kq2v9d3e", "0d2n8jr4w6b1f"]
