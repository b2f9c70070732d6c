import Foundation

/// The stylesheet, the script and the icon, under paths that hold a hash of their content: `/assets/style.1f0c….css`.
struct PageAssets: Sendable {
    struct Asset: Sendable {
        let name: String
        let type: String
        let bytes: [UInt8]
        /// The last part of its path.
        let file: String
    }

    private let assets: [Asset]

    init() {
        assets = [
            PageAssets.asset(
                "style.css", "text/css; charset=utf-8", PackageResources.style_css + PackageResources.program_css),
            PageAssets.asset(
                "page.js", "text/javascript; charset=utf-8", PackageResources.page_js + PackageResources.turn_js),
            PageAssets.asset("icon.svg", "image/svg+xml", PackageResources.icon_svg),
        ]
    }

    /// The path of `style.css` with its hash; nil when there is no such asset.
    func path(of name: String) -> String? { assets.first { $0.name == name }.map { "/assets/\($0.file)" } }

    /// What lies under the last part of a path. An old hash, or none, leads to what there is now, to be asked for again.
    func reply(_ file: String) -> Reply? {
        if let exact = assets.first(where: { $0.file == file }) {
            return Reply(exact.bytes, type: exact.type, caching: .forever)
        }
        let parts = file.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, (2...3).contains(parts.count),
            let current = assets.first(where: { $0.name == "\(first).\(last)" })
        else { return nil }
        return Reply(current.bytes, type: current.type, caching: .validated)
    }

    private static func asset(_ name: String, _ type: String, _ bytes: [UInt8]) -> Asset {
        let dot = name.firstIndex(of: ".") ?? name.endIndex
        return Asset(
            name: name, type: type, bytes: bytes, file: "\(name[..<dot]).\(entityTag(bytes.span))\(name[dot...])")
    }
}
