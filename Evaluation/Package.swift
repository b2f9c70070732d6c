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

// The modules are links to the product's own sources, so that the evaluation can be built for speed without the packages that
// the server needs. `make test` runs the same tests, but for the slow ones.
let package = Package(
    name: "treatment-locator",
    targets: [
        .target(name: "Treatment", swiftSettings: rules),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "LocatorIngest", dependencies: ["Treatment", "CLibXML2"], swiftSettings: rules),
        .target(name: "LocatorIndex", dependencies: ["Treatment", "CStemmer"], swiftSettings: rules),
        .target(name: "LocatorSearch", dependencies: ["Treatment", "LocatorIndex"], swiftSettings: rules),
        .target(
            name: "TestSupport", dependencies: ["Treatment", "LocatorIndex", "LocatorSearch"], swiftSettings: rules),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "TestSupport"],
            swiftSettings: rules),
    ]
)
