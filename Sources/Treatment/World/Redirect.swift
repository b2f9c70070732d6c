/// An id that stood for a facility or a program in a former run, and the id under which the same one is known now.
package struct Redirect: Hashable, Comparable, Sendable, BitwiseCopyable {
    package let old: UInt64
    package let new: UInt64

    package init(from old: UInt64, to new: UInt64) {
        self.old = old
        self.new = new
    }

    package static func < (a: Redirect, b: Redirect) -> Bool { (a.old, a.new) < (b.old, b.new) }
}
