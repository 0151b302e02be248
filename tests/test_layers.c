/*
 * test_layers.c - reads every source file and holds it to the floors: a file
 * includes only its own floor or a lower one, ICU and SQLite are let in by
 * one door each, the program sees only the public header, and nothing
 * outside src/base/ allocates from the heap by itself.
 */
#include <check.h>
#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A room and its floor; "src/compare/rules/" belongs to "compare". */
typedef struct room {
    const char *name;
    int floor;
} room;

static const room ROOMS[] = {
    {"base", 0},     {"text", 1},    {"lexicon", 2}, {"article", 2},
    {"language", 3}, {"extract", 4}, {"store", 5},   {"compare", 6},
    {"report", 7},   {"api", 8},     {"cli", 9},
};

#define ROOM_COUNT (sizeof ROOMS / sizeof *ROOMS)

/* The room that a path below src/ is in; NULL: none. */
static const room *room_of(const char *path) {
    const char *slash = strchr(path, '/');
    if (!slash) return NULL;
    for (size_t i = 0; i < ROOM_COUNT; i++)
        if (strncmp(path, ROOMS[i].name, (size_t)(slash - path)) == 0 &&
            ROOMS[i].name[slash - path] == '\0')
            return &ROOMS[i];
    return NULL;
}

static bool in_room(const char *path, const char *name) {
    const room *r = room_of(path);
    return r && strcmp(r->name, name) == 0;
}

/* ------------------------------------------------------------------ */
/* The rules: each answers what is wrong, or NULL                      */

static bool starts(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static const char *judge_quoted(const char *path, const char *included) {
    const room *from = room_of(path), *to = room_of(included);
    if (strcmp(included, "crosscheck.h") == 0) return NULL;
    if (in_room(path, "cli"))
        return in_room(included, "cli") ? NULL
                                        : "the program sees only crosscheck.h";
    if (strcmp(included, "lexicon_ids.h") == 0)
        return in_room(path, "lexicon")
                   ? NULL
                   : "lexicon_ids.h comes with lexicon/lexicon.h";
    if (!from) return "the file is in no room";
    if (!to) return "an include is written from src/ on (\"base/vec.h\")";
    if (to->floor > from->floor) return "a lower floor includes a higher one";
    return NULL;
}

static const char *judge_system(const char *path, const char *included) {
    if (starts(included, "unicode/"))
        return in_room(path, "text") ? NULL : "only src/text/ includes ICU";
    if (strcmp(included, "sqlite3.h") == 0)
        return in_room(path, "store") ? NULL
                                      : "only src/store/ includes sqlite3.h";
    if (strcmp(included, "yaml.h") == 0)
        return strcmp(path, "api/config.c") == 0 ||
                       strcmp(path, "article/front_yaml.c") == 0
                   ? NULL
                   : "only api/config.c and article/front_yaml.c include "
                     "yaml.h";
    if (starts(included, "cmark-gfm"))
        return in_room(path, "article")
                   ? NULL
                   : "only src/article/ includes cmark-gfm";
    if (strcmp(included, "zip.h") == 0)
        return strcmp(path, "article/package.c") == 0
                   ? NULL
                   : "only src/article/package.c includes zip.h";
    if (strcmp(included, "textcat.h") == 0)
        return strcmp(path, "article/tongue.c") == 0
                   ? NULL
                   : "only src/article/tongue.c includes textcat.h";
    if (in_room(path, "cli") && starts(included, "cjson/"))
        return "the program sees only crosscheck.h";
    return NULL;
}

static const char *judge_include(const char *path, const char *line) {
    char name[256];
    while (isspace((unsigned char)*line))
        line++;
    if (*line++ != '#') return NULL;
    while (isspace((unsigned char)*line))
        line++;
    if (!starts(line, "include")) return NULL;
    line += strlen("include");
    if (sscanf(line, " \"%255[^\"]\"", name) == 1)
        return judge_quoted(path, name);
    if (sscanf(line, " <%255[^>]>", name) == 1) return judge_system(path, name);
    return "an include that cannot be read";
}

/* A call of one of the heap's own functions, not of xc_... or cJSON_... */
static const char *judge_calls(const char *path, const char *line) {
    static const char *const banned[] = {"malloc", "calloc", "realloc",
                                         "free",   "strdup", "strndup"};
    if (in_room(path, "base")) return NULL;
    for (size_t i = 0; i < sizeof banned / sizeof *banned; i++) {
        const char *at = line;
        size_t length = strlen(banned[i]);
        for (; (at = strstr(at, banned[i])); at += length) {
            bool whole =
                at == line || (!isalnum((unsigned char)at[-1]) &&
                               at[-1] != '_' && at[-1] != '.' && at[-1] != '>');
            if (whole && at[length + strspn(at + length, " ")] == '(')
                return "memory comes from src/base/memory.h";
        }
    }
    return NULL;
}

/* Blanks out comments and the text of strings; *inside carries an open
 * comment from line to line. */
static void strip(char *line, bool *inside) {
    char quote = 0;
    for (char *c = line; *c; c++) {
        bool ends = *inside && c[0] == '*' && c[1] == '/';
        bool begins = !*inside && !quote && c[0] == '/' && c[1] == '*';
        if (ends || begins) {
            *inside = begins;
            c[0] = c[1] = ' ';
            c++;
        } else if (*inside) {
            *c = ' ';
        } else if (!quote && c[0] == '/' && c[1] == '/') {
            *c = '\0';
            return;
        } else if (quote && *c == '\\' && c[1]) {
            c[0] = c[1] = ' ';
            c++;
        } else if (quote ? *c == quote : *c == '"' || *c == '\'') {
            quote = quote ? 0 : *c;
        } else if (quote) {
            *c = ' ';
        }
    }
}

static const char *judge_line(const char *path, char *line, bool *inside) {
    char code[1024];
    snprintf(code, sizeof code, "%s", line);
    bool was_inside = *inside;
    strip(code, inside);
    const char *wrong = was_inside ? NULL : judge_include(path, line);
    return wrong ? wrong : judge_calls(path, code);
}

/* ------------------------------------------------------------------ */
/* Walking the tree                                                    */

#define PATH_SIZE 1024

/* The three, one after the other. */
static void join(char *out, const char *a, const char *b, const char *end) {
    int length = snprintf(out, PATH_SIZE, "%s%s%s", a, b, end);
    ck_assert_int_lt(length, PATH_SIZE);
}

typedef struct walk {
    size_t files;
    size_t wrong;
} walk;

static void read_source(walk *w, const char *root, const char *path) {
    char full[PATH_SIZE], line[1024];
    bool inside = false;
    join(full, root, "/", path);
    FILE *file = fopen(full, "r");
    ck_assert_msg(file != NULL, "%s cannot be read", full);
    for (unsigned n = 1; fgets(line, sizeof line, file); n++) {
        const char *wrong = judge_line(path, line, &inside);
        if (!wrong) continue;
        fprintf(stderr, "src/%s:%u: %s\n", path, n, wrong);
        w->wrong++;
    }
    fclose(file);
    w->files++;
}

static bool is_source(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".c") == 0 || strcmp(dot, ".h") == 0);
}

/* Reads the sources of a folder and of those inside it; path is "" or ends
 * with "/". */
static void read_folder(walk *w, const char *root, const char *path) {
    char folder_path[PATH_SIZE], full[PATH_SIZE], below[PATH_SIZE];
    join(folder_path, root, "/", path);
    DIR *folder = opendir(folder_path);
    ck_assert_msg(folder != NULL, "%s cannot be opened", folder_path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        if (entry->d_name[0] == '.') continue;
        join(full, folder_path, "/", entry->d_name);
        if (stat(full, &status) != 0) continue;
        join(below, path, entry->d_name, S_ISDIR(status.st_mode) ? "/" : "");
        if (S_ISDIR(status.st_mode))
            read_folder(w, root, below);
        else if (is_source(entry->d_name))
            read_source(w, root, below);
    }
    closedir(folder);
}

START_TEST(sources_keep_to_their_floors) {
    walk w = {0, 0};
    read_folder(&w, XC_SOURCE_DIR "/src", "");
    ck_assert_uint_gt(w.files, 20);
    ck_assert_msg(w.wrong == 0, "%zu lines break the floors", w.wrong);
}
END_TEST

/* ------------------------------------------------------------------ */
/* The rules see what they are for                                     */

static bool passes(const char *path, const char *line) {
    char copy[256];
    bool inside = false;
    snprintf(copy, sizeof copy, "%s", line);
    return judge_line(path, copy, &inside) == NULL;
}

START_TEST(floors_are_seen) {
    ck_assert(passes("store/store.c", "#include \"extract/reading.h\""));
    ck_assert(passes("store/store.c", "#include \"store/store.h\""));
    ck_assert(!passes("store/store.c", "#include \"compare/compare.h\""));
    ck_assert(!passes("store/store.c", "#  include  \"report/report.h\""));
    ck_assert(!passes("lexicon/lexicon.c", "#include \"store/store.h\""));
    ck_assert(passes("article/plain.c", "#include \"lexicon/lexicon.h\""));
    ck_assert(passes("compare/rules/total.c", "#include \"compare/rule.h\""));
    ck_assert(!passes("compare/rules/total.c", "#include \"rule.h\""));
    ck_assert(!passes("compare/rules/total.c", "#include FACTS_HEADER"));
}
END_TEST

START_TEST(doors_are_seen) {
    ck_assert(passes("text/chars.c", "#include <unicode/uchar.h>"));
    ck_assert(!passes("extract/date.c", "#include <unicode/uchar.h>"));
    ck_assert(passes("store/store.c", "#include <sqlite3.h>"));
    ck_assert(!passes("compare/run.c", "#include <sqlite3.h>"));
    ck_assert(passes("article/front_yaml.c", "#include <yaml.h>"));
    ck_assert(!passes("article/markdown.c", "#include <yaml.h>"));
    ck_assert(passes("article/markdown.c", "#include <cmark-gfm.h>"));
    ck_assert(!passes("api/desk.c", "#include <cmark-gfm.h>"));
    ck_assert(passes("cli/main.c", "#include \"cli/cli.h\""));
    ck_assert(passes("cli/main.c", "#include \"crosscheck.h\""));
    ck_assert(!passes("api/desk.c", "#include \"cli/cli.h\""));
    ck_assert(passes("cli/main.c", "#include <getopt.h>"));
    ck_assert(!passes("cli/main.c", "#include \"base/buffer.h\""));
    ck_assert(!passes("cli/main.c", "#include <cjson/cJSON.h>"));
}
END_TEST

START_TEST(bare_allocations_are_seen) {
    ck_assert(!passes("store/a.c", "    char *p = malloc(8);"));
    ck_assert(!passes("store/a.c", "    free (p);"));
    ck_assert(!passes("store/a.c", "    if (!realloc(p, 9)) return;"));
    ck_assert(passes("base/memory.c", "    free(p);"));
    ck_assert(passes("store/a.c", "    sqlite3_free(p); xc_arena_free(a);"));
    ck_assert(passes("store/a.c", "    hooks.free(p); /* free(p) */"));
    ck_assert(passes("store/a.c", "    puts(\"then free(p)\"); // free(p)"));
    ck_assert(!passes("store/a.c", "    puts(\"a \\\" b\"); free(p);"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("layers");
    TCase *tree = tcase_create("tree");
    tcase_add_test(tree, sources_keep_to_their_floors);
    suite_add_tcase(suite, tree);
    TCase *rules = tcase_create("rules");
    tcase_add_test(rules, floors_are_seen);
    tcase_add_test(rules, doors_are_seen);
    tcase_add_test(rules, bare_allocations_are_seen);
    suite_add_tcase(suite, rules);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
