import Foundation
import HTTPTypes
import Hummingbird
import LocatorSearch
import NIOCore

extension LocatorResponder {
    /// Names and values of a JSON body. A value is a string, a number, a list of them, or `{"any": […], "mode": "must"}`.
    func bodyParameters(_ request: Request) async throws(Problem) -> NamedPairs {
        let buffer = try await body(request)
        let fields: [String: BodyValue]
        do {
            fields = try JSONDecoder().decode([String: BodyValue].self, from: Data(buffer.readableBytesView))
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            throw wrongType(context.codingPath[0].stringValue)
        } catch DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty {
            throw wrongType(context.codingPath[0].stringValue)
        } catch {
            throw unreadable(
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
