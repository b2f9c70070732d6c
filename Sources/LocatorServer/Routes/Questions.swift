import LocatorIndex
package import LocatorSearch
import Treatment

// The routes that take a search: read, asked, written.
extension LocatorResponder {
    typealias NamedValues = [(name: String, value: String)]

    func search(_ parameters: NamedValues, _ current: SearchEngine) throws(Problem) -> [UInt8] {
        let engine = live.engine(continuing: parameters) ?? current
        let asked = try read(parameters, engine)
        do throws(SearchError) {
            return try answerBody(try engine.search(asked.request), to: asked, engine)
        } catch { throw Problem(error) }
    }

    /// `prefix=` and `limit=`.
    func places(_ parameters: NamedValues, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let (prefix, limit) = try completion(parameters, example: "san j")
        return placesBody(completePlaces(prefix, limit: limit, in: engine.snapshot), from: engine.snapshot)
    }

    /// `prefix=` and `limit=`.
    func names(_ parameters: NamedValues, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let (prefix, limit) = try completion(parameters, example: "cedar")
        return namesBody(engine.snapshot.names(beginning: prefix, limit: limit))
    }

    // MARK: - Reading

    private func read(_ parameters: NamedValues, _ engine: SearchEngine) throws(Problem) -> Asked {
        do throws(ParameterError) { return try parseRequest(parameters, in: engine.snapshot) } catch {
            throw Problem(error)
        }
    }

    private func take(_ name: String, from parameters: inout NamedValues) -> String? {
        guard let place = parameters.firstIndex(where: { $0.name == name }) else { return nil }
        return parameters.remove(at: place).value
    }

    private func completion(
        _ parameters: NamedValues, example: String
    ) throws(Problem) -> (prefix: String, limit: Int) {
        var rest = parameters
        let prefix = take("prefix", from: &rest)
        let limit = take("limit", from: &rest)
        if let other = rest.first {
            throw Problem(
                ParameterError(
                    String(other.name.prefix(60)), "no such parameter", expected: "prefix and limit", example: example))
        }
        guard let prefix, prefix.utf8.count <= Completion.longestPrefix else {
            throw Problem(
                ParameterError(
                    "prefix", prefix == nil ? "missing" : "too long",
                    expected: "what was typed so far, at most \(Completion.longestPrefix) bytes", example: example))
        }
        guard let limit else { return (prefix, Completion.usualLimit) }
        guard let number = Int(limit), Completion.limits.contains(number) else {
            throw Problem(
                ParameterError(
                    "limit", "not a number that is read",
                    expected: "a whole number from \(Completion.limits.lowerBound) to \(Completion.limits.upperBound)",
                    example: "10"))
        }
        return (prefix, number)
    }
}

/// What `/v1/places` and `/v1/names` take.
enum Completion {
    /// Bytes that a prefix may have.
    static let longestPrefix = 200
    static let limits = 1...50
    static let usualLimit = 10
}

/// The body of an answer: found, explained, written. What `/v1/programs`, `/v1/search` and `locator search --json` share.
package func answerBody(
    _ answer: SearchAnswer, to asked: Asked, _ engine: SearchEngine
) throws(SearchError) -> [UInt8] {
    let explanations = try engine.explain(answer, to: asked.request, in: asked.language)
    let detox = try engine.detoxBeside(asked)
    do throws(IndexError) {
        return try searchBody(answer, explanations, detox: detox, to: asked, from: engine.snapshot)
    } catch { throw SearchError.damaged(error) }
}
