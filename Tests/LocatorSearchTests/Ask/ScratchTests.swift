import Foundation
import Testing
struct ScratchTests {
    @Test func scratch() throws {
        let text = try String(contentsOfFile: "/tmp/ask_sentences.txt", encoding: .utf8)
        var out = ""
        for line in text.split(separator: "\n") { out += "\(line)  =>  \(try described(String(line)))\n" }
        try out.write(toFile: "/tmp/ask_out.txt", atomically: true, encoding: .utf8)
    }
}
