// swift-tools-version: 6.2
import PackageDescription

/// The same rules as the product's, see `../Package.swift`; besides, every branch reports to libFuzzer and every access
/// to AddressSanitizer.
let rules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-sanitize=fuzzer,address"]),
]

// The modules are links to the product's own sources: attacked is what is shipped, and what they share by `package` access
// is in reach. The target's main stands before libFuzzer's own because lld takes the first.
let package = Package(
    name: "treatment-locator",
    targets: [
        .target(name: "Treatment", swiftSettings: rules),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibFuzzer"),
        .target(name: "LocatorIngest", dependencies: ["Treatment", "CLibXML2"], swiftSettings: rules),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "LocatorIndex", dependencies: ["Treatment", "CStemmer"], swiftSettings: rules),
        .target(name: "LocatorSearch", dependencies: ["Treatment", "LocatorIndex"], swiftSettings: rules),
        .target(
            name: "TestSupport", dependencies: ["Treatment", "LocatorIndex", "LocatorSearch"], swiftSettings: rules),
        .executableTarget(
            name: "fuzz",
            dependencies: ["Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "TestSupport", "CLibFuzzer"],
            swiftSettings: rules,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
)
