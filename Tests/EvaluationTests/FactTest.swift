import TestSupport
import Treatment

/// A question to one hit's facts: `medicare = no or medicaid = no`, `attendable = yes and slack >= 15`. `and` binds closer
/// than `or`; there are no parentheses.
struct FactTest: Sendable, CustomStringConvertible {
    /// One of these groups must be true throughout.
    private let groups: [[Comparison]]
    let description: String

    init(_ text: String) throws {
        description = text
        groups = try text.split(separator: " or ").map { group in
            try group.split(separator: " and ").map { try Comparison(String($0)) }
        }
    }

    func holds(for hit: FactsOfHit) -> Bool {
        groups.contains { group in group.allSatisfy { $0.holds(for: hit) } }
    }

    /// The terms that are asked about.
    var terms: Set<Term> { Set(groups.joined().flatMap(\.field.terms)) }

    /// The dimensions of the score that the facts asked about belong to.
    func dimensions(_ vocabulary: Vocabulary) -> Set<Dimension> {
        var found = Set(terms.compactMap { vocabulary[$0].group.dimension })
        for comparison in groups.joined() {
            switch comparison.field {
            case .attendable, .slack, .tracks: found.insert(.schedule)
            case .organisation: found.insert(.text)
            default: break
            }
        }
        return found
    }
}

/// One hit as the tests of facts see it: facts of the listing, and what the naive scan makes of times and places.
struct FactsOfHit {
    let program: Program
    let facility: Facility
    let fit: NaiveFit?
    let metres: Metres?
    let gazetteer: Gazetteer
    /// The organisation that `$ORG` stands for, folded.
    let organisation: String
}

private struct Comparison: Sendable {
    enum Sign: String, CaseIterable { case notLess = ">=", notMore = "<=", isNot = "!=", less = "<", equal = "=" }

    let field: Field
    let sign: Sign
    let value: String

    init(_ text: String) throws {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3, let sign = Sign(rawValue: words[1]) else {
            throw BadLine(line: text, expected: "FACT = VALUE; signs are = != < <= >=")
        }
        field = try Field(words[0])
        self.sign = sign
        value = words[2]
    }

    func holds(for hit: FactsOfHit) -> Bool {
        switch field {
        case .distance:
            guard let metres = hit.metres, let miles = Int(value) else { return false }
            return compares(Int(metres.rawValue), Int(Metres(miles: miles).rawValue))
        case .slack:
            guard let fit = hit.fit, fit.attendable == .yes, let minutes = Int(value) else { return false }
            return compares(fit.slackMinutes, minutes)
        case .yesOf(let terms):
            return compares(terms.count { hit.program.facts[$0]?.state == .yes }, Int(value) ?? -1)
        default:
            let isEqual = texts(of: hit).contains(value == "$ORG" ? hit.organisation : value)
            return sign == .equal ? isEqual : !isEqual
        }
    }

    private func compares(_ a: Int, _ b: Int) -> Bool {
        switch sign {
        case .equal: a == b
        case .isNot: a != b
        case .less: a < b
        case .notMore: a <= b
        case .notLess: a >= b
        }
    }

    /// What the field says of a hit: one text, or several for what lists.
    private func texts(of hit: FactsOfHit) -> [String] {
        let (program, facility) = (hit.program, hit.facility)
        switch field {
        case .distance, .slack, .yesOf: return []
        case .level: return [program.level.name]
        case .attendable: return [(hit.fit?.attendable ?? .unknown).name]
        case .tracks: return [hit.fit?.isScheduleKnown == true ? "known" : "unknown"]
        case .organisation: return [foldedTokens(facility.name).joined(separator: " ")]
        case .telehealthLacks:
            let states = program.telehealthStates
            return states.isEmpty
                ? [] : hit.gazetteer.states.map(\.code).filter { !states.contains($0) }.map { "\($0)" }
        case .servesOnlyExcludes:
            return ServesOnlyAxis.allCases.flatMap { axis -> [String] in
                let served = program.servesOnly.filter(axis.terms.contains)
                // Who serves women only serves those who are pregnant.
                return served.isEmpty
                    ? []
                    : axis.terms.filter { term in
                        !served.contains(term) && !(term == .pregnantPostpartum && served.contains(.women))
                    }.map { Vocabulary.fixed[$0].code }
            }
        case .pointOutsideState:
            guard let point = facility.point else { return ["no"] }
            let state = hit.gazetteer.states.first { $0.code == facility.state }
            let isNowhere = point == Coordinate(microLatitude: 0, microLongitude: 0)
            return [isNowhere || state.map { !$0.contains(point) } ?? false ? "yes" : "no"]
        case .term(let term): return [(program.facts[term]?.state ?? .unknown).name]
        case .grade(let term):
            guard let fact = program.facts[term], fact.state == .yes else { return [] }
            return [fact.grade.name]
        case .basis(let term): return program.facts[term].map { [$0.basis.name] } ?? []
        }
    }
}

/// What can be asked of a hit.
private enum Field: Sendable {
    case level, distance, attendable, slack, tracks, organisation, telehealthLacks, servesOnlyExcludes
    case pointOutsideState
    case yesOf([Term])
    case term(Term), grade(Term), basis(Term)

    init(_ name: String) throws {
        func term(_ code: some StringProtocol) throws -> Term {
            guard let term = Vocabulary.fixed.term(String(code)) else {
                throw BadLine(line: name, expected: "a term of the vocabulary")
            }
            return term
        }
        switch name {
        case "level": self = .level
        case "distance": self = .distance
        case "attendable": self = .attendable
        case "slack": self = .slack
        case "tracks": self = .tracks
        case "organisation": self = .organisation
        case "telehealth_lacks": self = .telehealthLacks
        case "serves_only_excludes": self = .servesOnlyExcludes
        case "point_outside_state": self = .pointOutsideState
        default:
            if name.hasPrefix("yes_of:") {
                self = .yesOf(try name.dropFirst(7).split(separator: ",").map(term))
            } else if name.hasSuffix(".grade") {
                self = .grade(try term(name.dropLast(6)))
            } else if name.hasSuffix(".basis") {
                self = .basis(try term(name.dropLast(6)))
            } else {
                self = .term(try term(name))
            }
        }
    }

    var terms: [Term] {
        switch self {
        case .yesOf(let terms): terms
        case .term(let term), .grade(let term), .basis(let term): [term]
        default: []
        }
    }
}
