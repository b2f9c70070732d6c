/// What a JSON value looks like: as much of JSON Schema 2020-12 as the answers need.
indirect enum Schema: Sendable {
    case text
    /// Text of so many characters.
    case bounded(ClosedRange<Int>)
    case pattern(String)
    /// A day as YYYY-MM-DD.
    case day
    case word(of: [String])
    /// One of these numbers.
    case oneNumber(of: [Int])
    case truth
    case number
    case whole(ClosedRange<Int>)
    /// A number above 0 and up to this.
    case positive(upTo: Int)
    case list(Schema)
    /// At most so many elements.
    case short(Schema, most: Int)
    /// These fields and no others; a name that ends in `?` may be left out.
    case fields([(name: String, schema: Schema)])
    /// As `fields`, but others are passed over.
    case form([(name: String, schema: Schema)])
    /// Whatever name, a value like this.
    case table(Schema)
    case either([Schema])
    /// One of `schemaTable`, by its name there.
    case named(String)
    case orNull(Schema)
    case anything
    case about(String, Schema)
    /// With the value that is taken when there is none: JSON.
    case usual(String, Schema)

    /// `fields`, as they are written down.
    static func object(_ fields: KeyValuePairs<String, Schema>) -> Schema {
        .fields(fields.map { (name: $0.key, schema: $0.value) })
    }

    /// A count, from 0.
    static let count = Schema.whole(0...Int(Int32.max))
    /// Any whole number that answers hold.
    static let integer = Schema.whole(Int.min...Int.max)
}

extension Schema {
    /// Writes the schema as JSON.
    func write(_ json: inout JSONWriter) {
        json.object { json in writeFields(&json, isNullable: false) }
    }

    private func writeFields(_ json: inout JSONWriter, isNullable: Bool) {
        func type(_ name: String) {
            if isNullable { json.strings("type", [name, "null"]) } else { json.field("type", name) }
        }
        switch self {
        case .text: type("string")
        case .bounded(let range):
            type("string")
            json.field("minLength", range.lowerBound)
            json.field("maxLength", range.upperBound)
        case .pattern(let pattern):
            type("string")
            json.field("pattern", pattern)
        case .day:
            type("string")
            json.field("format", "date")
        case .word(let words):
            type("string")
            json.array("enum", words.map { Optional($0) } + (isNullable ? [nil] : [])) { json, word in
                if let word { json.string(word) } else { json.null() }
            }
        case .oneNumber(let numbers):
            type("integer")
            json.array("enum", numbers) { $0.number($1) }
        case .truth: type("boolean")
        case .number: type("number")
        case .whole(let range):
            type("integer")
            if range.lowerBound > Int.min { json.field("minimum", range.lowerBound) }
            if range.upperBound < Int(Int32.max) { json.field("maximum", range.upperBound) }
        case .positive(let most):
            type("number")
            json.field("exclusiveMinimum", 0)
            json.field("maximum", most)
        case .list(let element):
            type("array")
            json.key("items")
            element.write(&json)
        case .short(let element, let most):
            type("array")
            json.field("maxItems", most)
            json.key("items")
            element.write(&json)
        case .form(let fields):
            type("object")
            writeProperties(fields, &json)
        case .fields(let fields):
            type("object")
            writeProperties(fields, &json)
            let required = fields.map(\.name).filter { !$0.hasSuffix("?") }
            if !required.isEmpty { json.strings("required", required) }
            json.field("additionalProperties", false)
        case .table(let value):
            type("object")
            json.key("additionalProperties")
            value.write(&json)
        case .anything: break
        case .either, .named:
            if isNullable {
                json.array("anyOf", [self, nil]) { json, schema in
                    if let schema { schema.write(&json) } else { json.object { $0.field("type", "null") } }
                }
            } else if case .either(let schemas) = self {
                json.array("anyOf", schemas) { $1.write(&$0) }
            } else if case .named(let name) = self {
                json.field("$ref", "#/components/schemas/\(name)")
            }
        case .orNull(let schema): schema.writeFields(&json, isNullable: true)
        case .about(let text, let schema):
            schema.writeFields(&json, isNullable: isNullable)
            json.field("description", text)
        case .usual(let value, let schema):
            schema.writeFields(&json, isNullable: isNullable)
            json.key("default")
            json.raw(value)
        }
    }
}

private func writeProperties(_ fields: [(name: String, schema: Schema)], _ json: inout JSONWriter) {
    json.object("properties") { json in
        for (name, schema) in fields {
            json.key(named: name.hasSuffix("?") ? String(name.dropLast()) : name)
            schema.write(&json)
        }
    }
}
