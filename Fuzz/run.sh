#!/usr/bin/env bash
# Throw hostile bytes at every reader: builds the targets and runs each for a while. README.md tells more.
#
#     FUZZ_SECONDS=20 FUZZ_SEED=1 Fuzz/run.sh [TARGET …]
#
# FUZZ_BUILD is where things are built, found and kept (Fuzz/.build). Exits 1 when an input broke something.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${FUZZ_SECONDS:-20}
seed=${FUZZ_SEED:-1}
build=$(realpath -m "${FUZZ_BUILD:-Fuzz/.build}")
work=$build/work
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(csv xml hsds ingest snapshot repaired values request)

# Leaks: Swift's run time keeps its metadata. Quarantine: the rest of AddressSanitizer's memory is ours to bound.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16
# Swift's own backtraces would take the signal before libFuzzer can keep the input.
export SWIFT_BACKTRACE=enable=no

longest_input() {
    case $1 in
    repaired) echo 257 ;;
    values) echo 256 ;;
    request) echo 2048 ;;
    *) echo 65536 ;;
    esac
}

dictionary() {
    case $1 in
    csv | xml) echo "$1" ;;
    hsds) echo csv ;;
    values | request) echo request ;;
    *) echo export ;;
    esac
}

attack() {
    local target=$1 folder=$work/$1
    rm -rf "$folder/corpus"
    mkdir -p "$folder/corpus" "$folder/found"
    "$build/release/fuzz" "--target=$target" "$folder/corpus" "$folder/found" "$work/seeds/$target" \
        "-dict=Fuzz/Dictionaries/$(dictionary "$target").dict" \
        "-seed=$seed" "-max_total_time=$seconds" "-max_len=$(longest_input "$target")" \
        -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=512 -print_final_stats=1 \
        "-artifact_prefix=$folder/found/" >"$folder/log" 2>&1
}

swift build --package-path Fuzz --scratch-path "$build" -c release
rm -rf "$work/seeds"
"$build/release/fuzz" "--seeds=$work/seeds"

failed=0
for target in "${targets[@]}"; do
    mkdir -p "$work/$target"
    if attack "$target"; then
        result=ok
    else
        result=BROKEN
        failed=1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target/log")
    memory=$(sed -n 's/^stat::peak_rss_mb: *//p' "$work/$target/log")
    printf '%-9s %-6s %9s inputs in %s s, %s MB\n' "$target" "$result" "${runs:-?}" "$seconds" "${memory:-?}"
    [[ $result == ok ]] && continue
    { grep -E 'broken promise|ERROR:|SUMMARY:|^ *#[0-9]+ .* in ' "$work/$target/log" || tail -20 "$work/$target/log"; } |
        grep -vE ' in (fuzzer::|__sanitizer)' | swift demangle --simplified | cut -c 1-160 | sed -n 1,20p || true
    sed -n "s/^artifact_prefix=.*Test unit written to /  input  /p" "$work/$target/log"
    printf '  again  SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=%s %s --target=%s --show=1 INPUT\n' \
        "$ASAN_OPTIONS" "$build/release/fuzz" "$target"
done
exit "$failed"
