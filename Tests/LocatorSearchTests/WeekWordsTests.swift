import Testing
import Treatment

@testable import LocatorSearch

/// Times and distances as people read them.
@Suite struct WeekWordsTests {
    @Test(arguments: [
        ("Mo,Tu,Th 18:00-21:00", "Mon, Tue, Thu 6:00–9:00 pm", "lun, mar, jue 6:00–9:00 pm"),
        ("Mo-Fr 09:00-12:00", "Mon–Fri 9:00 am–noon", "lun–vie 9:00 am–mediodía"),
        ("Sa 12:00-13:30", "Sat noon–1:30 pm", "sáb mediodía–1:30 pm"),
        ("Mo 08:00-11:45, 13:00-17:05", "Mon 8:00–11:45 am, 1:00–5:05 pm", "lun 8:00–11:45 am, 1:00–5:05 pm"),
        ("Mo-Su 17:00-24:00", "every day 5:00 pm–midnight", "todos los días 5:00 pm–medianoche"),
        ("Sa-Su 00:00-24:00", "Sat, Sun all day", "sáb, dom todo el día"),
        ("Su 22:00-02:00", "Sun 10:00 pm–2:00 am", "dom 10:00 pm–2:00 am"),
        ("Mo 23:00-22:00", "Mon 11:00 pm–10:00 pm", "lun 11:00 pm–10:00 pm"),
        (
            "We 00:00-06:00; Fr 00:30-06:00", "Wed midnight–6:00 am; Fri 12:30–6:00 am",
            "mié medianoche–6:00 am; vie 12:30–6:00 am"
        ),
    ])
    func week(_ written: String, _ english: String, _ spanish: String) throws {
        let week = try WeeklySchedule(parsing: written)
        #expect(weekText(week, in: .english) == english)
        #expect(weekText(week, in: .spanish) == spanish)
    }

    @Test(arguments: [(0, "12 am"), (360, "6 am"), (720, "12 pm"), (1110, "6:30 pm"), (1440, "12 am")])
    func hour(_ minute: Int, _ text: String) { #expect(hourText(minute) == text) }

    @Test(arguments: [
        (6600, PointPrecision.site, "4.1 miles", "4.1 millas"), (6600, .zip, "≈ 4.1 miles", "≈ 4.1 millas"),
        (60, .site, "under 0.1 miles", "menos de 0.1 millas"), (0, .zip, "same ZIP code", "mismo código postal"),
        (0, .place, "same town", "misma ciudad"),
    ])
    func distance(_ way: Int32, _ precision: PointPrecision, _ english: String, _ spanish: String) {
        #expect(milesText(Metres(way), precision, in: .english) == english)
        #expect(milesText(Metres(way), precision, in: .spanish) == spanish)
    }
}
