import HTTPTypes
import Hummingbird
import LocatorSearch
import NIOCore

extension LocatorResponder {
    /// The whole list of a search, sent while it is made: CSV, JSON lines or GeoJSON, in the order of the search.
    func export(_ parameters: NamedPairs, _ request: Request, _ engine: SearchEngine) throws(Problem) -> Reply {
        var rest = parameters
        let format = try chosenFormat(&rest, request, among: .exportFormats)
        for name in ["page_size", "page-size", "cursor"] where rest.contains(where: { $0.name == name }) {
            throw Problem(
                ParameterError(
                    name, "an export has no pages", expected: "no \(name): all hits come in one answer", example: ""))
        }
        let asked = try read(rest, engine)
        var reply: Reply
        do throws(SearchError) {
            let pages = try ExportPages(asked, format, engine)
            // The length that HEAD tells is the length a GET would have: counted by writing it.
            let length = request.method == .head ? try pages.length() : nil
            reply = Reply(streaming: pages.body, type: format.contentType)
            reply.headers[.contentLength] = length.map { String($0) }
            reply.headers[.totalCount] = String(pages.total)
        } catch { throw Problem(error) }
        reply.headers[.contentDisposition] = format.disposition
        reply.headers[.vary] = "Accept"
        return reply
    }
}

/// A whole list page by page, from one engine: what is in memory at a time is one page.
struct ExportPages {
    private let engine: SearchEngine
    private let asked: Asked
    private let format: AnswerFormat
    /// The page that is not written yet; nil after the last.
    private var page: SearchAnswer?
    private var isFirst = true

    /// Hits a page: what one turn of a thread and one wait for the client are for.
    private static let pageSize = 250

    /// Finds the first page, so that a search that fails is answered as a problem.
    /// - Parameter asked: its page, cursor and facets decide nothing.
    init(_ asked: Asked, _ format: AnswerFormat, _ engine: SearchEngine) throws(SearchError) {
        var asked = asked
        asked.request.pageSize = ExportPages.pageSize
        asked.request.facets = []
        asked.request.after = nil
        self.asked = asked
        self.format = format
        self.engine = engine
        page = try engine.search(asked.request, relaxes: false)
    }

    /// Hits of the whole list.
    var total: Int { page?.total ?? 0 }

    /// What a client gets. A client that is slow is waited for; one that is gone ends it.
    var body: ResponseBody {
        ResponseBody { [self] writer in
            var rest = self
            while let piece = try rest.next() {
                try Task.checkCancellation()
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }

    /// Bytes of all of it.
    func length() throws(SearchError) -> Int {
        var rest = self
        var length = 0
        while let piece = try rest.next() { length += piece.count }
        return length
    }

    /// The next page as bytes, with what comes before the first and after the last; nil when there is no more.
    private mutating func next() throws(SearchError) -> [UInt8]? {
        guard let page else { return nil }
        let rows = try hitRows(page, engine, in: asked.language, asks: false)
        var piece = isFirst ? try opening(page) : []
        for (place, row) in rows.enumerated() {
            if format == .geojson, place > 0 || !isFirst { piece.append(UInt8(ascii: ",")) }
            piece += written(row)
        }
        isFirst = false
        if let next = page.next {
            var request = asked.request
            request.after = next
            self.page = try engine.search(request, relaxes: false)
        } else {
            self.page = nil
            if format == .geojson { piece += featuresClosing }
        }
        return piece
    }

    private func opening(_ page: SearchAnswer) throws(SearchError) -> [UInt8] {
        switch format {
        case .csv: Array(csvRow(hitCSVHeader).utf8)
        case .geojson:
            featuresOpening(page, next: nil, detox: try detoxNear(asked, engine), to: asked, from: engine.snapshot)
        case .json, .jsonl: []
        }
    }

    private func written(_ row: HitRow) -> [UInt8] {
        switch format {
        case .csv: Array(csvRow(hitCSVCells(row)).utf8)
        case .geojson: feature(row)
        case .json, .jsonl: hitLine(row)
        }
    }
}
