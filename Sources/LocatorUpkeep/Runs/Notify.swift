import Foundation

/// Runs the team's command with the path of the run's record as its last argument, `LOCATOR_OUTCOME` and `LOCATOR_RUN` in its
/// environment; nothing of it reaches the network unless the command itself does.
/// - Returns: what went wrong, or nil.
package func tell(_ notification: SourcesFile.Notification, of record: RunRecord, in folder: IndexFolder) -> String? {
    guard notification.on.contains(record.outcome), let program = notification.command.first else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = notification.command + [folder.run(record.number)]
    process.environment = ProcessInfo.processInfo.environment.merging(
        ["LOCATOR_OUTCOME": record.outcome.rawValue, "LOCATOR_RUN": "\(record.number)"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    do {
        try process.run()
    } catch {
        return "notify: \(program) cannot be run: \(reason(error))"
    }
    // A command that hangs must not hold the next run: a minute, then it is ended.
    for _ in 0..<600 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
    guard !process.isRunning else {
        process.terminate()
        return "notify: \(program) was ended after a minute"
    }
    guard process.terminationStatus == 0 else {
        return "notify: \(program) ended with status \(process.terminationStatus)"
    }
    return nil
}
