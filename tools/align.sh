#!/bin/sh
# Learns the weights of matched figures (tools/align/) and tells how good they
# are on topics that were not learned from.
#
#   tools/align.sh [--learn] PAIRS...
#
# PAIRS are files of labelled pairs of texts in JSON Lines; the project's own
# pairs (fixtures/train/pairs.jsonl) are always among them. The pairs are split
# into ten by topic: each tenth is judged by weights that were learned from the
# others. Prints how often what was held likely was so, and what the scorer of
# XC_SHARED (../shared) says, where there is one. --learn writes
# src/compare/weights.tsv anew, from all pairs.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/release
weights=$root/src/compare/weights.tsv
shared=${XC_SHARED:-$root/../shared}
own=$root/fixtures/train/pairs.jsonl

learn=
if [ "${1:-}" = --learn ]; then
    learn=1
    shift
fi
"$root/tools/setup.sh" build train >&2
cmake -S "$root" -B "$build" --preset release >&2
cmake --build "$build" --target align crosscheck_program >&2

folds=$(mktemp -d)
trap 'rm -rf "$folds"' EXIT
set -- "$@" "$own"
options=
for file in "$@"; do
    options="$options --pairs $file"
done
# Files of pairs have no blanks in their names.
# shellcheck disable=SC2086
"$build/align" $options --base "$weights" --folds "$folds" \
    ${learn:+--out "$weights"}
for fold in 0 1 2 3 4 5 6 7 8 9; do
    status=0
    "$build/crosscheck" pairs --weights "$folds/$fold.tsv" \
        "$folds/$fold.jsonl" >>"$folds/answers.jsonl" || status=$?
    [ "$status" -le 1 ] || exit "$status"
done
scorer=$shared/eval/score_pairs.py
if [ ! -r "$scorer" ]; then
    echo "skipped: $scorer is absent"
    exit 0
fi
for file in "$@"; do
    echo "$(basename "$file"):"
    python3 "$scorer" "$file" -- cat "$folds/answers.jsonl"
done
