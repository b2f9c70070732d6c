import LocatorIngest
import Testing

struct CSVReaderTests {
    @Test(
        "rows are read as RFC 4180 and real exports have them",
        arguments: [
            ("h\na,b,c\n", [["a", "b", "c"]]),
            ("h\na,b\n\"c\",\"d\"", [["a", "b"], ["c", "d"]]),
            ("h\r\na,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("h\ra,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("h\n\n\na\n\n", [["a"]]),
            ("h\n,\n\"\",\n", [["", ""], ["", ""]]),
            ("h\n\"a, b\",c\n", [["a, b", "c"]]),
            ("h\n\"a\nb\",\"c\r\nd\"\ne\n", [["a\nb", "c\r\nd"], ["e"]]),
            ("h\n\"say \"\"yes\"\"\",b\n", [["say \"yes\"", "b"]]),
            ("h\n5\" pipe,6\" pipe\n", [["5\" pipe", "6\" pipe"]]),
            ("h\n\"The\" House,b\n", [["The House", "b"]]),
            ("h\n\"a\"x\"y\",b\n", [["ax\"y\"", "b"]]),
            ("h\n  a  ,\" b \"\n", [["a", "b"]]),
            ("h\n\"\"\"\",\"\"\n", [["\"", ""]]),
            ("h\nCañon,naïve\n", [["Cañon", "naïve"]]),
            ("h", []),
        ])
    func rows(_ text: String, _ expected: [[String]]) throws {
        #expect(try read(Array(text.utf8)) == expected)
    }

    @Test func headersAreTrimmedAndLowerCasedBehindABOM() throws {
        let reader = try CSVReader(Array("\u{FEFF}    Name1, n40 ,\"ZIP\"\r\n".utf8), file: "t.csv")
        #expect(reader.header == ["name1", "n40", "zip"])
        #expect(reader.column("n40") == 1)
        #expect(reader.column("x") == nil)
    }

    @Test func rowsKnowTheirLineAndByte() throws {
        var reader = try CSVReader(Array("h\r\n\"a\r\nb\"\r\n\r\nc\rd\n".utf8), file: "t.csv")
        var row = CSVRow()
        var places: [[Int]] = []
        while try reader.next(&row) { places.append([row.line, row.byte]) }
        #expect(places == [[2, 3], [5, 13], [6, 15]])
    }

    @Test func bytesThatAreNotUTF8AreCP1252() throws {
        var reader = try CSVReader(
            Array("h\n".utf8) + [0x43, 0x61, 0xF1, 0x6F, 0x6E, 0x2C, 0x93, 0x94] + Array(",é\nx".utf8), file: "t")
        var row = CSVRow()
        #expect(try reader.next(&row))
        #expect(row.text(0) == "Cañon")
        #expect(row.text(1) == "“”")
        #expect(row.text(2) == "é")
        #expect(row.cp1252Column == 0)
        #expect(try reader.next(&row))
        #expect(row.cp1252Column == nil)
    }

    @Test func cellsThatAreNotThereAreEmpty() throws {
        var reader = try CSVReader(Array("h\na".utf8), file: "t")
        var row = CSVRow()
        #expect(try reader.next(&row))
        #expect(row.count == 1)
        #expect(row.text(7).isEmpty && row.isEmpty(7))
    }

    /// A text and one byte repeated behind it: a million bytes are no argument to print.
    @Test(
        "what cannot be read is refused with its line",
        arguments: [
            ("", "", 0, 0, "empty"), ("\n\n", "", 0, 0, "empty"),
            ("h\na\n\"b,c\nd\n", "", 0, 3, "never closed"),
            ("h\na\u{0}b\n", "", 0, 2, "NUL"), ("h\n\"a\nb\u{0}\"\n", "", 0, 3, "NUL"),
            ("h\n", "a", 2 << 20, 2, "1 MiB"), ("h\n\"", ",", 2 << 20, 2, "1 MiB"),
            ("h\n\"", "\"", 2 << 20, 2, "1 MiB"),
            ("h\n", ",", 1 << 20, 2, "10,000 columns"),
        ])
    func refusals(_ text: String, _ more: String, _ count: Int, _ line: Int, _ word: String) {
        checkRefusal(Array(text.utf8) + [UInt8](repeating: more.utf8.first ?? 0, count: count), line, word)
    }

    @Test func utf16IsRefused() {
        checkRefusal([0xFF, 0xFE, 0x61, 0], 1, "UTF-16")
        checkRefusal([0xFE, 0xFF, 0, 0x61], 1, "UTF-16")
    }

    private func checkRefusal(_ bytes: [UInt8], _ line: Int, _ word: String) {
        do throws(FileError) {
            _ = try read(bytes)
            Issue.record("read without an error")
        } catch {
            #expect(error.line == line)
            #expect(error.problem.contains(word))
            #expect(!error.cure.isEmpty)
        }
    }

    @Test func aFieldOfExactlyOneMiBIsRead() throws {
        let field = String(repeating: "a", count: CSVReader.longestField)
        #expect(try read(Array("h\n\(field),b\n".utf8)) == [[field, "b"]])
        let columns = String(repeating: ",", count: CSVReader.mostColumns - 1)
        #expect(try read(Array("h\n\(columns)\n".utf8))[0].count == CSVReader.mostColumns)
    }

    @Test func everyTruncationAndSeededFlipsEndInRowsOrAnError() {
        let whole = Array("\u{FEFF}h,i\r\n\"a \"\"b\"\"\",\"c\r\nd\"\n5\" e,\r\"f\"g,ñ\n,,\n".utf8)
        for length in 0...whole.count { survive(Array(whole[..<length])) }
        let seed: UInt64 = 20_221_231
        var random = SplitMix(state: seed)
        for round in 0..<20_000 {
            var bytes = whole
            for _ in 0...random.next() % 3 {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if round % 5 == 0 { bytes.removeSubrange(Int(random.next() % UInt64(bytes.count))...) }
            survive(bytes)
        }
        print("CSV flips: seed \(seed)")
    }

    private func survive(_ bytes: [UInt8]) {
        do { _ = try read(bytes) } catch { #expect(!error.problem.isEmpty) }
    }

    private func read(_ bytes: [UInt8]) throws(FileError) -> [[String]] {
        var reader = try CSVReader(bytes, file: "test.csv")
        var row = CSVRow()
        var rows: [[String]] = []
        while try reader.next(&row) {
            _ = row.cp1252Column
            rows.append((0..<row.count).map { row.text($0) })
        }
        return rows
    }
}

private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
