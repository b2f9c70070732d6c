import Foundation

/// A JSON value that tells a truth from a number.
enum JSONValue: Decodable, Equatable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(_ text: String) throws { self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) }

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .null
        } else if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let number = try? single.decode(Double.self) {
            self = .number(number)
        } else if let truth = try? single.decode(Bool.self) {
            self = .truth(truth)
        } else if let fields = try? single.decode([String: JSONValue].self) {
            self = .object(fields)
        } else {
            self = .list(try single.decode([JSONValue].self))
        }
    }

    subscript(name: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        return fields[name]
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }
    var fields: [String: JSONValue]? { if case .object(let fields) = self { fields } else { nil } }

    /// What a JSON pointer leads to: `#/components/schemas/Hit`.
    func at(_ pointer: String) -> JSONValue? {
        pointer.split(separator: "/").dropFirst().reduce(self as JSONValue?) { value, name in value?[String(name)] }
    }
}
