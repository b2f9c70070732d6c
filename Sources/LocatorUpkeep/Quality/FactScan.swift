import LocatorIndex
import Treatment

/// Goes through the facts of one program after another: bits a word, and where their classes stand. For counting over a whole
/// snapshot: its columns are looked up once and not a million times.
struct FactScan {
    private let yes, no: [Column<UInt64>]
    private let starts: Column<UInt32>
    private let classCount: Int
    /// By ordinal in `Snapshot.classes`, of each fact.
    let classOf: Column<UInt16>
    /// By word, what the program at hand says yes to.
    private(set) var says: [UInt64]
    /// By word, what it says yes or no to.
    private(set) var knows: [UInt64]
    /// Places in `classOf` of all that it knows, in the order of the terms.
    private(set) var places = 0..<0

    init(_ snapshot: Snapshot) {
        let columns = snapshot.columns
        (yes, no) = (columns.yes, columns.no)
        (starts, classOf) = (columns.factStart, columns.factClass)
        classCount = columns.factClass.count
        says = [UInt64](repeating: 0, count: snapshot.summary.words)
        knows = says
    }

    /// Goes to a program.
    mutating func read(_ program: Int) {
        var count = 0
        for word in says.indices {
            says[word] = yes[word][program]
            knows[word] = says[word] | no[word][program]
            count += knows[word].nonzeroBitCount
        }
        let first = min(Int(starts[program]), classCount)
        places = first..<min(first + count, classCount)
    }

    /// It says yes or no to something.
    /// - Parameter masks: of some terms, by word.
    func knows(anyOf masks: ArraySlice<UInt64>) -> Bool {
        for word in knows.indices where knows[word] & masks[masks.startIndex + word] != 0 { return true }
        return false
    }
}
