import ArgumentParser
import LocatorIndex
import LocatorSearch
import LocatorServer
import Treatment

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find programs and rank them by whether a person can attend them.",
        discussion: """
              locator search "evening iop near 91301 that takes medi-cal"
              locator search --near 90012 --radius 25 --level iop --payment medicaid --specialty dbt
              locator search --near "Austin, TX" --level iop --free "Mo-Fr 17:30-22:00" --buffer 25 --attendable must
              locator search --near 78701 --level iop --window evening --language es --explain
              locator search --name "cedar house"

            Values take a mode before a colon: must: (drops a known no), strict: (known yes only), prefer: (scores only), \
            not: (drops a known yes), and all: when every value is needed: --language must:all:es,ase. Without one, level, \
            age, payment, medication and focus are must, everything else is prefer. "locator search --vocabulary" lists the words.
            """)

    @Argument(help: "What you look for, in a sentence: English or Spanish. Options say the rest, and win.")
    var sentence: [String] = []

    @OptionGroup var query: QueryOptions

    @Option(name: .customLong("index"), help: "Index folder or snapshot file.")
    var index = "index"

    @Flag(help: "Print why each hit ranks where it does, and what to ask on the telephone.")
    var explain = false

    @Flag(help: "Print the answer as JSON, the same as the HTTP body.")
    var json = false

    @Flag(help: "Print the hits as CSV.")
    var csv = false

    @Flag(help: "List the words a search may use, and end.")
    var vocabulary = false

    @Option(help: "Day that ages are counted to, YYYY-MM-DD; today when left out.")
    var now: String?

    func validate() throws {
        if !sentence.isEmpty, query.q != nil { throw ValidationError("a sentence and --q: one of the two") }
        if json, csv { throw ValidationError("--json and --csv: one of the two") }
        if let now, Day(now) == nil { throw ValidationError("--now \(now): expected a day as YYYY-MM-DD") }
    }

    func run() async throws {
        let engine = try openEngine(index)
        if vocabulary { return printVocabulary(engine.snapshot) }
        var query = query
        if !sentence.isEmpty { query.q = sentence.joined(separator: " ") }
        let asked = try readAsked(query, engine)
        let request = asked.request
        var isEmpty = false
        do throws(SearchError) {
            let answer = try engine.search(request)
            if json {
                let written = WrittenListings(engine.snapshot, room: 0)
                writeOut(try answerBody(answer, to: asked, engine, written) + [0x0A])
            } else {
                let rows = try hitRows(answer, engine, in: asked.language)
                if csv {
                    writeOut(Array((csvRow(hitCSVHeader) + rows.map { csvRow(hitCSVCells($0)) }.joined()).utf8))
                } else {
                    let frame = PageFrame(
                        terminal: Terminal.standardOutput, today: now.flatMap { Day($0) } ?? today(),
                        language: asked.language)
                    print(try searchText(rows, answer, asked, engine, frame, explain: explain), terminator: "")
                }
            }
            isEmpty = answer.hits.isEmpty
        } catch {
            complain("\(error)")
            throw ExitCode(2)
        }
        if isEmpty { throw ExitCode(1) }
    }

    private func printVocabulary(_ snapshot: Snapshot) {
        print("level: \(Level.allCases.map(\.name).joined(separator: " "))")
        for group in TermGroup.allCases {
            print("\(group.name): \(snapshot.vocabulary.terms(in: group).map(\.code).joined(separator: " "))")
        }
    }
}

/// Every parameter of a request as an option. Names and meanings are those of the HTTP API; `docs/query-language.md`.
struct QueryOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "What you look for, in a sentence.") var q: String?
    @Option(
        parsing: .unconditionalSingleValue,
        help: "Words of the sentence that are not to be understood, only looked for.")
    var ignore: [String] = []
    @Option(parsing: .unconditional, help: "ZIP code, \"City, ST\", or \"latitude, longitude\".") var near: String?
    @Option(parsing: .unconditional, help: "Miles; left out, the smallest ring with ten facilities.") var radius:
        String?
    @Option(parsing: .unconditional, help: "Level of care: op iop php otp residential inpatient detox transitional.")
    var level: String?
    @Option(parsing: .unconditional, help: "Age of the person in years.") var age: String?
    @Option(
        parsing: .unconditionalSingleValue, help: "How it is paid: medicaid, medicare, private, low_cost, a carrier …")
    var payment: [String] = []
    @Option(
        parsing: .unconditionalSingleValue,
        help: "Condition, therapy, medication, audience …: dbt, co_occurring, trauma …") var specialty: [String] =
            []
    @Option(parsing: .unconditionalSingleValue, help: "Language: es, ase, vi …") var language: [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "Accreditation: joint_commission, carf, coa …") var accreditation:
        [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "in_person, telehealth, hybrid.") var delivery: [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "Who it serves: women, veterans, lgbtq …") var audience:
        [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "buprenorphine, methadone, naltrexone …") var medication:
        [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "substance_use, mental_health, both.") var focus: [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "child_care, transportation, housing …") var support: [String] =
        []
    @Option(parsing: .unconditional, help: "When you are free: \"Mo-Fr 17:30-22:00, Sa 08:00-18:00\".") var free:
        String?
    @Option(parsing: .unconditional, help: "Free time by name: evening, daytime, weekend.") var window: String?
    @Option(parsing: .unconditional, help: "Your minutes to get there; left out, estimated from the distance.")
    var travel: String?
    @Option(parsing: .unconditional, help: "Minutes to keep free before and after; left out, those of the way.")
    var buffer: String?
    @Option(parsing: .unconditional, help: "must: only programs that may fit; strict: only those that do.")
    var attendable: String?
    @Option(parsing: .unconditional, help: "Your time zone, for online sessions.") var zone: String?
    @Option(parsing: .unconditional, help: "Day you want to begin, YYYY-MM-DD.") var starting: String?
    @Option(parsing: .unconditional, help: "Words of the program's name.") var name: String?
    @Option(
        parsing: .unconditional,
        help: "Words to look for in names, towns and facts; they rank. must: before them drops the rest.")
    var text: String?
    @Option(parsing: .unconditional, help: "What the hits divide by: level,payment … or all.") var facets: String?
    @Option(parsing: .unconditional, help: "Keep a ring that an answer used: 5, 10, 25, 50, 100 or unlimited.")
    var ring: String?
    @Option(parsing: .unconditional, help: "Weights by name: balanced nearest coverage schedule quality.") var preset:
        String?
    @Option(parsing: .unconditional, help: "Weights: distance=60,payment=30 …") var weights: String?
    @Option(parsing: .unconditional, help: "Pin the distance scale: 5, 10, 20, 30 or 60 miles.") var scale: String?
    @Option(parsing: .unconditional, help: "facility, none or organization.") var collapse: String?
    @Option(parsing: .unconditional, help: "score, distance or travel.") var sort: String?
    @Option(name: .customLong("page-size"), parsing: .unconditional, help: "Hits a page, 1 to 2000.") var pageSize:
        String?
    @Option(parsing: .unconditional, help: "Where the page before ended: its \"next\".") var cursor: String?
    @Option(parsing: .unconditional, help: "Language of the answer's words: en or es.") var lang: String?
    @Option(name: .customLong("need"), help: "Any other group: NAME=VALUES, like condition=ptsd.") var need: [String] =
        []

    /// Names and values as the HTTP API takes them.
    var parameters: [(name: String, value: String)] {
        let single: [(String, String?)] = [
            ("q", q), ("near", near), ("radius", radius), ("level", level), ("age", age), ("free", free),
            ("window", window),
            ("buffer", buffer), ("attendable", attendable), ("zone", zone), ("starting", starting), ("name", name),
            ("preset", preset), ("weights", weights), ("scale", scale), ("collapse", collapse), ("sort", sort),
            ("page_size", pageSize), ("cursor", cursor),
            ("lang", lang), ("text", text), ("travel", travel), ("facets", facets), ("ring", ring),
        ]
        let repeated: [(String, [String])] = [
            ("payment", payment), ("specialty", specialty), ("language", language), ("accreditation", accreditation),
            ("delivery", delivery), ("audience", audience), ("medication", medication), ("focus", focus),
            ("support", support), ("ignore", ignore),
        ]
        let others = need.map { text -> (String, String) in
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            return (sides.first ?? "", sides.count > 1 ? sides[1] : "")
        }
        return single.compactMap { name, value in value.map { (name, $0) } }
            + repeated.flatMap { name, values in values.map { (name, $0) } } + others
    }
}
