#!/usr/bin/env bash
# Loads a server with searches, and with answers that cost less, in turn: the same bodies as they lie there (static), the same JSON
# written again from hits found before, with their explanations (canned), and from hits and explanations of before (explained).
# wrk asks over loopback, on the cores the server runs on.
#
#     Benchmarks/load.sh INDEX [ROUNDS] [SECONDS] [CONNECTIONS]
set -euo pipefail
index=$(realpath "${1:?an index folder}")
cd "$(dirname "${BASH_SOURCE[0]}")/Load"

rounds=${2:-5}
seconds=${3:-6}
connections=${4:-64}
port=${PORT:-8199}
export QUERIES=$PWD/queries.txt

command -v wrk >/dev/null || { echo "wrk is not installed (apt-get install wrk)" >&2; exit 1; }
# As the image is built.
[ -n "${SKIP_BUILD:-}" ] || swift build -c release --static-swift-stdlib >&2
log=$(mktemp)
.build/release/load-server "$index" "$port" "$QUERIES" 2>"$log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -f "$log"' EXIT
until grep -q ready "$log"; do
    kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.1
done

ask() { # PREFIX [NUMBERS]: requests a second, median and 99 % in ms, failed, kB an answer
    PREFIX=$1 NUMBERS=${2:-} wrk -t1 -c"$connections" -d"${seconds}s" --timeout 10s -s ask.lua \
        "http://127.0.0.1:$port" | sed -n 's/^result //p'
}
resident() { curl -fsS "http://127.0.0.1:$port/metrics" | awk '/^locator_resident_bytes/ { printf "%.1f", $2 / 1e6 }'; }
answered() { curl -fsS "http://127.0.0.1:$port/metrics" | awk '/^locator_requests_total/ { sum += $2 } END { print sum }'; }

# Warm.
ask "/v1/programs?" >/dev/null
before=$(resident) first=$(answered)
printf '%-9s %10s %10s %10s %8s %8s\n' what 'a second' 'median ms' '99 % ms' failed kB
for _ in $(seq "$rounds"); do
    read -ra static < <(ask "/v1/static?" 1)
    printf '%-9s %10s %10s %10s %8s %8s\n' static "${static[@]}"
    read -ra explained < <(ask "/v1/explained?" 1)
    printf '%-9s %10s %10s %10s %8s %8s\n' explained "${explained[@]}"
    read -ra canned < <(ask "/v1/canned?" 1)
    printf '%-9s %10s %10s %10s %8s %8s\n' canned "${canned[@]}"
    read -ra search < <(ask "/v1/programs?")
    printf '%-9s %10s %10s %10s %8s %8s\n' search "${search[@]}"
    awk -v a="${search[0]}" -v b="${static[0]}" -v c="${canned[0]}" -v d="${explained[0]}" \
        'BEGIN { printf "%-9s %10.2f of static, %.2f of canned, %.2f of explained\n", "ratio", a / b, a / c, a / d }'
done
while [ $(($(answered) - first)) -lt 100000 ]; do ask "/v1/programs?" >/dev/null; done
printf 'memory   %s MB before, %s MB after %d requests\n' "$before" "$(resident)" $(($(answered) - first))
