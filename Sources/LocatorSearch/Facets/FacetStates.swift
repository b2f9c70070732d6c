import LocatorIndex
import Treatment

/// Makes gathered mask words say what needs see: where a value's state is more than its own two bits, the bits are set right.
struct FacetStates {
    private let engine: SearchEngine
    private let words: [Int]
    private let person: StateCode?
    /// Carriers with their plans.
    private var families: [(carrier: Bit, plans: [Bit])] = []
    /// All carriers and plans, by place in `words`.
    private var carriers: [(place: Int, mask: UInt64)] = []
    private let privateInsurance: Bit?
    private let telehealth: Bit?
    /// Place of the word with the windows.
    private let windows: Int?
    private var served: ServedStates?

    /// A term as a bit of a gathered word.
    private struct Bit {
        let place: Int
        let bit: UInt64

        /// Nil when the term's word is not gathered.
        init?(_ term: Term, _ words: [Int]) {
            guard let place = words.firstIndex(of: term.word) else { return nil }
            self.place = place
            bit = term.bit
        }
    }

    /// - Parameters:
    ///   - groups: whose terms are counted.
    ///   - words: ordinals of the gathered mask words; those of the groups, and of `private` when payment is among them.
    init(_ groups: [TermGroup], words: [Int], person: StateCode?, _ engine: SearchEngine) {
        self.engine = engine
        self.person = person
        self.words = words
        privateInsurance = groups.contains(.payment) ? Bit(.privateInsurance, words) : nil
        telehealth = groups.contains(.delivery) && person != nil ? Bit(.telehealth, words) : nil
        windows = groups.contains(.shape) ? words.firstIndex(of: WindowBits.word) : nil
        served = telehealth == nil && windows == nil ? nil : person.map { ServedStates($0, engine) }
        guard groups.contains(.payment) else { return }
        for (carrier, plans) in engine.facetTerms.families {
            guard let bit = Bit(carrier, words) else { continue }
            families.append((bit, plans.compactMap { Bit($0, words) }))
        }
        for (word, mask) in engine.facetTerms.carriers.words {
            if let place = words.firstIndex(of: word) { carriers.append((place, mask)) }
        }
    }

    /// Whether bits of a word, by place in the words, may be set right or decide how others are.
    func corrects(_ place: Int) -> Bool {
        place == windows || place == telehealth?.place
            || (!carriers.isEmpty && (place == privateInsurance?.place || carriers.contains { $0.place == place }))
    }

    /// - Parameters:
    ///   - programs: those whose words were gathered.
    ///   - yes, no: word after word, `stride` programs each.
    mutating func correct(
        _ programs: ArraySlice<UInt32>, yes: inout [UInt64], no: inout [UInt64], stride: Int
    ) {
        if let windows {
            correctWindows(programs, &yes, &no, from: windows * stride)
        }
        if let telehealth {
            for (i, program) in programs.enumerated() {
                let at = telehealth.place * stride + i
                switch served?.serves(Int(program)) ?? .unknown {
                case .yes: break
                case .no:
                    yes[at] &= ~telehealth.bit
                    no[at] |= telehealth.bit
                case .unknown: yes[at] &= ~telehealth.bit
                }
            }
        }
        guard let privateInsurance, !carriers.isEmpty else { return }
        for i in 0..<programs.count {
            if carriers.contains(where: { (yes[$0.place * stride + i] | no[$0.place * stride + i]) & $0.mask != 0 }) {
                for (carrier, plans) in families { share(carrier, plans, &yes, &no, stride, i) }
            }
            guard no[privateInsurance.place * stride + i] & privateInsurance.bit != 0 else { continue }
            for (place, mask) in carriers { no[place * stride + i] |= mask & ~yes[place * stride + i] }
        }
    }

    private mutating func correctWindows(
        _ programs: ArraySlice<UInt32>, _ yes: inout [UInt64], _ no: inout [UInt64], from first: Int
    ) {
        let (schedule, openWeek) = (engine.columns.schedule, engine.columns.openWeek)
        let labels = engine.shapes.labels
        let mask = WindowBits.mask
        let isForSome = served != nil
        var yes = yes.mutableSpan
        var no = no.mutableSpan
        var at = first - 1
        for program in programs {
            at += 1
            // With no sessions and no hours known, its labels are all there is: they are gathered already.
            let number = Int(schedule[Int(program)])
            if number > 0, number < labels.count {
                var bits = labels[number]
                if isForSome, engine.hasOnlineTrack[number], served?.serves(Int(program)) == .no {
                    bits = engine.shapes.labelsInPerson[number]
                }
                yes[at] = yes[at] & ~mask | bits
                no[at] = no[at] & ~mask | mask & ~bits
            } else if openWeek[Int(program)] > 0 {
                let bits = WindowBits(Int(program), for: person, engine)
                yes[at] = yes[at] & ~mask | bits.yes
                no[at] = no[at] & ~mask | bits.no
            }
        }
    }

    /// A carrier is yes when one of its plans is; a plan of which nothing is known is what its carrier is.
    private func share(
        _ carrier: Bit, _ plans: [Bit], _ yes: inout [UInt64], _ no: inout [UInt64], _ stride: Int, _ i: Int
    ) {
        let own = carrier.place * stride + i
        let (isYes, isNo) = (yes[own] & carrier.bit != 0, no[own] & carrier.bit != 0)
        var hasPlan = false
        for plan in plans {
            let at = plan.place * stride + i
            if yes[at] & plan.bit != 0 {
                hasPlan = true
            } else if no[at] & plan.bit == 0 {
                if isYes { yes[at] |= plan.bit } else if isNo { no[at] |= plan.bit }
            }
        }
        guard hasPlan, !isYes else { return }
        yes[own] |= carrier.bit
        no[own] &= ~carrier.bit
    }
}
