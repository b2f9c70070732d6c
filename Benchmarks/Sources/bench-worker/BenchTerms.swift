import Treatment

/// The codes of the bench's columns as terms of our vocabulary, in the columns' order. A code without a term of its own
/// stands for a payment, language or specialty term that the bench does not use, so that it costs what a term costs.
enum BenchTerms {
    static let columns: [(name: String, terms: [(code: String, term: Term)])] = [
        ("levels", levels), ("specialties", specialties), ("payers", payers), ("accreditations", accreditations),
        ("languages", languages), ("age_groups", ages),
    ]

    /// The term of a code of a column. A code that is not in the tables is a mistake in them.
    static func term(_ code: some StringProtocol, in column: [(code: String, term: Term)]) -> Term {
        guard let found = column.first(where: { $0.code == code }) else {
            preconditionFailure("no such bench code: \(code)")
        }
        return found.term
    }

    /// A row of the bench may have several levels, a program of ours has one: the six stand for terms that filter and never
    /// score, spread over two mask words. That costs no less than the test of the level column which it stands for.
    static let levels = pairs(
        "op=substance_use iop=mental_health php=rolling_start residential=needs_detox_first detox=needs_meal_help "
            + "otp=acute_suicidal_risk")

    static let specialties = pairs(
        "cbt substance_use=substance_use_counseling trauma dual_diagnosis=co_occurring depression anxiety "
            + "group_therapy=group family_therapy=family mat=buprenorphine relapse_prevention ptsd motivational_interviewing "
            + "alcohol opioid dbt anger_management case_management bipolar psychiatry=psychiatrist "
            + "twelve_step=twelve_step_facilitation women men veterans lgbtq criminal_justice=justice_involved "
            + "peer_support=peer housing grief adhd eating_disorder ocd schizophrenia personality_disorder emdr "
            + "pregnant_postpartum gambling first_episode_psychosis autism tms ect")

    /// Carriers of the bench are plain codes there, so they are plain terms here.
    static let payers = pairs(
        "medicaid medicare private self_pay tricare=military sliding_scale va=va_funds ihs=tribal_ihs "
            + "state_funded=state_funds county=county_funds medicare_advantage bcbs=state_plan aetna=free cigna=block_grant "
            + "uhc=assistance")

    static let accreditations = pairs("joint_commission carf coa ncqa state_license")

    static let languages = pairs(
        "en es zh vi ko tl ru ar fr ht pt pl hmn so am hi pa ur ja km de it fa he bn gu te ase nv yue")

    static let ages = pairs("children adolescents young_adults adults seniors=older_adults")

    /// `code=term`, or one word for both.
    private static func pairs(_ text: String) -> [(code: String, term: Term)] {
        text.split(separator: " ").map { pair in
            let sides = pair.split(separator: "=").map(String.init)
            return (sides[0], Vocabulary.known(sides[sides.count - 1]))
        }
    }
}
