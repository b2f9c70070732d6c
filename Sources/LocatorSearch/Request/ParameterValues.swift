import LocatorIndex
import Treatment

// The values of single parameters.
extension Parameters {
    /// Sets the origin or the area.
    func readPlace(_ value: String, _ request: inout SearchRequest) throws(ParameterError) {
        switch resolvePlace(value, in: snapshot) {
        case .found(let origin), .corrected(let origin, _): request.origin = origin
        case .area(let area): request.area = area
        case .ambiguous(let choices):
            throw ParameterError(
                "near", "\(shown(value)) may be one of \(choices.count) places",
                expected: "one of them, with its state or a ZIP code",
                example: choices.first?.label ?? "90012", choices: choices.map(\.label))
        case .unknown(let suggestions):
            throw ParameterError(
                "near", "no place is called \(shown(value))",
                expected: "a ZIP code, \"City, ST\", a county, a state or \"latitude, longitude\"",
                example: "Los Angeles, CA", choices: suggestions)
        case .malformed(let expected):
            throw ParameterError("near", "\(shown(value)) is not a place", expected: expected, example: "90012")
        }
    }

    /// Miles as a decimal number, to the metre.
    func readMiles(_ name: String, _ value: String) throws(ParameterError) -> Metres {
        let text = value.hasSuffix("mi") ? String(value.dropLast(2)) : value
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        guard isPlain, let miles = Double(text), miles > 0, miles <= Double(Parameters.mostMiles) else {
            throw ParameterError(
                name, "\(shown(value)) miles", expected: "miles above 0 and up to \(Parameters.mostMiles)",
                example: "25")
        }
        return Metres(Int32((miles * 1609.344).rounded(.toNearestOrAwayFromZero)))
    }

    /// `cedar house`, `must:cedar house`.
    func readText(_ value: String) throws(ParameterError) -> TextNeed {
        var mode = Mode.prefer
        var words = value[...]
        if let colon = value.utf8.firstIndex(of: UInt8(ascii: ":")),
            let named = Mode(name: value[..<colon].filter { $0 != " " })
        {
            mode = named
            words = value[value.index(after: colon)...]
        }
        guard !foldedTokens(words).isEmpty else {
            throw ParameterError(
                "text", "\(shown(value)) has no word", expected: "words to look for",
                example: Parameters.example(of: "text"))
        }
        return TextNeed(String(words), mode: mode)
    }

    /// `10`, `unlimited`.
    func readRing(_ value: String) throws(ParameterError) -> PinnedRing {
        if value == Parameters.unlimited { return PinnedRing(miles: nil) }
        guard let miles = Int(value), Run.rings.contains(miles) else {
            throw ParameterError(
                "ring", "\(shown(value))",
                expected:
                    "one of \(Run.rings.map(String.init).joined(separator: ", ")) miles, or \(Parameters.unlimited)",
                example: Parameters.example(of: "ring"))
        }
        return PinnedRing(miles: miles)
    }

    /// `level,payment`, `all`.
    func readFacets(_ value: String) throws(ParameterError) -> [FacetGroup] {
        if value == "all" { return FacetGroup.allCases }
        var asked: Set<FacetGroup> = []
        for word in value.split(separator: ",").map({ $0.filter { $0 != " " } }) {
            asked.insert(try readCase("facets", word, FacetGroup.allCases.map { ($0.name, $0) }))
        }
        return FacetGroup.allCases.filter(asked.contains)
    }

    func readWhole(_ name: String, _ value: String, _ range: ClosedRange<Int>) throws(ParameterError) -> Int {
        guard let number = Int(value), range.contains(number), !value.hasPrefix("+") else {
            throw ParameterError(
                name, "\(shown(value))", expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
                example: Parameters.example(of: name))
        }
        return number
    }

    func readCase<Value>(_ name: String, _ value: String, _ cases: [(String, Value)]) throws(ParameterError) -> Value {
        guard let found = cases.first(where: { $0.0 == value }) else {
            throw ParameterError(
                name, "\(shown(value))", expected: "one of \(cases.map(\.0).joined(separator: ", "))",
                example: cases[0].0)
        }
        return found.1
    }

    func readLevel(_ value: String) throws(ParameterError) -> LevelNeed {
        let (mode, _, words) = try modeAndWords("level", value)
        var levels: [Level] = []
        for word in words {
            guard let level = Level(name: word) else {
                let names = Level.allCases.map(\.name)
                // Of equally near words the one as long as what was written.
                let near = names.map { (editDistance($0, word), abs($0.count - word.count), $0) }
                    .filter { $0.0 <= 2 }.sorted { $0 < $1 }.map(\.2)
                throw ParameterError(
                    "level", "\(shown(word)) is not a level of care",
                    expected: "any of \(names.joined(separator: ", "))",
                    example: "iop", choices: near)
            }
            levels.append(level)
        }
        return LevelNeed(levels, mode: mode ?? .must)
    }

    func readAge(_ value: String) throws(ParameterError) -> AgeNeed {
        let (mode, _, words) = try modeAndWords("age", value)
        guard words.count == 1 else {
            throw ParameterError("age", "\(shown(value))", expected: "one age in years", example: "34")
        }
        return AgeNeed(years: try readWhole("age", words[0], Parameters.ages), mode: mode ?? .must)
    }

    func readZone(_ value: String) throws(ParameterError) -> Zone {
        guard let zone = snapshot.zones.first(where: { $0.name == value }) else {
            let near = snapshot.zones.map(\.name).filter { foldedTokens($0).contains(foldedTokens(value).last ?? "") }
            throw ParameterError(
                "zone", "\(shown(value)) is not a time zone here", expected: "an IANA name of a US zone",
                example: "America/Los_Angeles", choices: Array(near.prefix(3)))
        }
        return zone
    }

    func readPreset(_ value: String) throws(ParameterError) -> Weights {
        try readCase("preset", value, Weights.presets.map { ($0.name, $0.weights) })
    }

    /// `distance=60,payment=30`: the named dimensions get another weight.
    func readWeights(_ value: String, _ weights: inout Weights) throws(ParameterError) {
        let expected =
            "dimension=weight pairs; dimensions are \(Dimension.allCases.map(\.name).joined(separator: ", ")), weights \(Parameters.weightRange.lowerBound) to \(Parameters.weightRange.upperBound)"
        for pair in value.split(separator: ",") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.filter { $0 != " " }
            }
            guard sides.count == 2, let dimension = Dimension(name: sides[0]), let weight = Int(sides[1]),
                Parameters.weightRange.contains(weight)
            else {
                throw ParameterError("weights", "\(shown(pair))", expected: expected, example: "distance=60,payment=30")
            }
            weights[dimension] = weight
        }
    }

    // MARK: - Needs

    /// `dbt,emdr`, `must:dbt`, `not:twelve_step_facilitation`, `strict:all:es,ase`.
    func readNeed(_ name: String, _ value: String) throws(ParameterError) -> Need {
        let (mode, combination, words) = try modeAndWords(name, value)
        let groups = Parameters.groups[name] ?? 0
        func isOf(_ group: TermGroup) -> Bool { groups >> UInt32(group.rawValue) & 1 == 1 }
        var terms: [Term] = []
        for word in words {
            if name == "payment", word == "low_cost" {
                terms += [.free, .slidingScale, .assistance, .paymentPlan, .scholarship]
                continue
            }
            if name == "focus", word == "both" {
                terms += [.substanceUse, .mentalHealth]
                continue
            }
            guard let term = snapshot.vocabulary.term(word), isOf(snapshot.vocabulary.group(of: term)) else {
                let known = snapshot.vocabulary.entries.filter { isOf($0.group) }.prefix(12).map(\.code)
                throw ParameterError(
                    name, "\(shown(word)) is not known here",
                    expected:
                        "any of \(known.joined(separator: ", "))\(known.count == 12 ? ", … (see /v1/vocabulary)" : "")",
                    example: Parameters.example(of: name),
                    choices: snapshot.vocabulary.suggestions(for: word, in: Set(TermGroup.allCases.filter(isOf))))
            }
            terms.append(term)
        }
        let isAll = combination == .all || (name == "focus" && words == ["both"])
        return Need(terms, isAll ? .all : .any, mode: mode ?? Parameters.defaultMode(name), label: name)
    }

    static func defaultMode(_ name: String) -> Mode {
        switch name {
        case "payment", "medication", "focus", "shape": .must
        default: .prefer
        }
    }

    /// Splits `[mode:][any:|all:]word,word`.
    private func modeAndWords(
        _ name: String, _ value: String
    ) throws(ParameterError) -> (mode: Mode?, combination: Combination, words: [String]) {
        if isOneWord(value) { return (nil, .any, [value]) }
        var mode: Mode?
        var combination = Combination.any
        var rest = value[...]
        while let colon = rest.firstIndex(of: ":") {
            let prefix = rest[..<colon].filter { $0 != " " }
            if let named = Mode(name: prefix), mode == nil {
                mode = named
            } else if let named = Combination.allCases.first(where: { $0.name == prefix }) {
                combination = named
            } else {
                throw ParameterError(
                    name, "\(shown(prefix)) before a colon",
                    expected: "must:, strict:, prefer:, not:, any: or all: before the values",
                    example: "must:\(Parameters.example(of: name))")
            }
            rest = rest[rest.index(after: colon)...]
        }
        let words = rest.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }.filter { !$0.isEmpty }
        guard !words.isEmpty else {
            throw ParameterError(
                name, "no value", expected: "one or more values", example: Parameters.example(of: name))
        }
        return (mode, combination, words)
    }
}

/// Nothing to split, to leave out or to write in small letters.
private func isOneWord(_ value: String) -> Bool {
    !value.isEmpty
        && value.utf8.allSatisfy { byte in
            byte < 0x80 && byte != UInt8(ascii: ":") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: " ")
                && !(0x41...0x5A).contains(byte)
        }
}
