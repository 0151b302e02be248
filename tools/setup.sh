#!/bin/sh
# Installs the Debian packages that are missing for a purpose.
#
#   tools/setup.sh build|test|clang|lint|eval|train|package|test-package...
#
# Touches apt only when something is missing. Without the rights to install
# it prints the command to type, and ends with status 1.
set -eu

packages_for() {
    case $1 in
    build)
        echo gcc libc6-dev make cmake ninja-build pkg-config \
            libicu-dev libsqlite3-dev libcjson-dev libstemmer-dev \
            libudunits2-dev libexpat1-dev libyaml-dev nettle-dev \
            libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
            libzip-dev libexttextcat-dev libexttextcat-data \
            wordnet-base iso-codes libgeonames-common ruby-ffaker scowl
        ;;
    test) echo check python3-jsonschema git ;;
    clang) echo clang libclang-rt-14-dev ;;
    lint) echo clang-format clang-tidy cppcheck ;;
    eval) echo python3 ;;
    browser) echo nodejs npm chromium ;;
    train) echo libopenblas-serial-dev liblinear-dev wordnet-base w3m perl ;;
    package) echo dpkg-dev gzip ;;
    test-package) echo mmdebstrap lintian mandoc groff zsh git python3-yaml ;;
    *)
        echo "tools/setup.sh: no purpose \"$1\"" >&2
        exit 2
        ;;
    esac
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

tool() {
    command -v "$1" >/dev/null 2>&1
}

library() {
    tool pkg-config && pkg-config --exists "$1"
}

# Libraries and tools that came some other way count as well.
present() {
    installed "$1" && return 0
    case $1 in
    gcc) tool cc ;;
    libc6-dev) [ -e /usr/include/stdio.h ] ;;
    ninja-build) tool ninja ;;
    libicu-dev) library icu-i18n ;;
    libsqlite3-dev) library sqlite3 ;;
    libcjson-dev) library libcjson ;;
    libstemmer-dev) [ -e /usr/include/libstemmer.h ] ;;
    libudunits2-dev) [ -e /usr/include/udunits2.h ] ;;
    libexpat1-dev) library expat ;;
    libyaml-dev) library yaml-0.1 ;;
    nettle-dev) library nettle ;;
    nodejs) tool node ;;
    libxml2-dev) library libxml-2.0 ;;
    libcmark-gfm-dev) library libcmark-gfm ;;
    libcmark-gfm-extensions-dev)
        [ -e /usr/include/cmark-gfm-core-extensions.h ]
        ;;
    libzip-dev) library libzip ;;
    libexttextcat-dev) library libexttextcat ;;
    libexttextcat-data) [ -e /usr/share/libexttextcat/fpdb.conf ] ;;
    scowl) [ -e /usr/share/dict/scowl/english-words.10 ] ;;
    wordnet-base) [ -e /usr/share/wordnet/data.noun ] ;;
    iso-codes) [ -e /usr/share/iso-codes/json/iso_3166-2.json ] ;;
    libgeonames-common)
        [ -e /usr/share/locale/en/LC_MESSAGES/geonames.mo ]
        ;;
    check) library check ;;
    python3-jsonschema)
        tool python3 && python3 -c 'import jsonschema' 2>/dev/null
        ;;
    python3-yaml)
        tool python3 && python3 -c 'import yaml' 2>/dev/null
        ;;
    libclang-rt-14-dev)
        tool clang && echo 'int main(void) { return 0; }' |
            clang -fsanitize=address,fuzzer-no-link -x c - -o /dev/null \
                2>/dev/null
        ;;
    dpkg-dev) tool dpkg-shlibdeps ;;
    *) tool "$1" ;;
    esac
}

missing=
for purpose in "$@"; do
    packages=$(packages_for "$purpose")
    for package in $packages; do
        present "$package" || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0

if ! tool apt-get; then
    echo "Missing, by their Debian names:$missing" >&2
    exit 1
elif [ "$(id -u)" -eq 0 ]; then
    as_root=
elif tool sudo && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    echo "Some packages are missing. To install them, type:" >&2
    echo "  sudo apt-get install$missing" >&2
    exit 1
fi

apt() {
    # shellcheck disable=SC2086 # as_root is empty or two words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null >&2
}

echo "Installing:$missing" >&2
if ! ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
    apt -q update
fi
# shellcheck disable=SC2086 # a list of packages
apt -q install -y --no-install-recommends $missing || {
    apt -q update
    apt -q install -y --no-install-recommends $missing
}
