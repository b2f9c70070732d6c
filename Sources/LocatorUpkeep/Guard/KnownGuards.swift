import LocatorIndex
import Treatment

/// Dimensions and fields of which less is known than before.
func knownGuards(_ compared: Compared, _ allowed: AllowedChanges) -> [TrippedGuard] {
    compared.publishersWithSameWhole.flatMap { publisher -> [TrippedGuard] in
        guard let before = compared.before[publisher], let after = compared.after[publisher], after.programs > 0 else {
            return []
        }
        return KnownPart.allCases.compactMap { part in
            let place = Int(part.rawValue)
            let limits = allowed[publisher]
            let former = Share(before.known[place], of: before.programs)
            let latter = Share(after.known[place], of: after.programs)
            let lost = former.percent - latter.percent
            guard former.count >= limits.leastCount, lost > 0, lost > Double(limits.known) || latter.count == 0 else {
                return nil
            }
            let cause =
                latter.count == 0 ? "is its column renamed or missing?" : "is a column renamed, or half of it empty?"
            return TrippedGuard(
                id: "known", source: publisher, about: part.name, measured: lost, allowed: Double(limits.known),
                message:
                    "\(publisher ?? "All sources together"): \(part.english) is known of \(latter.words) programs; it "
                    + "was of \(former.words): \(cause) Compare the header with last time's")
        }
    }
}
