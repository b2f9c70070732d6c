import Mustache

/// What a template shows of one thing, by the names it has there. A type of its own, and a list: a page looks at three thousand values,
/// each of a thing that has a dozen, and a dictionary of anything is asked each time what it can do.
///
/// Mustache asks each value what it can do, and a no takes it longest: so that each says yes to what is asked first.
struct PageValues: MustacheParent, MustacheCustomRepresentation, ExpressibleByDictionaryLiteral {
    private struct Field {
        let name: String
        var value: Any

        init(name: String, value: Any) {
            self.name = name
            self.value = shown(value)
        }
    }

    private var fields: [Field]

    init(dictionaryLiteral elements: (String, Any)...) { fields = elements.map { Field(name: $0.0, value: $0.1) } }

    var representation: Any? { self }

    subscript(name: String) -> Any? {
        get { place(of: name).map { (fields[$0].value as? PageText)?.renderText ?? fields[$0].value } }
        set {
            switch (place(of: name), newValue) {
            case (let place?, let value?): fields[place].value = shown(value)
            case (let place?, nil): fields.remove(at: place)
            case (nil, let value?): fields.append(Field(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    var isEmpty: Bool { fields.isEmpty }

    /// All of another's values besides; where both have one, the other's.
    mutating func add(_ other: PageValues) { for field in other.fields { self[field.name] = field.value } }

    /// A value; the first of its name.
    func child(named name: String) -> Any? { place(of: name).map { fields[$0].value } }

    private func place(of name: String) -> Int? {
        for place in fields.indices where fields[place].name == name { return place }
        return nil
    }
}

/// A text that says at once what it is.
private struct PageText: MustacheCustomRenderable, MustacheCustomRepresentation {
    let renderText: String
    var isNull: Bool { false }
    var representation: Any? { self }
}

private func shown(_ value: Any) -> Any {
    if let text = value as? String { return PageText(renderText: text) }
    return value
}
