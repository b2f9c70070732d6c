package import LocatorIndex
import Treatment

extension DesertReport {
    /// The report as one HTML file.
    /// - Parameter title: what was asked, in a few words.
    package func html(_ title: String, from snapshot: Snapshot) -> String {
        var page = ReportPage(title: "\(title): where it is within \(miles) miles")
        page.paragraph("Asked at each of \(grouped(zips.count)) ZIP codes: \(asked(in: snapshot)).")
        page.paragraph("Snapshot \(snapshot.id)\(snapshot.asOf.map { ", as of \($0)" } ?? ", undated").")
        page.table(
            caption: "What is within \(miles) miles",
            header: ["Answer", "ZIP codes", "Share", "People of places", "Share"],
            rows: SupplyAnswer.allCases.reversed().map { answer in
                [
                    answer.legend, grouped(whole.zips[answer]), Share(whole.zips[answer], of: whole.zips.all).text,
                    grouped(whole.people[answer]), Share(whole.people[answer], of: whole.people.all).text,
                ]
            }, numbers: [1, 2, 3, 4])
        for (_, text) in meaning { page.paragraph(text) }
        let isOneState = states.count == 1
        page.figure(
            dotMap(zips, isOneState: isOneState, title: "Map of ZIP codes by what is within \(miles) miles of them"),
            caption:
                "Each dot is one or more ZIP codes; it shows the worst of their answers: large and red for none, middling and yellow for "
                + "possible only, small and green for known."
                + (isOneState ? "" : " Guam, American Samoa and the Northern Marianas are in the tables only."))
        if !isOneState {
            areas(&page, "States and territories, the worst first", states) { $0.state?.description ?? "" }
        }
        let shown = counties.prefix(100)
        areas(
            &page, "Counties, the worst first\(counties.count > 100 ? ": 100 of \(grouped(counties.count))" : "")",
            shown
        ) {
            "\($0.county.isEmpty ? "–" : $0.county), \($0.state?.description ?? "")"
        }
        if counties.count > 100 { page.paragraph("locator deserts --csv lists them all, with --by zip each ZIP code.") }
        for text in DesertReport.caveats { page.paragraph(text) }
        return page.html
    }

    private func areas(
        _ page: inout ReportPage, _ caption: String, _ areas: some Sequence<AreaSupply>, _ name: (AreaSupply) -> String
    ) {
        page.table(
            caption: caption,
            header: [
                "", "ZIPs: none", "possible", "known", "People: none", "possible", "known", "Nearest known, miles",
            ],
            rows: areas.map { area in
                [name(area)] + SupplyAnswer.allCases.map { grouped(area.zips[$0]) }
                    + SupplyAnswer.allCases.map { grouped(area.people[$0]) } + [area.nearest.map(milesText) ?? "–"]
            }, numbers: Set(1...7))
    }
}
