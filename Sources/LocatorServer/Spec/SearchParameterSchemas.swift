import LocatorSearch
import Treatment

// The parameters of a search as they stand in a URL, and as values of a JSON body.
extension SearchParameter {
    /// In a URL or a form, where all is text.
    var querySchema: Schema {
        switch shape {
        case .text(let most): .bounded(1...most)
        case .texts(let most): .short(.bounded(1...most), most: SearchParameter.mostParameters)
        case .whole(let range, let usual): usual.map { .usual(String($0), .whole(range)) } ?? .whole(range)
        case .miles(let most): .positive(upTo: most)
        case .one(let words, let usual): usual.map { .usual("\"\($0)\"", .word(of: words)) } ?? .word(of: words)
        case .some(let words, let orAll):
            .pattern("^(|\(orAll ? "all|" : "")\(joined(words))(,\(joined(words)))*)$")
        case .weights(let words, _): .pattern("^(|\(joined(words))=[0-9]{1,4}(,\(joined(words))=[0-9]{1,4})*)$")
        case .closedNeed(let words, _): .pattern("^\(marks)*\(joined(words))(,\(joined(words)))*$")
        case .wholeNeed: .pattern("^\(marks)*[0-9]{1,3}$")
        case .need: .short(.bounded(1...SearchParameter.longestValue), most: SearchParameter.mostParameters)
        case .day: .day
        }
    }

    /// In a JSON body, where a number may be one, and a list a list.
    var bodySchema: Schema {
        switch shape {
        case .text(let most): .either([.bounded(1...most), .number])
        case .texts(let most):
            .either([.bounded(1...most), .short(.bounded(1...most), most: SearchParameter.mostParameters)])
        case .whole(let range, _): .either([.whole(range), .pattern("^[0-9]+$")])
        case .miles(let most): .either([.positive(upTo: most), .pattern("^[0-9.]+(mi)?$")])
        case .one(let words, _):
            words.contains { Int($0) != nil }
                ? .either([.word(of: words), .oneNumber(of: words.compactMap { Int($0) })]) : .word(of: words)
        case .some(let words, _):
            .either([querySchema, .short(.word(of: words), most: SearchParameter.mostParameters)])
        case .weights, .day: querySchema
        case .closedNeed(let words, _):
            .either([
                querySchema, .short(.word(of: words), most: SearchParameter.mostParameters), .named("Need"),
            ])
        case .wholeNeed(let range, _): .either([querySchema, .whole(range)])
        case .need: .named("Needs")
        }
    }

    /// What it asks, with what is taken when nothing is said.
    var about: String {
        switch shape {
        case .closedNeed(_, let usual), .need(let usual):
            "\(summary) `[mode:][any:|all:]value,value`; mode \(usual.name) when none is said."
        case .wholeNeed(_, let usual): "\(summary) `[mode:]years`; mode \(usual.name) when none is said."
        case .text, .texts, .whole, .miles, .one, .some, .weights, .day: summary
        }
    }

    private var marks: String { "((must|strict|prefer|not|any|all):)" }

    private func joined(_ words: [String]) -> String { "(\(words.joined(separator: "|")))" }
}

/// A need in a JSON body: `{"any": ["dbt", "emdr"], "mode": "must"}`.
let needSchemas: [(name: String, schema: Schema)] = [
    (
        "Need",
        .either([
            .object([
                "any": .list(.bounded(1...SearchParameter.longestValue)), "mode?": .word(of: Mode.allCases.map(\.name)),
            ]),
            .object([
                "all": .list(.bounded(1...SearchParameter.longestValue)), "mode?": .word(of: Mode.allCases.map(\.name)),
            ]),
        ])
    ),
    (
        "Needs",
        .either([
            .bounded(1...SearchParameter.longestValue), .named("Need"),
            .short(
                .either([.bounded(1...SearchParameter.longestValue), .named("Need")]),
                most: SearchParameter.mostParameters),
        ])
    ),
]
