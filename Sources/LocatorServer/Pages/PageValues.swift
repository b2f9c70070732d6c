import Mustache

/// What a template shows of one thing, by the names it has there. A type of its own, and a list: a page looks at three thousand values,
/// each of a thing that has a dozen, and a dictionary of anything is asked each time what it can do.
struct PageValues: MustacheParent, ExpressibleByDictionaryLiteral {
    private var fields: [(name: String, value: Any)]

    init(dictionaryLiteral elements: (String, Any)...) { fields = elements.map { (name: $0.0, value: $0.1) } }

    subscript(name: String) -> Any? {
        get { fields.first { $0.name == name }?.value }
        set {
            let place = fields.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): fields[place].value = value
            case (let place?, nil): fields.remove(at: place)
            case (nil, let value?): fields.append((name, value))
            case (nil, nil): break
            }
        }
    }

    var isEmpty: Bool { fields.isEmpty }

    /// All of another's values besides; where both have one, the other's.
    mutating func add(_ other: PageValues) { for (name, value) in other.fields { self[name] = value } }

    /// A value; the first of its name.
    func child(named name: String) -> Any? { self[name] }
}
