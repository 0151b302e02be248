#!/bin/sh
# Makes a content repository of two commits: in the first every article agrees,
# in the second one figure is broken. No name, date or setting of the machine
# goes into it.
#
#   tests/demo_repository.sh FOLDER [broken|same]    same: the second commit
#                                                    changes words and no figure
set -eu
folder=$1
kind=${2:-broken}

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=desk GIT_AUTHOR_EMAIL=desk@example.org
export GIT_COMMITTER_NAME=desk GIT_COMMITTER_EMAIL=desk@example.org
export GIT_AUTHOR_DATE='2031-02-13T12:00:00Z'
export GIT_COMMITTER_DATE='2031-02-13T12:00:00Z'
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE

commit() {
    git -C "$folder" add --all
    git -C "$folder" commit --quiet --message "$1"
}

git init --quiet --initial-branch=main "$folder"
mkdir "$folder/news"
cat >"$folder/news/council.md" <<'END'
# Council counts harbors

The council met on Monday.

Seven of the 29 European Union members are still behind the 4 percent goal.

It meets again in March.
END
cat >"$folder/news/wire.md" <<'END'
# Members reach their goal

Twenty-two of the 29 European Union countries hit the 4% mark in 2031.
END
# These two contradict each other in both commits.
cat >"$folder/news/bridge.md" <<'END'
# The bridge is open

The Halden bridge cost $24 million.
END
cat >"$folder/news/costs.md" <<'END'
# What it took

The Halden bridge cost $31 million.
END
commit 'Articles of the week'

case $kind in
broken) edit='s/^Seven of the 29 European/Seven of the 31 European/' ;;
same) edit='s/^The council met on Monday/The council met at noon on Monday/' ;;
esac
sed "$edit" "$folder/news/council.md" >"$folder/news/council.new"
mv "$folder/news/council.new" "$folder/news/council.md"
commit 'A correction'
