import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment

/// What sentences are understood as, in both languages: rows of sentence and parameters.
struct SentenceTests {
    static let rows: [(sentence: String, parameters: String)] = [
        ("x", "")
    ]

    @Test(arguments: rows.indices)
    func understands(row: Int) throws {
        let (sentence, expected) = Self.rows[row]
        #expect(try described(sentence) == expected, "\(sentence)")
    }
}

/// Parameters as one line; an error as its parameter and choices.
func described(_ sentence: String, ignoring: [String] = []) throws -> String {
    do throws(ParameterError) {
        let understood = try understand(sentence, ignoring: ignoring, in: try AskSnapshot.get())
        return (understood.parameters.map { "\($0.name)=\($0.value)" } + (understood.isPlaceMissing ? ["place?"] : []))
            .joined(separator: " ")
    } catch { return "error: \(error.parameter) \(error.choices)" }
}

enum AskSnapshot {
    static func get() throws(ParameterError) -> Snapshot {
        do { return try AskTables.snapshot() } catch {
            throw ParameterError("tables", "\(error)", expected: "tables that can be read", example: "")
        }
    }
}
