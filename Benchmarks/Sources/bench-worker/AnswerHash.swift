import LocatorSearch
import Treatment

/// The answers to `requests` in one word, those to their variants in another, facets and relaxations of all in a third.
func hashes(of requests: [SearchRequest], _ engine: SearchEngine) throws -> String {
    var plain = StableHash()
    var varied = StableHash()
    var divided = StableHash()
    for request in requests {
        plain.add(number: hash(try engine.search(request)))
        for variant in try variants(request, engine) { varied.add(number: hash(try engine.search(variant))) }
        for var variant in try variants(request, engine).prefix(8) {
            variant.facets = FacetGroup.allCases
            divided.add(number: division(try engine.search(variant)))
        }
    }
    return "\(base32(plain.value)) \(base32(varied.value)) \(base32(divided.value))"
}

/// A hash of the facets and relaxations of an answer.
private func division(_ answer: SearchAnswer) -> UInt64 {
    var hash = StableHash()
    for facet in answer.facets {
        hash.add(facet.group.name)
        for value in facet.values {
            hash.add(value.code)
            for count in [value.yes, value.unknown, value.no, value.hits, value.strictHits ?? -1] {
                hash.add(number: UInt64(bitPattern: Int64(count)))
            }
        }
    }
    for relaxation in answer.relaxations { hash.add(relaxation.english) }
    return hash.value
}

/// A hash of everything an answer says, so that a change for speed can be shown to change nothing else.
func hash(_ answer: SearchAnswer) -> UInt64 {
    var hash = StableHash()
    func add(_ value: Int?) { hash.add(number: value.map { UInt64(bitPattern: Int64($0)) } ?? UInt64.max) }
    add(answer.total)
    add(answer.radius.metres.map { Int($0.rawValue) })
    for ring in answer.radius.tried {
        add(ring.miles)
        add(ring.facilities)
    }
    add(answer.scaleMiles)
    for dimension in answer.active { add(Int(dimension.rawValue)) }
    for hit in answer.hits {
        for value in [hit.rank, hit.program, hit.score, hit.more, hit.isAttendedOnline ? 1 : 0] { add(value) }
        add(hit.metres.map { Int($0.rawValue) })
        for points in hit.points { add(points) }
        for state in hit.states { add(Int(state.rawValue)) }
        for other in hit.others { add(other) }
        for ordinal in hit.fit?.fitting ?? [-1] { add(ordinal) }
        if let fit = hit.fit {
            for value in [fit.fresh, fit.slackMinutes, fit.weeklyTrips, Int(fit.attendable.rawValue)] { add(value) }
            add(fit.track)
        }
    }
    hash.add(answer.next?.text ?? "")
    for list in [answer.online, answer.unlocated, answer.neverAsked] {
        add(list.count)
        for ordinal in list.ordinals { add(ordinal) }
    }
    return hash.value
}

/// The request and what else a person might have asked: other rings, other foldings, other orders, the second page.
func variants(_ request: SearchRequest, _ engine: SearchEngine) throws -> [SearchRequest] {
    var all = [request]
    for collapse in Collapse.allCases {
        for sort in SortOrder.allCases where sort == .score || collapse != .organization {
            var other = request
            other.collapse = collapse
            other.sort = sort
            if sort == .score, collapse == .facility { other.radius = nil }
            all.append(other)
        }
    }
    for mode in Mode.allCases {
        var other = request
        other.needs = request.needs.map { Need($0.terms, $0.combination == .any ? .all : .any, mode: mode, label: "") }
        other.level = LevelNeed([.iop, .php], mode: mode)
        other.age = AgeNeed(years: 16, mode: mode)
        other.schedule = request.schedule.map {
            ScheduleNeed(free: WeeklySchedule($0.free), bufferMinutes: 20, mode: mode)
        }
        all.append(other)
    }
    for place in [0, 2, all.count - 3] {
        var second = all[place]
        second.after = try engine.search(second).next
        all.append(second)
    }
    return all
}
