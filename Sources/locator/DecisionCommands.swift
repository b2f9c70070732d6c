import ArgumentParser
import Foundation
import LocatorServer
import LocatorUpkeep

/// Who decides, and why: what the history keeps of a decision.
struct DecisionOptions: ParsableArguments {
    @Option(help: "Who decides: a role or a team; the user of this machine when left out.")
    var by: String?

    @Option(help: "Why, in a few words.")
    var because = ""

    var acceptance: RunRecord.Acceptance {
        .init(by: by ?? NSUserName(), because: because, at: Moment(seconds: secondsNow()))
    }
}

struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publish a run that a guard held.",
        discussion: "  locator accept 12 --because \"the publisher dropped the question\"")

    @Argument(help: "Number of the run; the last held one when left out.")
    var run: Int?

    @Option(help: "Index folder.")
    var into = "index"

    @OptionGroup var decision: DecisionOptions

    func run() async throws {
        let record = try deciding(into) {
            try acceptHeld(run, in: $0, decision.acceptance, holder: processName())
        }
        print("snapshot \(record.snapshot ?? "") is live (run \(record.number)): \(record.programs) programs")
    }
}

struct Rollback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Point back to a snapshot that is kept; servers take it up by themselves.",
        discussion: """
              locator rollback
              locator rollback 12 --because "points of one source were shifted"
              locator rollback 6f2064e2db722833
            """)

    @Argument(help: "A run's number or a snapshot's id; the one that was live before when left out.")
    var target: String?

    @Option(help: "Index folder.")
    var into = "index"

    @OptionGroup var decision: DecisionOptions

    func run() async throws {
        let record = try deciding(into) {
            try rollBack(to: target, in: $0, decision.acceptance, holder: processName())
        }
        print(
            "snapshot \(record.snapshot ?? "") is live again (run \(record.number)); before: \(record.before ?? "none")"
        )
    }
}

/// Does something to the index folder, or says why not and ends with 3.
private func deciding(_ path: String, _ body: (IndexFolder) throws -> RunRecord) throws -> RunRecord {
    let folder = IndexFolder(path)
    do {
        return try body(folder)
    } catch {
        complain("\(error)")
        if isFile(folder.decision) { complain("The decision is written down; the next run or command finishes it.") }
        throw ExitCode(3)
    }
}
