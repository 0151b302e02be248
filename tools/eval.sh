#!/bin/sh
# Runs the scorers of ../shared/eval that apply to this program and prints
# one table: the name of the scorer, and its lines of figures.
#
#   tools/eval.sh PROGRAM
set -eu
program=$1
shared=${XC_SHARED:-../shared}
if [ ! -d "$shared/eval" ]; then
    echo "skipped: $shared is absent"
    exit 0
fi

# score NAME DATA ARGUMENT...
score() {
    name=$1
    data=$shared/data/$2
    shift 2
    if [ ! -r "$data" ]; then
        printf '%-14s skipped: %s is absent\n' "$name" "$data"
        return 0
    fi
    python3 "$shared/eval/score_$name.py" "$data" -- "$program" "$@" \
        --from jsonl --to jsonl - >"$table" 2>&1 || failed=1
    sed "s/^/$(printf '%-14s' "$name") /" "$table"
}

table=$(mktemp)
trap 'rm -f "$table"' EXIT
failed=0
python3 "$shared/eval/check_contract.py" "$program" >"$table" 2>&1 || failed=1
sed 's/^/contract       /' "$table"
score quantities recognizers.jsonl facts
score dates dates-wikinews.jsonl facts
score actors ud/gum-dev.conllu facts
score attributions attributions-dev.jsonl facts
score pairs pairs-wikipedia.jsonl pairs
exit "$failed"
