import LocatorIndex
import Treatment

/// One cause, told once: where a source trips the guard that all sources together trip too, its message says so, and theirs is left
/// out.
func toldOnce(_ tripped: [TrippedGuard], _ compared: Compared) -> [TrippedGuard] {
    var told = tripped
    for whole in tripped where whole.source == nil {
        let causes = told.indices.filter { told[$0].source != nil && covers(told[$0], whole, compared) }
        guard !causes.isEmpty else { continue }
        let numbers = "\(Int(whole.measured.rounded())), \(Int(whole.allowed.rounded())) allowed"
        for cause in causes {
            told[cause].message +=
                "\(ended(told[cause].message) ? "" : ".") All sources together trip this guard too (\(numbers))"
        }
        told.removeAll { $0 == whole }
    }
    return told
}

/// The same guard about the same thing, or about the group of it; a source that is gone takes its programs with it.
private func covers(_ cause: TrippedGuard, _ whole: TrippedGuard, _ compared: Compared) -> Bool {
    if cause.id == "source-gone", whole.id == "vanished" { return true }
    guard cause.id == whole.id else { return false }
    if cause.about == whole.about { return true }
    guard let group = cause.about, let about = whole.about else { return false }
    return groups(of: about, compared).contains(group)
}

/// The groups that a code belongs to, as the messages name them.
private func groups(of code: String, _ compared: Compared) -> [String] {
    let book = compared.live.codeBook
    let categories = book.codes.filter { $0.letters == code }.map { book.categories[$0.category].name }
    let vocabulary = compared.live.vocabulary
    return categories + (vocabulary.term(code).map { [vocabulary[$0].group.name] } ?? [])
}

private func ended(_ sentence: String) -> Bool { sentence.last.map { ".?!".contains($0) } ?? true }
