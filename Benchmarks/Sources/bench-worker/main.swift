import Foundation
import LocatorIndex
import LocatorIngest
import LocatorSearch
import Treatment

let usage = """
    bench-worker build CSV OUT              a snapshot of the bench's programs_SIZE.csv in the folder OUT
    bench-worker serve SNAPSHOT QUERIES     speak the bench's line protocol
    bench-worker answers SNAPSHOT QUERIES   a hash of all answers, and of their variants
    """

do {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("build", 3):
        let catalog = try benchCatalog(try onlyFile(words[1]))
        print(try publish(try encode(catalog), into: words[2]))
    case ("serve", 3):
        try serve(SearchEngine(try Snapshot(path: try currentSnapshot(in: words[1]))), try benchRequests(words[2]))
    case ("answers", 3):
        let engine = SearchEngine(try Snapshot(path: try currentSnapshot(in: words[1])))
        let requests = try benchRequests(words[2])
        var plain = StableHash()
        var varied = StableHash()
        for request in requests {
            plain.add(number: hash(try engine.search(request)))
            for variant in try variants(request, engine) { varied.add(number: hash(try engine.search(variant))) }
        }
        print("\(base32(plain.value)) \(base32(varied.value))")
    default:
        print(usage)
        exit(2)
    }
} catch {
    FileHandle.standardError.write(Data("bench-worker: \(error)\n".utf8))
    exit(1)
}

func onlyFile(_ path: String) throws -> ExportFile {
    ExportFile(name: path, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
}
