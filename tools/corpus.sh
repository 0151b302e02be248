#!/bin/sh
# Writes plain text to learn word vectors from, out of freely licensed Debian
# packages: OUT_DIR/NAME.txt, UTF-8, a paragraph a line.
#
#   tools/corpus.sh OUT_DIR [NAME...]     default: every source but those
#                                         marked with a minus
#
#     name        package                 licence
#     wordnet     wordnet-base            WordNet (permissive)
#     webster     dict-gcide              public domain: the edition of 1913,
#                                         no later addition
#     bible       sword-text-web          public domain, modern English
#     jargon      dict-jargon             public domain
#     postgresql  postgresql-doc-15       PostgreSQL (permissive)
#     python      python3.11-doc          Python (permissive)
#     libreoffice libreoffice-help-en-us  MPL 2.0
#     gnome       gnome-user-docs         CC BY-SA 3.0
#     handbook    debian-handbook         CC BY-SA 3.0 (or GPL 2)
#   - anarchism   anarchism               GPL 2
#   - gnucash     gnucash-docs            GFDL 1.1, no invariant sections
#   - foldoc      dict-foldoc             GFDL 1.1, no invariant sections
#
# Packages are fetched with apt-get and unpacked into OUT_DIR/packages, not
# installed; w3m turns HTML into text. Ends with a line for each file: words,
# bytes, SHA-256. tools/train/corpus.sha256 has those the committed vectors
# were learned from. Nothing of the press is used, and no text under terms
# against commerce or adaptation.
set -eu
LC_ALL=C.UTF-8
export LC_ALL

[ $# -gt 0 ] || {
    echo "usage: tools/corpus.sh OUT_DIR [NAME...]" >&2
    exit 2
}
out=$1
shift
[ $# -gt 0 ] || set -- wordnet webster bible jargon postgresql python \
    libreoffice gnome handbook
mkdir -p "$out/packages"
out=$(cd "$out" && pwd)

# Unpacks a package into OUT_DIR/packages/NAME and goes there.
unpack() {
    cd "$out/packages"
    if [ ! -d "$1" ]; then
        apt-get -q download "$1" >&2
        mkdir "$1.part"
        dpkg-deb -x "$1"_*.deb "$1.part"
        mv "$1.part" "$1"
    fi
    cd "$1"
}

# Files of HTML named on standard input, one a line.
html() {
    command -v w3m >/dev/null || {
        echo "tools/corpus.sh: w3m is missing; install the package w3m" >&2
        exit 1
    }
    sort | while IFS= read -r page; do
        w3m -T text/html -I UTF-8 -O UTF-8 -dump -cols 10000 "$page"
    done
}

# Paragraphs of several lines become one line each.
paragraphs() {
    awk 'BEGIN { RS = ""; } { gsub(/[ \t\n]+/, " "); sub(/^ /, ""); print }'
}

# Lines of prose, each once: five words or more, mostly letters, no code.
prose() {
    iconv -c -f UTF-8 -t UTF-8 | perl -CS -ne '
        s/\s+/ /g;
        s/^ ?(?:[*+\x{2022}\x{25cf}o-]|[0-9]+\.) //;
        s/^ | $//g;
        next if tr/ // < 4 or /[{}<>|\\=~_]|::|->|\(\)|[a-z]\.[a-z]+\(/;
        my $letters = () = /[A-Za-z ]/g;
        next if $letters < 0.9 * length or $seen{$_}++;
        print "$_\n";'
}

# Glosses and examples of WordNet, and each word and its inflected forms in
# places where its part of speech stands: a dictionary says what a rare word
# is without using it.
wordnet() {
    unpack wordnet-base
    for kind in noun verb adj adv; do
        perl -e '
            my ($kind, $data, $exceptions) = @ARGV;
            my %irregular;
            open my $file, "<", $exceptions or die "$exceptions: $!\n";
            while (<$file>) {
                my ($form, @bases) = split;
                push @{$irregular{$_}}, $form for @bases;
            }

            # "-s", "-ed" or "-ing" behind a word.
            sub inflected {
                my ($word, $end) = @_;
                if ($end eq "s") {
                    return $word . "es" if $word =~ /(?:s|x|z|ch|sh)$/;
                    return $word . "s" unless $word =~ s/([^aeiou])y$/$1/;
                    return $word . "ies";
                }
                $word =~ s/(?<=[^eoy])e$//;
                $word =~ s/([^aeiou])y$/$1i/ if $end eq "ed";
                $word =~ s/e$// if $end eq "ed";
                return $word . $end;
            }

            # The irregular forms that fit, else the regular one.
            sub forms {
                my ($word, $end) = @_;
                my @fit = grep {
                    /ing$/ ? $end eq "ing" : $kind eq "noun" || $end eq "ed"
                } @{$irregular{$word} // []};
                return @fit ? @fit : inflected($word, $end);
            }

            sub noun {
                my ($word) = @_;
                return print "in $word , $word is\n" if $word =~ /^[A-Z]/;
                my $an = $word =~ /^[aeiou]/ ? "an" : "a";
                print "$an $word is\nthe $word of\n";
                return if $word =~ / /;
                print "some $_ are\n" for forms($word, "s");
            }

            sub verb {
                my ($word) = @_;
                print "to $word it .\nthey $word .\n";
                return if $word =~ / /;
                print "it ", inflected($word, "s"), " the\n";
                print "they $_ it\nit was $_ by\n" for forms($word, "ed");
                print "they are $_ it\n" for forms($word, "ing");
            }

            sub adj {
                my ($word) = @_;
                my $an = $word =~ /^[aeiou]/ ? "an" : "a";
                print "it is $word .\n$an $word one\n";
            }

            sub adv {
                print "it is done $_[0] .\n";
            }

            my %write = (noun => \&noun, verb => \&verb, adj => \&adj,
                         adv => \&adv);
            open $file, "<", $data or die "$data: $!\n";
            while (<$file>) {
                next if /^ / or not /^(.*?) \| (.*)/;
                my ($head, $gloss) = ($1, $2);
                my @field = split / /, $head;
                for my $i (0 .. hex($field[3]) - 1) {
                    (my $word = $field[4 + 2 * $i]) =~ s/_/ /g;
                    $word =~ s/\(.*//;
                    $write{$kind}->($word);
                }
                print "$_\n" for split /; *(?=")|(?<=") *; */, $gloss;
            }
        ' "$kind" usr/share/wordnet/data."$kind" usr/share/wordnet/"$kind".exc
    done | sed 's/ *$//'
}

# Definitions and quotations of 1913; what later hands added is left out.
webster() {
    unpack dict-gcide
    zcat usr/share/dictd/gcide.dict.dz | iconv -c -f UTF-8 -t UTF-8 |
        perl -e '
            $/ = "";
            while (<>) {
                next unless /\[(1913 Webster|Webster 1913 Suppl\.)\]/;
                s/\[[^\[\]]*\]//g;
                s/\[[^\[\]]*\]//g;
                s/\s+/ /g;
                s/^ ?\S.{0,60}?\\[^\\]*\\,?\s*(\([^()]*\),?\s*)?//;
                s/^ ?(n|a|v\. [ti]|adv|prep|conj|pl|imp|p\. [pa])\.//;
                s/\([A-Z][a-z. &]{1,12}\)//g;
                s/--[A-Z][^.]{0,40}\.?( \([^)]*\)\.?)?\s*$//;
                s/[{}]//g;
                s/^\s*\(?\d+\.|^\s*\(\w\)//;
                s/\s+/ /g;
                s/^ | $//g;
                print "$_\n" unless tr/ // < 3;
            }'
}

bible() {
    unpack sword-text-web
    for part in ot nt; do
        perl -MCompress::Zlib -0777 -e '
            my ($index, $blocks) = (scalar <>, scalar <>);
            for (my $i = 0; $i + 12 <= length $index; $i += 12) {
                my ($at, $size) = unpack "VV", substr $index, $i, 8;
                my $text = uncompress(substr $blocks, $at, $size) // "";
                $text =~ s/<note.*?<\/note>//gs;
                $text =~ s/<title.*?<\/title>//gs;
                $text =~ s/<div [^>]*eID[^>]*>|<l [^>]*eID[^>]*>/\n/g;
                $text =~ s/<[^>]*>//g;
                print $text, "\n";
            }' usr/share/sword/modules/texts/ztext/*/$part.bzs \
            usr/share/sword/modules/texts/ztext/*/$part.bzz
    done | prose
}

jargon() {
    unpack dict-jargon
    zcat usr/share/dictd/jargon.dict.dz | tr -d '{}' | paragraphs | prose
}

foldoc() {
    unpack dict-foldoc
    zcat usr/share/dictd/foldoc.dict.dz | tr -d '{}' | paragraphs |
        perl -pe 's/^ ?(\d+\. )?(<[^>]*> )?//' | prose
}

postgresql() {
    unpack postgresql-doc-15
    find usr -name '*.html' | html | prose
}

python() {
    unpack python3.11-doc
    find usr/share/doc/python3.11/html -name '*.html' \
        ! -path '*/genindex*' ! -path '*/changelog*' | html | prose
}

libreoffice() {
    unpack libreoffice-help-en-us
    find usr -name '*.html' | html | prose
}

gnome() {
    unpack gnome-user-docs
    find usr/share/help/C -name '*.page' | sort | while IFS= read -r page; do
        perl -0777 -ne '
            while (/<(p|title|desc)\b[^>]*>(.*?)<\/\1>/gs) {
                my $text = $2;
                $text =~ s/<[^>]*>//g;
                $text =~ s/\s+/ /g;
                print "$text\n";
            }' "$page"
    done | sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | prose
}

handbook() {
    unpack debian-handbook
    find usr/share/doc/debian-handbook/html/en-US -name '*.html' | html | prose
}

anarchism() {
    unpack anarchism
    find usr/share/doc/anarchism/html -name '*.html' | html | prose
}

gnucash() {
    unpack gnucash-docs
    find usr/share/help/C -name '*.xml' | sort | while IFS= read -r page; do
        perl -0777 -ne '
            while (/<(para|title)\b[^>]*>(.*?)<\/\1>/gs) {
                my $text = $2;
                $text =~ s/<[^>]*>//g;
                $text =~ s/\s+/ /g;
                print "$text\n";
            }' "$page"
    done | sed 's/&[a-z-]*;//g' | prose
}

for name; do
    case $name in
    wordnet | webster | bible | jargon | postgresql | python | libreoffice | \
        gnome | handbook | anarchism | gnucash | foldoc) ;;
    *)
        echo "tools/corpus.sh: no source \"$name\"" >&2
        exit 2
        ;;
    esac
    ("$name") >"$out/$name.part"
    mv "$out/$name.part" "$out/$name.txt"
done
cd "$out"
for name; do
    printf '%9d words %10d bytes  %s\n' "$(wc -w <"$name.txt")" \
        "$(wc -c <"$name.txt")" "$(sha256sum "$name.txt")"
done
