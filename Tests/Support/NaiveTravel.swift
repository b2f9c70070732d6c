import LocatorSearch
import Treatment

// docs/ranking.md, "Travel" of "4 Schedule".

extension NaiveScan {
    /// "The person's own number, for every program; else the estimate." Nil without an origin or a point.
    func travel(to program: Program) -> Int? { request.travelMinutes ?? distance(to: program).map(naiveTravelMinutes) }

    /// "b is what the person gives; else the travel minutes to the program, 600 at most; 0 without an origin or a point."
    func buffer(to program: Program) -> Int { request.schedule?.bufferMinutes ?? min(600, travel(to: program) ?? 0) }

    /// "Weekly travel is 2 · minutes · trips; trips are the in-person sessions the best track asks for (no schedule asked: the
    /// track with the fewest); attended online is 0; unknown comes last."
    func weeklyTravel(_ program: Program) -> Int? {
        guard let tracks = program.tracks?.tracks, let minutes = travel(to: program) else { return nil }
        if isAttendedOnline(program) { return 0 }
        let considered = request.schedule == nil ? attendedTracks(program) : [fit(of: program).track].compactMap(\.self)
        return considered.map { 2 * minutes * trips(tracks[$0]) }.min()
    }
}

/// "126 seconds for each of the first 8 km, 79 for each up to 32 km, 50 from there on, rounded up to 5 minutes, at least 5."
package func naiveTravelMinutes(_ metres: Int) -> Int {
    let pieces: [(seconds: Int, from: Int, to: Int)] = [(126, 0, 8000), (79, 8000, 32_000), (50, 32_000, Int.max)]
    let thousandths = pieces.map { $0.seconds * max(0, min(metres, $0.to) - $0.from) }.reduce(0, +)
    var minutes = 5
    while minutes * 60_000 < thousandths { minutes += 5 }
    return minutes
}
