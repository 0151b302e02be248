#!/bin/sh
# Tries action.yml as a runner of GitHub does, without GitHub: a copy of this
# checkout is built where there is no crosscheck, and checks a small content
# repository.
#
#   tools/test_action.sh
#
# It builds the whole program, which takes minutes. Nothing stays.
set -eu
cd "$(dirname "$0")/.."

fail() {
    echo "test_action: $*" >&2
    exit 1
}

# Debian's Python knows Debian's modules, whatever else is on the path.
python=/usr/bin/python3
[ -x "$python" ] || python=python3
command -v crosscheck >/dev/null 2>&1 &&
    fail 'a crosscheck is installed: the action would build none'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

# As actions/checkout leaves it: what git keeps, and nothing that was built.
mkdir "$folder/source"
git ls-files -z | tar -c --null -T - | tar -x -C "$folder/source"
tests/demo_repository.sh "$folder/content"

# Runs the action of a folder on the content; its status in $status, what it
# prints in the files out and err.
act() {
    status=0
    action=$1
    shift
    (cd "$folder/content" && exec "$python" "$folder/source/tests/run_action.py" \
        "$action/action.yml" files=news "$@") \
        >"$folder/out" 2>"$folder/err" </dev/null || status=$?
}

expect() {
    [ "$status" -eq "$1" ] && grep -qF -- "$2" "$folder/out" && return
    tail -n 40 "$folder/out" "$folder/err" >&2
    fail "status $status, not $1, or no \"$2\" (see above)"
}

act "$folder/source" since=HEAD~1
expect 1 '::error file=news/council.md,line='
[ -x "$folder/source/build/release/crosscheck" ] || fail 'nothing was built'
grep -q '^::.*bridge' "$folder/out" && fail 'an unchanged article is annotated'

# Where the runner has one already nothing is built: here nothing could be.
mkdir "$folder/action"
cp action.yml "$folder/action"
PATH=$folder/source/build/release:$PATH
act "$folder/action" since=HEAD to=text
expect 0 'Nothing to report'
act "$folder/action" to=json
expect 1 '"rule": "total"'

echo 'The action builds crosscheck and checks with it.'
