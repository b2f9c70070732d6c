import LocatorIndex
import Treatment

/// Facts and codes whose rate has jumped, of a publisher or of all; many of one group as one.
func rateGuards(_ compared: Compared, _ allowed: AllowedChanges) -> [TrippedGuard] {
    compared.publishersWithSameWhole.flatMap { publisher -> [TrippedGuard] in
        guard let before = compared.before[publisher], let after = compared.after[publisher] else { return [] }
        let facts = factRates(compared, before, after)
        var tripped = swapped(facts, publisher, allowed[publisher])
        let isSwapped = !tripped.isEmpty
        let rest = facts.filter { !isSwapped || $0.code != "medicaid" && $0.code != "medicare" }
        tripped += rateGuards(rest, publisher, allowed[publisher])
        tripped += rateGuards(codeRates(compared, before, after), publisher, allowed[publisher])
        return tripped
    }
}

/// Rates of terms that both vocabularies have, in the order of the former.
private func factRates(_ compared: Compared, _ before: SourceFigures, _ after: SourceFigures) -> [Rate] {
    compared.live.vocabulary.entries.compactMap { entry in
        guard let term = compared.candidate.vocabulary.term(entry.code) else { return nil }
        return Rate(
            name: entry.english, code: entry.code, category: entry.group.name, things: "programs",
            before: Share(before.yes[Int(entry.term.rawValue)], of: before.programs),
            after: Share(after.yes[Int(term.rawValue)], of: after.programs))
    }
}

/// Rates of codes that both code books have, in the order of the former.
private func codeRates(_ compared: Compared, _ before: SourceFigures, _ after: SourceFigures) -> [Rate] {
    let (former, latter) = (compared.live.codeBook, compared.candidate.codeBook)
    var ordinals: [String: Int] = [:]
    for (ordinal, code) in latter.codes.enumerated() {
        ordinals["\(latter.categories[code.category].code) \(code.letters)"] = ordinal
    }
    return former.codes.enumerated().compactMap { ordinal, code in
        let category = former.categories[code.category]
        guard let now = ordinals["\(category.code) \(code.letters)"] else { return nil }
        return Rate(
            name: "\(code.name) (\(code.letters))", code: code.letters, category: category.name, things: "facilities",
            before: Share(before.codes[ordinal], of: before.alone), after: Share(after.codes[now], of: after.alone))
    }
}

/// Medicaid as often as Medicare was and the reverse: their codes have changed places, or their columns.
private func swapped(_ rates: [Rate], _ publisher: String?, _ allowed: AllowedChange) -> [TrippedGuard] {
    guard let medicaid = rates.first(where: { $0.code == "medicaid" }),
        let medicare = rates.first(where: { $0.code == "medicare" }),
        medicaid.before.count + medicare.before.count >= allowed.leastCount, medicaid.after.of >= allowed.leastCount
    else { return [] }
    let moved =
        abs(medicaid.after.percent - medicaid.before.percent) + abs(medicare.after.percent - medicare.before.percent)
    let swapped =
        abs(medicaid.after.percent - medicare.before.percent) + abs(medicare.after.percent - medicaid.before.percent)
    guard moved > 10, swapped * 3 < moved else { return [] }
    return [
        TrippedGuard(
            id: "medicaid-medicare-swapped", source: publisher, about: "medicaid", measured: moved / 2, allowed: 5,
            message:
                "\(publisher ?? "All sources together"): Medicaid went from \(medicaid.before.text) of the programs to "
                + "\(medicaid.after.text), Medicare from \(medicare.before.text) to \(medicare.after.text): have their "
                + "codes changed places? MD is Medicaid, MC is Medicare")
    ]
}

private func rateGuards(_ rates: [Rate], _ publisher: String?, _ allowed: AllowedChange) -> [TrippedGuard] {
    let beyond = rates.compactMap { rate in rate.excess(allowed).map { (rate: rate, excess: $0) } }
    var groups:
        [(category: String, falls: Bool, members: [(rate: Rate, excess: (measured: Double, allowed: Double))])] =
            []
    for one in beyond {
        let (category, falls) = (one.rate.category, one.rate.falls)
        if let place = groups.firstIndex(where: { $0.category == category && $0.falls == falls }) {
            groups[place].members.append(one)
        } else {
            groups.append((category, falls, [one]))
        }
    }
    return groups.flatMap { category, falls, members in
        members.count > 3
            ? [together(members, category, falls, publisher)] : members.map { alone($0.rate, $0.excess, publisher) }
    }
}

private func alone(
    _ rate: Rate, _ excess: (measured: Double, allowed: Double), _ publisher: String?
) -> TrippedGuard {
    TrippedGuard(
        id: "rate", source: publisher, about: rate.code, measured: excess.measured, allowed: excess.allowed,
        message: "\(publisher ?? "All sources together"): \(rate.name) \(rate.falls ? "fell" : "rose") from "
            + "\(rate.before.words) to \(rate.after.words) of the \(rate.things): \(cause(isGone: rate.after.count == 0, rate.falls))"
    )
}

private func together(
    _ members: [(rate: Rate, excess: (measured: Double, allowed: Double))], _ category: String, _ falls: Bool,
    _ publisher: String?
) -> TrippedGuard {
    let worst = members.sorted {
        ($1.excess.measured, $0.rate.code) < ($0.excess.measured, $1.rate.code)
    }
    let first = worst[0]
    let names = worst.prefix(3).map {
        "\($0.rate.name) \(grouped($0.rate.before.count)) → \(grouped($0.rate.after.count))"
    }.joined(separator: ", ")
    return TrippedGuard(
        id: "rate", source: publisher, about: category, measured: first.excess.measured,
        allowed: first.excess.allowed,
        message:
            "\(publisher ?? "All sources together"): \(members.count) of \"\(category)\" \(falls ? "fell" : "rose") at "
            + "once, as \(names) \(first.rate.things): "
            + cause(isGone: members.allSatisfy { $0.rate.after.count == 0 }, falls))
}

private func cause(isGone: Bool, _ falls: Bool) -> String {
    if isGone { return "column renamed or missing, or the code spelt otherwise? Compare the header with last time's" }
    return falls
        ? "an upstream change, hardly the world: column or code renamed? Compare the file with last time's"
        : "an upstream change, hardly the world: does a code or column mean something else now?"
}
