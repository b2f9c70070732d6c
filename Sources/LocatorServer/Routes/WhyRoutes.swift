import LocatorIndex
import LocatorSearch
import Treatment

/// `/v1/why`, `/v1/call-sheet` and `/v1/compare`: a search's parameters, and the programs they are about.
extension LocatorResponder {
    /// Takes `program`, and `above` for the one it is compared with.
    func why(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let first = try programs(parameters, "program", 1...1, engine)
        let second =
            parameters.contains { $0.name == "above" }
            ? try programs(parameters, "above", 1...1, engine) : AskedPrograms()
        let (program, other) = (first.ids[0], second.ids.first)
        let moved = first.moved + second.moved
        for id in first.ids + second.ids where engine.snapshot.ordinal(ofProgram: id) == nil {
            throw Problem(
                status: 404, title: "No such program",
                detail: "Snapshot \(engine.snapshot.id) has no program \(base32(id)).")
        }
        let asked = try asked(parameters, besides: ["program", "above"], engine)
        do throws(SearchError) {
            if let other {
                let found = try engine.compareRanks(program, other, for: asked.request, in: asked.language)
                guard let found else { return [] }
                return rankComparisonBody(found, from: engine.snapshot, in: asked.language, moved: moved)
            }
            let standing = try engine.standing(of: program, for: asked.request, in: asked.language)
            do throws(IndexError) {
                return try standingBody(standing, from: engine.snapshot, in: asked.language, moved: moved)
            } catch { throw SearchError.damaged(error) }
        } catch { throw Problem(error) }
    }

    /// Takes `ids`, up to twenty.
    func callSheet(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let programs = try programs(parameters, "ids", CallSheet.counts, engine)
        let asked = try asked(parameters, besides: ["ids"], engine)
        do throws(SearchError) {
            return callSheetBody(
                try engine.callSheet(programs.ids, for: asked.request, in: asked.language), from: engine.snapshot,
                moved: programs.moved)
        } catch { throw Problem(error) }
    }

    /// Takes `ids`, two to six.
    func compare(_ parameters: NamedPairs, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let programs = try programs(parameters, "ids", SideBySide.counts, engine)
        let asked = try asked(parameters, besides: ["ids"], engine)
        do throws(SearchError) {
            return compareBody(
                try engine.sideBySide(programs.ids, for: asked.request, in: asked.language), from: engine.snapshot,
                moved: programs.moved)
        } catch { throw Problem(error) }
    }

    /// A body's former ids are followed; an address's were answered with 308.
    private func programs(
        _ parameters: NamedPairs, _ name: String, _ count: ClosedRange<Int>, _ engine: SearchEngine
    ) throws(Problem) -> AskedPrograms {
        let values = parameters.filter { $0.name == name }.map(\.value)
        do throws(ParameterError) {
            return try readProgramIDs(values.joined(separator: ","), name, count: count, in: engine.snapshot)
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
