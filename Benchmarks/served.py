#!/usr/bin/env python3
"""What text, facets and relaxations cost in an answer as it is served: JSON over HTTP, one connection.

    locator serve --index SNAPSHOT --port 8080 --rate off &
    Benchmarks/served.py 8080 queries.jsonl

The requests are those of the shared bench that a search can ask: place, radius, level, payment, and for the later rows text
(must) and facets; relaxations come by themselves below three hits. A request's time is the median of five rounds after one to
warm up; rounds of all rows take turns.
"""

import http.client
import json
import statistics
import sys
import time

LEVELS = ("op", "iop", "php", "otp", "residential", "detox")
PAYMENTS = ("medicaid", "medicare", "private")
ROWS = [None, "level,payment,language,window", "all"]


def body(query, facets):
    asked = {"near": f"{query['lat']},{query['lon']}", "radius": query["radius_mi"], "collapse": "none"}
    if levels := [name for name in query["filters"].get("levels_any", []) if name in LEVELS]:
        asked["level"] = levels
    if payments := [name for name in query["filters"].get("payers_any", []) if name in PAYMENTS]:
        asked["payment"] = "strict:" + ",".join(payments)
    if facets:
        asked["facets"] = facets
        if query["text"]:
            asked["text"] = "must:" + query["text"]
    return json.dumps(asked)


def main():
    port, path = int(sys.argv[1]), sys.argv[2]
    with open(path, encoding="utf-8") as lines:
        queries = [json.loads(line) for line in lines]
    connection = http.client.HTTPConnection("127.0.0.1", port)
    rounds = {row: [] for row in ROWS}
    for number in range(6):
        for row in ROWS:
            times = []
            for query in queries:
                text = body(query, row)
                start = time.perf_counter()
                connection.request("POST", "/v1/search", text, {"content-type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                times.append((time.perf_counter() - start) * 1e6)
                if answer.status != 200:
                    sys.exit(f"{answer.status} for {text}")
            if number > 0:
                rounds[row].append(times)
    first = None
    for row in ROWS:
        times = [statistics.median(each) for each in zip(*rounds[row])]
        first = first or times
        total, median = sum(times) / sum(first), statistics.median(times) / statistics.median(first)
        print(f"{row or 'none'}: median {statistics.median(times):.0f} µs, total {total:.2f}, median {median:.2f} times the first")


main()
