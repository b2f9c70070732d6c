import Foundation
import TestSupport
import Testing
import Treatment

@testable import LocatorServer

/// Weeks, looked at and kept. `make golden` rewrites them.
@Suite struct WeekGoldenTests {
    @Test func oneTrackInPerson() throws {
        let week = try #require(
            try drawing([try track("Mo,We,Fr 18:00-21:00")], free: "Mo-Fr 17:00-22:00, Sa 08:00-18:00"))
        try expectPicture("Tests/Goldens/week-evening.svg", drawWeek(week))
        try expectPicture("Tests/Goldens/week-evening-card.svg", drawCardWeek(week))
    }

    @Test func threeTracksSomeOnline() throws {
        let week = try #require(
            try drawing(
                [
                    try track("Mo-Th 09:00-12:00", name: "Morning"),
                    try track("Mo-Th 18:00-21:00", name: "Evening", isOnline: true),
                    try track("Tu,Th 18:30-21:30; Sa 09:00-12:00", name: "Women"),
                ], open: "Mo-Fr 08:00-17:00", in: .spanish))
        try expectPicture("Tests/Goldens/week-tracks.svg", drawWeek(week))
        try expectPicture("Tests/Goldens/week-tracks-card.svg", drawCardWeek(week))
    }

    @Test func onlyHoursOfOpening() throws {
        let week = try #require(try drawing([], open: "Mo-Fr 08:00-17:00, Sa 09:00-12:00"))
        #expect(week.title == "When its doors are open")
        try expectPicture("Tests/Goldens/week-open.svg", drawWeek(week))
    }

    @Test func overMidnightAndTheTurnOfTheWeek() throws {
        let week = try #require(try drawing([try track("Su 22:00-02:00")]))
        try expectPicture("Tests/Goldens/week-night.svg", drawWeek(week))
    }

    @Test func nothingKnownNoWeek() throws { #expect(try drawing([]) == nil) }

    @Test(arguments: 0..<100)
    func everySessionHasABlockInsideThePicture(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let catalog = randomCatalog(seed: seed, facilities: 12)
        for program in catalog.programs {
            let isCard = random.chance(50)
            let language: PageLanguage = random.chance(50) ? .english : .spanish
            guard let week = WeekDrawing(program, id: "week", in: language, catalog.vocabulary) else { continue }
            let picture = isCard ? drawCardWeek(week) : drawWeek(week)
            #expect(isXML(picture), "seed \(seed)")
            #expect(coordinates(picture).allSatisfy { (0...800).contains($0) }, "seed \(seed)")
            let blocks = picture.components(separatedBy: "rx=\"2\"").count - 1
            #expect(blocks >= week.blocks.count, "seed \(seed)")
            #expect(!picture.contains("style="), "seed \(seed)")
        }
    }
}

private func track(_ sessions: String, name: String = "", isOnline: Bool = false) throws -> Track {
    Track(
        name: name, sessions: try WeeklySchedule(parsing: sessions).intervals.map { Session($0, isOnline: isOnline) })
}

private func drawing(
    _ tracks: [Track], free: String? = nil, open: String? = nil, in language: PageLanguage = .english
) throws -> WeekDrawing? {
    var program = Program(id: 1, facility: 0, level: .iop, focus: .both)
    program.tracks = tracks.isEmpty ? nil : Tracks(tracks)
    program.hours = try open.map { OpeningHours(try WeeklySchedule(parsing: $0)) }
    return WeekDrawing(
        program, id: "week", free: try free.map { try WeeklySchedule(parsing: $0).joined } ?? [], in: language, .fixed)
}
