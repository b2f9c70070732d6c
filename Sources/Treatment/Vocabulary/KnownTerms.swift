/// The terms that rules of this program name.
extension Term {
    package static let substanceUse = Vocabulary.known("substance_use")
    package static let mentalHealth = Vocabulary.known("mental_health")

    package static let medicaid = Vocabulary.known("medicaid")
    package static let medicare = Vocabulary.known("medicare")
    package static let privateInsurance = Vocabulary.known("private")
    package static let free = Vocabulary.known("free")
    package static let slidingScale = Vocabulary.known("sliding_scale")
    package static let assistance = Vocabulary.known("assistance")
    package static let paymentPlan = Vocabulary.known("payment_plan")
    package static let scholarship = Vocabulary.known("scholarship")

    package static let jointCommission = Vocabulary.known("joint_commission")
    package static let carf = Vocabulary.known("carf")
    package static let coa = Vocabulary.known("coa")
    package static let ncqa = Vocabulary.known("ncqa")
    package static let hfap = Vocabulary.known("hfap")

    package static let inPerson = Vocabulary.known("in_person")
    package static let telehealth = Vocabulary.known("telehealth")
    package static let hybrid = Vocabulary.known("hybrid")

    package static let evening = Vocabulary.known("evening")
    package static let weekend = Vocabulary.known("weekend")
    package static let daytime = Vocabulary.known("daytime")

    package static let dbt = Vocabulary.known("dbt")
    package static let coOccurring = Vocabulary.known("co_occurring")
    package static let alcohol = Vocabulary.known("alcohol")
    package static let opioid = Vocabulary.known("opioid")

    package static let children = Vocabulary.known("children")
    package static let adolescents = Vocabulary.known("adolescents")
    package static let youngAdults = Vocabulary.known("young_adults")
    package static let adults = Vocabulary.known("adults")
    package static let olderAdults = Vocabulary.known("older_adults")
    package static let women = Vocabulary.known("women")
    package static let men = Vocabulary.known("men")
    package static let pregnantPostpartum = Vocabulary.known("pregnant_postpartum")
    package static let duiDwi = Vocabulary.known("dui_dwi")
    package static let veterans = Vocabulary.known("veterans")
}
