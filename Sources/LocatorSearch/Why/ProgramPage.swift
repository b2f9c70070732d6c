import LocatorIndex
import Treatment

/// A program under a request with everything that is listed of it: what standing, comparison, call sheet and side-by-side show,
/// and an explained hit does not need. It has what its page has.
@dynamicMemberLookup
struct ProgramPage {
    let page: HitPage
    let program: Program
    let facility: Facility

    init(_ page: HitPage) throws(IndexError) {
        self.page = page
        program = try page.snapshot.program(page.hit.program)
        facility = try page.snapshot.facility(program.facility)
    }

    subscript<Value>(dynamicMember member: KeyPath<HitPage, Value>) -> Value { page[keyPath: member] }
}
