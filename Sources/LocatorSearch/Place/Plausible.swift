import LocatorIndex
import Treatment

/// One thing that a name may mean.
struct PlaceChoice {
    /// People, for the order of choices; 0 when not known.
    let people: Int
    /// A county or a state stands at a point too, so that it can be a choice among others.
    var origin: Origin
    /// Set when it is a county or a state.
    var area: Area?
}

/// When a place is no plausible meaning of a name beside a far greater one of the same name: it has fewer than 50,000 people,
/// the other has 25 times as many, and either the other is a great city (100,000) or this one a village (under 1,000). Where
/// people are not known, up to 400 are taken for granted: the gazetteer names the people of every town of 500.
func isOvershadowed(_ people: Int, by most: Int) -> Bool {
    guard people < 50_000, most >= 25 * max(people, 400) else { return false }
    return most >= greatCity || people < 1000
}

/// People of a city that comes to mind before a state's name, or behind a slip of the pen.
let greatCity = 100_000

/// The answer that choices of one name make: the one that is plausible, else all that are, the most populous first.
/// - Parameter rivals: plausible besides, whatever their people.
/// - Parameter asked: what was written, when none has just this name.
func decide(_ named: [PlaceChoice], rivals: [PlaceChoice] = [], asked: String?) -> PlaceAnswer {
    let most = named.map(\.people).max() ?? 0
    let plausible = sorted(named.filter { !isOvershadowed($0.people, by: most) } + rivals)
    guard plausible.count == 1, let only = plausible.first else {
        return plausible.isEmpty ? .unknown(suggestions: []) : .ambiguous(plausible.prefix(10).map(\.origin))
    }
    let also = sorted(named.filter { $0.origin.label != only.origin.label && $0.people > 0 }).prefix(3).map(
        \.origin.label)
    if var area = only.area {
        area.asked = asked
        area.also = also
        return .area(area)
    }
    var origin = only.origin
    origin.asked = asked
    origin.also = also
    return asked.map { .corrected(origin, asked: $0) } ?? .found(origin)
}

private func sorted(_ choices: [PlaceChoice]) -> [PlaceChoice] {
    choices.sorted { ($1.people, $0.origin.label) < ($0.people, $1.origin.label) }
}
