import LocatorIndex
import Treatment

/// Contradictions that are far more frequent than they were, of a publisher or of all.
/// - Parameters:
///   - before: how often they are found in the live snapshot.
///   - after: the same of the candidate.
func lintGuards(
    _ compared: Compared, before former: [LintKey: Int], after latter: [LintKey: Int],
    _ allowed: AllowedChanges
) -> [TrippedGuard] {
    compared.publishersWithSameWhole.flatMap { publisher -> [TrippedGuard] in
        guard let before = compared.before[publisher], let after = compared.after[publisher], after.programs > 0 else {
            return []
        }
        return Lint.all.compactMap { lint in
            let limits = allowed[publisher]
            let key = LintKey(publisher: publisher, id: lint.id)
            let then = Share(former[key] ?? 0, of: before.programs)
            let now = Share(latter[key] ?? 0, of: after.programs)
            // At the old rate there would be so many: a fifth of the least count more than that is no chance.
            let expected = then.percent * Double(after.programs) / 100
            let growth = expected > 0 ? 100 * (Double(now.count) / expected - 1) : Double(now.count) * 100
            guard Double(now.count) - expected >= Double(limits.leastCount) / 5, growth > Double(limits.lint) else {
                return nil
            }
            return TrippedGuard(
                id: lint.id, source: publisher, about: nil, measured: growth, allowed: Double(limits.lint),
                message:
                    "\(publisher ?? "All sources together"): \(now.words) programs, \(then.words) before: \(lint.meaning) "
                    + "That many at once is a column or code that means something else now")
        }
    }
}
