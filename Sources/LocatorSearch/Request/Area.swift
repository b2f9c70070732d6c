package import Treatment

/// A county or a state as a place: hits are the programs whose facility lies in it. It has no middle, so there is no ring and
/// no distance.
package struct Area: Hashable, Sendable {
    package let state: StateCode
    /// Folded name; nil for the whole state.
    package let county: String?
    /// How it is shown, and resolves again: `Travis County, TX`, `Texas`, `New York (state)`.
    package let label: String
    /// Where most of its people are.
    package let zone: Zone?
    /// What was written, when it was corrected.
    package var asked: String?
    /// Other places of the name that were not meant, being far smaller; at most three labels.
    package var also: [String] = []

    package init(state: StateCode, county: String? = nil, label: String, zone: Zone? = nil) {
        self.state = state
        self.county = county
        self.label = label
        self.zone = zone
    }
}

/// Where the person lives, as far as the request tells: decides which telehealth serves them and what is of their county.
package struct Home: Hashable, Sendable {
    /// Nil when not known.
    package let state: StateCode?
    /// Folded name; empty when unknown.
    package let county: String
    package let zone: Zone?

    package init(state: StateCode?, county: String, zone: Zone?) {
        self.state = state
        self.county = county
        self.zone = zone
    }
}

extension SearchRequest {
    /// Of the origin, else of the area.
    package var home: Home {
        if let origin { return Home(state: origin.state, county: origin.county, zone: origin.zone) }
        return Home(state: area?.state, county: area?.county ?? "", zone: area?.zone)
    }

    /// How the place is shown; nil for the whole country.
    package var placeLabel: String? { origin?.label ?? area?.label }

    /// What was written, when the place was corrected: the answer says `San Fransisco → San Francisco, CA`.
    package var placeAsked: String? { origin == nil ? area?.asked : origin?.asked }

    /// Far smaller places of the same name, for "not this one?".
    package var placeAlso: [String] { origin?.also ?? area?.also ?? [] }
}
