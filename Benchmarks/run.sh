#!/usr/bin/env bash
# Measures what can be measured on any machine: queries to synthetic programs, ingest, and the readers beside xmllint.
# `make bench` calls it. The comparison with other engines is described in README.md.
#
#     Benchmarks/run.sh [PROGRAMS]        synthetic programs (41000 is about the country; 250000 is the shared bench's size)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

programs=${1:-41000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DATA=../data

swift build -c release >&2
worker=$(swift build -c release --show-bin-path)/bench-worker

printf '\nQueries\n'
"$worker" queries "$programs" "$work/index"

printf '\nIngest of synthetic exports\n'
"$worker" sample "$work/sample" 12000
"$worker" ingest "$work/index" "$work/sample"

printf '\nA million programs in ten synthetic exports: from scratch, with records to keep, with all kept, with one of ten changed\n'
"$worker" regions "$work/regions" "${REGION:-118000}"
"$worker" ingest "$work/index" "$work/regions"
"$worker" again "$work/index" "$work/kept" none "$work/regions"
"$worker" again "$work/index" "$work/kept" none "$work/regions"
"$worker" again "$work/index" "$work/kept" region-2-mh.csv "$work/regions"
rm -rf "$work/regions" "$work/kept"

printf '\nReaders\n'
"$worker" readers "$work/sample"
if command -v xmllint >/dev/null; then
    # The floor under the XML reader: libxml2's own streaming reader, doing nothing with what it reads.
    for file in "$work"/sample/*.xml; do
        bytes=$(stat -c %s "$file")
        TIMEFORMAT=%U
        seconds=$({ time xmllint --stream --noout "$file"; } 2>&1 | tail -n 1)
        awk -v name="${file##*/}" -v bytes="$bytes" -v seconds="$seconds" \
            'BEGIN { printf "%s: xmllint --stream %.0f MB/s of processor time\n", name, bytes / 1e6 / (seconds + 1e-9) }'
    done
fi

if [ -d ../../shared/data/samhsa-directory-2022-sa ]; then
    printf '\nIngest of both SAMHSA directories of 2022\n'
    "$worker" ingest "$work/index" ../../shared/data/samhsa-directory-2022-{sa,mh}
    "$worker" readers ../../shared/data/samhsa-directory-2022-{sa,mh}
fi
if [ -d ../../shared/bench ]; then
    printf '\n../shared/bench is here: README.md tells how to put this engine beside the others there.\n'
fi
