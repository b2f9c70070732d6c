import Treatment

extension Difference {
    /// The difference as one HTML file: what happened first, long lists folded.
    package var html: String {
        var page = ReportPage(title: "What changed from \(from.id) to \(to.id)")
        page.paragraph(
            "\(name(from)) → \(name(to))\(state.map { ", \($0) only" } ?? ""). A program that is gone was not seen in this run; "
                + "nobody says that it closed.")
        for line in summary { page.paragraph(line) }
        page.heading("In numbers", id: "numbers")
        counts(&page)
        page.heading("Facts", id: "facts")
        facts(&page)
        page.heading("Sites that moved by more than a mile", id: "moved")
        moved(&page)
        page.heading("Merges", id: "merges")
        merged(&page)
        page.heading("Programs", id: "programs")
        programs(&page)
        return page.html
    }

    private func name(_ side: Side) -> String {
        "\(side.id), \(side.asOf.map { "as of \($0)" } ?? "undated"), \(counted(side.programs, "program"))"
    }

    private func counts(_ page: inout ReportPage) {
        let columns = CountColumns(
            showing: [programs, facilities] + [byPublisher, byState, byCounty, byLevel].flatMap { $0 }.map(\.programs))
        let numbers = Set(1...columns.titles.count)
        page.table(
            caption: "before − not seen − joined − left + added + came = after", header: ["all"] + columns.titles,
            rows: [["programs"] + columns.cells(programs), ["sites"] + columns.cells(facilities)], numbers: numbers)
        for (title, cut) in [("publisher", byPublisher), ("level", byLevel), ("state", byState)] {
            page.table(
                caption: "Programs by \(title)", header: [title] + columns.titles,
                rows: cut.map { [$0.name] + columns.cells($0.programs) }, numbers: numbers)
        }
        let counties = byCounty.filter { !$0.programs.isQuiet }.sorted {
            ($1.programs.stir, $0.name) < ($0.programs.stir, $1.name)
        }
        page.folded(
            "\(counted(counties.count, "county", "counties")) with changes, the most first",
            header: ["county"] + columns.titles,
            rows: counties.map { [$0.name] + columns.cells($0.programs) }, numbers: numbers)
    }

    private func facts(_ page: inout ReportPage) {
        let rows = rates.map { rate in
            [
                rate.term.english, rate.term.code, grouped(rate.before.count), rate.before.text,
                grouped(rate.after.count), rate.after.text, points(rate),
            ]
        }
        let header = ["fact", "code", "before", "", "after", "", "points"]
        page.table(
            caption: "Programs that say yes: those facts whose rate moved most", header: header, rows: rows.prefix(15),
            numbers: [2, 3, 4, 5, 6])
        page.folded(
            "all \(counted(rates.count, "fact")) whose numbers changed", header: header, rows: rows,
            numbers: [2, 3, 4, 5, 6])
    }

    private func moved(_ page: inout ReportPage) {
        let far = movedFar
        guard !far.isEmpty else { return page.paragraph("None.") }
        page.folded(
            counted(far.count, "site"), header: ["site", "county", "miles", "from", "to"],
            rows: far.map { site in
                let point = site.fields.first { $0.field == .point }
                return [
                    site.label.text, site.label.county, site.moved.map { miles($0) } ?? "", point?.before ?? "",
                    point?.after ?? "",
                ]
            }, numbers: [2])
    }

    private func merged(_ page: inout ReportPage) {
        guard !merges.isEmpty else { return page.paragraph("None made, none undone.") }
        page.folded(
            counted(merges.count, "merge"), header: ["", "site", "id", "from or into", "records"],
            rows: merges.map { merge in
                [
                    merge.isMade ? "made" : "undone", merge.label.text, base32(merge.site),
                    merge.parts.map { base32($0.site) }.joined(separator: " "),
                    "\(merge.parts.reduce(0) { $0 + $1.records.count })",
                ]
            }, numbers: [4])
    }

    private func programs(_ page: inout ReportPage) {
        for (kind, title) in [
            (ChangeKind.gone, "not seen any more"), (.joined, "joined with another"), (.added, "added"),
        ] {
            let found = programChanges.filter { $0.kind == kind }
            page.folded(
                "\(counted(found.count, "program")) \(title)", header: ["site", "county", "level", "publisher", "id"],
                rows: found.map { [$0.label.text, $0.label.county, $0.level.name, $0.publisher, base32($0.id)] })
        }
        let changed = programChanges.filter { $0.kind == .changed }
        page.folded(
            "\(counted(changed.count, "program")) changed", header: ["site", "level", "id", "what"],
            rows: changed.lazy.map { [$0.label.text, $0.level.name, base32($0.id), $0.words] })
    }
}

extension ProgramChange {
    /// `medicaid yes → no; tracks … → …`.
    package var words: String {
        let facts = facts.map { "\($0.term.code) \($0.before?.text ?? "unknown") → \($0.after?.text ?? "unknown")" }
        let fields = fields.map { "\($0.field.rawValue) \(shown($0.before)) → \(shown($0.after))" }
        return (facts + fields + (otherID.map { ["id was \(base32($0))"] } ?? [])).joined(separator: "; ")
    }

    private func shown(_ text: String) -> String { text.isEmpty ? "–" : text.count > 80 ? "\(text.prefix(79))…" : text }
}

/// `+1.5`, `−29.1`.
package func points(_ rate: RateChange) -> String {
    let tenths = Int((rate.points * 10).rounded())
    return "\(tenths < 0 ? "−" : "+")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
}
