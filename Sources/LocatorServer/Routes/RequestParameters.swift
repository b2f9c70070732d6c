import Foundation
import HTTPTypes
import Hummingbird
import LocatorSearch
import NIOCore

extension LocatorResponder {
    /// Names and values of a URL's query, decoded, in order.
    func queryParameters(_ request: Request) throws(Problem) -> [(name: String, value: String)] {
        try decodedPairs(request.uri.query ?? "")
    }

    /// Names and values of a body as a form sends it, `application/x-www-form-urlencoded`, decoded, in order.
    func formParameters(_ request: Request) async throws(Problem) -> [(name: String, value: String)] {
        do {
            let buffer = try await request.body.collect(upTo: LocatorResponder.bodyLimit)
            return try decodedPairs(String(buffer: buffer))
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(status: 413, title: "Body too large", detail: "At most \(LocatorResponder.bodyLimit) bytes.")
        }
    }

    private func decodedPairs(_ text: String) throws(Problem) -> [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let texts = sides.map { $0.replacing("+", with: " ").removingPercentEncoding }
            guard let name = texts[0], let value = texts.count > 1 ? texts[1] : "" else {
                throw Problem(
                    status: 400, title: "This request cannot be read",
                    detail: "This is not percent-encoded UTF-8; encode spaces as %20 or +, and % as %25.")
            }
            if !name.isEmpty { parameters.append((name, value)) }
        }
        return parameters
    }

    /// Names and values of a JSON body. A value is a string, a number, a list of them, or `{"any": […], "mode": "must"}`.
    func bodyParameters(_ request: Request) async throws(Problem) -> [(name: String, value: String)] {
        guard (request.uri.query ?? "").isEmpty else {
            throw Problem(
                status: 400, title: "This request cannot be read",
                detail: "POST /v1/search takes its parameters from the body; move those of the URL there.")
        }
        let type = request.headers[.contentType] ?? "application/json"
        guard type.lowercased().hasPrefix("application/json") else {
            throw Problem(status: 415, title: "Unsupported media type", detail: "Send application/json.")
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: LocatorResponder.bodyLimit)
        } catch {
            throw Problem(status: 413, title: "Body too large", detail: "At most \(LocatorResponder.bodyLimit) bytes.")
        }
        let fields: [String: BodyValue]
        do {
            fields = try JSONDecoder().decode([String: BodyValue].self, from: Data(buffer.readableBytesView))
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            throw wrongType(context.codingPath[0].stringValue)
        } catch DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty {
            throw wrongType(context.codingPath[0].stringValue)
        } catch {
            throw Problem(
                status: 400, title: "This request cannot be read",
                detail:
                    "The body is not a JSON object of parameters, like {\"near\": \"90012\", \"level\": \"iop\", \"payment\": \"must:medicaid\"}."
            )
        }
        return fields.sorted { $0.key < $1.key }.flatMap { name, value in value.texts.map { (name, $0) } }
    }
}

private func wrongType(_ name: String) -> Problem {
    Problem(
        ParameterError(
            name, "its JSON value is of a kind that is not read",
            expected: "a string, a number, a list of them, or {\"any\": […], \"mode\": \"must\"}", example: "\"…\""))
}

/// A parameter's value in a JSON body, and the text it stands for.
private enum BodyValue: Decodable {
    case texts([String])

    var texts: [String] {
        switch self {
        case .texts(let texts): texts
        }
    }

    init(from decoder: any Decoder) throws {
        if let single = try? decoder.singleValueContainer(), let scalar = try? single.decode(Scalar.self) {
            self = .texts([scalar.text])
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var values: [String] = []
            var needs: [String] = []
            while !list.isAtEnd {
                if let scalar = try? list.decode(Scalar.self) {
                    values.append(scalar.text)
                } else {
                    needs.append(try list.decode(NeedObject.self).text)
                }
            }
            self = .texts((values.isEmpty ? [] : [values.joined(separator: ",")]) + needs)
            return
        }
        self = .texts([try decoder.singleValueContainer().decode(NeedObject.self).text])
    }
}

private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else if let number = try? container.decode(Int.self) {
            text = String(number)
        } else {
            text = String(try container.decode(Double.self))
        }
    }
}

/// `{"any": ["dbt", "emdr"], "mode": "must"}` or `{"all": …}`.
private struct NeedObject: Decodable {
    let any: [String]?
    let all: [String]?
    let mode: String?

    var text: String {
        let words = (all ?? any ?? []).joined(separator: ",")
        return "\(mode.map { "\($0):" } ?? "")\(all == nil ? "" : "all:")\(words)"
    }
}
