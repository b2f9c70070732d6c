import ArgumentParser
import LocatorIndex
import LocatorIngest
import LocatorUpkeep
import Treatment

/// Where `show --why` finds the inputs of the run that made a snapshot.
struct TracedInputs: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help:
            "With --why: the exports; when left out, those of the run's record, by the sources file where it names them."
    )
    var from: [String] = []

    @Option(help: "With --why: the sources file.")
    var sources = "data/sources.yaml"

    @Option(
        name: .customLong("as-of"),
        help: "With --why: date of a file without one, PATH=YYYY-MM-DD, as it was given to ingest.")
    var asOf: [String] = []

    @Option(help: "With --why: folder with the gazetteer, the vocabulary tables and the taxonomy.")
    var data = "data"

    func validate() throws { _ = try dates() }

    func provenance(of facility: Facility, in snapshot: Snapshot, index: String) throws -> Provenance? {
        let folder = IndexFolder(index)
        let made = RunHistory(folder).maker(of: snapshot.id)
        var request = try request(made, folder)
        request.data = data
        request.dates = try dates()
        request.today = made.map(\.ended.day)
        let path = folder.ledger(of: snapshot.id)
        let ledger = isFile(path) ? try readExport(path).first.map { try IdentityLedger($0) } : nil
        return try LocatorUpkeep.provenance(of: facility, in: snapshot, request, made: made, ledger: ledger)
    }

    /// The paths that are named; else the sources of the run: those of the sources file, if it has them all, else its paths.
    private func request(_ made: RunRecord?, _ folder: IndexFolder) throws -> RunRequest {
        if !from.isEmpty { return RunRequest(paths: from, index: folder) }
        let named = Set((made?.inputs ?? []).map(\.source))
        if isFile(sources) {
            let known = try readSourcesFile(try sourcesFile(sources))
            if named.isSubset(of: known.sources.map(\.name)) {
                return RunRequest(known, base: folderOf(sources), index: folder)
            }
        }
        let missing = named.filter { !isFile($0) }.sorted()
        guard missing.isEmpty else {
            throw FileError(
                file: sources, problem: "the run that made this snapshot had other sources (\(missing[0]))",
                cure: "Name its sources file with --sources, or the exports with --from.")
        }
        return RunRequest(paths: named.sorted(), index: folder)
    }

    private func dates() throws -> [(path: String, day: Day)] {
        try asOf.map { text in
            guard let equals = text.lastIndex(of: "="), let day = Day(text[text.index(after: equals)...]) else {
                throw ValidationError("--as-of \(text): expected PATH=DATE, for example su.csv=2022")
            }
            return (String(text[..<equals]), day)
        }
    }
}
