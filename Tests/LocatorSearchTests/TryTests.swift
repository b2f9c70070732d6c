import LocatorIndex
import LocatorSearch
import TestSupport
import Testing
import Treatment
struct TryTests {
    @Test func all() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let snapshot = try realPlaces.get()
        print("snapshot", clock.now - start)
        let texts = """
        Los Angeles;Chicago;Houston;Portland;portland oregon;san jose ca;San Jose;San Fransisco;Pheonix;Albequerque;Cincinatti;Pittsburg;Pittsburg, PA;Pittsburg CA;Pittsburgh;Huston;Savanna;Columbus;Columbia;Springfield;Washington;Washington DC;Washington, D.C.;DC;D.C.;washington state;New York;New York, NY;new york city;NYC;New York (state);LA;L.A.;SF;Philly;Vegas;Las Vegas;the Bronx;Bronx;Brooklyn;Queens;Manhattan;Staten Island;Hollywood;Hollywood, CA;Van Nuys;Harlem;Harlem, MT;Flushing;Flushing, NY;Tarzana;Pilsen;Treme;Capitol Hill;Montrose;Texas;TX;tx;Nuevo México;Nueva York;Carolina del Norte;California;Ohio;Delaware;Wyoming;Georgia;Puerto Rico;PR;Guam;Alaska;Hawaii;Hawái;Travis County;Travis County, TX;travis county tx;Travis;condado de Travis;Condado de Los Ángeles;Orleans Parish;Orange County;orange county ca;Cook County;Jefferson County;Miami-Dade;Anchorage Borough;Kenai Peninsula Borough;Richmond City, VA;Richmond, VA;Richmond;James City County, VA;Aleutians West Census Area, AK;Ponce Municipio, PR;San Juan;San Juan, PR;san juan puerto rico;Mayagüez;mayaguez pr;Bayamon;Bayamón;Utqiagvik;Barrow;Barrow, AK;Adak;Adak, AK;Hilo;Waikiki;Hagatna;Agana;St Louis;Saint Louis MO;St. Paul;st paul minnesota;Ft Worth;Ft. Lauderdale;Mt Vernon;Mount Vernon, NY;Sault Ste Marie;Ste. Genevieve, MO;Coeur d'Alene;coeur dalene;Coeur d Alene;Winston Salem;Winston-Salem NC;Wilkes Barre;wilkes-barre;N Hollywood;No. Hollywood, CA;S San Francisco;W Hollywood;E Los Angeles;East LA;near Austin;cerca de Austin;near me;cerca de mi;in Texas;near 90012;zip code 90012;90012 Los Angeles, CA;Los Angeles, CA 90012;123 Main St, Austin, TX 78701;123 Main St, Austin, TX;Austin TX 78799;Austin, TX, USA;Austin;Denver;Miami;Oakland;Boston;Dallas;Seattle;Seatle;Phoenix;Atlanta;Detroit;Memphis;Nashville;Filadelfia;Los Angelos;Los Angelas;los angeles california;La Jolla;LaJolla;DeKalb County;De Kalb County, GA;Carson City;Kansas City;Kansas City Kansas;Oklahoma City;Salt Lake City;Salt Lake;Virginia Beach;West Virginia;Wst Virginia;Califronia;Conneticut;Massachusets;Tenessee;Pensylvania;Indiana PA;Indiana;Iowa LA;Leavenworth;Leavenworth WA;Agoura Hills;agoura hils;Knoxville;Minneapolis MN;Mineapolis;Tuscon;Tucson;Sacremento;Milwakee;Louisvile;Brookyln;Clevland;Cleveland;Cincinnati;Charolette;Charlotte;Orlando;Tampa;El Paso;Santa Fe;Santa Fe, NM;Lake City;Paris;Nowhere;Hope;Reading;Normal;Reading PA;Bay Area;Chicago area;downtown Chicago;Greater Boston;Travs County;Los Angeles Conty;King County;San Diego County;Maricopa County;condado de Maricopa;Kern;Multnomah;St. Croix;St. Thomas, VI;Charlotte Amalie;Pago Pago;Saipan;México;Toronto;💊;; ,; ' OR 1=1;Los Ángeles;Cañon City;Española;Peoria;Peoria IL;Rochester;Manhattan KS;Portlnad;Hollywood, Los Angeles, CA;Portland, Multnomah County, OR;Portland, OR (Multnomah);West;West, TX;North Port;Ok;OK;in;IN;or;Twin Cities;STL;KC;Indy;Nola;DTLA;Mc Allen;McAllen;O'Fallon;OFallon IL;Lees Summit;Lee's Summit
        """
        var quiet: [(Duration, String)] = []
        for text in texts.split(separator: ";", omittingEmptySubsequences: false).map({ String($0.drop { $0 == "\n" }) }) {
            let begin = clock.now
            let answer = resolvePlace(text, in: snapshot)
            let took = clock.now - begin
            quiet.append((took, text))
            var also = ""
            switch answer { case .found(let o): also = o.also.isEmpty ? "" : "   [also \(o.also)]"
            case .corrected(let o, _): also = o.also.isEmpty ? "" : "   [also \(o.also)]"
            case .area(let a): also = a.also.isEmpty ? "" : "   [also \(a.also)]"
            default: break }
            print("\(text) → \(told(answer))\(also)")
        }
        print(quiet.sorted { $0.0 > $1.0 }.prefix(12))
        var took: [(Duration, String)] = []
        for text in ["s", "st", "sa", "n", "new", "p", "san j", "spr", "9", "900", "90012", "trav", "travis co", "tex", "nuevo", "portland, ", "portland, m", "nyc", "ph", "l", "m", "b", "c", "mount ", "ft", "st l", "zzz", "los ang", "wash"] {
            let begin = clock.now
            let found = completePlaces(text, limit: 6, in: snapshot)
            took.append((clock.now - begin, text))
            print("\(text)… \(found.map { "\($0.label) \($0.kind) \($0.population)" })")
        }
        print(took.sorted { $0.0 > $1.0 }.prefix(12))
        for sentence in ["suboxone clinic near agoura hills", "evening iop near 91301 that takes medi-cal", "rehab near San Fransisco", "therapy in Portland or Seattle", "detox Portland, OR tonight", "programa cerca de Los Ángeles, California", "rehab in travis county texas for teens", "help for my son in New York City please"] {
            let words = sentence.split(separator: " ").map(String.init)
            for start in words.indices {
                let begin = clock.now
                if let span = placeSpan(words, from: start, in: snapshot, mayCorrect: start > 0 && ["near", "in", "de"].contains(words[start - 1])) {
                    print("\(sentence): \(words[start..<start + span.words].joined(separator: " ")) → \(told(span.answer)) \(span.isQualified) \(clock.now - begin)")
                }
            }
        }
    }
}
