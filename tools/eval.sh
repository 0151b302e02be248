#!/bin/sh
# Runs the scorers of ../shared/eval that apply to this program and prints
# one table: the name of the scorer, and its lines of figures.
#
#   tools/eval.sh PROGRAM
#
# The findings over news-events.jsonl, where the articles of each event are
# compared with each other alone, are counted; with XC_LIST=1 they are listed
# too, to be judged by hand.
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
    show "$name" python3 "$shared/eval/score_$name.py" "$data" -- \
        "$program" "$@" --from jsonl --to jsonl -
}

# show NAME COMMAND...: what it prints, and on failure what it complains of.
show() {
    label=$(printf '%-14s' "$1")
    shift
    if ! "$@" >"$table" 2>"$complaints"; then
        cat "$complaints" >>"$table"
        failed=1
    fi
    sed "s/^/$label /" "$table"
}

table=$(mktemp)
complaints=$(mktemp)
trap 'rm -f "$table" "$complaints"' EXIT
failed=0
show contract python3 "$shared/eval/check_contract.py" "$program"
score quantities recognizers.jsonl facts
score dates dates-wikinews.jsonl facts
score actors ud/gum-dev.conllu facts
trees=$shared/data/ud/gum-dev.conllu
if [ -r "$trees" ]; then
    show trees python3 "$shared/eval/score_conllu.py" "$trees" -- \
        "$program" parse --from conllu --to conllu -
else
    printf '%-14s skipped: %s is absent\n' trees "$trees"
fi
score attributions attributions-dev.jsonl facts
# The weights were learned from these pairs: they are judged by weights that
# were learned without their topic.
pairs=$shared/data/pairs-wikipedia.jsonl
if [ -r "$pairs" ]; then
    show pairs "$(dirname "$0")/align.sh" "$pairs"
else
    printf '%-14s skipped: %s is absent\n' pairs "$pairs"
fi
events=$shared/data/news-events.jsonl
if [ -r "$events" ]; then
    show events python3 "$(dirname "$0")/events.py" ${XC_LIST:+--list} \
        "$events" -- "$program"
else
    printf '%-14s skipped: %s is absent\n' events "$events"
fi
exit "$failed"
