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
        var parameters: NamedPairs = []
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            guard let texts = value.texts(Reading(of: name)) else { throw wrongType(name) }
            parameters += texts.map { (name, $0) }
        }
        return parameters
    }
}

private func wrongType(_ name: String) -> Problem {
    Problem(
        ParameterError(
            name, "its JSON value is of a kind that is not read",
            expected: "a string, a number, a list of them, or {\"any\": […], \"mode\": \"must\"}", example: "\"…\""))
}

/// What a parameter makes of a list or an object; a string or a number is always read.
private enum Reading {
    case scalar
    /// The elements, separated by commas, as one text.
    case joined
    /// Each element by itself.
    case each
    /// As `joined`, and objects as needs of their own.
    case needs

    init(of name: String) {
        let known = String(name.map { $0 == "-" ? "_" : $0 })
        guard let parameter = searchParameters.first(where: { $0.name == known }) else {
            self = name == "ids" ? .joined : .scalar
            return
        }
        switch parameter.shape {
        case .text, .whole, .miles, .one, .weights, .wholeNeed, .day: self = .scalar
        case .some: self = .joined
        case .texts: self = .each
        case .closedNeed, .need: self = .needs
        }
    }
}

/// A parameter's value in a JSON body.
private enum BodyValue: Decodable {
    case scalar(String)
    case list([String], needs: [String])
    case need(String)

    /// The texts it stands for; nil when it is of a kind that is not read there.
    func texts(_ reading: Reading) -> [String]? {
        switch (self, reading) {
        case (.scalar(let text), _), (.need(let text), .needs): [text]
        case (.list(let texts, let needs), .each): needs.isEmpty ? texts : nil
        case (.list(let texts, let needs), .joined): needs.isEmpty ? joined(texts) : nil
        case (.list(let texts, let needs), .needs): joined(texts) + needs
        case (.list, .scalar), (.need, .scalar), (.need, .joined), (.need, .each): nil
        }
    }

    private func joined(_ texts: [String]) -> [String] { texts.isEmpty ? [] : [texts.joined(separator: ",")] }

    init(from decoder: any Decoder) throws {
        if let single = try? decoder.singleValueContainer(), let scalar = try? single.decode(Scalar.self) {
            self = .scalar(scalar.text)
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var texts: [String] = []
            var needs: [String] = []
            while !list.isAtEnd {
                if let scalar = try? list.decode(Scalar.self) {
                    texts.append(scalar.text)
                } else {
                    needs.append(try list.decode(NeedObject.self).text)
                }
            }
            self = .list(texts, needs: needs)
            return
        }
        self = .need(try decoder.singleValueContainer().decode(NeedObject.self).text)
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

/// `{"any": ["dbt", "emdr"], "mode": "must"}` or `{"all": …}`; another field would be a misunderstanding.
private struct NeedObject: Decodable {
    let text: String

    private struct Field: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        var mode = ""
        var words: String?
        for field in fields.allKeys {
            switch field.stringValue {
            case "any" where words == nil, "all" where words == nil:
                let values = try fields.decode([String].self, forKey: field).joined(separator: ",")
                words = (field.stringValue == "all" ? "all:" : "") + values
            case "mode":
                let name = try fields.decode(String.self, forKey: field)
                guard Mode(name: name) != nil else { throw NeedObject.misread(field, decoder) }
                mode = name + ":"
            default: throw NeedObject.misread(field, decoder)
            }
        }
        guard let words else { throw NeedObject.misread(Field(stringValue: "any"), decoder) }
        text = mode + words
    }

    private static func misread(_ field: Field, _ decoder: any Decoder) -> DecodingError {
        .typeMismatch(
            NeedObject.self, .init(codingPath: decoder.codingPath + [field], debugDescription: "no field of a need"))
    }
}
