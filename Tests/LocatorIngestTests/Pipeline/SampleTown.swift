import LocatorIngest

/// Seeded years of a small town where much changes at once.
enum SampleTown {
    typealias Row = PipelineSamples.Row

    /// A town of few streets, names and telephones, so that everything is met: twins, ambiguity, merges.
    static func rows(_ random: inout SplitMix64) -> [Row] {
        (0..<24).map { _ in
            Row(
                name: ["Tamarisk Center", "Willow House", "Aspen Clinic", "Juniper Hall", "Alder Lodge"][
                    random.below(5)],
                name2: ["", "", "Adult Unit", "Youth Unit"][random.below(4)],
                street: "\(1 + random.below(6)) Oak Road", street2: ["", "Suite 2"][random.below(2)],
                zip: ["90012", "90013"][random.below(2)], phone: "213-555-01\(10 + random.below(12))",
                codes: [
                    PipelineSamples.substanceUse, "SA * OP OIT ORT * MD SF * FSA * JC", "SA * CBT * MD SF * FSA * JC",
                ][random.below(3)])
        }
    }

    /// Next year: some rows gone, some new, some changed.
    static func changed(_ rows: [Row], _ random: inout SplitMix64) -> [Row] {
        var rows = rows.filter { _ in random.below(10) > 0 }
        for place in rows.indices where random.below(4) == 0 {
            let other = SampleTown.rows(&random)[0]
            switch random.below(4) {
            case 0: rows[place].name = other.name
            case 1: rows[place].phone = other.phone
            case 2: (rows[place].street, rows[place].zip) = (other.street, other.zip)
            default: rows[place].name2 = other.name2
            }
        }
        return rows + SampleTown.rows(&random).prefix(random.below(4))
    }
}
