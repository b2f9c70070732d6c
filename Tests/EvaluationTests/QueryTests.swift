import LocatorSearch
import Testing

/// The evaluation's queries, each with all that must be true of its answer.
struct QueryTests {
    @Test(arguments: try Query.all())
    func answersAsItMustOnTheSample(query: Query) throws {
        let failures = try AnsweredQuery(query, World.sample.get()).failures
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    @Test(.enabled(if: World.real != nil), arguments: try Query.all())
    func answersAsItMustOnTheDirectories(query: Query) throws {
        guard let world = try World.real?.get() else { return }
        let failures = try AnsweredQuery(query, world).failures
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }

    /// Nineteen of the evaluator's twenty: what changed between two snapshots (Q38) is another issue's.
    @Test func allQueriesAreThere() throws {
        let ids = try Query.all().map(\.id)
        #expect(ids == (1...20).map { "Q\($0 < 5 ? "0" : "")\(2 * $0)" }.filter { $0 != "Q38" })
    }
}
