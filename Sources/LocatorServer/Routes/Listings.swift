import LocatorIndex
import LocatorSearch
import Treatment

// The routes of one thing that is listed: `/v1/programs/{id}` and `/v1/facilities/{id}`.
extension LocatorResponder {
    /// A program with all its facts.
    func program(_ id: String, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let snapshot = engine.snapshot
        let number = try number(id, of: "a program", as: "the hits of /v1/programs")
        guard let ordinal = snapshot.ordinal(ofProgram: number) else {
            throw Problem(unknownProgram: number, in: snapshot)
        }
        do throws(IndexError) {
            let program = try snapshot.program(ordinal)
            return programBody(program, try snapshot.facility(program.facility), from: snapshot)
        } catch { throw Problem(SearchError.damaged(error)) }
    }

    /// A facility with its programs.
    func facility(_ id: String, _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let snapshot = engine.snapshot
        let number = try number(id, of: "a facility", as: "\"facility\" of a program")
        guard let ordinal = snapshot.ordinal(ofFacility: number) else {
            throw Problem(unknownFacility: number, in: snapshot)
        }
        do throws(IndexError) {
            var programs: [Program] = []
            let start = snapshot.columns.facilityStart
            for program in Int(start[ordinal])..<Int(start[ordinal + 1]) {
                programs.append(try snapshot.program(program))
            }
            return facilityBody(try snapshot.facility(ordinal), programs, from: snapshot)
        } catch { throw Problem(SearchError.damaged(error)) }
    }

    private func number(_ id: String, of what: String, as place: String) throws(Problem) -> UInt64 {
        guard let number = parseBase32(id) else {
            throw Problem(
                ParameterError(
                    "id", "not the id of \(what)", expected: "13 letters and digits, as in \(place)",
                    example: "0c5m7kq2v9d3e"))
        }
        return number
    }
}
