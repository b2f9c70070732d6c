import LocatorIndex
import Treatment

/// How many hits a request has, and how many of them are known to have all that it asks.
package struct Reach: Hashable, Sendable {
    /// `SearchAnswer.total` of the request; with `collapse=organization` before folding.
    package let hits: Int
    /// What the total would be if every need were strict.
    package let confirmed: Int

    /// Hits of which something asked is not known.
    package var possible: Int { hits - confirmed }
}

extension SearchRequest {
    /// The request with everything that it only prefers as a must: what a place without such a program lacks.
    package var demanding: SearchRequest {
        var request = self
        func must(_ mode: Mode) -> Mode { mode == .prefer ? .must : mode }
        request.needs = needs.map { Need($0.terms, $0.combination, mode: must($0.mode), label: $0.label) }
        request.level = level.map { LevelNeed($0.levels, mode: must($0.mode)) }
        request.age = age.map { AgeNeed(years: $0.years, mode: must($0.mode)) }
        request.schedule = schedule.map {
            ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: $0.bufferMinutes, mode: must($0.mode))
        }
        return request
    }
}

extension SearchEngine {
    /// Counts the hits of a request without ranking them: for questions that are put to every ZIP code.
    package func reach(_ request: SearchRequest) -> Reach {
        var run = Run(Plan(request, self), self)
        _ = run.gather()
        let hits = run.hits
        run.keepConfirmed()
        return Reach(hits: hits, confirmed: run.hits)
    }

    /// Ordinals of the programs that pass a request and are known to have all that it asks, ascending.
    package func confirmed(_ request: SearchRequest) -> [Int] {
        var run = Run(Plan(request, self), self)
        _ = run.gather()
        run.keepConfirmed()
        return run.programs.map(Int.init).sorted()
    }

    /// Programs, wherever they are, that a person of the request's state would attend online and that are known to have all
    /// that it asks.
    package func confirmedOnline(_ request: SearchRequest) -> Int {
        guard request.home.state != nil, !onlinePrograms.isEmpty else { return 0 }
        var run = Run(Plan(request, self), self)
        run.scan(joined(run.attendedOnline()))
        run.keepConfirmed()
        return run.programs.count
    }
}

extension Run {
    fileprivate var hits: Int {
        request.collapsing == .facility ? facilities(within: Int64.max) : programs.count
    }

    fileprivate mutating func keepConfirmed() {
        let asked =
            (request.level == nil ? 0 : 1) + (request.age == nil ? 0 : 1) + plan.needs.count
            + (plan.scheduleMode == nil ? 0 : 1)
        var kept = 0
        for i in programs.indices where confirmed(Int(programs[i])) == asked {
            programs[kept] = programs[i]
            chords[kept] = chords[i]
            kept += 1
        }
        programs.removeLast(programs.count - kept)
        chords.removeLast(chords.count - kept)
    }
}
