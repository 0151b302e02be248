#!/bin/sh
# Trains the language model: CoNLL-U in, one weights file out, with scores.
#
#   tools/train.sh --treebank FILE [--other FILE]... [--score FILE]...
#                  [--out FILE] [--seed N] [--passes N]
#   tools/train.sh --names-onto MODEL --treebank FILE [--score FILE]...
#                  [--out FILE] [--seed N]
#
# Builds the trainer (tools/train/) into build/train, makes the raw text that
# word vectors are learned from (tools/corpus.sh) in build/corpus unless it is
# there, and runs it on one core. The same input gives the same file on one
# machine. The second form learns the names alone, in seconds, and keeps what
# else MODEL holds. Without --out it writes src/language/english.model.
set -eu
LC_ALL=C
export LC_ALL
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/train
corpus=$root/build/corpus

case "${1-}" in
'' | -h | --help)
    sed -n 's/^# \{0,1\}//p' "$0" | sed '1d'
    [ "${1-}" ] && exit 0
    exit 2
    ;;
esac

"$root/tools/setup.sh" build train
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DXC_TRAIN=ON -DXC_TESTS=OFF >&2
cmake --build "$build" --target train >&2
case " $* " in
*" --names-onto "*)
    exec "$build/train" --out "$root/src/language/english.model" "$@"
    ;;
esac
if [ ! -f "$corpus/done" ]; then
    "$root/tools/corpus.sh" "$corpus" >&2
    touch "$corpus/done"
fi
(cd "$corpus" && sha256sum --quiet -c "$root/tools/train/corpus.sha256") >&2 ||
    echo "tools/train.sh: the text is not that of the committed weights" >&2

set -- "$@" --wordnet /usr/share/wordnet
for text in "$corpus"/*.txt; do
    set -- "$@" --text "$text"
done
OPENBLAS_NUM_THREADS=1
export OPENBLAS_NUM_THREADS
exec "$build/train" --out "$root/src/language/english.model" "$@"
