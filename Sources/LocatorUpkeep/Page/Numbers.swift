/// `12,345`.
package func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var text = ""
    while digits.utf8.count > 3 {
        text = ",\(digits.suffix(3))\(text)"
        digits.removeLast(3)
    }
    return "\(number < 0 ? "−" : "")\(digits)\(text)"
}

/// `3 programs`, `1 program`.
package func counted(_ number: Int, _ noun: String, _ nouns: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : nouns ?? "\(noun)s")"
}

/// How many of how many.
package struct Share: Hashable, Sendable {
    package let count: Int
    package let of: Int

    package init(_ count: Int, of: Int) {
        self.count = count
        self.of = of
    }

    /// 0 where there are none.
    package var percent: Double { of > 0 ? 100 * Double(count) / Double(of) : 0 }

    /// `30 %`, `0.9 %`, `0 %`; never rounded to none or all where it is neither.
    package var text: String { percentText(percent, isNone: count == 0, isAll: count == of) }

    /// `3,652 of 12,176 (30 %)`.
    package var words: String { "\(grouped(count)) of \(grouped(of)) (\(text))" }
}

private func percentText(_ percent: Double, isNone: Bool, isAll: Bool) -> String {
    if isNone { return "0 %" }
    if isAll { return "100 %" }
    if percent >= 9.95 { return "\(min(99, Int(percent.rounded()))) %" }
    let tenths = max(1, Int((percent * 10).rounded()))
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
}
