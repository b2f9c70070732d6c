import HTTPTypes

/// The pages: one case a path.
enum PageRoute: Hashable {
    /// The search form.
    case form
    case search, about
    case asset(file: String)
    case program(id: String)
    case callSheet, compare

    /// Nil for a path that is no page.
    init?(_ path: [String]) {
        switch path {
        case []: self = .form
        case ["search"]: self = .search
        case ["about"]: self = .about
        case ["call-sheet"]: self = .callSheet
        case ["compare"]: self = .compare
        case let path where path.count == 2 && path[0] == "programs": self = .program(id: path[1])
        default:
            guard path.count == 2, path[0] == "assets" else { return nil }
            self = .asset(file: path[1])
        }
    }

    /// A search goes into a body, where no URL keeps it; by GET only where a person asked for a link.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .form, .search, .program, .callSheet, .compare: [.get, .head, .post]
        case .about, .asset: [.get, .head]
        }
    }
}
