/// What was served before, as a value: the last two, each for a quarter of an hour after it gave way, so that who turns a page
/// stays in the list that was begun. Moments are in nanoseconds.
package struct FormerSnapshots<Engine> {
    package static var most: Int { 2 }
    package static var keptNanoseconds: Int { 15 * 60 * 1_000_000_000 }

    /// Oldest first.
    private var kept: [(id: String, engine: Engine, until: Int)] = []

    package init() {}

    package var count: Int { kept.count }

    /// Keeps what gave way at a moment.
    package mutating func retire(_ engine: Engine, id: String, at now: Int) {
        expire(at: now)
        kept.removeAll { $0.id == id }
        kept.append((id, engine, now + FormerSnapshots.keptNanoseconds))
        if kept.count > FormerSnapshots.most { kept.removeFirst() }
    }

    /// What is served again is not former any more.
    package mutating func forget(_ id: String) { kept.removeAll { $0.id == id } }

    package func find(_ id: String, at now: Int) -> Engine? {
        kept.first { $0.id == id && now < $0.until }?.engine
    }

    /// Lets go of whose time is over: a file is unmapped when the last request that reads it has ended.
    package mutating func expire(at now: Int) { kept.removeAll { now >= $0.until } }
}
