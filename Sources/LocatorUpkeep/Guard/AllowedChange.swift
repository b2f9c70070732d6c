/// How much may change from the last accepted run to the next before a guard holds the swap. The defaults stand here and
/// nowhere else; `docs/guards.md` explains them.
package struct AllowedChange: Hashable, Sendable {
    /// Percent of a source's records that may be refused.
    package var quarantined = 20
    /// Percent of the programs that may vanish.
    package var vanished = 20
    /// Percent of as many programs as there were that may appear. A new source may bring any number.
    package var appeared = 50
    /// Percentage points by which the rate of a fact or code may change.
    package var ratePoints = 25
    /// Percent of a rate that may be lost (or, of the new rate, gained), where the rate is of `leastCount` programs or more:
    /// how a code of a few percent collapses. 3,652 → 113 is a loss of 97.
    package var collapse = 60
    /// Percentage points by which the share of programs may fall of which something is known (a telephone, a website,
    /// payment …).
    package var known = 10
    /// Percent of the points that may move by more than a mile.
    package var moved = 5
    /// Percent by which the rate of a contradiction may grow.
    package var lint = 100
    /// Rates, points and contradictions of fewer than this are left to chance.
    package var leastCount = 50

    package init() {}
}

/// What may change by publisher, and what may change in the whole.
package struct AllowedChanges: Sendable {
    package var whole: AllowedChange
    package var byPublisher: [String: AllowedChange]

    package init(whole: AllowedChange = AllowedChange(), byPublisher: [String: AllowedChange] = [:]) {
        self.whole = whole
        self.byPublisher = byPublisher
    }

    /// A publisher that nothing is said of may change like the whole.
    /// - Parameter publisher: nil for the whole.
    package subscript(publisher: String?) -> AllowedChange { publisher.flatMap { byPublisher[$0] } ?? whole }
}
