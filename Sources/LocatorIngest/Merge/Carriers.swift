import Treatment

/// The most carriers and plans one catalog can name. Real directories name a few hundred.
let mostCarriers = 4096

/// The vocabulary of a catalog: the fixed terms, and the carriers and plans that the records name. Of several names
/// for one code the first in alphabetical order is shown.
/// - Returns: with the vocabulary, the codes that were too many.
func vocabulary(naming records: [SiteRecord]) -> (vocabulary: Vocabulary, dropped: [String]) {
    var names: [String: String] = [:]
    for record in records {
        for program in record.record.programs {
            for carrier in program.carriers {
                add(carrier.code, carrier.name, to: &names)
                // A plan's carrier is a term too, under its own name if anyone says it.
                if let parent = parent(of: carrier.code), names[parent] == nil { names[parent] = "" }
            }
        }
    }
    if names.isEmpty { return (.fixed, []) }
    let sorted = names.keys.filter { !$0.isEmpty && Vocabulary.fixed.term($0) == nil }.sorted()
    let carriers = sorted.prefix(mostCarriers).map { code in
        (code: code, name: names[code].flatMap { $0.isEmpty ? nil : $0 } ?? code)
    }
    return (Vocabulary(carriers: carriers), Array(sorted.dropFirst(mostCarriers)))
}

/// The program's facts with those about its carriers; a plan that is taken says that its carrier is, by inference.
func facts(_ program: ProgramRecord, with vocabulary: Vocabulary) -> FactSheet {
    if program.carriers.isEmpty { return program.facts }
    var facts = program.facts
    for carrier in program.carriers {
        if let term = vocabulary.term(carrier.code) { facts[term] = carrier.fact }
    }
    for carrier in program.carriers where carrier.fact.state == .yes {
        if let code = parent(of: carrier.code), let term = vocabulary.term(code), facts[term] == nil {
            facts[term] = Fact(.yes, basis: .inferred, asOf: carrier.fact.asOf)
        }
    }
    return facts
}

private func add(_ code: String, _ name: String, to names: inout [String: String]) {
    let name = shown(name)
    if let known = names[code], !known.isEmpty, name.isEmpty || known <= name { return }
    names[code] = name
}

/// `aetna` of `aetna/open-access`; nil for a carrier.
private func parent(of code: String) -> String? {
    code.firstIndex(of: "/").flatMap { $0 == code.startIndex ? nil : String(code[..<$0]) }
}
