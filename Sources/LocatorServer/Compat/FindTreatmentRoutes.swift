import LocatorIndex
import LocatorSearch

/// `POST /locator/listing` and `GET /locator/exportsAsJson/v2`: the two questions that clients of FindTreatment.gov ask.
extension LocatorResponder {
    /// What either answers: one page of facilities.
    func listing(_ parameters: [(name: String, value: String)], _ engine: SearchEngine) throws(Problem) -> [UInt8] {
        let request: FacilityRequest
        do throws(ParameterError) { request = try parseFindTreatment(parameters, in: engine.snapshot) } catch {
            throw Problem(error)
        }
        do throws(IndexError) {
            return try findTreatmentBody(engine.facilities(request), to: request, from: engine.snapshot)
        } catch { throw Problem(SearchError.damaged(error)) }
    }
}
