import LocatorIndex
import LocatorSearch
import Treatment

/// `/v1/why`, `/v1/call-sheet` and `/v1/compare`: a search's parameters, and the programs they are about.
extension LocatorResponder {
    /// Takes `program`, and `above` for the one it is compared with.
    func why(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let program = try ids(parameters, "program", 1...1)[0]
        let other =
            parameters.contains { $0.name == "above" } ? try ids(parameters, "above", 1...1)[0] : nil
        for id in [program] + (other.map { [$0] } ?? []) where engine.snapshot.ordinal(ofProgram: id) == nil {
            throw Problem(
                status: 404, title: "No such program",
                detail: "Snapshot \(engine.snapshot.id) has no program \(base32(id)).")
        }
        let asked = try asked(parameters, besides: ["program", "above"], engine)
        do throws(SearchError) {
            if let other {
                let found = try engine.compareRanks(program, other, for: asked.request, in: asked.language)
                guard let found else { return [] }
                return rankComparisonBody(found, from: engine.snapshot, in: asked.language)
            }
            let standing = try engine.standing(of: program, for: asked.request, in: asked.language)
            do throws(IndexError) {
                return try standingBody(standing, from: engine.snapshot, in: asked.language)
            } catch { throw SearchError.damaged(error) }
        } catch { throw Problem(error) }
    }

    /// Takes `ids`, up to twenty.
    func callSheet(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let ids = try ids(parameters, "ids", CallSheet.counts)
        let asked = try asked(parameters, besides: ["ids"], engine)
        do throws(SearchError) {
            return callSheetBody(
                try engine.callSheet(ids, for: asked.request, in: asked.language), from: engine.snapshot)
        } catch { throw Problem(error) }
    }

    /// Takes `ids`, two to six.
    func compare(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let ids = try ids(parameters, "ids", SideBySide.counts)
        let asked = try asked(parameters, besides: ["ids"], engine)
        do throws(SearchError) {
            return compareBody(
                try engine.sideBySide(ids, for: asked.request, in: asked.language), from: engine.snapshot)
        } catch { throw Problem(error) }
    }

    private func ids(
        _ parameters: NamedPairs, _ name: String, _ count: ClosedRange<Int>
    ) throws(Problem) -> [UInt64] {
        let values = parameters.filter { $0.name == name }.map(\.value)
        do throws(ParameterError) {
            return try readProgramIDs(values.joined(separator: ","), name, count: count)
        } catch { throw Problem(error) }
    }

    private func asked(
        _ parameters: NamedPairs, besides: Set<String>, _ engine: SearchEngine
    ) throws(Problem) -> Asked {
        do throws(ParameterError) {
            return try parseRequest(parameters.filter { !besides.contains($0.name) }, in: engine.snapshot)
        } catch { throw Problem(error) }
    }
}
