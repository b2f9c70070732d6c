import LocatorSearch
import Treatment

// docs/ranking.md, "4 Schedule".

extension NaiveScan {
    /// "The program's fit is its best track's: most points, then attendable, then online, then slack, then the first."
    func fit(of program: Program) -> NaiveFit {
        guard let free else { return NaiveFit() }
        guard let tracks = program.tracks, !tracks.tracks.isEmpty else { return fitWithoutTracks(program, free) }
        var best: NaiveFit?
        for place in attendedTracks(program) {
            let fit = trackFit(tracks.tracks[place], place, program, free)
            if best.map({ isBetter(fit, than: $0) }) ?? true { best = fit }
        }
        // Tracks are known, and the person may come to none of them.
        var fit = best ?? NaiveFit(isScheduleKnown: true, attendable: .no, fresh: 0)
        fit.isFromHome = best != nil && isFromHome(program, free)
        fit.points = aged(fit.fresh, .schedule, asOf: tracks.asOf)
        return fit
    }

    private func isBetter(_ a: NaiveFit, than b: NaiveFit) -> Bool {
        func key(_ fit: NaiveFit) -> [Int] {
            [fit.fresh, fit.attendable == .yes ? 1 : 0, fit.isOnline ? 1 : 0, fit.slackMinutes]
        }
        return key(b).lexicographicallyPrecedes(key(a))
    }

    /// "Online tracks of a program whose telehealth does not serve the person's state are passed over; without a known state
    /// they count." Ordinals.
    func attendedTracks(_ program: Program) -> [Int] {
        guard let tracks = program.tracks?.tracks else { return [] }
        guard let home, serves(program, home) == .no else { return Array(tracks.indices) }
        return tracks.indices.filter { !isOnline(tracks[$0]) }
    }

    /// "Online tracks (every session online)."
    func isOnline(_ track: Track) -> Bool { track.sessions.allSatisfy(\.isOnline) }

    /// "Attendable when at least k of its n sessions fit (all, unless it says k) and those that fit last the level's minimum or
    /// are all of its sessions." "Its slack is the largest τ such that the sessions with slack ≥ τ still make it attendable."
    private func trackFit(_ track: Track, _ place: Int, _ program: Program, _ free: NaiveTime) -> NaiveFit {
        let shift = onlineShift(program)
        let buffer = buffer(to: program)
        let slacks = track.sessions.map { session in
            let interval = session.isOnline ? session.interval.shifted(by: shift) : session.interval
            return free.slack(interval, buffer: session.isOnline ? 0 : buffer)
        }
        func minutes(_ chosen: [Int]) -> Int { chosen.reduce(0) { $0 + track.sessions[$1].interval.length } }
        func isAttendable(_ chosen: [Int]) -> Bool {
            let count = track.sessions.count
            guard chosen.count >= track.required ?? count else { return false }
            return minutes(chosen) >= leastMinutes(program) || chosen.count == count
        }
        let fitting = slacks.indices.filter { slacks[$0] != nil }
        var fit = NaiveFit(
            isScheduleKnown: true, track: place, attendable: isAttendable(fitting) ? .yes : .no,
            isOnline: isOnline(track), fitting: fitting,
            trips: trips(track))
        if fit.attendable == .yes {
            let thresholds = slacks.compactMap(\.self).sorted(by: >)
            fit.slackMinutes =
                thresholds.first { least in isAttendable(fitting.filter { (slacks[$0] ?? -1) >= least }) } ?? 0
            fit.fresh = fit.slackMinutes >= 15 ? 10_000 : 9000
        } else {
            let part = minutes(fitting) * minutes(fitting)
            let whole = minutes(Array(slacks.indices)) * minutes(Array(slacks.indices))
            fit.fresh = (2 * 3000 * part + whole) / (2 * whole)
        }
        return fit
    }

    /// "IOP 9 h a week, 6 h when it serves adolescents and no adults; PHP 20 h."
    func leastMinutes(_ program: Program) -> Int {
        switch program.level {
        case .iop: (program.isForAdolescents ? 6 : 9) * 60
        case .php: 20 * 60
        default: 0
        }
    }

    /// "Shifted by (their zone's offset − the site's), both on the request's `starting` day, else the snapshot's day; no shift
    /// when a zone or the day is unknown."
    private func onlineShift(_ program: Program) -> Int {
        guard let theirs = request.zone ?? (request.origin == nil ? request.area?.zone : request.origin?.zone),
            let day = request.starting ?? catalog.asOf,
            let ordinal = facility(of: program).zone
        else { return 0 }
        return theirs.offsetMinutes(on: day) - catalog.gazetteer.zones[ordinal].offsetMinutes(on: day)
    }

    /// "An online track is attendable, or all of its tracks are online."
    private func isFromHome(_ program: Program, _ free: NaiveTime) -> Bool {
        let tracks = program.tracks?.tracks ?? []
        return tracks.allSatisfy(isOnline)
            || attendedTracks(program).contains { place in
                isOnline(tracks[place]) && trackFit(tracks[place], place, program, free).attendable == .yes
            }
    }

    /// "Attended online: the person's state is known, the program has an online track and serves that state, and no schedule was
    /// asked, or an online track is attendable, or all of its tracks are online."
    func isAttendedOnline(_ program: Program) -> Bool {
        guard let home, let tracks = program.tracks?.tracks, tracks.contains(where: isOnline),
            serves(program, home) == .yes
        else { return false }
        return request.schedule == nil || fit(of: program).isFromHome
    }

    /// In-person sessions a week that a track asks a person to come to.
    func trips(_ track: Track) -> Int {
        min(track.required ?? track.sessions.count, track.sessions.count { !$0.isOnline })
    }
}
