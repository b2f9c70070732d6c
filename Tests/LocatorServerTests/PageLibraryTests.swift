import Foundation
import Testing
import Treatment

@testable import LocatorServer

/// The words, templates and files of the pages.
@Suite struct PageLibraryTests {
    @Test func everyTemplateAndWordIsThere() throws { _ = try PageLibrary(assets: PageAssets()) }

    /// Nothing is said in one language alone, and both leave the same places open.
    @Test func bothLanguagesSayAll() throws {
        let words = try PageLibrary.readWords()
        let english = try #require(words[.english])
        let spanish = try #require(words[.spanish])
        for (key, text) in english.sorted(by: { $0.key < $1.key }) {
            let other = try #require(spanish[key])
            #expect(!text.isEmpty && !other.isEmpty, "\(key) is empty")
            #expect(places(text) == places(other), "\(key): \(text) · \(other)")
        }
    }

    /// Contrast of WCAG 2.2: 4.5 for text on every ground it stands on, light and dark; 3 for edges of controls.
    @Test(arguments: [0, 1]) func coloursAreReadable(_ scheme: Int) throws {
        let css = String(decoding: PackageResources.style_css, as: UTF8.self)
        let roots = css.components(separatedBy: ":root {").dropFirst()
        let colours = try #require(roots.dropFirst(scheme).first).prefix { $0 != "}" }
        var table: [String: Double] = [:]
        for part in colours.components(separatedBy: ";") {
            let sides = part.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            guard sides.count == 2, sides[1].hasPrefix("#") else { continue }
            table[sides[0]] = luminance(sides[1])
        }
        let texts = ["ink", "soft", "green", "yes", "ask", "no", "alarm"]
        for ground in ["paper", "card", "wash", "sand"] {
            for text in texts {
                let contrast = try contrast(text, ground, table)
                #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
            }
        }
        #expect(try contrast("ink", "alarm-wash", table) >= 4.5)
        #expect(try contrast("alarm-wash", "alarm", table) >= 4.5)
        #expect(try contrast("green-ink", "green", table) >= 4.5)
        #expect(try contrast("no", "card", table) >= 4.5)
        for ground in ["paper", "card"] { #expect(try contrast("edge", ground, table) >= 3) }
    }

    /// A path with a hash may be kept for ever, one without is asked for again.
    @Test func assetsLieUnderTheirHash() throws {
        let assets = PageAssets()
        let path = try #require(assets.path(of: "style.css"))
        let file = try #require(path.split(separator: "/").last.map(String.init))
        #expect(file.split(separator: ".").count == 3)
        #expect(assets.reply(file)?.caching == .forever)
        #expect(assets.reply("style.css")?.caching == .validated)
        #expect(assets.reply("style.0000000000000000.css")?.caching == .validated)
        #expect(assets.reply("secret.css") == nil)
        #expect(assets.path(of: "secret.css") == nil)
    }

    /// The stylesheet and the script ask nobody else for anything.
    @Test func nothingIsAskedOfOthers() {
        for bytes in [
            PackageResources.style_css, PackageResources.program_css, PackageResources.page_js,
            PackageResources.turn_js,
        ] {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in ["http:", "https:", "@import", "url(", "localStorage", "cookie", "eval(", "innerHTML"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    private func places(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
                String($0.prefix { $0 != "}" })
            })
    }

    private func contrast(_ a: String, _ b: String, _ table: [String: Double]) throws -> Double {
        let (a, b) = (try #require(table["--\(a)"]), try #require(table["--\(b)"]))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// WCAG 2.2, relative luminance.
    private func luminance(_ hex: String) -> Double {
        let digits = hex.dropFirst()
        let whole = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
        guard let number = Int(whole, radix: 16) else { return 0 }
        let parts = [16, 8, 0].map { shift -> Double in
            let value = Double(number >> shift & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
