import LocatorIndex
import LocatorSearch
import TestSupport
import Testing

/// What people write, in the real gazetteer: found, asked about, or taken for what was meant. "which:" lists the first choices.
struct RealPlaceTests {
    static let rows: [(text: String, answer: String)] = [
        // Great cities just work; two that are plausible are asked about.
        ("Los Angeles", "Los Angeles, CA (Los Angeles)"), ("Chicago", "Chicago, IL (Cook)"),
        ("Houston", "Houston, TX (Harris)"), ("Austin", "Austin, TX (Travis)"), ("Denver", "Denver, CO (Denver)"),
        ("Miami", "Miami, FL (Miami-Dade)"), ("Las Vegas", "Las Vegas, NV (Clark)"),
        ("Portland", "which: Portland, OR (Multnomah) | Portland, ME (Cumberland)"),
        ("Columbus", "which: Columbus, OH (Franklin) | Columbus, GA (Muscogee) | Columbus, IN"),
        ("Springfield", "which: Springfield, MO (Greene) | Springfield, MA (Hampden) | Springfield, IL"),
        ("Manhattan", "which: Manhattan, NY (New York) | Manhattan, KS (Riley)"),
        ("Kansas City", "which: Kansas City, MO (Jackson) | Kansas City, KS (Wyandotte)"),
        ("San Juan", "which: San Juan, PR (San Juan) | San Juan, TX (Hidalgo)"),
        ("Flushing", "which: Flushing, MI (Genesee) | Flushing, OH (Belmont) | Flushing, NY (Queens)"),
        // A state without a comma.
        ("portland oregon", "Portland, OR (Multnomah)"), ("portland or", "Portland, OR (Multnomah)"),
        ("san jose ca", "San Jose, CA (Santa Clara)"), ("kansas city kansas", "Kansas City, KS (Wyandotte)"),
        ("san juan puerto rico", "San Juan, PR (San Juan)"), ("indiana pa", "Indiana, PA (Indiana)"),
        ("Harlem, MT", "Harlem, MT (Blaine)"), ("Billings, MT", "Billings, MT (Yellowstone)"),
        // Short names and parts of cities.
        ("NYC", "New York, NY (New York)"), ("SF", "San Francisco, CA (San Francisco)"),
        ("Philly", "Philadelphia, PA (Philadelphia)"), ("DC", "Washington, DC (District of Columbia)"),
        ("Washington DC", "Washington, DC (District of Columbia)"), ("Washington, D.C.", "Washington, DC (District"),
        ("Vegas", "Las Vegas, NV (Clark)"), ("the Bronx", "The Bronx, NY (Bronx)"),
        ("Brooklyn", "Brooklyn, NY (Kings)"),
        ("Queens", "Queens, NY (Queens)"), ("Harlem", "Harlem, NY (New York)"),
        ("Van Nuys", "Van Nuys, CA (Los Angeles)"),
        ("Hollywood", "which: Hollywood, CA (Los Angeles) | Hollywood, FL (Broward)"), ("Pilsen", "Pilsen, IL (Cook)"),
        ("Treme", "Treme, LA (Orleans)"), ("East LA", "East Los Angeles, CA (Los Angeles)"),
        ("LA", "which: Los Angeles, CA (Los Angeles) | Louisiana"), ("L.A.", "Los Angeles, CA (Los Angeles)"),
        // States and counties.
        ("Texas", "area: Texas"), ("tx", "area: Texas"), ("state of texas", "area: Texas"), ("Ohio", "area: Ohio"),
        ("Wyoming", "area: Wyoming"), ("Nuevo México", "area: New Mexico"),
        ("Carolina del Norte", "area: North Carolina"),
        ("Puerto Rico", "area: Puerto Rico"), ("Guam", "area: Guam"), ("Hawái", "area: Hawaii"),
        ("New York", "which: New York (state) | New York, NY (New York)"),
        ("New York (state)", "area: New York (state)"),
        ("Washington", "which: Washington (state) | Washington, DC"), ("washington state", "area: Washington (state)"),
        ("Travis County", "area: Travis County, TX"), ("travis county tx", "area: Travis County, TX"),
        ("Travis County, Texas", "area: Travis County, TX"), ("condado de Travis", "area: Travis County, TX"),
        ("Condado de Los Ángeles", "area: Los Angeles County, CA"), ("Orleans Parish", "area: Orleans Parish, LA"),
        ("Orange County", "which: Orange County, CA | Orange County, FL"),
        ("orange county ca", "area: Orange County, CA"),
        ("Miami-Dade", "area: Miami-Dade County, FL"), ("Richmond City, VA", "area: Richmond City, VA"),
        ("De Kalb County, GA", "area: DeKalb County, GA"),
        ("Aleutians West Census Area", "area: Aleutians West Census Area, AK"),
        // Spellings.
        ("St Louis", "Saint Louis, MO (St. Louis City)"), ("Ft Worth", "Fort Worth, TX (Tarrant)"),
        ("Sault Ste Marie", "Sault Sainte Marie, MI (Chippewa)"), ("Mt Vernon, NY", "Mount Vernon, NY (Westchester)"),
        ("N Hollywood", "North Hollywood, CA (Los Angeles)"),
        ("S San Francisco", "South San Francisco, CA (San Mateo)"),
        ("Coeur d'Alene", "Coeur d'Alene, ID (Kootenai)"), ("coeur dalene", "Coeur d'Alene, ID (Kootenai)"),
        ("Winston-Salem NC", "Winston Salem, NC (Forsyth)"), ("wilkes-barre", "Wilkes Barre, PA (Luzerne)"),
        ("LaJolla", "La Jolla, CA (San Diego)"), ("Cañon City", "Canon City, CO (Fremont)"),
        ("Bayamón", "Bayamon, PR (Bayamón)"), ("mayaguez pr", "Mayaguez, PR (Mayagüez)"),
        // Slips.
        ("San Fransisco", "San Francisco, CA (San Francisco), not San Fransisco"),
        ("Pheonix", "Phoenix, AZ (Maricopa), not Pheonix"),
        ("Albequerque", "Albuquerque, NM (Bernalillo), not Albequerque"),
        ("Cincinatti", "Cincinnati, OH (Hamilton), not Cincinatti"), ("Seatle", "Seattle, WA (King), not Seatle"),
        ("Los Angelos", "Los Angeles, CA (Los Angeles), not Los Angelos"), ("agoura hils", "Agoura Hills, CA"),
        ("Brookyln", "Brooklyn, NY (Kings), not Brookyln"), ("Tuscon", "Tucson, AZ (Pima), not Tuscon"),
        ("Clevland", "which: Cleveland, OH (Cuyahoga) | Cleveland, TN"),
        ("Califronia", "area: California, not Califronia"),
        ("Wst Virginia", "area: West Virginia, not Wst Virginia"),
        ("Travs County", "area: Travis County, TX, not Travs County"),
        ("Pittsburg", "which: Pittsburgh, PA (Allegheny) | Pittsburg, CA (Contra Costa) | Pittsburg, KS"),
        ("Pittsburg, PA", "Pittsburgh, PA (Allegheny), not Pittsburg, PA"),
        ("Pittsburg CA", "Pittsburg, CA (Contra Costa)"),
        ("Huston", "which: Houston, TX (Harris)"), ("Savanna", "which: Savannah, GA (Chatham)"),
        // The edges of the country.
        ("Adak", "Adak, AK (Aleutians West)"), ("Utqiagvik", "Utqiagvik, AK (North Slope)"),
        ("Barrow, AK", "Barrow, AK (North Slope)"), ("Hilo", "Hilo, HI (Hawaii)"), ("Hagåtña", "Hagatna, GU (Guam)"),
        ("Agana", "Hagatna, GU (Guam)"), ("Pago Pago", "Pago Pago, AS (Eastern District)"),
        // What stands around a place.
        ("near Austin", "Austin, TX (Travis)"), ("cerca de Austin", "Austin, TX (Travis)"), ("in Texas", "area: Texas"),
        ("Austin, TX, USA", "Austin, TX (Travis)"), ("123 Main St, Austin, TX 78701", "78701 Austin, TX"),
        ("90012 Los Angeles, CA", "90012 Los Angeles, CA"), ("zip code 90012", "90012 Los Angeles, CA"),
        ("Hollywood, Los Angeles, CA", "Hollywood, CA (Los Angeles)"), ("downtown Chicago", "Chicago, IL (Cook)"),
        ("near me", "malformed"), ("cerca de mí", "malformed"), ("💊", "unknown: "), ("\u{0}", "unknown: "),
        ("(a+)+$", "unknown: "), ("' OR 1=1 --", "unknown: "), ("שלום", "unknown: "),
    ]

    @Test(arguments: rows.indices)
    func means(place: Int) throws {
        let (text, expected) = Self.rows[place]
        let answer = told(resolvePlace(text, in: try realPlaces.get()))
        #expect(
            expected.hasPrefix("which: ") || !expected.hasSuffix(")") ? answer.hasPrefix(expected) : answer == expected,
            "\(text): \(answer)")
    }

    /// Every choice and every area can be put back into `near`.
    @Test func whatIsOfferedResolves() throws {
        let snapshot = try realPlaces.get()
        for (text, _) in Self.rows {
            switch resolvePlace(text, in: snapshot) {
            case .ambiguous(let choices):
                for choice in choices {
                    let again = told(resolvePlace(choice.label, in: snapshot))
                    #expect(again == choice.label || again == "area: \(choice.label)", "\(text)")
                }
            case .area(let area): #expect(told(resolvePlace(area.label, in: snapshot)) == "area: \(area.label)")
            case .found(let origin), .corrected(let origin, _):
                #expect(told(resolvePlace(origin.label, in: snapshot)) == origin.label, "\(text)")
                #expect(origin.also.allSatisfy { told(resolvePlace($0, in: snapshot)) == $0 }, "\(text)")
            case .unknown, .malformed: break
            }
        }
    }
}
