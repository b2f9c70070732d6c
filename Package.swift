// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules: imports are internal and declared, existentials are spelled out,
/// unsafe code is marked, and a warning is an error.
let rules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "treatment-locator",
    products: [.executable(name: "locator", targets: ["locator"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .target(name: "Treatment", swiftSettings: rules),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "LocatorIngest", dependencies: ["Treatment", "CLibXML2"], swiftSettings: rules),
        .target(name: "LocatorIndex", dependencies: ["Treatment", "CStemmer"], swiftSettings: rules),
        .target(name: "LocatorSearch", dependencies: ["Treatment", "LocatorIndex"], swiftSettings: rules),
        .target(
            name: "LocatorUpkeep",
            dependencies: [
                "Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: rules
        ),
        .target(
            name: "LocatorServer",
            dependencies: [
                "Treatment", "LocatorIndex", "LocatorSearch",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            // Inside the executable, so that one file is the whole service.
            resources: [.embedInCode("Pages/Assets")],
            swiftSettings: rules
        ),
        .executableTarget(
            name: "locator",
            dependencies: [
                "Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "LocatorUpkeep", "LocatorServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: rules
        ),
        .target(
            name: "TestSupport", dependencies: ["Treatment", "LocatorIndex", "LocatorSearch"], path: "Tests/Support",
            swiftSettings: rules),
        .testTarget(name: "TreatmentTests", dependencies: ["Treatment", "TestSupport"], swiftSettings: rules),
        .testTarget(name: "LocatorIngestTests", dependencies: ["Treatment", "LocatorIngest"], swiftSettings: rules),
        .testTarget(
            name: "LocatorIndexTests", dependencies: ["Treatment", "LocatorIndex", "TestSupport"], swiftSettings: rules),
        .testTarget(
            name: "LocatorSearchTests", dependencies: ["Treatment", "LocatorIndex", "LocatorSearch", "TestSupport"],
            swiftSettings: rules),
        .testTarget(
            name: "LocatorUpkeepTests",
            dependencies: [
                "Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "LocatorUpkeep", "TestSupport",
            ],
            swiftSettings: rules),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "TestSupport"],
            swiftSettings: rules),
        .testTarget(
            name: "LocatorServerTests",
            dependencies: [
                "Treatment", "LocatorIngest", "LocatorIndex", "LocatorSearch", "LocatorServer", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: rules),
        .testTarget(name: "EndToEndTests", dependencies: ["locator", "LocatorIndex"], swiftSettings: rules),
    ]
)
