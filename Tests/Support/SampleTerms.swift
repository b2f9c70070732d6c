package import Treatment

/// The carriers and plans of sample catalogs. One plan has no carrier of its own; one carrier has no plan; one carrier's
/// code begins another's.
package let sampleVocabulary = Vocabulary(carriers: [
    ("aspen", "Aspen Sample Health"), ("aspen/open", "Aspen Open"), ("aspen/gold", "Aspen Gold"),
    ("aspen-west", "Aspen West"), ("birch", "Birch Sample Plan"), ("cedar/only", "Cedar Only"),
])

/// Other words for some of them: brand and slang names, one of them of two words, one of several terms, one that is no term.
package let sampleConcepts = [
    Concept(phrase: "bupe", parameter: "medication", value: "buprenorphine"),
    Concept(phrase: "counselling", parameter: "approach", value: "no_such_term"),
    Concept(phrase: "insurance", parameter: "payment", value: "private,medicaid", isGeneral: true),
    Concept(phrase: "meth", parameter: "condition", value: "stimulant"),
    Concept(phrase: "namaste", parameter: "complementary", value: "yoga", isExact: true),
    Concept(phrase: "new start", parameter: "medication", value: "methadone"),
    Concept(phrase: "rehab", parameter: "level", value: "residential"),
    Concept(phrase: "suboxone", parameter: "medication", value: "buprenorphine"),
    Concept(phrase: "subs", parameter: "medication", value: "buprenorphine", isExact: true),
]

/// The terms that sample programs mostly speak of and sample requests mostly ask for: few, so that they meet.
package let sampleTerms: [Term] = [
    "substance_use", "mental_health", "medicaid", "medicare", "private", "free", "sliding_scale", "assistance",
    "payment_plan", "scholarship", "self_pay", "aspen", "aspen/open", "aspen/gold", "aspen-west", "birch", "cedar/only",
    "joint_commission", "carf", "coa", "ncqa", "hfap", "state_license", "dea", "fqhc",
    "in_person", "telehealth", "hybrid", "evening", "weekend", "daytime", "rolling_start",
    "en", "es", "ase", "vi", "cbt", "dbt", "group", "harm_reduction", "co_occurring", "alcohol", "opioid", "stimulant",
    "depression", "buprenorphine", "methadone", "accepts_opioid_medication",
    "children", "adolescents", "young_adults", "adults", "older_adults", "women", "men", "pregnant_postpartum", "lgbtq",
    "veterans", "active_duty", "dui_dwi", "child_care", "drug_testing", "abstinence_required", "self_referral",
    "aa_meetings", "psychiatrist", "skills_development_group", "yoga", "aftercare", "needs_detox_first",
].compactMap { sampleVocabulary.term($0) }
