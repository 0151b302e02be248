#!/bin/sh
# Runs every fuzz target for a while, from the seeds of fixtures/fuzz. New
# inputs are kept in BUILD/corpus; a crash leaves its input in BUILD.
#
#   tools/fuzz.sh BUILD SECONDS
set -eu
build=$1
seconds=$2

# A real archive, made anew: a binary file of that size is not kept with the
# source.
seed=$build/corpus/fuzz_archive/archive.db
mkdir -p "$build/corpus/fuzz_archive"
rm -f "$seed"*
"$build/crosscheck" add "$seed" fixtures/fuzz/facts/article >/dev/null

crashed=
for target in "$build"/fuzz_*; do
    [ -f "$target" ] && [ -x "$target" ] || continue
    name=$(basename "$target")
    seeds=fixtures/fuzz/${name#fuzz_}
    size=4096
    [ "$name" != fuzz_archive ] || size=300000
    mkdir -p "$build/corpus/$name"
    echo "$name: $seconds seconds"
    "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -max_len="$size" -verbosity=0 -print_final_stats=1 \
        -artifact_prefix="$build/$name-" \
        "$build/corpus/$name" "$seeds" || crashed="$crashed $name"
done
[ -z "$crashed" ] || {
    echo "crashed:$crashed"
    exit 1
}
