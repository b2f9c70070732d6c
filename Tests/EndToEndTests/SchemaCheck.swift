import Foundation

/// Compares values with the schemas of an OpenAPI document: the keywords that ours use. One that is not known here is a
/// mistake too, so that nothing goes unchecked.
struct SchemaCheck {
    let document: JSONValue

    /// What is wrong with a value, each with its place; empty when it conforms.
    func problems(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
        guard let keywords = schema.fields else { return ["\(place): a schema that is no object"] }
        var found: [String] = []
        for (keyword, rule) in keywords.sorted(by: { $0.key < $1.key }) {
            found += check(value, keyword, rule, keywords, place)
        }
        return found
    }

    private func check(
        _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: [String: JSONValue], _ place: String
    ) -> [String] {
        func expect(_ holds: Bool) -> [String] { holds ? [] : ["\(place): \(value) is not \(keyword) \(rule)"] }
        switch (keyword, value) {
        case ("description", _), ("default", _), ("example", _): return []
        case ("$ref", _):
            guard let target = document.at(rule.text ?? "") else { return ["\(place): nothing at \(rule)"] }
            return problems(value, target, at: place)
        case ("type", _):
            let names = (rule.list ?? [rule]).compactMap(\.text)
            return expect(names.contains { isType(value, $0) })
        case ("enum", _): return expect(rule.list?.contains(value) == true)
        case ("const", _): return expect(rule == value)
        case ("anyOf", _):
            let branches = (rule.list ?? []).map { problems(value, $0, at: place) }
            return branches.contains([])
                ? [] : ["\(place): none of anyOf"] + (branches.min { $0.count < $1.count } ?? [])
        case ("properties", .object(let fields)):
            return fields.sorted { $0.key < $1.key }.flatMap { name, field in
                rule[name].map { problems(field, $0, at: "\(place).\(name)") } ?? []
            }
        case ("required", .object(let fields)):
            return (rule.list ?? []).compactMap(\.text).filter { fields[$0] == nil }.map { "\(place): no \($0)" }
        case ("additionalProperties", .object(let fields)):
            let others = fields.filter { schema["properties"]?[$0.key] == nil }.sorted { $0.key < $1.key }
            if rule == .truth(false) { return others.map { "\(place): \($0.key) is not known" } }
            return others.flatMap { problems($0.value, rule, at: "\(place).\($0.key)") }
        case ("items", .list(let elements)):
            return elements.enumerated().flatMap { problems($0.element, rule, at: "\(place)[\($0.offset)]") }
        case ("maxItems", .list(let elements)): return expect(Double(elements.count) <= rule.number ?? 0)
        case ("minimum", .number(let number)): return expect(number >= rule.number ?? 0)
        case ("maximum", .number(let number)): return expect(number <= rule.number ?? 0)
        case ("exclusiveMinimum", .number(let number)): return expect(number > rule.number ?? 0)
        case ("minLength", .text(let text)): return expect(Double(text.unicodeScalars.count) >= rule.number ?? 0)
        case ("maxLength", .text(let text)): return expect(Double(text.unicodeScalars.count) <= rule.number ?? 0)
        case ("pattern", .text(let text)):
            guard let pattern = try? Regex(rule.text ?? "[") else { return ["\(place): no pattern, \(rule)"] }
            return expect(text.contains(pattern))
        case ("format", .text(let text)): return expect(rule == .text("date") && text.contains(/^\d{4}-\d\d-\d\d$/))
        case ("properties", _), ("required", _), ("additionalProperties", _), ("items", _), ("maxItems", _),
            ("minimum", _), ("maximum", _), ("exclusiveMinimum", _), ("minLength", _), ("maxLength", _),
            ("pattern", _), ("format", _):
            return []  // They say nothing of values of another type.
        default: return ["\(place): the keyword \(keyword) is not checked"]
        }
    }

    private func isType(_ value: JSONValue, _ name: String) -> Bool {
        switch (name, value) {
        case ("null", .null), ("boolean", .truth), ("number", .number), ("string", .text), ("array", .list),
            ("object", .object):
            true
        case ("integer", .number(let number)): number.rounded() == number
        default: false
        }
    }
}
