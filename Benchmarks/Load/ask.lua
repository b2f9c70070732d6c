-- Asks the queries of queries.txt in turn: PREFIX .. query, or PREFIX .. number with NUMBERS=1.
local prefix = os.getenv("PREFIX")
local targets = {}
local number = 0
for query in io.lines(os.getenv("QUERIES")) do
  local target = (os.getenv("NUMBERS") or "") ~= "" and tostring(number) or query
  targets[#targets + 1] = wrk.format("GET", prefix .. target)
  number = number + 1
end
local at = 0

function request()
  at = at % #targets + 1
  return targets[at]
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout
  io.write(string.format("result %.0f %.2f %.2f %d %.1f\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed,
    summary.bytes / summary.requests / 1000))
end
