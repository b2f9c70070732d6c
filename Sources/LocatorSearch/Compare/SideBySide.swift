import LocatorIndex
package import Treatment

/// Programs side by side under one request: rows of aspects, those that differ first, then those that nobody says, then those
/// where all agree.
package struct SideBySide: Sendable {
    package let snapshotID: String
    package let asOf: Day?
    package let programs: [Column]
    package let rows: [Row]
    /// Ids that the snapshot does not have.
    package let missing: [UInt64]
    /// What every sheet ends with.
    package let closing: [String]

    /// A program that is compared.
    package struct Column: Sendable {
        package let id: UInt64
        /// The program's own name, or the facility's.
        package let name: String
        package let facility: String
        package let standing: Standing
    }

    /// One aspect of all programs.
    package struct Row: Sendable {
        package let topic: Aspect.Topic
        package let label: String
        /// One a program.
        package let cells: [Aspect]
        /// All programs say the same and none is unknown: may be hidden.
        package let isSame: Bool
        /// Nobody says: a question to each.
        package var isOpen: Bool { cells.allSatisfy { $0.state == .unknown } }
    }

    /// How many programs can stand side by side.
    package static let counts = 2...6
}

extension SearchEngine {
    /// Compares programs aspect by aspect. Every unknown cell has its question, which the call sheet of the same request asks.
    /// - Parameter ids: 2 to 6.
    package func sideBySide(
        _ ids: [UInt64], for request: SearchRequest, in language: PageLanguage = .english
    ) throws(SearchError) -> SideBySide {
        let scene = Scene(request, self, language)
        var columns: [SideBySide.Column] = []
        var aspects: [[Aspect]] = []
        var missing: [UInt64] = []
        for id in ids {
            guard let program = snapshot.ordinal(ofProgram: id) else {
                missing.append(id)
                continue
            }
            let page = try scene.page(of: program)
            let standing = try scene.standing(page)
            let name = page.program.name.isEmpty ? page.facility.name : page.program.name
            columns.append(SideBySide.Column(id: id, name: name, facility: page.facility.name, standing: standing))
            aspects.append(Aspects(page, standing, scene).all)
        }
        let rows = (aspects.first ?? []).indices.map { place -> SideBySide.Row in
            let cells = aspects.map { $0[place] }
            return SideBySide.Row(
                topic: cells[0].topic, label: cells[0].label, cells: cells, isSame: areSame(cells))
        }
        return SideBySide(
            snapshotID: snapshot.id, asOf: snapshot.asOf, programs: columns,
            rows: rows.filter { !$0.isSame && !$0.isOpen } + rows.filter(\.isOpen) + rows.filter(\.isSame),
            missing: missing,
            closing: closingLines(snapshot.id, snapshot.asOf, language))
    }
}

private func areSame(_ cells: [Aspect]) -> Bool {
    cells.allSatisfy { $0.state != .unknown && $0.text == cells[0].text && $0.state == cells[0].state }
}
