import Treatment

extension QualityReport {
    /// The report as one HTML file.
    package var html: String {
        var page = ReportPage(title: "Quality of the listings")
        page.paragraph(
            "Snapshot \(snapshot)\(asOf.map { ", as of \($0)" } ?? ", undated"): \(counted(figures.whole.programs, "program")) of "
                + "\(counted(figures.whole.facilities, "facility", "facilities")). Ages are counted to \(day).")
        completeness(&page)
        ages(&page)
        points(&page)
        found(&page)
        trend(&page)
        return page.html
    }

    private var all: [PublisherFigures] { [figures.whole] + figures.sources }

    private func completeness(_ page: inout ReportPage) {
        page.heading("How much is known", id: "known")
        page.paragraph(
            "A program counts when it says yes or no to anything of the kind. What is not counted is not known: not a no."
        )
        let whole = figures.whole
        page.figure(
            barChart(
                knowableDimensions.map { ($0.name, Share(whole.known[$0.name] ?? 0, of: whole.programs)) },
                title: "Programs of which something is known, by dimension"),
            caption: "Programs of which something is known, all sources")
        page.table(
            caption: "By source, of the programs that its own records state",
            header: ["Source", "Programs"] + knowableDimensions.map(\.name),
            rows: all.map { source in
                [source.name, grouped(source.programs)]
                    + knowableDimensions.map { Share(source.known[$0.name] ?? 0, of: source.programs).text }
            }, numbers: Set(1...7))
        page.table(
            caption: "What the saved queries ask for (data/demand.csv), all programs",
            header: ["", "Yes", "No", "Not known", "Known"],
            rows: asked.map { fact in
                let programs = fact.yes + fact.no + fact.unknown
                return [
                    fact.label, grouped(fact.yes), grouped(fact.no), grouped(fact.unknown),
                    Share(fact.yes + fact.no, of: programs).text,
                ]
            }, numbers: [1, 2, 3, 4])
    }

    private func ages(_ page: inout ReportPage) {
        page.heading("How old it is", id: "ages")
        page.figure(ageChart(all, title: "Known facts by age, by source"), caption: "Known facts by age on \(day)")
        page.table(
            caption: "Known facts by age", header: ["Source"] + AgeBand.allCases.map(\.label),
            rows: all.map { source in
                [source.name] + AgeBand.allCases.map { grouped(source.ages[$0.rawValue]) }
            }, numbers: Set(1...7))
    }

    private func points(_ page: inout ReportPage) {
        page.heading("How exact the points are", id: "points")
        page.table(
            caption: "Facilities by how exactly their point is known",
            header: ["Source", "Facilities"] + PointPrecision.allCases.map(\.words),
            rows: all.map { source in
                [source.name, grouped(source.facilities)]
                    + PointPrecision.allCases.map {
                        Share(source.precision[$0.name] ?? 0, of: source.facilities).text
                    }
            }, numbers: Set(1...5))
    }

    private func found(_ page: inout ReportPage) {
        page.heading("What ingest found", id: "found")
        guard let ingest = figures.ingest else {
            return page.paragraph(QualityReport.noRun)
        }
        page.table(
            caption: "Possible duplicates and disagreement", header: ["", "Count"],
            rows: ingest.duplicates.map { [$0.words, grouped($0.count)] }, numbers: [1])
        // An empty table looks like one that broke: what was not found is said.
        if ingest.unmapped.isEmpty {
            page.paragraph("Codes and columns without a meaning: none.")
        } else {
            page.table(
                caption: "Codes and columns without a meaning", header: ["", "Rule", "Count"],
                rows: ingest.unmapped.map { [$0.name, $0.rule, grouped($0.count)] }, numbers: [2])
        }
        if ingest.findings.isEmpty {
            page.paragraph("Findings by rule: none.")
        } else {
            page.table(
                caption: "Findings by rule (docs/rules.md)", header: ["Rule", "Severity", "Count"],
                rows: ingest.findings.map { [$0.rule, $0.severity, grouped($0.count)] }, numbers: [2])
        }
    }

    private func trend(_ page: inout ReportPage) {
        page.heading("Over the runs", id: "trend")
        guard let first = trend.first, let last = trend.last, trend.count > 1 else {
            return page.paragraph(
                "A trend needs two runs that kept their figures; there \(trend.count == 1 ? "is one" : "is none").")
        }
        for line in trendLines {
            page.figure(sparkline(line.values, label: line.label, isShare: line.isShare), caption: "")
        }
        page.paragraph(
            "Runs \(first.run) (\(first.day)) to \(last.run) (\(last.day)), each as old as it was on its own day.")
    }

    private var trendLines: [(label: String, values: [Double], isShare: Bool)] {
        let known = knowableDimensions.map { dimension in
            ("\(dimension.name) known", trend.map { $0.known[dimension.name] ?? 0 }, true)
        }
        return [("programs", trend.map { Double($0.programs) }, false)] + known + [
            ("facts over two years or undated", trend.map(\.old), true),
            ("points of the site", trend.map(\.atSite), true),
            ("records refused", trend.map { $0.refused ?? 0 }, true),
            ("codes, columns without meaning", trend.map { Double($0.unmapped) }, false),
        ]
    }

    /// Why nothing is told of ingest.
    package static let noRun =
        "No run that made this snapshot kept its figures: what ingest found is not known here. A run of locator ingest keeps them."
}

extension IngestFigures {
    /// What may be a duplicate or a disagreement, in words.
    package var duplicates: [(words: String, count: Int)] {
        [
            ("records joined into a facility on evidence", joins),
            ("of these on little evidence: look at them", weakJoins),
            ("addresses at which facilities stayed apart: one may be a duplicate", apart),
            ("facts on which equally good records disagree", disputed),
        ]
    }
}

extension PointPrecision {
    /// "of the site".
    package var words: String {
        switch self {
        case .site: "of the site"
        case .zip: "of the ZIP code"
        case .place: "of the city"
        case .none: "none"
        }
    }
}
