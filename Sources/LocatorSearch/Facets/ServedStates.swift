import LocatorIndex
import Treatment

/// Whether programs' telehealth serves one state, each set of states looked at once.
struct ServedStates {
    private let person: StateCode
    private let engine: SearchEngine
    /// By place of the set of states; 3 when not looked at.
    private var known: [UInt8]

    init(_ person: StateCode, _ engine: SearchEngine) {
        self.person = person
        self.engine = engine
        known = [UInt8](repeating: 3, count: max(1, engine.columns.stateSets.count))
    }

    /// As `SearchEngine.serves`.
    mutating func serves(_ program: Int) -> Ternary {
        let place = Int(engine.columns.telehealthStates[program])
        // Set 0 is *not stated*: the site's own state decides.
        guard place > 0, place < known.count else {
            let site = engine.columns.facilityState[Int(engine.columns.facilityOf[program])]
            return site == 0 ? .unknown : site == person.rawValue ? .yes : .no
        }
        if known[place] == 3 { known[place] = engine.serves(person, program).rawValue }
        return Ternary(rawValue: known[place]) ?? .unknown
    }
}
