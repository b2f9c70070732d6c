package import LocatorIndex
import LocatorSearch
package import Treatment

extension DesertReport {
    /// What was asked at every ZIP code: `level=iop payment=medicaid attendable=must …`.
    package func asked(in snapshot: Snapshot) -> String {
        parameters(of: request, in: snapshot).map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    }

    /// What the three answers mean, in the words of this report.
    package var meaning: [(answer: SupplyAnswer, text: String)] {
        [
            (.known, "known: at least one program within \(miles) miles is known to have all that is asked"),
            (.possible, "possible only: programs are there of which something asked is not known; a call would tell"),
            (.none, "none: of every program there something asked is known not to be so, or there is no program"),
        ]
    }

    /// What the figures leave out.
    package static let caveats = [
        "People are those of the gazetteer's places, by the answer at the place: a rough figure. Part of a city may count with "
            + "it and by itself, and who lives outside every place does not count.",
        "Nearest known: as the crow flies, the time of the way not counted. Programs attended online are beside, in no answer.",
    ]

    /// The columns of `rows(byCounty:)`.
    package static let zipHeader = [
        "zip", "city", "state", "county", "answer", "known", "possible", "known_online", "nearest_known_miles",
    ]
    package static let countyHeader = [
        "county", "state", "desert", "zips_none", "zips_possible", "zips_known", "people_none", "people_possible",
        "people_known", "nearest_known_miles",
    ]

    /// A row a ZIP code, in their order; nothing but numbers and names.
    package var zipRows: [[String]] {
        zips.map { place in
            let (zip, supply) = (place.zip, place.supply)
            return [
                zip.code.description, zip.city, zip.state.description, zip.county, supply.answer.rawValue,
                "\(supply.known)", "\(supply.possible)", "\(supply.online)", supply.nearest.map(milesText) ?? "",
            ]
        }
    }

    /// A row a county, the worst first.
    package var countyRows: [[String]] {
        counties.map { area in
            [area.county, area.state?.description ?? "", area.isDesert ? "yes" : "no"]
                + SupplyAnswer.allCases.map { "\(area.zips[$0])" } + SupplyAnswer.allCases.map { "\(area.people[$0])" }
                + [area.nearest.map(milesText) ?? ""]
        }
    }
}

/// `24.3`.
package func milesText(_ metres: Metres) -> String {
    "\(metres.tenthsOfMiles / 10).\(metres.tenthsOfMiles % 10)"
}
