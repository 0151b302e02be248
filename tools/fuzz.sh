#!/bin/sh
# Runs every fuzz target for a while, from the seeds of fixtures/fuzz. New
# inputs are kept in BUILD/corpus; a crash leaves its input in BUILD.
#
#   tools/fuzz.sh BUILD SECONDS
set -eu
build=$1
seconds=$2
for target in "$build"/fuzz_*; do
    [ -f "$target" ] && [ -x "$target" ] || continue
    name=$(basename "$target")
    seeds=fixtures/fuzz/${name#fuzz_}
    mkdir -p "$build/corpus/$name"
    echo "$name: $seconds seconds"
    "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -verbosity=0 -print_final_stats=1 -artifact_prefix="$build/$name-" \
        "$build/corpus/$name" "$seeds"
done
