import ArgumentParser

@main
struct Locator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locator",
        abstract: "Find behavioural-health programs that a person can really get to.",
        discussion: """
            Begin with the sample:
              locator ingest data/sample --into index
              locator search "evening iop near 91301 that takes medi-cal"
              locator search --near 90012 --level iop --payment medicaid
              locator serve --index index

            Exit codes: 0 hits or success, 1 no hits or a failed check, 2 a parameter that does not fit, 3 held by a guard, \
            64 a command line that does not parse.
            """,
        subcommands: [
            Ingest.self, Search.self, Why.self, Call.self, Compare.self, Show.self, Places.self, Check.self,
            Export.self, Accept.self, Rollback.self, History.self, Diff.self, LintSnapshot.self, Status.self,
            Stale.self, Quality.self, Deserts.self,
            Serve.self, Sample.self, Health.self,
        ])
}
