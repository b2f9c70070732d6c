import Foundation
import LocatorIngest
import Testing
import Treatment

/// `docs/rules.md` and the report's shape are golden: `make golden` rewrites them.
struct RulesGoldenTests {
    @Test("docs/rules.md lists exactly the rules there are")
    func rules() throws {
        try check("docs/rules.md", document())
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(rule.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }, "\(rule.id)")
            #expect(rule.meaning.hasSuffix(".") && rule.cure.hasSuffix("."), "\(rule.id)")
        }
    }

    @Test("one id, one rule")
    func ids() {
        let lists = [Rule.csv, Rule.xml, Rule.samhsa, Rule.airs, Rule.hsds, Rule.listing, Rule.pipeline].flatMap { $0 }
        for rule in lists { #expect(lists.filter { $0.id == rule.id }.allSatisfy { $0 == rule }, "\(rule.id)") }
    }

    @Test("the report, as text and as JSON")
    func report() throws {
        let rows = [
            PipelineSamples.Row(name: "Tamarisk Center"), PipelineSamples.Row(name: "", street: "4 Elm Street"),
            PipelineSamples.Row(name: "Willow \"\"W\"\" House", street: "2 Oak Road", zip: "9001", phone: "555-0102"),
        ]
        let directories = [
            PipelineSamples.directory("su.csv", rows.map { quoted($0) }),
            PipelineSamples.directory(
                "mh.csv", [PipelineSamples.Row(name: "Tamarisk Ctr", codes: PipelineSamples.mentalHealth)]),
        ]
        let report = try PipelineSamples.ingested(directories) { $0.asOf = [("mh.csv", .init(rawValue: 19_000))] }
            .report
        try check("Tests/Fixtures/pipeline/report.txt", report.text)
        try check("Tests/Fixtures/pipeline/report.json", report.json)
        let parsed = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        #expect(parsed?["facilities"] as? Int == report.facilities)
    }

    private func quoted(_ row: PipelineSamples.Row) -> PipelineSamples.Row {
        var row = row
        if row.name.contains("\"") { row.name = "\"\(row.name)\"" }
        return row
    }

    private func document() -> String {
        var lines = [
            "# Rules of ingest", "",
            "What ingest finds about files and records, under ids that stay. An *error* refuses the record (quarantine), a",
            "*warning* changes, drops or doubts something in it, an *info* leaves it as it is. Written by `make golden` from the",
            "rules in `Sources/LocatorIngest`; a test keeps the two alike.", "", "| rule | severity | meaning | cure |",
            "|---|---|---|---|",
        ]
        for rule in Rule.all {
            lines.append("| `\(rule.id)` | \(rule.severity.name) | \(rule.meaning) | \(rule.cure) |")
        }
        return (lines + ["", aside, ""]).joined(separator: "\n")
    }

    private var aside: String {
        """
        ## Where a record goes

        read = loaded + merged + unchanged + set aside + quarantined, for every file.

        - **loaded**: the first record of a facility that has a program.
        - **merged**: joined to another record's facility. A record that states no level is merged when its facility has a
          program from another record: it still fills facts that the program's own record leaves unknown.
        - **unchanged**: same key and same content as another record; the newer date is kept.
        - **set aside**: `no-level` (no record of its facility states a level), and what a format leaves out on purpose:
          `inactive`, `excluded-from-website`, `not-treatment`, `no-place`; `suppressed`: hidden by a line of the team's corrections.
        - **quarantined**: refused, by the rule that refused it.

        ## On what records are joined

        Always the same street without unit and the same ZIP code, but for `team`, `key` and `phone-alone`. Strongest first:
        `team` (a line of a merge file), `key` (one publisher's id, or the same names, address and telephone),
        `name-and-phone`, `name`, `cut-name` (a name cut off at 38 characters begins the other), `word-and-phone` (a rare word
        and a telephone in common), `phone`, `word`, `phone-alone` (the street is spelt otherwise or missing, the house number
        and the city or ZIP code are the same, no third site has the telephone, and a rare word or the name is in common).

        ## When a service of an HSDS package is treatment

        A record is a service at a place. Reviewed in `data/taxonomy/hsds-treatment.csv`, which gives each row its reason and, where
        a real package of 2019 has it (4,089 services), its count.

        1. Its name is not that of a hotline, a support group, a referral office and the like (`never`), and its status is active.
        2. One of its taxonomy codes is in the table (`code`; `not` takes one out of its family), or one of its terms has a name that is
           (`term`, Open Eligibility) — **and** its name, description or terms say in words what is treated (`words`): codes
           are mistaken too often to be believed alone. A service with neither codes nor terms is treatment when its words say both what is treated
           and a level.
        3. Its levels are those of its name (`name`); without one, those of its codes; beside either, those of sentences and list items
           of the description that say it is given here (`text`, with a word of `gives` or a bullet, and none of `elsewhere`). A
           code of outpatient care gives way to words that say intensive or by day.
        4. A treatment service that states no level is a record without a program.

        Of the real package 3,857 services are not treatment and 67 state no level, alone or with their neighbours; 165 become 114
        facilities with 194 programs, 14 of them IOPs, 73 with certain hours of opening.

        **Hours of opening** are those of the service at its place, else of the service; those of the place hold for all
        programs of the facility that have none of their own. They are never sessions. All rows of an owner are certain or none is used: a day left out would be a day shut.
        Certain is a time with am or pm, or one of the 24-hour clock with two digits of the hour, on named days of each week. With `original_text` the text decides, and all of it has to be
        hours and days. Rows bounded by dates count when they hold the package's day. What is not certain stays a note. AIRS prose is read alike.

        When records are joined, the hours that the program's own record states of it stand, then those of the other records that state it (the
        higher precedence, then the newer), then those of the place of its own record, then of the others'; `hours-differ` tells.

        A merge file is a text among the inputs, a line an order, `#` begins a comment:

            join 51scdamfzybe6 5vtzd3jfcz9fk moved across the yard, one front desk
            split 3t38cw80sk850 3x8h8sk1mprh2 two clinics that share a switchboard
        """
    }

    private func check(_ path: String, _ text: String) throws {
        let url = SAMHSASamples.root.appending(path: path)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let golden = try String(contentsOf: url, encoding: .utf8)
        #expect(golden == text, "\(path) is not what the code says; run `make golden` and read the diff")
    }
}
