import Foundation
import NIOCore
package import Treatment

/// The day of the system's clock in UTC: the one place where it is read.
@Sendable package func today() -> Day { Day(rawValue: UInt16(clamping: Int(Date.now.timeIntervalSince1970 / 86_400))) }

/// Nanoseconds since any fixed moment.
@Sendable package func monotonicNanoseconds() -> Int { Int(NIODeadline.now().uptimeNanoseconds) }
