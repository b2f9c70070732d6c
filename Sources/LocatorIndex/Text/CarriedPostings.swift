import Treatment

/// Tokens and postings of what is kept of the snapshot before, by the programs' new ordinals. Sorted by token; none without a program.
func carriedPostings(_ before: Before, _ order: ProgramOrder) -> [(token: [UInt8], found: Postings)] {
    let columns = before.snapshot.columns
    var ordinals = [UInt32](repeating: gone, count: before.snapshot.summary.programs)
    for (ordinal, place) in order.programs.enumerated() where place < 0 { ordinals[~place] = UInt32(ordinal) }
    let now = ordinals
    let tokens = before.snapshot.tokenTable
    return concurrently(stretches(of: tokens.count, length: 1 << 12)) { stretch in
        stretch.compactMap { token in
            var found: [(program: UInt32, impact: UInt8)] = []
            for place in before.snapshot.postings(ofToken: token) {
                let program = now[Int(columns.postings[place])]
                if program != gone { found.append((program, columns.impacts[place])) }
            }
            if found.isEmpty { return nil }
            // On another grid the programs stand in another order.
            if found.indices.dropFirst().contains(where: { found[$0 - 1].program > found[$0].program }) {
                found.sort { $0.program < $1.program }
            }
            return (
                token: tokens.word(token), found: Postings(programs: found.map(\.program), impacts: found.map(\.impact))
            )
        }
    }.flatMap(\.self)
}

/// Two lists sorted by token as one.
func merged(
    _ a: [(token: [UInt8], found: Postings)], _ b: [(token: [UInt8], found: Postings)]
) -> [(token: [UInt8], found: Postings)] {
    var all: [(token: [UInt8], found: Postings)] = []
    all.reserveCapacity(a.count + b.count)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
        if j == b.count || i < a.count && a[i].token.lexicographicallyPrecedes(b[j].token) {
            all.append(a[i])
            i += 1
        } else if i == a.count || b[j].token.lexicographicallyPrecedes(a[i].token) {
            all.append(b[j])
            j += 1
        } else {
            all.append((a[i].token, merged(a[i].found, b[j].found)))
            i += 1
            j += 1
        }
    }
    return all
}

private func merged(_ a: Postings, _ b: Postings) -> Postings {
    var all = Postings()
    all.programs.reserveCapacity(a.programs.count + b.programs.count)
    all.impacts.reserveCapacity(a.programs.count + b.programs.count)
    var i = 0
    var j = 0
    while i < a.programs.count || j < b.programs.count {
        if j == b.programs.count || i < a.programs.count && a.programs[i] < b.programs[j] {
            all.add(Int(a.programs[i]), a.impacts[i])
            i += 1
        } else {
            all.add(Int(b.programs[j]), b.impacts[j])
            j += 1
        }
    }
    return all
}

/// No ordinal of a program.
private let gone = UInt32.max
