import Mustache
import Treatment

/// Escapes what templates show. Mustache's own goes through a dictionary for every character, a sixth of a page's time.
struct EscapedText: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String { markupFree(text) }
}
