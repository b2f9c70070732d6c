import Treatment

/// One line of the data team's corrections: what is so of a program or a facility, learnt on a day, until a day. See `docs/corrections.md`.
struct Correction: Sendable {
    enum Action: String, CaseIterable, Sendable { case say, call, confirm, suppress, merge, split }

    /// What the line comes to.
    enum Word: Sendable {
        /// A code of the vocabulary, or of a carrier. `Fact.record` is 0, its day the line's.
        case fact(code: String, Fact)
        case ages(ClosedRange<UInt8>)
        case weeks(ClosedRange<UInt16>)
        case tenthHours(Int)
        case hours(WeeklySchedule)
        case capacity(Capacity.State)
        case track(Track)
        /// What we show of the field still holds; nil: all of it.
        case holds(code: String?)
        case hidden
        /// Another id or key.
        case joined(UInt64)
        case apart(UInt64)
    }

    var position: Position
    var action: Action
    var id: UInt64
    /// As it is written; empty when there is none.
    var field: String
    var word: Word
    /// The day it was learnt; only `suppress`, `merge` and `split` can be without one.
    var day: Day?
    /// The last day on which it holds; nil: for good.
    var until: Day?
}

/// What corrections had to say in a run.
struct CorrectionOutcome {
    /// Lines that decided something, with the program and the field.
    var applied: [(program: UInt64, field: String, position: Position)] = []
    var notices: [Notice] = []
}

/// Lines that hold on the day of the run; the others with a notice.
/// - Parameter today: nil: nothing runs out, nothing waits.
func holding(_ corrections: [Correction], on today: Day?, _ notices: inout [Notice]) -> [Correction] {
    guard let today else { return corrections }
    return corrections.filter { correction in
        if let until = correction.until, until < today {
            notices.append(
                Notice(.correctionLapsed, at: correction.position, field: correction.field, value: "until \(until)"))
            return false
        }
        if let day = correction.day, day > today {
            notices.append(
                Notice(.correctionWaits, at: correction.position, field: correction.field, value: "from \(day)"))
            return false
        }
        return true
    }
}

/// What `merge` and `split` lines say to joining, in keys of records that are here. An id is followed through the ledger.
func orders(
    _ corrections: [Correction], _ records: [SiteRecord], _ ledger: IdentityLedger, _ notices: inout [Notice]
) -> [MergeOrder] {
    let asked = corrections.compactMap { correction -> (Correction, MergeOrder.Kind, UInt64)? in
        switch correction.word {
        case .joined(let other): (correction, .join, other)
        case .apart(let other): (correction, .split, other)
        case .fact, .ages, .weeks, .tenthHours, .hours, .capacity, .track, .holds, .hidden: nil
        }
    }
    if asked.isEmpty { return [] }
    let here = Set(records.map(\.key))
    func key(_ id: UInt64) -> UInt64? {
        if here.contains(id) { return id }
        let present = ledger.redirects.first { $0.old == id }?.new ?? id
        let facility = ledger.programs.first { $0.id == present }?.facility ?? present
        return ledger.facilities.first { $0.id == facility }?.keys.first { here.contains($0) }
    }
    return asked.compactMap { correction, kind, other in
        guard let first = key(correction.id), let second = key(other), first != second else {
            notices.append(
                Notice(
                    .correctionNamesNothing, at: correction.position, field: kind.rawValue,
                    value: base32(key(correction.id) == nil ? correction.id : other)))
            return nil
        }
        notices.append(Notice(.correctionApplied, at: correction.position, field: kind.rawValue))
        return MergeOrder(kind, first, second, line: correction.position.line)
    }
}
