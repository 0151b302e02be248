#!/bin/sh
# Tries the Debian packages of a folder on a clean root: Debian as it is
# installed without anything else, made by mmdebstrap from the mirrors that apt
# of this machine uses, as root or in a namespace of the user.
#
#   tools/test_package.sh build/release
#
# They are installed, do the main job, are removed, and have to leave nothing
# behind. Nothing stays on this machine.
set -eu

fail() {
    echo "test_package: $*" >&2
    exit 1
}

# ----------------------------------------------------------------------
# On the clean root: mmdebstrap calls this script again, with its folder.

# Files that are there, but for what apt and dpkg write down.
list_files() {
    (cd "$1" && find . \( -path ./proc -o -path ./sys -o -path ./dev \
        -o -path ./tmp -o -path ./run -o -path ./var/cache \
        -o -path ./var/log -o -path ./var/lib/apt \
        -o -path ./var/lib/dpkg \) -prune -o -print | LC_ALL=C sort)
}

list_packages() {
    chroot "$1" dpkg-query -W -f '${Package} ${db:Status-Status}\n'
}

# Runs a command there; its output in $said, its status in $status.
there() {
    status=0
    said=$(chroot "$root" "$@" 2>&1) || status=$?
}

expect_status() {
    [ "$status" -eq "$1" ] || fail "status $status, not $1: $2: $said"
}

expect_said() {
    case $said in
    *"$1"*) ;;
    *) fail "\"$1\" was not said, but: $said" ;;
    esac
}

# The two articles of the demonstration differ on one total.
try_check() {
    there sh -c 'cd /tmp/articles && exec crosscheck check *.txt'
    expect_status 1 'crosscheck check'
    expect_said 'the totals differ, 28 against 27'
    there sh -c 'cd /tmp/articles && crosscheck add archive.db *.txt &&
        exec crosscheck report archive.db'
    expect_status 1 'crosscheck report'
    expect_said 'the totals differ, 28 against 27'
    there sh -c 'cd /tmp/articles && exec crosscheck facts foreign.md'
    expect_said 'the article is in German'
}

try_documents() {
    there sh -c 'gzip -dc /usr/share/man/man1/crosscheck.1.gz'
    expect_status 0 'the manual page'
    expect_said '.TH CROSSCHECK 1'
    there cat /usr/share/doc/crosscheck/copyright
    expect_status 0 'the copyright'
    expect_said '[UD English GUM]'
    there bash -c '. /usr/share/bash-completion/completions/crosscheck
        COMP_WORDS=(crosscheck che) COMP_CWORD=1 && _crosscheck &&
        echo "offered: $COMPREPLY"'
    expect_said 'offered: check'
    there test -s /usr/share/zsh/vendor-completions/_crosscheck
    expect_status 0 'the completions of zsh'
}

try_library() {
    there ldconfig -p
    expect_said 'libcrosscheck.so.0 '
    there test -s /usr/include/crosscheck.h -a -s /usr/lib/libcrosscheck.a \
        -a -e /usr/lib/libcrosscheck.so
    expect_status 0 'header and libraries'
}

as_root() {
    root=$1 folder=$2 articles=$3
    list_files "$root" >"$root/tmp/files"
    list_packages "$root" >"$root/tmp/packages"
    mkdir "$root/tmp/debs" "$root/tmp/articles"
    cp "$folder"/*.deb "$root/tmp/debs/"
    cp "$articles"/* "$root/tmp/articles/"
    there sh -c 'DEBIAN_FRONTEND=noninteractive apt-get install -y \
        --no-install-recommends /tmp/debs/*.deb'
    expect_status 0 'apt-get install'
    try_check
    try_documents
    try_library
    there sh -c 'DEBIAN_FRONTEND=noninteractive apt-get purge -y \
        --auto-remove crosscheck libcrosscheck0 libcrosscheck-dev'
    expect_status 0 'apt-get purge'
    rm -r "$root/tmp/debs" "$root/tmp/articles"
    list_files "$root" | diff "$root/tmp/files" - >&2 ||
        fail 'files were left behind, or taken away'
    list_packages "$root" | diff "$root/tmp/packages" - >&2 ||
        fail 'packages were left behind, or taken away'
    echo 'The packages were installed, tried and removed.' >&2
}

# ----------------------------------------------------------------------
# On this machine

# The mirrors of Debian that apt has here, as lines of a sources.list.
list_mirrors() {
    apt-get indextargets --format \
        '$(CREATED_BY) $(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)' |
        while read -r by origin uri release component; do
            [ "$by $origin $component" = 'Packages Debian main' ] || continue
            echo "deb $uri $release $component"
        done | LC_ALL=C sort -u
}

# lintian says what is amiss; these are as they are meant to be:
#   bogus-mail-host*                  who publishes sets XC_MAINTAINER
#   initial-upload-closes-no-bugs     it is not uploaded to Debian
#   maintscript-calls-ldconfig        CPack writes these scripts
#   pkg-config-unavailable-for-cross-compilation
#                                     libraries are not in a folder by machine
look_over() {
    lintian --allow-root --fail-on error,warning --suppress-tags \
        bogus-mail-host,bogus-mail-host-in-debian-changelog \
        --suppress-tags initial-upload-closes-no-bugs \
        --suppress-tags maintscript-calls-ldconfig \
        --suppress-tags pkg-config-unavailable-for-cross-compilation \
        "$1"/*.deb >&2
}

on_machine() {
    source=$(cd "$(dirname "$0")/.." && pwd)
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    trap 'exit 1' HUP INT TERM
    chmod 755 "$folder"
    cp "$1"/crosscheck_*.deb "$1"/libcrosscheck*.deb "$folder/"
    look_over "$folder"
    mkdir "$folder/articles"
    cp "$source"/fixtures/demo/*.txt "$source"/tests/package/* \
        "$folder/articles/"
    list_mirrors >"$folder/mirrors"
    [ -s "$folder/mirrors" ] || fail 'apt has no mirror of Debian; apt-get update?'
    apt-config dump | grep '^Acquire::' >"$folder/apt.conf" || true
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mmdebstrap --quiet --variant=minbase --aptopt="$folder/apt.conf" \
        --customize-hook="'$0' --on-root \"\$1\" '$folder' '$folder/articles'" \
        "$suite" /dev/null "$folder/mirrors"
}

if [ "$1" = --on-root ]; then
    as_root "$2" "$3" "$4"
else
    on_machine "$1"
fi
