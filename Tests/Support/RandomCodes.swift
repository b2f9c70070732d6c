package import Treatment

/// A few of SAMHSA's codes; the letters `ZZ` stand in two categories.
package let sampleCodeBook: CodeBook = {
    let categories = [
        CodeBook.Category(code: "TC", name: "Type of Care"), CodeBook.Category(code: "SL", name: "Language Services"),
        CodeBook.Category(code: "OL", name: "Other Languages"),
    ]
    let codes = [(0, "SA"), (0, "MH"), (0, "ZZ"), (1, "SP"), (1, "AH"), (2, "ZZ"), (2, "F92")]
    let more = (0..<70).map { (0, "X\($0)") }
    return CodeBook(
        categories: categories,
        codes: (codes + more).map { CodeBook.Code(category: $0, letters: $1, name: "Name of \($1)") })
}()

/// Codes drawn from a seed of the facility's own, so that nothing else that is drawn changes by it. A third state none.
func randomSurvey(of facility: Facility) -> SurveyCodes {
    var random = SeededRandom(seed: facility.id)
    guard random.chance(66) else { return SurveyCodes() }
    let some = random.some(Array(sampleCodeBook.codes.indices), percent: random.pick([10, 50]))
    return SurveyCodes(codes: CodeSet(some), surveys: Surveys(rawValue: UInt8(random.within(1...3))))
}
