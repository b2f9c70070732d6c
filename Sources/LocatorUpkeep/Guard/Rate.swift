/// How often one publisher, or all, state one thing: before and now.
struct Rate {
    /// `Medicaid (medicaid)`, `Sober living (SNR)`.
    let name: String
    /// The code alone, for machines.
    let code: String
    /// What it belongs to: a group of terms or a category of codes.
    let category: String
    /// Of what it is a rate.
    let things: String
    let before, after: Share

    /// How far it is beyond what is allowed; nil when it is not.
    func excess(_ allowed: AllowedChange) -> (measured: Double, allowed: Double)? {
        guard before.of > 0, after.of > 0, before.count != after.count || before.of != after.of,
            abs(score) >= 4
        else { return nil }
        // How many there would be at the other run's rate: small counts fall and rise by chance.
        let expected = (before.percent * Double(after.of) / 100, after.percent * Double(before.of) / 100)
        guard max(expected.0, expected.1, Double(after.count), Double(before.count)) >= Double(allowed.leastCount)
        else {
            return nil
        }
        let points = abs(after.percent - before.percent)
        var found: [(measured: Double, allowed: Double)] = []
        if points > Double(allowed.ratePoints) { found.append((points, Double(allowed.ratePoints))) }
        let higher = max(before.percent, after.percent)
        let lost = 100 * points / higher
        let least = after.percent < before.percent ? expected.0 : expected.1
        if lost > Double(allowed.collapse), least >= Double(allowed.leastCount) {
            found.append((lost, Double(allowed.collapse)))
        }
        return found.max { $0.measured / $0.allowed < $1.measured / $1.allowed }
    }

    var falls: Bool { after.percent < before.percent }

    /// The two-proportion z score (pooled): beyond 4 in either direction it is not chance.
    private var score: Double {
        let pooled = Double(before.count + after.count) / Double(before.of + after.of)
        let variance = pooled * (1 - pooled) * (1 / Double(before.of) + 1 / Double(after.of))
        guard variance > 0 else { return 0 }
        return (after.percent - before.percent) / 100 / variance.squareRoot()
    }
}
