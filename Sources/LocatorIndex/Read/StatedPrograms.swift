import Synchronization

/// Stated programs of a snapshot, decoded when one is first explained, then kept as long as there is room. No request is in them, so
/// that whoever asks next may have them. `docs/decisions/0012` says why.
package final class StatedPrograms: Sendable {
    private struct Kept: Sendable {
        /// By ordinal; nil for what was not decoded yet, or had no room. Empty until the first is kept.
        var programs: [StatedProgram?] = []
        var room: Int

        subscript(ordinal: Int) -> StatedProgram? { ordinal < programs.count ? programs[ordinal] : nil }
    }

    private let snapshot: Snapshot
    private let kept: Mutex<Kept>

    /// - Parameter most: how many may be kept, some 400 bytes each.
    package init(_ snapshot: Snapshot, most: Int = 1 << 16) {
        self.snapshot = snapshot
        kept = Mutex(Kept(room: most))
    }

    /// The programs at ordinals.
    package func programs(at ordinals: [Int]) throws(IndexError) -> [StatedProgram] {
        var found: [StatedProgram] = []
        found.reserveCapacity(ordinals.count)
        kept.withLock { kept in
            for ordinal in ordinals {
                guard let known = kept[ordinal] else { return }
                found.append(known)
            }
        }
        // Whatever comes after the first that is not kept is asked for one by one.
        for ordinal in ordinals[found.count...] {
            if let known = kept.withLock({ $0[ordinal] }) {
                found.append(known)
                continue
            }
            let program = try snapshot.statedProgram(ordinal)
            keep(program, at: ordinal)
            found.append(program)
        }
        return found
    }

    private func keep(_ program: StatedProgram, at ordinal: Int) {
        kept.withLock { kept in
            guard kept.room > 0, kept[ordinal] == nil else { return }
            if kept.programs.isEmpty { kept.programs = Array(repeating: nil, count: snapshot.summary.programs) }
            kept.room -= 1
            kept.programs[ordinal] = program
        }
    }
}
