import Foundation
import FoundationXML
import TestSupport
import Testing
import Treatment

@testable import LocatorServer

/// The repository's root.
let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// Holds a picture against its file, which `UPDATE_GOLDENS=1` rewrites first; and holds it to be XML.
func expectPicture(_ path: String, _ picture: String, _ here: SourceLocation = #_sourceLocation) throws {
    #expect(isXML(picture), "\(path) is not XML", sourceLocation: here)
    let file = root.appending(path: path)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try picture.write(to: file, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    #expect(picture == wanted, "\(path) differs; if that is meant: make golden, and look at it", sourceLocation: here)
}

/// Whether a text is one well-formed element.
func isXML(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

/// Every whole number that an attribute of a picture holds.
func coordinates(_ picture: String) -> [Int] {
    var numbers: [Int] = []
    for name in [
        " x=\"", " y=\"", " cx=\"", " cy=\"", " x1=\"", " y1=\"", " x2=\"", " y2=\"", " r=\"", " width=\"",
        " height=\"",
    ] {
        for part in picture.components(separatedBy: name).dropFirst() {
            numbers += part.prefix { $0 != "\"" }.split(separator: " ").map { Int($0) ?? .max }
        }
    }
    return numbers
}

func point(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
}

/// A map around Los Angeles, or around what is given.
func sampleMap(
    start: Coordinate?, pins: [(Int, Double, Double, Bool)], radiusMiles: Int? = nil, labels: [MapDrawing.Label] = [],
    in language: PageLanguage = .english
) throws -> MapDrawing {
    MapDrawing(
        id: "map", start: start.map { MapDrawing.Start(label: "90012 Los Angeles, CA", point: $0) },
        radius: radiusMiles.map { Metres(miles: $0) },
        pins: try pins.map { rank, latitude, longitude, isApproximate in
            MapDrawing.Pin(
                rank: rank, name: "Clinic <\(rank)> & \"Sons\"", point: try point(latitude, longitude),
                isApproximate: isApproximate)
        }, labels: labels, language: language)
}
