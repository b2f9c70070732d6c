/// Whom a name says it is for. Names that mark different audiences do not lend each other facts.
package struct AudienceMarks: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let youth = AudienceMarks(rawValue: 1)
    package static let adult = AudienceMarks(rawValue: 2)
    package static let women = AudienceMarks(rawValue: 4)
    package static let men = AudienceMarks(rawValue: 8)

    /// The marks of a name's words.
    package init(words: some Sequence<String>) {
        self = []
        for word in words {
            if youthWords.contains(word) { insert(.youth) }
            if adultWords.contains(word) { insert(.adult) }
            if womenWords.contains(word) { insert(.women) }
            if menWords.contains(word) { insert(.men) }
        }
    }

    /// Both say an age, or both say a gender, and none is the same.
    package func excludes(_ other: AudienceMarks) -> Bool {
        differs(from: other, on: [.youth, .adult]) || differs(from: other, on: [.women, .men])
    }

    private func differs(from other: AudienceMarks, on axis: AudienceMarks) -> Bool {
        let mine = intersection(axis)
        let theirs = other.intersection(axis)
        return !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
    }
}

private let youthWords: Set<String> = [
    "youth", "youths", "child", "children", "childrens", "kids", "adolescent", "adolescents", "adolescence", "teen",
    "teens",
    "teenage", "juvenile", "pediatric", "boys", "girls",
]
private let adultWords: Set<String> = ["adult", "adults", "senior", "seniors", "geriatric", "elder", "elders", "older"]
private let womenWords: Set<String> = ["women", "womens", "woman", "female", "mothers", "girls", "ladies", "maternal"]
private let menWords: Set<String> = ["men", "mens", "male", "fathers", "boys"]
