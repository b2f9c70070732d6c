import Foundation
import Testing

/// The proxy's configuration in the documentation is one that nginx takes, and its log keeps nothing that was asked.
@Suite struct ProxyTests {
    @Test(.enabled(if: ProxyTests.has("/usr/sbin/nginx") && ProxyTests.has("/usr/bin/openssl")))
    func nginxTakesIt() throws {
        let folder = try temporaryFolder()
        let certificate = folder.appending(path: "c.pem").path
        let key = folder.appending(path: "k.pem").path
        let made = try run(
            "/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-days", "2",
            "-keyout", key, "-out", certificate)
        try #require(made.status == 0)
        let text = try String(contentsOf: root.appending(path: "docs/nginx.conf"), encoding: .utf8)
            .replacing("/etc/ssl/locator/fullchain.pem", with: certificate)
            .replacing("/etc/ssl/locator/privkey.pem", with: key)
            .replacing("/run/nginx.pid", with: folder.appending(path: "pid").path)
            .replacing("/var/log/nginx", with: folder.path)
        let file = folder.appending(path: "nginx.conf").path
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let tested = try run("/usr/sbin/nginx", "-t", "-c", file)
        #expect(tested.status == 0, "\(tested.said)")
    }

    @Test func itsLogKeepsNothing() throws {
        let text = try String(contentsOf: root.appending(path: "docs/nginx.conf"), encoding: .utf8)
        let start = try #require(text.range(of: "log_format bare"))
        let format = text[start.upperBound...].prefix { $0 != ";" }
        for word in [
            "$request_uri", "$request\"", "$uri", "$args", "$query", "$remote_addr", "referer", "agent", "forwarded",
            "$request_body", "$arg_",
        ] {
            #expect(!format.contains(word), "\(word)")
        }
    }

    static func has(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

    private func run(_ path: String, _ arguments: String...) throws -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let said = try temporaryFolder().appending(path: "said")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: said)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: said, encoding: .utf8))
    }
}
