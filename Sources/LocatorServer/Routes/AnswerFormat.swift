import HTTPTypes
import Hummingbird
import LocatorSearch

/// How the answer to a search is written.
enum AnswerFormat: String, CaseIterable {
    case json, geojson, csv, jsonl

    /// The media types that mean it; the first is sent.
    var mediaTypes: [String] {
        switch self {
        case .json: ["application/json"]
        case .geojson: ["application/geo+json", "application/vnd.geo+json"]
        case .csv: ["text/csv"]
        case .jsonl: ["application/jsonl", "application/x-ndjson"]
        }
    }

    /// The content type of its answers.
    var contentType: String { self == .csv ? "text/csv; charset=utf-8; header=present" : mediaTypes[0] }

    /// The name a browser keeps it by. Says nothing of the search.
    var disposition: String { "attachment; filename=\"treatment-programs.\(rawValue)\"" }
}

extension [AnswerFormat] {
    /// Of a page of hits, and of a whole list; the first is what is written when nothing is asked.
    static let searchFormats: [AnswerFormat] = [.json, .geojson, .csv]
    static let exportFormats: [AnswerFormat] = [.csv, .jsonl, .geojson]
}

/// The format a request asks for: `format=` wins, else `Accept` by its q-values (RFC 9110, 12.5.1), else the first.
/// - Parameters:
///   - parameters: loses its `format`, which no search knows.
///   - formats: what the route can write, its own choice first.
/// - Throws: 400 for a `format` that is none of them, 406 when `Accept` shuts all of them out.
func chosenFormat(
    _ parameters: inout NamedPairs, _ request: Request, among formats: [AnswerFormat]
) throws(Problem) -> AnswerFormat {
    let asked = parameters.filter { $0.name == "format" }
    if let value = asked.first?.value {
        parameters.removeAll { $0.name == "format" }
        guard asked.count == 1 else {
            throw Problem(ParameterError("format", "given twice", expected: "one value", example: formats[0].rawValue))
        }
        guard let format = formats.first(where: { $0.rawValue == value.lowercased() }) else {
            throw Problem(
                ParameterError(
                    "format", "not a format this answer has",
                    expected: "one of \(formats.map(\.rawValue).joined(separator: ", "))",
                    example: formats[0].rawValue))
        }
        return format
    }
    let ranges = mediaRanges(request.headers[values: .accept].joined(separator: ","))
    guard !ranges.isEmpty else { return formats[0] }
    var best: (format: AnswerFormat, quality: Int)?
    for format in formats {
        let wanted = format.mediaTypes.map { quality(of: $0, in: ranges) }.max() ?? 0
        if wanted > best?.quality ?? 0 { best = (format, wanted) }
    }
    guard let best else {
        let types = formats.map { $0.mediaTypes[0] }.joined(separator: ", ")
        throw Problem(
            status: 406, title: "Not acceptable",
            detail: "This answer comes as \(types): name one in Accept, or say format=\(formats[0].rawValue).",
            headers: [("Vary", "Accept")])
    }
    return best.format
}

/// One part of an `Accept`: `text/csv;q=0.5`.
private struct MediaRange {
    let type, subtype: Substring
    /// Thousandths.
    let quality: Int
}

/// The parts that can be read; an `Accept` of which nothing can be read asks for nothing.
private func mediaRanges(_ accept: String) -> [MediaRange] {
    accept.lowercased().split(separator: ",").compactMap { part in
        let fields = part.split(separator: ";").map(trimmed)
        let sides = fields.first?.split(separator: "/", omittingEmptySubsequences: false) ?? []
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
        guard let weight = fields.dropFirst().first(where: { $0.hasPrefix("q=") })?.dropFirst(2) else {
            return MediaRange(type: sides[0], subtype: sides[1], quality: 1000)
        }
        guard let quality = Double(weight), (0...1).contains(quality) else { return nil }
        return MediaRange(type: sides[0], subtype: sides[1], quality: Int(quality * 1000))
    }
}

/// The quality that the most specific range gives a media type; 0 when none names it.
private func quality(of mediaType: String, in ranges: [MediaRange]) -> Int {
    let sides = mediaType.split(separator: "/")
    let exact = ranges.first { $0.type == sides[0] && $0.subtype == sides[1] }
    let kind = ranges.first { $0.type == sides[0] && $0.subtype == "*" }
    let any = ranges.first { $0.type == "*" && $0.subtype == "*" }
    return (exact ?? kind ?? any)?.quality ?? 0
}

/// Without spaces and tabs around it.
func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
}
