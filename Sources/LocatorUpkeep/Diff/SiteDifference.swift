import LocatorIndex
import Treatment

/// What one facility says otherwise than before.
struct SiteDifference {
    var fields: [FieldChange] = []
    var codes: [CodeChange] = []
    var moved: Metres?

    var isThere: Bool { !fields.isEmpty || !codes.isEmpty }

    func kept(isRenamed: Bool) -> Kept {
        let isFar = moved.map { $0 > Metres(miles: 1) } ?? false
        return Kept(
            isRenamed: isRenamed, facts: codes.count, fields: fields.count, moved: moved == nil ? 0 : 1,
            movedFar: isFar ? 1 : 0)
    }
}

func difference(
    _ a: Facility, _ b: Facility, _ from: Snapshot, _ to: Snapshot, _ words: JointWords
) -> SiteDifference {
    var found = SiteDifference()
    note(.name, a.name, b.name, &found.fields)
    note(.name, a.name2, b.name2, &found.fields)
    if a.street != b.street || a.unit != b.unit || a.city != b.city || a.state != b.state || a.zip != b.zip {
        found.fields.append(FieldChange(field: .address, before: address(a), after: address(b)))
    }
    note(.county, a.county, b.county, &found.fields)
    if a.phones != b.phones { note(.phones, phones(a), phones(b), &found.fields) }
    note(.website, a.website, b.website, &found.fields)
    if a.isConfidential != b.isConfidential {
        note(.confidential, "\(a.isConfidential)", "\(b.isConfidential)", &found.fields)
    }
    if a.precision != b.precision { note(.precision, a.precision.name, b.precision.name, &found.fields) }
    if a.point != b.point {
        note(.point, a.point?.description ?? "", b.point?.description ?? "", &found.fields)
        if let former = a.point, let latter = b.point { found.moved = metres(from: former, to: latter) }
    }
    let (former, latter) = (publishers(a, words.publisherBefore), publishers(b, words.publisherAfter))
    if former != latter {
        note(
            .sources, list(former.map { words.publishers[$0] }), list(latter.map { words.publishers[$0] }),
            &found.fields)
    }
    if !words.sameCodes || a.survey.codes != b.survey.codes { found.codes = codes(a, b, from, to, words) }
    return found
}

/// Adds a field that says something else.
func note(_ field: ChangedField, _ before: String, _ after: String, _ fields: inout [FieldChange]) {
    if before != after { fields.append(FieldChange(field: field, before: before, after: after)) }
}

/// Texts as one, sorted.
func list(_ texts: [String]) -> String { texts.sorted().joined(separator: "; ") }

private func address(_ facility: Facility) -> String {
    let region = [facility.state?.description ?? "", facility.zip?.description ?? ""].filter { !$0.isEmpty }
    return [facility.street, facility.unit, facility.city, region.joined(separator: " ")].filter { !$0.isEmpty }
        .joined(separator: ", ")
}

/// Who gave a number, and in which order they stand, is no change of the number.
private func phones(_ facility: Facility) -> String {
    list(facility.phones.map { $0.kind == .main ? $0.text : "\($0.text) (\($0.kind.name))" })
}

private func publishers(_ facility: Facility, _ places: [Int]) -> [Int] {
    Set(facility.records.compactMap { $0.source < places.count ? places[$0.source] : nil }).sorted()
}

private func codes(
    _ a: Facility, _ b: Facility, _ from: Snapshot, _ to: Snapshot, _ words: JointWords
) -> [CodeChange] {
    // Codes of both as ordinals of the former book; those that it lacks are listed by the latter.
    var latter = CodeSet()
    var changes: [CodeChange] = []
    b.survey.codes.forEach { code in
        guard code < words.codeBefore.count else { return }
        if let known = words.codeBefore[code] {
            latter.insert(known)
        } else {
            changes.append(change(to.codeBook.codes[code], isStated: true))
        }
    }
    let former = a.survey.codes
    latter.forEach { if !former.contains($0) { changes.append(change(from.codeBook.codes[$0], isStated: true)) } }
    former.forEach { code in
        guard code < from.codeBook.codes.count, !latter.contains(code) else { return }
        changes.append(change(from.codeBook.codes[code], isStated: false))
    }
    return changes.sorted { ($0.letters, $0.name) < ($1.letters, $1.name) }
}

private func change(_ code: CodeBook.Code, isStated: Bool) -> CodeChange {
    CodeChange(letters: code.letters, name: code.name, isStated: isStated)
}
