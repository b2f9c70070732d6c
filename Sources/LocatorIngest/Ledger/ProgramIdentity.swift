import Treatment

/// The ids of all programs: by place in `assembled`, then in the order of its programs. A known program keeps its
/// id; else the id is made from facility, level, focus, second name, audience and the publisher's id.
/// - Parameter identities: of the facilities, in the same order.
struct ProgramIdentities: Sendable {
    var ids: [[UInt64]]
    /// Ordinals in `IdentityLedger.programs` of what each of them was, by the same places.
    private(set) var known: [[Int?]]
    /// Programs of facilities that were merged, which are now one with another: ordinal, and the id they lead to.
    private(set) var joined: [(program: Int, into: UInt64)] = []
    private var isUsed: [Bool]

    init(_ assembled: [GroupOutline], _ identities: [FacilityIdentity], _ ledger: IdentityLedger) {
        ids = assembled.map { $0.programs.map(\.made) }
        known = assembled.map { $0.programs.map { _ in nil } }
        isUsed = [Bool](repeating: false, count: ledger.programs.count)
        let order = assembled.indices.sorted { identities[$0].id < identities[$1].id }
        if !ledger.programs.isEmpty {
            for place in order { recognise(assembled[place], identities[place], place, ledger) }
            // What a facility leaves with records that went elsewhere goes with them.
            for place in order where !identities[place].left.isEmpty {
                exact(
                    assembled[place], place, identities[place].left.flatMap { ledger.programs(of: $0) }, ledger,
                    joins: false)
            }
        }
        var taken = Set(ledger.programs.map(\.id))
        for place in order {
            for program in assembled[place].order where known[place][program] == nil {
                var id = ids[place][program]
                while !taken.insert(id).inserted { id = next(id) }
                ids[place][program] = id
            }
        }
    }

    private mutating func recognise(
        _ assembled: GroupOutline, _ identity: FacilityIdentity, _ place: Int, _ ledger: IdentityLedger
    ) {
        guard let kept = identity.kept else { return }
        // The kept facility's own programs come first, so that of two that became one its id stands.
        let candidates = ([kept] + identity.merged).flatMap { ledger.programs(of: $0) }
        exact(assembled, place, candidates, ledger, joins: true)
        for hasAudience in [true, false] {
            let gone = Dictionary(grouping: candidates.filter { !isUsed[$0] }) {
                kind(ledger.programs[$0], hasAudience)
            }
            let come = Dictionary(grouping: assembled.programs.indices.filter { known[place][$0] == nil }) {
                kind(assembled.programs[$0], hasAudience)
            }
            for program in assembled.programs.indices where known[place][program] == nil {
                let same = kind(assembled.programs[program], hasAudience)
                guard come[same]?.count == 1, let one = gone[same], one.count == 1 else { continue }
                take(one[0], program, place, ledger)
            }
        }
    }

    /// Programs of the same signature are the same.
    private mutating func exact(
        _ assembled: GroupOutline, _ place: Int, _ candidates: [Int], _ ledger: IdentityLedger, joins: Bool
    ) {
        for program in assembled.programs.indices where known[place][program] == nil {
            let signature = assembled.programs[program].signature
            let same = candidates.filter { !isUsed[$0] && ledger.programs[$0].signature == signature }
            guard let first = same.first else { continue }
            take(first, program, place, ledger)
            for other in joins ? same.dropFirst() : []
            where ledger.programs[other].facility != ledger.programs[first].facility {
                isUsed[other] = true
                joined.append((other, ledger.programs[first].id))
            }
        }
    }

    private mutating func take(_ ordinal: Int, _ program: Int, _ place: Int, _ ledger: IdentityLedger) {
        isUsed[ordinal] = true
        known[place][program] = ordinal
        ids[place][program] = ledger.programs[ordinal].id
    }
}

/// A program's level, focus and, when asked for, whom it serves only.
private struct ProgramKind: Hashable {
    let level: Level
    let focus: Focus
    let audience: UInt64
}

private func kind(_ program: LedgerProgram, _ hasAudience: Bool) -> ProgramKind {
    ProgramKind(level: program.level, focus: program.focus, audience: hasAudience ? program.audience : 0)
}

private func kind(_ program: GroupOutline.Program, _ hasAudience: Bool) -> ProgramKind {
    ProgramKind(level: program.level, focus: program.focus, audience: hasAudience ? program.audience : 0)
}

/// 0 for everybody.
func audienceHash(_ program: Program) -> UInt64 {
    if program.servesOnly.isEmpty { return 0 }
    var hash = StableHash()
    for term in program.servesOnly { hash.add(Vocabulary.fixed[term].code) }
    return hash.value
}

/// Ordinals of a facility's programs in the order of the catalog: level, focus, name, then the id made from the record; of equal ones
/// the one that was stated first.
func inOrder(_ programs: [Program]) -> [Int] {
    programs.indices.sorted { a, b in
        let (level, other) = (programs[a].level.rawValue, programs[b].level.rawValue)
        if level != other { return level < other }
        return (programs[a].focus.rawValue, programs[a].name, programs[a].id, a)
            < (programs[b].focus.rawValue, programs[b].name, programs[b].id, b)
    }
}

extension IdentityLedger {
    /// Ordinals of the programs of a facility: they are neighbours.
    func programs(of facility: Int) -> Range<Int> {
        let id = facilities[facility].id
        let first = lowerBound(id)
        var end = first
        while end < programs.count, programs[end].facility == id { end += 1 }
        return first..<end
    }

    private func lowerBound(_ facility: UInt64) -> Int {
        var low = 0
        var high = programs.count
        while low < high {
            let middle = (low + high) / 2
            if programs[middle].facility < facility { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
