package import LocatorIndex
package import Treatment

/// The programs that a question is about.
package struct AskedPrograms: Hashable, Sendable {
    /// Present ids, each once.
    package var ids: [UInt64] = []
    /// Former ids among those that were asked for, with the present ones, in the order asked.
    package var moved: [Redirect] = []

    package init() {}
}

/// Reads the ids of programs as hits show them, separated by commas or spaces; former ids stand for the present ones, and doubles
/// count once.
/// - Parameters:
///   - parameter: its name in messages.
///   - count: how many there may be.
///   - snapshot: what knows former ids; nil: none is.
/// - Throws: what does not fit, with what to write instead.
package func readProgramIDs(
    _ text: String, _ parameter: String, count: ClosedRange<Int>, in snapshot: Snapshot? = nil
) throws(ParameterError) -> AskedPrograms {
    var asked = AskedPrograms()
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
        guard let id = parseBase32(word) else {
            throw ParameterError(
                parameter, "\(shown(word)) is not a program's id",
                expected: "13 letters and digits, as hits show them", example: examples[0])
        }
        let present = snapshot?.redirect(of: id) ?? id
        if present != id, !asked.moved.contains(where: { $0.old == id }) {
            asked.moved.append(Redirect(from: id, to: present))
        }
        if !asked.ids.contains(present) { asked.ids.append(present) }
        guard asked.ids.count <= count.upperBound else { break }
    }
    let given = asked.ids.count
    guard count.contains(given) else {
        let found =
            given > count.upperBound
            ? "more than \(count.upperBound) programs" : given == 1 ? "one program" : "no program"
        let range =
            count.lowerBound == count.upperBound
            ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
        throw ParameterError(
            parameter, found, expected: "\(range) ids of programs, separated by commas",
            example: examples.prefix(count.lowerBound).joined(separator: ","))
    }
    return asked
}

private let examples = ["0c5m7kq2v9d3e", "0d2n8jr4w6b1f"]
