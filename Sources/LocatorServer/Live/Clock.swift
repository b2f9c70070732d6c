import Foundation
import NIOCore
package import Treatment

/// Seconds since 1970 by the system's clock: the one place where it is read.
@Sendable package func secondsNow() -> Int { Int(Date.now.timeIntervalSince1970) }

/// The day of the system's clock in UTC.
@Sendable package func today() -> Day { Day(rawValue: UInt16(clamping: secondsNow() / 86_400)) }

/// Nanoseconds since any fixed moment.
@Sendable package func monotonicNanoseconds() -> Int { Int(NIODeadline.now().uptimeNanoseconds) }
