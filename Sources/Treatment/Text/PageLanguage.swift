/// The language that answers speak to a person in; not one that programs are held in.
package enum PageLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case spanish = "es"
}
