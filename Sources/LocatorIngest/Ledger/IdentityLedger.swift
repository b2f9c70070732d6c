package import Treatment

/// Which facility and which program bears which id: an input of a run that decides, and what a run hands to the next one. `docs/ids.md`
/// has the rules. Sorted throughout, so that what is known has one form.
package struct IdentityLedger: Hashable, Sendable {
    /// By id.
    var facilities: [LedgerFacility] = []
    /// By facility, then id.
    var programs: [LedgerProgram] = []
    /// Former ids, by the old one; never to an id that is itself former.
    package internal(set) var redirects: [Redirect] = []

    /// Nothing is known: every id is made from the records.
    package init() {}

    package var isEmpty: Bool { facilities.isEmpty && programs.isEmpty && redirects.isEmpty }

    /// Facilities and programs that it knows, seen in the last run or not.
    package var counts: (facilities: Int, programs: Int) { (facilities.count, programs.count) }
}

/// A facility that has an id, with what it is known by. Hashes and no texts: what is confidential stays so.
struct LedgerFacility: Hashable, Sendable {
    var id: UInt64
    /// Keys of all records that were ever its own, sorted.
    var keys: [UInt64]
    /// What its records said when it was last seen.
    var evidence: SiteEvidence
    /// Dates of its records, never a clock's: the earliest, and the latest; nil when all were undated.
    var first: Day?
    var seen: Day?
}

/// A program that has an id.
struct LedgerProgram: Hashable, Sendable {
    var id: UInt64
    var facility: UInt64
    /// All that told it apart from the facility's other programs when it was last seen: see `programSignature`.
    var signature: UInt64
    var level: Level
    var focus: Focus
    /// Hash of whom it serves only; 0 for everybody.
    var audience: UInt64
    var first: Day?
    var seen: Day?
}

/// By what a facility is known again when its record's key has changed. Sorted hashes.
struct SiteEvidence: Hashable, Sendable {
    /// Streets without unit, with their ZIP codes. Empty for a confidential facility.
    var sites: [UInt64] = []
    /// Names, folded and squeezed.
    var names: [UInt64] = []
    /// Telephones. Empty for a confidential facility.
    var phones: [UInt64] = []
    var state: StateCode?

    init() {}

    /// What the records of one facility say together.
    /// - Parameter group: their ordinals.
    init(_ group: [Int], of records: [SiteRecord]) {
        state = group.lazy.compactMap { records[$0].place.state }.first
        names = distinct(group.filter { !records[$0].words.words.isEmpty }.map { records[$0].nameKey })
        if group.contains(where: { records[$0].place.isConfidential }) { return }
        sites = distinct(group.compactMap { records[$0].site })
        phones = distinct(group.flatMap { records[$0].phoneKeys }.map(hashOfDigits))
    }
}

/// The earlier, or the one there is.
func earlier(_ a: Day?, _ b: Day?) -> Day? { [a, b].compactMap(\.self).min() }

/// The later, or the one there is.
func later(_ a: Day?, _ b: Day?) -> Day? { [a, b].compactMap(\.self).max() }

private func distinct(_ numbers: [UInt64]) -> [UInt64] { numbers.count < 2 ? numbers : Set(numbers).sorted() }

/// The hash of a number as it is written, which is what ledgers have: `textKey("\(number)")` without the text.
private func hashOfDigits(_ number: UInt64) -> UInt64 {
    var hash = StableHash()
    var power: UInt64 = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
        hash.add(UInt8(0x30 + number / power % 10))
        power /= 10
    }
    hash.add(0xFF)
    return hash.value
}
