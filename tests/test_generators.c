/*
 * test_generators.c - the programs that turn data into C while building:
 * tools/lexgen.c, tools/embed.c, tools/unitgen.c and tools/senses.c refuse what
 * is wrong with the place, and write the same bytes for the same files;
 * tools/currencies.c adds to what is curated.
 */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch_folder.h"

/* What a file holds, cut at the end of out. */
static void get_file(const char *path, char *out, size_t size) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s was not written", path);
    out[fread(out, 1, size - 1, file)] = '\0';
    fclose(file);
}

/* Runs a command, keeps what it says on either stream, answers its exit
 * status. */
static int run(const char *command, char *said, size_t size) {
    char line[1024];
    snprintf(line, sizeof line, "%s 2>&1", command);
    FILE *out = popen(line, "r");
    ck_assert_ptr_nonnull(out);
    said[fread(said, 1, size - 1, out)] = '\0';
    int status = pclose(out);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* ------------------------------------------------------------------ */
/* lexgen                                                               */

#define LEXGEN "'" XC_LEXGEN "' ids.h data.c "
#define HEAD "#lexicon a\n#match form\n#feature n number\n#feature f flag\n"

static const struct {
    const char *text;
    const char *said;
} mistakes[] = {
    {HEAD "x\t-\tone|two\ny\t-\tthree|one\n",
     "a.tsv:6: form \"one\" stands in line 5 too\n"},
    {HEAD "x\t-\tone|one\n", "a.tsv:5: form \"one\" stands in line 5 too\n"},
    {HEAD "x\t-\tone\nx\t-\ttwo\n",
     "a.tsv:6: concept \"x\" stands in line 5 too\n"},
    {HEAD "x\tm=1\tone\n", "a.tsv:5: unknown feature \"m\"\n"},
    {HEAD "x\tn=1  f\tone\n", "a.tsv:5: unknown feature \"\"\n"},
    {HEAD "x\tn=1 n=2\tone\n", "a.tsv:5: feature n stands twice\n"},
    {HEAD "x\tn=1x\tone\n", "a.tsv:5: n=1x: n is a number\n"},
    {HEAD "x\tn=\tone\n", "a.tsv:5: n=: n is a number\n"},
    {HEAD "x\tn=inf\tone\n", "a.tsv:5: n=inf: n is a number\n"},
    {HEAD "x\tf=1\tone\n", "a.tsv:5: f=1: f is a flag (no value)\n"},
    {"#lexicon a\n#match form\n#feature k up down\nx\tk=left\tone\n",
     "a.tsv:4: k=left: k is one of its words\n"},
    {HEAD "x\t-\tOne\n", "a.tsv:5: form \"One\" has an upper-case letter\n"},
    {HEAD "x\t-\t\xC3\x89tat\n",
     "a.tsv:5: form \"\xC3\x89tat\" has an upper-case letter\n"},
    {HEAD "x\t-\tone  two\n",
     "a.tsv:5: form \"one  two\" has two blanks in a row\n"},
    {HEAD "x\t-\tone |two\n",
     "a.tsv:5: form \"one \" begins or ends with a blank\n"},
    {HEAD "x\t-\tone||two\n", "a.tsv:5: form \"\" is empty\n"},
    {HEAD "x\t-\to\xE2\x80\x99"
          "clock\n",
     "a.tsv:5: form \"o\xE2\x80\x99"
     "clock\" has a curly quote (write ' or \")\n"},
    {HEAD "x\t-\ta\xE2\x80\x93z\n",
     "a.tsv:5: form \"a\xE2\x80\x93z\" has a dash (write -)\n"},
    {HEAD "x\t-\ta\xC2\xA0z\n",
     "a.tsv:5: form \"a\xC2\xA0z\" has a no-break space\n"},
    {HEAD "x\t-\ta\xFFz\n", "a.tsv:5: form \"a\xFFz\" is not valid UTF-8\n"},
    {HEAD "x\t-\ta\x01z\n",
     "a.tsv:5: form \"a\x01z\" has a control character\n"},
    {HEAD "x\t-\ta b c d e f g h i\n",
     "a.tsv:5: form \"a b c d e f g h i\" has over 8 words\n"},
    {HEAD "x\tone\n", "a.tsv:5: a row has three columns parted by tabs: "
                      "concept, features, forms\n"},
    {HEAD "x\t-\tone\ttwo\n",
     "a.tsv:5: a row has three columns parted by tabs: "
     "concept, features, forms\n"},
    {HEAD "x\t-\tone\r\n", "a.tsv:5: the line ends in CR LF (write LF)\n"},
    {HEAD "#feature n text\n", "a.tsv:5: feature n stands twice\n"},
    {HEAD "#feature m\n",
     "a.tsv:5: feature m lacks a type: number, flag, text or words\n"},
    {HEAD "#featrue m flag\n", "a.tsv:5: #featrue is no directive (a comment "
                               "begins with \"# \")\n"},
    {HEAD "x\t-\tone\n#feature m flag\n",
     "a.tsv:6: #feature stands after the first row\n"},
    {"#lexicon b\n#match form\n",
     "a.tsv:1: the file of \"b\" is named b.tsv\n"},
    {"#lexicon a\n#match stem\n",
     "a.tsv:2: #match is form, lemma or written, not \"stem\"\n"},
    {"#lexicon a\n", "a.tsv:1: #lexicon or #match is missing\n"},
    {"", "a.tsv:1: #lexicon or #match is missing\n"},
};

START_TEST(lexgen_tells_a_mistake_with_its_place) {
    char said[2048];
    put_file("a.tsv", mistakes[_i].text);
    ck_assert_int_eq(run(LEXGEN "a.tsv", said, sizeof said), 1);
    ck_assert_str_eq(said, mistakes[_i].said);
    ck_assert_int_ne(access("ids.h", F_OK), 0);
}
END_TEST

START_TEST(lexgen_tells_every_mistake) {
    char said[2048];
    put_file("a.tsv", HEAD "x\tm\tOne\n");
    put_file("b.tsv", HEAD);
    ck_assert_int_eq(run(LEXGEN "b.tsv a.tsv", said, sizeof said), 1);
    ck_assert_str_eq(said, "a.tsv:5: unknown feature \"m\"\n"
                           "a.tsv:5: form \"One\" has an upper-case letter\n"
                           "b.tsv:1: the file of \"a\" is named a.tsv\n");
}
END_TEST

START_TEST(lexgen_stops_talking) {
    char said[64 * 1024];
    FILE *file = fopen("a.tsv", "wb");
    ck_assert_ptr_nonnull(file);
    for (int i = 0; i < 1000; i++)
        fputs("no columns\n", file);
    fclose(file);
    ck_assert_int_eq(run(LEXGEN "a.tsv", said, sizeof said), 1);
    size_t lines = 0;
    for (const char *c = said; *c; c++)
        lines += *c == '\n';
    ck_assert_uint_eq(lines, 50);
}
END_TEST

START_TEST(lexgen_is_deterministic_and_leaves_the_same_alone) {
    static char first[16384], second[16384];
    char said[2048];
    struct stat before, after;
    put_file("a.tsv", HEAD "x\tn=1.5 f\tone|two words\ny\t-\tb\n");
    put_file("c.tsv", "#lexicon c\n#match lemma\nx\t-\tone\n");
    ck_assert_int_eq(run(LEXGEN "a.tsv c.tsv", said, sizeof said), 0);
    get_file("data.c", first, sizeof first);
    ck_assert_int_eq(stat("ids.h", &before), 0);
    ck_assert_int_eq(run(LEXGEN "c.tsv a.tsv", said, sizeof said), 0);
    get_file("data.c", second, sizeof second);
    ck_assert_int_eq(stat("ids.h", &after), 0);
    ck_assert_str_eq(first, second);
    ck_assert_int_eq(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
    ck_assert_int_eq(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}
END_TEST

START_TEST(lexgen_reports_sizes) {
    char said[2048], name[32];
    unsigned rows, forms, bytes;
    put_file("a.tsv", HEAD "x\tn=1\tone|two words\ny\t-\tb\n");
    ck_assert_int_eq(run(LEXGEN "a.tsv", said, sizeof said), 0);
    const char *line = strchr(said, '\n');
    ck_assert_ptr_nonnull(line);
    ck_assert_int_eq(
        sscanf(line, " %31s %u %u %u", name, &rows, &forms, &bytes), 4);
    ck_assert_str_eq(name, "a");
    ck_assert_uint_eq(rows, 2);
    ck_assert_uint_eq(forms, 3);
    ck_assert_uint_gt(bytes, 0);
}
END_TEST

START_TEST(lexgen_names_a_missing_file) {
    char said[2048];
    ck_assert_int_eq(run(LEXGEN "none.tsv", said, sizeof said), 1);
    ck_assert_str_eq(said, "none.tsv: No such file or directory\n");
}
END_TEST

/* ------------------------------------------------------------------ */
/* embed                                                                */

#define EMBED "'" XC_EMBED "' "

START_TEST(migrations_are_embedded_in_order) {
    static char c[65536];
    char said[2048];
    put_file("010_x.sql", "");
    put_file("002_more.sql", "CREATE TABLE b (x) STRICT;");
    put_file("001_first.sql", "-- \"one\"\n");
    ck_assert_int_eq(run(EMBED "migrations out.c 002_more.sql 001_first.sql",
                         said, sizeof said),
                     0);
    get_file("out.c", c, sizeof c);
    const char *one = strstr(c, "{1, \"first\", sql_1}");
    ck_assert_ptr_nonnull(one);
    ck_assert_ptr_nonnull(strstr(one, "{2, \"more\", sql_2}"));
    ck_assert_ptr_nonnull(strstr(c, "xc_migration_count = 2;"));
    ck_assert_ptr_nonnull(strstr(c, "'\\x2d', '\\x2d', '\\x20', '\\x22'"));
}
END_TEST

static const struct {
    const char *name;
    const char *said;
} bad_migrations[] = {
    {"002_x.sql", "002_x.sql: migration 1 is expected here\n"},
    {"1_x.sql", "1_x.sql: a migration is named NNN_name.sql\n"},
    {"001.sql", "001.sql: a migration is named NNN_name.sql\n"},
    {"001_X.sql", "001_X.sql: a migration is named NNN_name.sql\n"},
    {"001_x.sql.orig", "001_x.sql.orig: a migration is named NNN_name.sql\n"},
    {"000_x.sql", "000_x.sql: migration 1 is expected here\n"},
};

START_TEST(a_misnamed_migration_is_refused) {
    char said[2048], command[512];
    put_file(bad_migrations[_i].name, "SELECT 1;");
    snprintf(command, sizeof command, EMBED "migrations out.c %s",
             bad_migrations[_i].name);
    ck_assert_int_eq(run(command, said, sizeof said), 1);
    ck_assert_str_eq(said, bad_migrations[_i].said);
    ck_assert_int_ne(access("out.c", F_OK), 0);
}
END_TEST

START_TEST(twin_migrations_are_refused) {
    char said[2048];
    put_file("001_a.sql", "");
    put_file("001_b.sql", "");
    ck_assert_int_eq(
        run(EMBED "migrations out.c 001_a.sql 001_b.sql", said, sizeof said),
        1);
    ck_assert_ptr_nonnull(strstr(said, ": migration 2 is expected here\n"));
}
END_TEST

START_TEST(weights_are_embedded) {
    static char c[4096];
    char said[2048];
    put_file("w.tsv", "a\t\xC3\xA9\n");
    ck_assert_int_eq(run(EMBED "weights out.c w.tsv", said, sizeof said), 0);
    get_file("out.c", c, sizeof c);
    ck_assert_ptr_nonnull(
        strstr(c, "'\\x61', '\\x09', '\\xc3', '\\xa9', '\\x0a',"));
    ck_assert_ptr_nonnull(strstr(c, "xc_weights_builtin_length = 5;"));
}
END_TEST

/* ------------------------------------------------------------------ */
/* unitgen and currencies                                               */

#define UNITGEN "'" XC_UNITGEN "' units.tsv unitwords.tsv ."
#define UNITS                                                                  \
    "#lexicon units\n#match form\n#feature dimension length mass other\n"      \
    "#feature unit text\n#feature when digits\n#feature expr text\n"           \
    "#feature factor number\n#feature any text\n#feature minor "               \
    "text\n#feature show text\n"                                               \
    "#feature angle text\n#feature symbols text\n#feature base flag\n"         \
    "#feature prefixes flag\n"                                                 \
    "metre\tunit=m dimension=length base prefixes symbols=m\tmetre|metres\n"
#define UNITWORDS                                                              \
    "#lexicon unitwords\n#match form\n#feature role prefix never\n"            \
    "#feature factor number\n#feature code text\n#feature symbols text\n"      \
    "kilo\trole=prefix factor=1e3 code=k symbols=k\tkilo\n"                    \
    "never\trole=never symbols=mi\tchain|chains\n"

static const struct {
    const char *row;
    const char *said;
} bad_units[] = {
    {"ell\tunit=ell dimension=length\tell\n",
     "units.tsv:16: \"ell\" is no unit of UDUNITS-2\n"},
    {"ell\tunit=ell dimension=length expr=45*inches\tell\n"
     "span\tunit=span dimension=length expr=9**inch\tspan\n",
     "units.tsv:17: \"9**inch\" is no unit of UDUNITS-2\n"},
    {"foot\tunit=ft\tfoot\n",
     "units.tsv:16: \"foot\" lacks a unit or a dimension\n"},
    {"gram\tunit=g dimension=length\tgram\n",
     "units.tsv:16: \"g\" does not measure what its dimension says\n"},
    {"ell\tunit=ell dimension=length any=m,short_ell\tell\n",
     "units.tsv:16: \"short_ell\" has no row, or may be several\n"},
    {"ell\tunit=ell dimension=length expr=45*inches symbols=m\tell\n",
     "units.tsv:16: \"m\" stands twice\n"},
};

START_TEST(unitgen_tells_a_mistake_with_its_place) {
    char said[2048], units[2048];
    snprintf(units, sizeof units, "%s%s", UNITS, bad_units[_i].row);
    put_file("units.tsv", units);
    put_file("unitwords.tsv", UNITWORDS);
    ck_assert_int_eq(run(UNITGEN, said, sizeof said), 1);
    ck_assert_str_eq(said, bad_units[_i].said);
    ck_assert_int_ne(access("conversions.tsv", F_OK), 0);
}
END_TEST

START_TEST(unitgen_adds_prefixes_and_what_udunits_knows) {
    static char said[256], table[1024 * 1024];
    put_file("units.tsv", UNITS);
    put_file("unitwords.tsv", UNITWORDS);
    /* The lists that are made are read by the same names elsewhere. */
    ck_assert_int_eq(mkdir("out", 0700), 0);
    ck_assert_int_eq(
        run("'" XC_UNITGEN "' units.tsv unitwords.tsv out", said, sizeof said),
        0);
    ck_assert_ptr_nonnull(strstr(said, " units, written in "));
    get_file("out/units.tsv", table, sizeof table);
    ck_assert_ptr_nonnull(strstr(table, "unit=km dimension=length\tkilometre"));
    ck_assert_ptr_nonnull(strstr(table, "\tfathom|fathoms\n"));
    ck_assert_ptr_null(strstr(table, "chain"));
    get_file("out/symbols.tsv", table, sizeof table);
    ck_assert_ptr_nonnull(strstr(table, "\tkm\n"));
    get_file("out/conversions.tsv", table, sizeof table);
    ck_assert_ptr_nonnull(strstr(table, "factor=1000\tkm\n"));
    ck_assert_ptr_nonnull(strstr(table, "factor=1.82880"));
}
END_TEST

START_TEST(currencies_add_what_icu_names) {
    static char said[256], table[256 * 1024];
    put_file("currencies.tsv",
             "#lexicon currencies\n#match form\n#feature code text\n"
             "#feature iso flag\nmine\tcode=ABC\tzloty\n");
    put_file("moneywords.tsv",
             "#lexicon moneywords\n#match form\nnever\t-\tdalasi\n");
    ck_assert_int_eq(run("'" XC_CURRENCIES
                         "' currencies.tsv moneywords.tsv out.tsv",
                         said, sizeof said),
                     0);
    ck_assert_ptr_nonnull(strstr(said, " currencies, written in "));
    get_file("out.tsv", table, sizeof table);
    ck_assert_ptr_nonnull(strstr(table, "mine\tcode=ABC\tzloty\n"));
    ck_assert_ptr_nonnull(strstr(table, "\tcode=PLN\tpolish zloty|"));
    ck_assert_ptr_nonnull(strstr(table, "icu pln code\tcode=PLN iso\tpln\n"));
    ck_assert_ptr_nonnull(strstr(table, "gambian dalasi|gambian dalasis"));
    ck_assert_ptr_null(strstr(table, "|dalasi|"));
    ck_assert_int_eq(
        run("'" XC_CURRENCIES "' none.tsv none.tsv out.tsv", said, sizeof said),
        1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* gazetteer                                                            */

#define GAZETTEER "'" XC_GAZETTEER_TOOL "' out.bin wn a.mo iso names sizes"

/* A catalogue of one message, "7" to "Tarnby". */
static const char CATALOGUE[] = "\xde\x12\x04\x95\0\0\0\0\1\0\0\0"
                                "\x1c\0\0\0\x24\0\0\0\0\0\0\0"
                                "\0\0\0\0"
                                "\1\0\0\0\x2c\0\0\0"
                                "\6\0\0\0\x2e\0\0\0"
                                "7\0Tarnby";

static void put_bytes(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static void put_sources(void) {
    static const char *const folders[] = {"wn", "iso", "names", "names/name",
                                          "sizes"};
    static const char *const lists[] = {"english", "american", "british"};
    for (size_t i = 0; i < 5; i++)
        ck_assert_int_eq(mkdir(folders[i], 0700), 0);
    put_file("wn/data.noun", "00000000 18 n 01 Vera_Lund 0 001 @i 1 n 0000 |\n"
                             "00000047 15 n 01 valley 0 000 | low land\n");
    put_file("wn/data.verb", "00000000 30 v 01 run 0 000 | move fast\n");
    put_file("wn/data.adj", "00000000 00 a 01 red(p) 0 000 | of a colour\n");
    put_file("wn/data.adv", "00000000 02 r 01 soon 0 000 | in a while\n");
    put_file("wn/index.noun", "valley n 1 0 1 0 00000047\n");
    put_bytes("a.mo", CATALOGUE, sizeof CATALOGUE - 1);
    put_file("iso/iso_3166-1.json", "{\"3166-1\": [{\"name\": \"Orrin\"}]}");
    put_file("iso/iso_3166-2.json", "{\"3166-2\": [{\"name\": \"Corvane\"}]}");
    put_file("names/name/first_names_female", "Vera\nIlse\n");
    for (size_t i = 0; i < 9; i++) {
        char path[64];
        snprintf(path, sizeof path, "sizes/%s-words.%s", lists[i % 3],
                 i < 3   ? "10"
                 : i < 6 ? "20"
                         : "35");
        put_file(path, "valley\n");
    }
}

START_TEST(the_gazetteer_is_made_of_its_sources) {
    char said[1024], table[64 * 1024], again[64 * 1024];
    put_sources();
    ck_assert_int_eq(run(GAZETTEER, said, sizeof said), 0);
    ck_assert_msg(strstr(said, "gazetteer: 21 names, "), "%s", said);
    get_file("out.bin", table, sizeof table);
    ck_assert_int_eq(run(GAZETTEER, said, sizeof said), 0);
    get_file("out.bin", again, sizeof again);
    ck_assert_int_eq(memcmp(table, again, 1024 * 8), 0);
}
END_TEST

static const struct {
    const char *path;
    const char *text;
    const char *said;
} bad_sources[] = {
    {"wn/data.verb", "", "wn: no data of WordNet"},
    {"wn/index.noun", "", "wn: no index of WordNet"},
    {"a.mo", "no catalogue at all, whatever", "a.mo: no catalogue of names"},
    {"iso/iso_3166-1.json", "{", "iso: no codes of ISO 3166"},
    {"iso/iso_3166-2.json", "{\"3166-2\": []}", "iso: no codes of ISO 3166"},
    {"names/name/first_names_female", "", "names: no lists of given names"},
    {"sizes/british-words.35", "", "sizes: no lists of words by size"},
};

START_TEST(bad_sources_of_the_gazetteer_are_told) {
    char said[1024];
    put_sources();
    put_file(bad_sources[_i].path, bad_sources[_i].text);
    ck_assert_int_eq(run(GAZETTEER, said, sizeof said), 1);
    ck_assert_msg(strstr(said, bad_sources[_i].said), "%s", said);
    ck_assert_int_ne(access("out.bin", F_OK), 0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* senses                                                               */

#define SENSES "'" XC_SENSES_TOOL "' out.bin wn"

static const struct {
    const char *path;
    const char *text;
} wordnet_files[] = {
    {"wn/data.noun",
     "00000000 11 n 01 quitting 0 001 + 00000000 v 0101 | an end\n"},
    {"wn/index.noun", "quitting n 1 1 + 1 0 00000000  \n"},
    {"wn/data.verb",
     "00000000 30 v 02 quit 0 leave_off 0 001 ! 00000078 v 0101 02 + 02 00 | "
     "end it\n"
     "00000078 30 v 01 begin 0 001 ! 00000000 v 0101 | set about it\n"},
    {"wn/index.verb", "begin v 1 1 ! 1 1 00000078  \n"
                      "leave_off v 1 0 1 0 00000000  \n"
                      "quit v 1 1 ! 1 1 00000000  \n"},
    {"wn/data.adj", "00000000 00 a 02 big(p) 0 large 0 000 | of size\n"},
    {"wn/index.adj", "big a 1 0 1 0 00000000  \n"
                     "large a 1 0 1 0 00000000  \n"},
    {"wn/cntlist.rev", "leave_off%2:30:00:: 1 2\n"
                       "quit%2:30:00:: 1 9\n"},
};

static void put_wordnet(void) {
    ck_assert_int_eq(mkdir("wn", 0700), 0);
    for (size_t i = 0; i < sizeof wordnet_files / sizeof *wordnet_files; i++)
        put_file(wordnet_files[i].path, wordnet_files[i].text);
}

START_TEST(the_senses_are_made_of_wordnet) {
    char said[1024], table[4096] = "", again[4096] = "";
    put_wordnet();
    ck_assert_int_eq(run(SENSES, said, sizeof said), 0);
    ck_assert_str_eq(said, "senses: 1 nouns, 3 verbs, 2 adjectives, 9 links, "
                           "241 bytes\n");
    get_file("out.bin", table, sizeof table);
    ck_assert_int_eq(table[0], 1);
    ck_assert_int_eq(table[4], 3);
    ck_assert_int_eq(remove("out.bin"), 0);
    ck_assert_int_eq(run(SENSES, said, sizeof said), 0);
    get_file("out.bin", again, sizeof again);
    ck_assert_int_eq(memcmp(table, again, sizeof table), 0);
}
END_TEST

static const struct {
    const char *path;
    const char *text;
    const char *said;
} bad_wordnets[] = {
    {"wn/data.noun", "", "wn/data.noun: is empty"},
    {"wn/data.verb", "  1 licence\n00000000 30 v 01 quit 0 000 | x\n",
     "wn/data.verb:2: the synset does not stand where it says"},
    {"wn/data.noun", "00000000 11 n\n",
     "wn/data.noun:1: a synset has 1 to 63 words"},
    {"wn/data.noun", "00000000 11 n 00 000 |\n",
     "wn/data.noun:1: a synset has 1 to 63 words"},
    {"wn/data.noun", "00000000 99 n 01 quitting 0 000 |\n",
     "wn/data.noun:1: the synset has no lexicographer's file and type"},
    {"wn/data.noun", "00000000 11 n 02 quitting 0 end\n",
     "wn/data.noun:1: a word of the synset is missing"},
    {"wn/data.noun", "00000000 11 n 01 quitting 0 x\n",
     "wn/data.noun:1: the synset has no number of pointers"},
    {"wn/data.noun", "00000000 11 n 01 quitting 0 002 + 00000000 v 0101\n",
     "wn/data.noun:1: a pointer of the synset is missing"},
    {"wn/data.noun", "00000000 11 n 01 quitting 0 001 + 00000000 v\n",
     "wn/data.noun:1: a pointer of the synset is cut"},
    {"wn/data.noun", "00000000 11 n 01 quitting 0 001 + 00000000 v 0201\n",
     "wn/data.noun:1: a pointer is from a word that is not there"},
    {"wn/index.verb", "begin v 1 1 ! 1 1 00000007\n",
     "wn/index.verb:1: a sense of the word has no synset"},
    {"wn/index.verb", "begin v 2 1 ! 2 1 00000000\n",
     "wn/index.verb:1: a sense of the word is missing"},
    {"wn/index.verb", "begin v 900 1 ! 900 1 00000000\n",
     "wn/index.verb:1: a word has 1 to 127 synsets"},
    {"wn/index.verb", "begin v 1 2 ! 1\n",
     "wn/index.verb:1: the word has no number of senses"},
    {"wn/index.verb", "begin v 1 9 !\n",
     "wn/index.verb:1: a kind of pointer is missing"},
    {"wn/cntlist.rev", "quit%2:30:00:: 1 2\nquit 1 2\n",
     "wn/cntlist.rev:2: a count is: key, sense, times"},
    {"wn/cntlist.rev", "quit%2:30:00:: 1 9999999999\n",
     "wn/cntlist.rev:1: a count is: key, sense, times"},
};

START_TEST(a_damaged_wordnet_is_told_with_its_place) {
    char said[1024];
    put_wordnet();
    put_file(bad_wordnets[_i].path, bad_wordnets[_i].text);
    ck_assert_int_eq(run(SENSES, said, sizeof said), 1);
    ck_assert_msg(strstr(said, bad_wordnets[_i].said), "%s", said);
    ck_assert_int_ne(access("out.bin", F_OK), 0);
}
END_TEST

START_TEST(a_line_of_wordnet_has_a_ceiling) {
    static char line[40000];
    char said[1024];
    put_wordnet();
    memset(line, 'x', sizeof line - 2);
    line[sizeof line - 2] = '\n';
    put_file("wn/data.noun", line);
    ck_assert_int_eq(run(SENSES, said, sizeof said), 1);
    ck_assert_str_eq(said, "wn/data.noun:1: the line is too long\n");
}
END_TEST

int main(void) {
    Suite *suite = suite_create("generators");
    TCase *lexgen = tcase_create("lexgen");
    tcase_add_checked_fixture(lexgen, enter_folder, leave_folder);
    tcase_add_loop_test(lexgen, lexgen_tells_a_mistake_with_its_place, 0,
                        (int)(sizeof mistakes / sizeof *mistakes));
    tcase_add_test(lexgen, lexgen_tells_every_mistake);
    tcase_add_test(lexgen, lexgen_stops_talking);
    tcase_add_test(lexgen, lexgen_is_deterministic_and_leaves_the_same_alone);
    tcase_add_test(lexgen, lexgen_reports_sizes);
    tcase_add_test(lexgen, lexgen_names_a_missing_file);
    suite_add_tcase(suite, lexgen);
    TCase *embed = tcase_create("embed");
    tcase_add_checked_fixture(embed, enter_folder, leave_folder);
    tcase_add_test(embed, migrations_are_embedded_in_order);
    tcase_add_loop_test(embed, a_misnamed_migration_is_refused, 0,
                        (int)(sizeof bad_migrations / sizeof *bad_migrations));
    tcase_add_test(embed, twin_migrations_are_refused);
    tcase_add_test(embed, weights_are_embedded);
    suite_add_tcase(suite, embed);
    TCase *packages = tcase_create("packages");
    tcase_add_checked_fixture(packages, enter_folder, leave_folder);
    tcase_add_loop_test(packages, unitgen_tells_a_mistake_with_its_place, 0,
                        (int)(sizeof bad_units / sizeof *bad_units));
    tcase_add_test(packages, unitgen_adds_prefixes_and_what_udunits_knows);
    tcase_add_test(packages, currencies_add_what_icu_names);
    tcase_add_test(packages, the_gazetteer_is_made_of_its_sources);
    tcase_add_loop_test(packages, bad_sources_of_the_gazetteer_are_told, 0,
                        (int)(sizeof bad_sources / sizeof *bad_sources));
    tcase_add_test(packages, the_senses_are_made_of_wordnet);
    tcase_add_loop_test(packages, a_damaged_wordnet_is_told_with_its_place, 0,
                        (int)(sizeof bad_wordnets / sizeof *bad_wordnets));
    tcase_add_test(packages, a_line_of_wordnet_has_a_ceiling);
    suite_add_tcase(suite, packages);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
