// swift-tools-version: 6.2
import PackageDescription

/// The same rules as the product's, see `../Package.swift`.
let rules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

// The modules are links to the product's own sources: measured is what is shipped, and what they share by `package` access
// is in reach, without the server's dependencies.
let package = Package(
    name: "treatment-locator",
    targets: [
        .target(name: "Treatment", swiftSettings: rules),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "LocatorIngest", dependencies: ["Treatment", "CLibXML2"], swiftSettings: rules),
        .target(name: "LocatorIndex", dependencies: ["Treatment", "CStemmer"], swiftSettings: rules),
        .target(name: "LocatorSearch", dependencies: ["Treatment", "LocatorIndex"], swiftSettings: rules),
        .executableTarget(
            name: "bench-worker", dependencies: ["Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch"],
            swiftSettings: rules),
    ]
)
