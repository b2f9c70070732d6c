import HTTPTypes
import Hummingbird
import LocatorIndex
import LocatorSearch
import Treatment

// The routes that take a search: read, asked, written.
extension LocatorResponder {
    /// A page of the answer: JSON, GeoJSON or CSV. A cursor is followed in the snapshot it came from.
    func search(_ parameters: NamedPairs, _ request: Request, _ current: SearchEngine) throws(Problem) -> Reply {
        let engine = live.engine(continuing: parameters) ?? current
        var rest = parameters
        let format = try chosenFormat(&rest, request, among: .searchFormats)
        let asked = try read(rest, engine)
        do throws(SearchError) {
            var reply = try pageReply(
                try engine.search(asked.request), to: asked, format, engine, live.written(from: engine))
            reply.headers[.vary] = "Accept"
            return reply
        } catch { throw Problem(error) }
    }

    /// What the hits divide by, without the hits. All facets where the request does not choose. A cursor is followed as above.
    func facets(_ parameters: NamedPairs, _ current: SearchEngine) throws(Problem) -> [UInt8] {
        let engine = live.engine(continuing: parameters) ?? current
        var asked = try read(parameters, engine)
        if asked.request.facets.isEmpty { asked.request.facets = FacetGroup.allCases }
        do throws(SearchError) {
            let answer = try engine.search(asked.request)
            return facetsBody(answer, detox: try detoxNear(asked, engine), to: asked, from: engine.snapshot)
        } catch { throw Problem(error) }
    }

    /// `prefix=` and `limit=`.
    func places(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let (prefix, limit) = try completion(parameters, example: "san j")
        return placesBody(completePlaces(prefix, limit: limit, in: engine.snapshot), from: engine.snapshot)
    }

    /// `prefix=` and `limit=`.
    func names(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let (prefix, limit) = try completion(parameters, example: "cedar")
        return namesBody(engine.snapshot.names(beginning: prefix, limit: limit))
    }

    // MARK: - Reading

    /// The search that parameters mean.
    func read(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> Asked {
        do throws(ParameterError) { return try parseRequest(parameters, in: engine.snapshot) } catch {
            throw Problem(error)
        }
    }

    private func take(_ name: String, from parameters: inout NamedPairs) -> String? {
        guard let place = parameters.firstIndex(where: { $0.name == name }) else { return nil }
        return parameters.remove(at: place).value
    }

    private func completion(
        _ parameters: NamedPairs, example: String
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

/// The facilities to call first when the words tell of withdrawal; nil when they do not.
func detoxNear(_ asked: Asked, _ engine: SearchEngine) throws(SearchError) -> [NearFacility]? {
    guard let detox = try engine.detoxBeside(asked) else { return nil }
    do throws(IndexError) { return try nearest(detox, engine.snapshot) } catch { throw SearchError.damaged(error) }
}

private func pageReply(
    _ answer: SearchAnswer, to asked: Asked, _ format: AnswerFormat, _ engine: SearchEngine, _ written: WrittenListings
) throws(SearchError) -> Reply {
    if format == .json { return Reply(try answerBuffer(answer, to: asked, engine, written)) }
    let rows = try hitRows(answer, engine, in: asked.language)
    if format == .geojson {
        let detox = try detoxNear(asked, engine)
        return Reply(
            geoJSONBody(answer, rows, detox: detox, to: asked, from: engine.snapshot), type: format.contentType)
    }
    let text = csvRow(hitCSVHeader) + rows.map { csvRow(hitCSVCells($0)) }.joined()
    var reply = Reply(Array(text.utf8), type: format.contentType)
    reply.headers[.contentDisposition] = format.disposition
    // What a table has no place for.
    reply.headers[.totalCount] = String(answer.total)
    reply.headers[.nextCursor] = answer.next?.text
    return reply
}
