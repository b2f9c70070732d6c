/// Where everything of an index folder lies.
///
///     index/
///       current                        the name of the live snapshot
///       6f2064e2db722833.locator       snapshots, each with the ledger of ids it was built with
///       6f2064e2db722833.ledger.csv
///       held/                          a snapshot that a guard holds, and its ledger, until someone accepts it
///       runs/000012.json               a file a run: the history
///       decision.json                  an accept or rollback that is under way, or was killed and is finished next
///       last-look.json                 stamps of what the last run read; may be deleted at any time
///       cache/                         records of files that were read, and what was worked out from them; may be deleted at any time
///       lock                           held by the run that is under way
package struct IndexFolder: Hashable, Sendable {
    package let path: String

    package init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    package var lock: String { "\(path)/lock" }
    package var runs: String { "\(path)/runs" }
    package var held: String { "\(path)/held" }
    package var decision: String { "\(path)/decision.json" }
    package var lastLook: String { "\(path)/last-look.json" }
    package var cache: String { "\(path)/cache" }

    /// - Parameter id: 16 hexadecimal digits.
    package func snapshot(_ id: String) -> String { "\(path)/\(id).locator" }
    package func ledger(of id: String) -> String { "\(path)/\(id).ledger.csv" }
    package func heldSnapshot(_ id: String) -> String { "\(held)/\(id).locator" }
    package func heldLedger(of id: String) -> String { "\(held)/\(id).ledger.csv" }

    /// `runs/000012.json`.
    package func run(_ number: Int) -> String {
        let digits = String(number)
        return "\(runs)/\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits).json"
    }
}
