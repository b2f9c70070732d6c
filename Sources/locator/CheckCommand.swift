import ArgumentParser
import LocatorIndex

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove that a snapshot keeps every promise of its format.",
        discussion: "  locator check --index index")

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    func run() async throws {
        let snapshot = try openSnapshot(index)
        do throws(IndexError) {
            let broken = try snapshot.check()
            for problem in broken.prefix(50) { complain(problem) }
            guard broken.isEmpty else {
                complain(
                    "\(broken.count) broken in snapshot \(snapshot.id); ingest again, or point back to an older snapshot"
                )
                throw IndexError.damaged(snapshot.path, what: "\(broken.count) invariants")
            }
            let summary = snapshot.summary
            print(
                "snapshot \(snapshot.id) is whole: \(summary.programs) programs of \(summary.facilities) facilities, "
                    + "\(summary.located) with a point, \(snapshot.header.sections.count) sections, "
                    + "\(megabytes(snapshot.header.fileLength)) MB")
        } catch {
            complain("\(error)")
            throw ExitCode(1)
        }
    }
}
