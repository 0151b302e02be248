#!/bin/sh
# Runs clang-format, clang-tidy and cppcheck over src, include, tools, tests.
#
#   tools/lint.sh BUILD    a configured build folder with its generated files
set -eu
build=$1
sources=$(find src tools tests -name '*.c' | sort)
headers=$(find src include tools tests -name '*.h' | sort)
checked=$(find src tools -name '*.c' | sort)

echo "clang-format: $(echo "$sources $headers" | wc -w) files"
# shellcheck disable=SC2086 # lists of files without blanks
clang-format --dry-run --Werror $sources $headers

echo "clang-tidy: $(echo "$checked" | wc -w) files"
# One file a process: version 14 mixes up the va_lists of files that it reads
# one after the other. The analyzer gives up a function after a third of the
# steps that it takes by itself: most time goes there. LINT_STEPS=225000 is all.
echo "$checked" | xargs -P "$(nproc)" -n 1 clang-tidy -p "$build" --quiet \
    --extra-arg=-Xclang --extra-arg=-analyzer-config \
    --extra-arg=-Xclang --extra-arg="max-nodes=${LINT_STEPS:-75000}"

echo "cppcheck: src tools"
cppcheck --quiet --error-exitcode=1 --std=c11 -j "$(nproc)" \
    --enable=warning,performance,portability --inline-suppr \
    --suppressions-list=.cppcheck-suppressions \
    -I src -I include -I "$build/generated" src tools
echo "lint: nothing found"
