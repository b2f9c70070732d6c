import Treatment

/// How one term follows from the codes of a record.
struct TermRule: Sendable {
    /// The absence group that is never a no.
    static let neverNo = 63

    let term: Term
    /// Codes that say yes, by grade, the strongest first. No term has more than four grades.
    private var yes: InlineArray<4, CodeSet> = .init(repeating: CodeSet())
    private var grades: InlineArray<4, Grade> = .init(repeating: .plain)
    private var gradeCount = 0
    private var no = CodeSet()
    private var weakNo = CodeSet()
    /// One bit for the absence group of each asked code that decides the term: it is a no only where all of them are.
    private var absence: UInt64 = 0

    init(_ term: Term) { self.term = term }

    mutating func addYes(_ ordinal: Int, _ grade: Grade) {
        var place = 0
        while place < gradeCount, grades[place].strength > grade.strength { place += 1 }
        if place == gradeCount || grades[place] != grade {
            precondition(gradeCount < 4, "a term has more than four grades in codes.csv")
            for later in stride(from: gradeCount, to: place, by: -1) {
                grades[later] = grades[later - 1]
                yes[later] = yes[later - 1]
            }
            grades[place] = grade
            yes[place] = CodeSet()
            gradeCount += 1
        }
        yes[place].insert(ordinal)
    }

    mutating func addNo(_ ordinal: Int, isWeak: Bool) {
        if isWeak { weakNo.insert(ordinal) } else { no.insert(ordinal) }
    }

    mutating func addAbsence(_ group: Int) { absence |= 1 << UInt64(group) }

    /// What the codes say; nil: nothing.
    /// - Parameters:
    ///   - stated: all codes of the record.
    ///   - standing: those whose no counts.
    ///   - absent: the absence groups that are a no in the record.
    @inline(__always)
    func fact(_ stated: CodeSet, _ standing: CodeSet, _ absent: UInt64) -> Fact? {
        for place in 0..<gradeCount where stated.intersects(yes[place]) {
            return standing.intersects(no) ? Fact(.unknown, basis: .disputed) : Fact(.yes, grade: grades[place])
        }
        if standing.intersects(no) || standing.intersects(weakNo) { return Fact(.no) }
        return absence != 0 && absence & ~absent == 0 ? Fact(.no, basis: .inferred) : nil
    }
}

/// The rules of all terms that codes of this scope speak of, ascending by term.
/// - Parameter absenceOf: by code ordinal, the absence group of a code that was asked; nil: not asked.
func termRules(_ codes: [ServiceCode], scope: Level?, absenceOf: [Int?]) -> [TermRule] {
    var rules: [Term: TermRule] = [:]
    for (ordinal, code) in codes.enumerated() where code.scope == scope {
        for statement in code.yes {
            rules[statement.term, default: TermRule(statement.term)].addYes(ordinal, statement.grade)
            if !statement.isWeak, let group = absenceOf[ordinal] { rules[statement.term]?.addAbsence(group) }
        }
        for statement in code.no {
            rules[statement.term, default: TermRule(statement.term)].addNo(ordinal, isWeak: statement.isWeak)
        }
    }
    return rules.values.sorted { $0.term < $1.term }
}
