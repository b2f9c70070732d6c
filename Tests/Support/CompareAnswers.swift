package import LocatorIndex
package import LocatorSearch
import Treatment

/// A snapshot's ids by ordinal, to compare answers that name programs differently.
package struct SnapshotIDs: Sendable {
    package let programs: [UInt64]
    package let facilities: [UInt64]

    package init(_ snapshot: Snapshot) throws(IndexError) {
        programs = snapshot.columns.programID.elements
        var facilities: [UInt64] = []
        for ordinal in 0..<snapshot.summary.facilities { facilities.append(try snapshot.facility(ordinal).id) }
        self.facilities = facilities
    }
}

/// Where the engine's whole answer (one page with all hits) differs from the naive scan's, in words; empty when they agree hit
/// for hit and part for part.
package func differences(_ engine: SearchAnswer, _ naive: NaiveAnswer, _ ids: SnapshotIDs) -> [String] {
    var found = Differences()
    found.compare("total", engine.total, naive.hits.count)
    found.compare("active", engine.active, naive.active)
    found.compare("scale", engine.scaleMiles, naive.scaleMiles)
    found.compare("radius", engine.radius.metres.map { Int($0.rawValue) }, naive.radiusMetres)
    found.compare("explicit radius", engine.radius.isExplicit, naive.isRadiusExplicit)
    found.compare(
        "rings", engine.radius.tried.map { NaiveRing(miles: $0.miles, facilities: $0.facilities) }, naive.tried)
    found.compare("order", engine.hits.map { ids.programs[$0.program] }, naive.hits.map(\.program))
    found.compare("ranks", engine.hits.map(\.rank), Array(1..<engine.hits.count + 1))
    found.beside("online", engine.online, ids.programs, naive.online)
    found.beside("unlocated", engine.unlocated, ids.programs, naive.unlocated)
    found.beside("never asked", engine.neverAsked, ids.facilities, naive.neverAsked)
    guard found.list.isEmpty else { return found.list }
    for (mine, theirs) in zip(engine.hits, naive.hits) {
        let name = "hit \(mine.rank), program \(theirs.program)"
        found.compare("\(name): T", mine.score, theirs.score)
        found.compare("\(name): points", Array(mine.points), theirs.points)
        found.compare("\(name): states", Array(mine.states), theirs.states)
        found.compare("\(name): metres", mine.metres.map { Int($0.rawValue) }, theirs.metres)
        found.compare("\(name): attended online", mine.isAttendedOnline, theirs.isAttendedOnline)
        found.compare("\(name): others", mine.others.map { ids.programs[$0] }, theirs.others)
        found.compare("\(name): more", mine.more, theirs.more)
        found.compare("\(name): buffer", mine.bufferMinutes, theirs.bufferMinutes)
        found.compare("\(name): travel", mine.travel?.minutes, theirs.travelMinutes)
        found.compare(
            "\(name): travel a week", mine.travel?.weeklyMinutes,
            theirs.travelMinutes.flatMap { _ in theirs.weeklyTravelMinutes })
        found.compare(
            "\(name): fit", mine.fit.map(Fit.init),
            theirs.fit.flatMap { $0.isScheduleKnown || $0.isShut ? Fit($0) : nil })
    }
    return found.list
}

/// What both sides tell of a fit.
private struct Fit: Equatable {
    let track: Int?
    let attendable: Ternary
    let numbers: [Int]
    let isOnline, isFromHome, isShut: Bool

    init(_ fit: ScheduleFit) {
        track = fit.track
        attendable = fit.attendable
        numbers = [fit.fresh, fit.slackMinutes, fit.weeklyTrips] + fit.fitting
        (isOnline, isFromHome, isShut) = (fit.isOnline, fit.isFromHome, fit.isShut)
    }

    init(_ fit: NaiveFit) {
        track = fit.track
        attendable = fit.attendable
        numbers = [fit.fresh, fit.slackMinutes, fit.trips] + fit.fitting
        (isOnline, isFromHome, isShut) = (fit.isOnline, fit.isFromHome, fit.isShut)
    }
}

private struct Differences {
    var list: [String] = []

    mutating func compare<Value: Equatable>(_ what: String, _ engine: Value, _ naive: Value) {
        if engine != naive { list.append("\(what): engine \(engine), naive scan \(naive)") }
    }

    /// The count, and the first ten of the list.
    mutating func beside(_ what: String, _ engine: Beside, _ ids: [UInt64], _ naive: [UInt64]) {
        compare("\(what), count", engine.count, naive.count)
        compare("\(what), list", engine.ordinals.map { ids[$0] }, Array(naive.prefix(10)))
    }
}
