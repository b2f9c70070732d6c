import Foundation
package import Logging

/// Writes a log as JSON, one object a line: `at`, `level`, `message`, and the metadata under their own names.
package struct JSONLines: LogHandler {
    package var logLevel: Logger.Level = .notice
    package var metadata: Logger.Metadata = [:]
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes a line without its end.
    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var json = JSONWriter()
        json.object { json in
            json.field("at", Date.now.formatted(.iso8601.time(includingFractionalSeconds: true)))
            json.field("level", event.level.rawValue)
            json.field("message", event.message.description)
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            for (key, value) in all.sorted(by: { $0.key < $1.key }) {
                if case .stringConvertible(let number as Int) = value {
                    json.key(named: key)
                    json.number(number)
                } else {
                    json.key(named: key)
                    json.string(value.description)
                }
            }
            if let error = event.error { json.field("error", "\(error)") }
        }
        write(String(decoding: json.bytes, as: UTF8.self))
    }
}
