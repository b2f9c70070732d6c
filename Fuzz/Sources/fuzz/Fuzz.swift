import CLibFuzzer
import Glibc

/// What libFuzzer can be pointed at: `fuzz --target=csv CORPUS`. A target returns from any input; a trap, a sanitizer's
/// find or a broken promise (`hold`) ends the process, and libFuzzer keeps the input.
enum Target: String, CaseIterable {
    case csv, xml, hsds, ingest, snapshot, repaired, values, request

    func run(_ input: [UInt8]) {
        switch self {
        case .csv: readEveryCSV(input)
        case .xml: readEveryXML(input)
        case .hsds: readPackage(input)
        case .ingest: ingestAndCheck(input)
        case .snapshot: openSnapshot(input)
        case .repaired: openRepaired(input)
        case .values: readValues(input)
        case .request: answerRequest(input)
        }
    }
}

/// A flag behind two dashes: libFuzzer leaves those alone.
func flag(_ name: String) -> String? {
    CommandLine.arguments.first { $0.hasPrefix("--\(name)=") }.map { String($0.dropFirst(name.count + 3)) }
}

/// Ends the process when a promise of the code under attack is broken.
func hold(_ isKept: Bool, _ promise: @autoclosure () -> String) {
    guard !isKept else { return }
    complain("broken promise: \(promise())")
    abort()
}

func complain(_ text: String) {
    let line = Array("\(text)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
}

@main
struct Fuzz {
    static let target = flag("target").flatMap(Target.init)

    static func main() {
        if let folder = flag("seeds") { return writeSeeds(into: folder) }
        guard target != nil else {
            complain("fuzz --target=\(Target.allCases.map(\.rawValue).joined(separator: "|")) [libFuzzer's arguments]")
            complain("fuzz --seeds=FOLDER writes what each target starts from")
            exit(2)
        }
        var count = CommandLine.argc
        var arguments = unsafe Optional(CommandLine.unsafeArgv)
        let status = unsafe withUnsafeMutablePointer(to: &arguments) { arguments in
            unsafe arguments.withMemoryRebound(
                to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
            ) { arguments in
                unsafe LLVMFuzzerRunDriver(&count, arguments) { bytes, count in
                    Fuzz.target?.run(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
                    return 0
                }
            }
        }
        exit(status)
    }
}
