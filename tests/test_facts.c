/*
 * test_facts.c - runs the examples of the specification in fixtures/spec/.
 *
 * The specification is prose; an example in it is a fenced block:
 *
 *     ``` example 2025-02-12
 *     Eight of the 31 clubs are still behind the 2 percent goal.
 *     .
 *     share: 8 of 31 club: not meet-goal 2%
 *     ```
 *
 * Above the dot stands an article (dated as the fence says, if it does),
 * below it what is understood of it, one line each:
 *
 *     share|count: NUMBER HEAD: [not] PREDICATE [LEVEL]
 *     level|amount: [not] PREDICATE FIGURE
 *     statement|role|age: [not] PREDICATE [FIGURE]
 *         (of a statement, a verb that says the same will do)
 *     actor: NAME, TYPE[: MENTION; MENTION; ...]
 *     direct|indirect: SPEAKER: CONTENT      (? where no speaker is known)
 *     no KIND                                (there is none of that kind)
 *     no other KIND                          (none but those named above)
 *
 * A fact may go on with " | " and what else is claimed of it: its modality,
 * "of BODY", "by SPEAKER", "who ACTOR", "in DATE" (EDTF), "set WORD" (limits
 * what is counted), "about WORD" (it is said of that), "over" (it was so
 * before), "ROLE: WORD" (an argument with that role, "subject", "object", "to",
 * has that word), "ROLE: = ACTOR" (it is that actor), "at PLACE", "as of DATE",
 * "now", "so far", "each", "change" (how its figure stands in time), "says
 * WORDS" (the claim as people read it). "-" stands for none. What a line
 * leaves out is free, but a fact without a modality is asserted or reported.
 * Who names one of a kind names all of it, but for statements, roles and ages,
 * of which a sentence has many; "no other KIND" says so where that can be
 * marked. A line that begins with "? " is what an editor would say and the
 * program does not: the example fails once it does, until the mark is taken
 * away, which "test_facts --update" does; it also tells each line that does
 * not hold. A new example edits no code.
 */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "extract/reading.h"
#include "lexicon/senses.h"

#define MAX_EXAMPLES 3000
#define MAX_LINES 40
#define MAX_SPEC 200000

typedef struct example {
    const char *path; /* of the specification */
    int line;
    const char *published; /* NULL: not dated */
    const char *text;
    const char *lines[MAX_LINES];
    size_t places[MAX_LINES]; /* where they begin in their file */
    int first;                /* number of the first of them */
    int line_count;
} example;

static example examples[MAX_EXAMPLES];
static int example_count;
static glob_t specs;
static xc_language *language;

/* ------------------------------------------------------------------ */
/* The specification                                                    */

static void give_up(const char *path, int line, const char *why) {
    fprintf(stderr, "%s:%d: %s\n", path, line, why);
    exit(1);
}

static char *read_whole(const char *path) {
    char *text = calloc(1, MAX_SPEC);
    FILE *file = fopen(path, "rb");
    size_t n = file && text ? fread(text, 1, MAX_SPEC - 1, file) : 0;
    if (n == 0 || n == MAX_SPEC - 1) give_up(path, 0, "cannot be read whole");
    fclose(file);
    return text;
}

/* Takes lines apart in place: what came before the dot becomes the text. */
static void end_text(example *e, char *text, char *dot, int line) {
    if (dot == text) give_up(e->path, line, "an example without a text");
    *dot = '\0';
    e->text = text;
}

static void read_spec(const char *path) {
    static const char fence[] = "``` example";
    char *whole = read_whole(path), *text = NULL, *next = whole;
    example *e = NULL;
    int number = 0, before = example_count;
    for (char *line = next; *line; line = next) {
        size_t n = strcspn(line, "\n");
        bool more = line[n] != '\0';
        next = line + n + more;
        number++;
        if (!e && strncmp(line, fence, sizeof fence - 1) == 0) {
            if (example_count == MAX_EXAMPLES) give_up(path, number, "many");
            e = &examples[example_count++];
            e->path = path;
            e->line = number;
            line[n] = '\0';
            if (n > sizeof fence) e->published = line + sizeof fence;
            text = next;
        } else if (e && !e->text && n == 1 && *line == '.') {
            end_text(e, text, line, number);
        } else if (e && n == 3 && strncmp(line, "```", 3) == 0) {
            if (!e->text || e->line_count == 0)
                give_up(path, number, "an example that expects nothing");
            e = NULL;
        } else if (e && e->text) {
            if (e->line_count == MAX_LINES) give_up(path, number, "many lines");
            line[n] = '\0';
            if (e->line_count == 0) e->first = number;
            e->places[e->line_count] = (size_t)(line - whole);
            e->lines[e->line_count++] = line;
        }
    }
    if (e) give_up(path, e->line, "an example that does not end");
    if (example_count == before) free(whole); /* its examples are others' */
}

/* ------------------------------------------------------------------ */
/* What was understood, as lines                                        */

/* A line of the reading: of which kind, what it says, and the fact. */
typedef struct said {
    const char *kind;
    char body[600];
    const xc_fact *fact; /* NULL: an actor or attribution */
    bool taken;          /* a line of the example names it */
} said;

typedef struct outcome {
    const xc_reading *reading;
    said items[200];
    int count;
} outcome;

static const char *actor_name(const xc_reading *reading, int32_t actor) {
    return actor == XC_NONE ? "-" : reading->actors.items[actor].name;
}

static void put_value(xc_buffer *out, const xc_quantity *q) {
    static const char *const bounds[] = {
        "", "about ", "at least ", "at most ", "more than ", "less than ", ""};
    double low = q->written.low, high = q->written.high;
    if (isfinite(q->value)) {
        xc_buffer_puts(out, bounds[q->bound]);
        xc_buffer_number(out, q->value);
    } else if (isfinite(low) && isfinite(high)) {
        xc_buffer_number(out, low);
        xc_buffer_puts(out, " to ");
        xc_buffer_number(out, high);
    } else {
        xc_buffer_puts(out, isfinite(low) ? "at least " : "at most ");
        xc_buffer_number(out, isfinite(low) ? low : high);
    }
    if (q->whole.known) {
        xc_buffer_puts(out, " of ");
        xc_buffer_number(out, q->whole.value);
    }
}

static void put_figure(xc_buffer *out, const xc_quantity *q) {
    put_value(out, q);
    if (q->dimension == XC_DIMENSION_PERCENT)
        xc_buffer_putc(out, '%');
    else if (q->unit)
        xc_buffer_printf(out, " %s", q->unit);
}

static said *add(outcome *o, const char *kind, const xc_fact *fact,
                 xc_buffer *body) {
    ck_assert_int_lt(o->count, (int)(sizeof o->items / sizeof *o->items));
    ck_assert_int_eq(xc_buffer_status(body), XC_OK);
    ck_assert_uint_lt(body->length, sizeof o->items[0].body);
    said *s = &o->items[o->count++];
    *s = (said){.kind = kind, .fact = fact};
    memcpy(s->body, body->bytes, body->length + 1);
    xc_buffer_dispose(body);
    return s;
}

static void add_fact(outcome *o, const xc_fact *fact) {
    xc_buffer out = XC_BUFFER_INIT;
    bool counts = fact->kind == XC_FACT_SHARE || fact->kind == XC_FACT_COUNT;
    if (fact->kind == XC_FACT_QUOTATION) return;
    if (counts) {
        put_value(&out, &fact->number);
        xc_buffer_printf(&out, " %s: ", fact->set_head ? fact->set_head : "-");
    }
    if (fact->polarity == XC_NEGATIVE) xc_buffer_puts(&out, "not ");
    xc_buffer_puts(&out, fact->predicate ? fact->predicate : "-");
    if (counts && fact->has_level) xc_buffer_putc(&out, ' ');
    if (counts && fact->has_level) put_figure(&out, &fact->level);
    bool figure = !counts && fact->has_number;
    if (figure) xc_buffer_putc(&out, ' ');
    if (figure) put_figure(&out, &fact->number);
    add(o, xc_fact_kind_name(fact->kind), fact, &out);
}

static xc_text field_of(const xc_reading *reading, bool in_title) {
    return in_title ? reading->article->title : reading->article->text;
}

static void put_span(xc_buffer *out, const xc_reading *reading, bool in_title,
                     xc_span span) {
    xc_buffer_add(out, field_of(reading, in_title).bytes + span.start,
                  span.end - span.start);
}

static void add_actor(outcome *o, int32_t actor) {
    const xc_reading *reading = o->reading;
    const xc_actor *a = &reading->actors.items[actor];
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_printf(&out, "%s, %s", a->name, xc_actor_type_name(a->type));
    const char *gap = ": ";
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->actor != actor) continue;
        xc_buffer_puts(&out, gap);
        put_span(&out, reading, m->in_title, m->span);
        gap = "; ";
    }
    add(o, "actor", NULL, &out);
}

/* Without the comma or full stop that belongs to the sentence around it. */
static void add_attribution(outcome *o, const xc_attribution *a) {
    const xc_reading *reading = o->reading;
    xc_buffer out = XC_BUFFER_INIT;
    const char *bytes = field_of(reading, a->in_title).bytes;
    xc_span content = a->content;
    while (content.end > content.start &&
           strchr(",. ", bytes[content.end - 1]) != NULL)
        content.end--;
    if (a->actor != XC_NONE)
        xc_buffer_puts(&out, actor_name(reading, a->actor));
    else if (a->source.end > a->source.start)
        put_span(&out, reading, a->in_title, a->source);
    else
        xc_buffer_puts(&out, "?");
    xc_buffer_puts(&out, ": ");
    put_span(&out, reading, a->in_title, content);
    add(o, a->direct ? "direct" : "indirect", NULL, &out);
}

static void understand(outcome *o, const xc_reading *reading) {
    *o = (outcome){.reading = reading};
    for (size_t i = 0; i < reading->facts.count; i++)
        add_fact(o, &reading->facts.items[i]);
    for (size_t i = 0; i < reading->actors.count; i++)
        add_actor(o, (int32_t)i);
    for (size_t i = 0; i < reading->attributions.count; i++)
        add_attribution(o, &reading->attributions.items[i]);
}

/* ------------------------------------------------------------------ */
/* Comparing                                                            */

/* A word among words joined by blanks; "-": there are none. */
static bool has_word(const char *words, const char *word) {
    size_t n = strlen(word);
    if (strcmp(word, "-") == 0) return !words;
    for (const char *p = words; p && (p = strstr(p, word)); p++)
        if ((p == words || p[-1] == ' ') && (p[n] == ' ' || !p[n])) return true;
    return false;
}

static bool begins(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

static bool is_modality(const char *word) {
    for (int m = XC_MODALITY_ASSERTED; m <= XC_MODALITY_ASKED; m++)
        if (strcmp(word, xc_modality_name((xc_modality)m)) == 0) return true;
    return false;
}

/* "to: Lyon", "subject: = Ada Bell"; false as well where it is no such
 * claim. */
static bool has_argument(const xc_reading *reading, const xc_fact *f,
                         const char *claim) {
    size_t n = strcspn(claim, ":");
    const char *wanted = claim[n] ? claim + n + 2 : claim;
    for (uint32_t i = 0; i < f->argument_count; i++) {
        const xc_argument *a = &f->arguments[i];
        if (strlen(a->role) != n || strncmp(a->role, claim, n) != 0) continue;
        bool named = begins(wanted, "= ");
        if (named && strcmp(actor_name(reading, a->actor), wanted + 2) == 0)
            return true;
        if (!named && has_word(a->words, wanted)) return true;
    }
    return false;
}

static bool is_standing(const char *claim, xc_standing *standing) {
    static const char *const words[] = {"", "now", "so far", "each", "change"};
    for (int i = XC_STANDING_SNAPSHOT; i <= XC_STANDING_CHANGE; i++)
        if (strcmp(claim, words[i]) == 0) {
            *standing = (xc_standing)i;
            return true;
        }
    return false;
}

/* One thing after a " | ". */
static bool is_so(const xc_reading *reading, const xc_fact *f,
                  const char *claim) {
    if (is_modality(claim))
        return strcmp(claim, xc_modality_name(f->modality)) == 0;
    if (begins(claim, "of "))
        return strcmp(actor_name(reading, f->set_actor), claim + 3) == 0;
    if (begins(claim, "by "))
        return strcmp(actor_name(reading, f->speaker), claim + 3) == 0;
    if (begins(claim, "who "))
        return strcmp(actor_name(reading, f->actor), claim + 4) == 0;
    if (begins(claim, "in "))
        return strcmp(f->has_date ? f->date.edtf : "-", claim + 3) == 0;
    if (begins(claim, "says ")) return strcmp(f->claim, claim + 5) == 0;
    if (begins(claim, "set ")) return has_word(f->set_words, claim + 4);
    if (begins(claim, "about "))
        return has_word(f->object, claim + 6) || has_word(f->topic, claim + 6);
    if (strcmp(claim, "over") == 0) return f->tense == XC_TENSE_PAST_BEFORE;
    if (begins(claim, "at "))
        return strcmp(actor_name(reading, f->place), claim + 3) == 0;
    if (begins(claim, "as of "))
        return strcmp(f->has_as_of ? f->as_of.edtf : "-", claim + 6) == 0;
    xc_standing standing;
    if (is_standing(claim, &standing)) return f->standing == standing;
    if (strstr(claim, ": ")) return has_argument(reading, f, claim);
    ck_abort_msg("\"%s\" is nothing that can be claimed of a fact", claim);
    return false;
}

/* Takes the next piece off a line of pieces parted by " | ". */
static bool next_piece(const char **line, char *piece, size_t size) {
    if (!**line) return false;
    const char *bar = strstr(*line, " | ");
    size_t n = bar ? (size_t)(bar - *line) : strlen(*line);
    ck_assert_uint_lt(n, size);
    memcpy(piece, *line, n);
    piece[n] = '\0';
    *line += bar ? n + 3 : n;
    return true;
}

/* A statement may be named by the verb of the text: "quit" for "resign". */
static bool says_in_other_words(const said *s, const char *piece) {
    bool denied = begins(piece, "not ");
    const char *verb = denied ? piece + strlen("not ") : piece;
    if (strcmp(s->kind, "statement") != 0 || s->fact->has_number ||
        denied != (s->fact->polarity == XC_NEGATIVE))
        return false;
    const char *own = xc_sense_concept(verb, XC_SENSE_VERB);
    const char *undergone = xc_sense_undergone(verb);
    return (own && strcmp(own, s->fact->predicate) == 0) ||
           (undergone && strcmp(undergone, s->fact->predicate) == 0);
}

static bool matches(const outcome *o, const said *s, const char *line) {
    char piece[600];
    bool told = false;
    next_piece(&line, piece, sizeof piece);
    size_t n = strlen(piece);
    /* An actor's mentions may be left out. */
    bool rest = strcmp(s->kind, "actor") == 0 && s->body[n] == ':';
    if ((strncmp(s->body, piece, n) != 0 || (s->body[n] && !rest)) &&
        !says_in_other_words(s, piece))
        return false;
    if (!s->fact) return *line == '\0';
    while (next_piece(&line, piece, sizeof piece)) {
        told = told || is_modality(piece);
        if (!is_so(o->reading, s->fact, piece)) return false;
    }
    return told || s->fact->modality == XC_MODALITY_ASSERTED ||
           s->fact->modality == XC_MODALITY_REPORTED;
}

/* The kind that a line is about, and what it says of it. */
static const char *split_line(const char *line, char kind[40]) {
    size_t n = strcspn(line, ":");
    ck_assert_msg(n > 0 && n < 40, "no kind: %s", line);
    memcpy(kind, line, n);
    kind[n] = '\0';
    return line[n] ? line + n + 1 + (line[n + 1] == ' ') : NULL;
}

static size_t show_arguments(const outcome *o, const xc_fact *f, char *text,
                             size_t size) {
    size_t n = 0;
    for (uint32_t i = 0; i < f->argument_count && n < size / 2; i++) {
        const xc_argument *a = &f->arguments[i];
        n += (size_t)snprintf(text + n, size - n, " | %s: %s (= %s)", a->role,
                              a->words ? a->words : "-",
                              actor_name(o->reading, a->actor));
    }
    const char *standing = xc_standing_name(f->standing);
    if (standing) n += (size_t)snprintf(text + n, size - n, " | %s", standing);
    return n;
}

static const char *show(const outcome *o) {
    static char text[200 * 1400];
    size_t n = 0;
    for (int i = 0; i < o->count; i++) {
        const said *s = &o->items[i];
        n += (size_t)snprintf(text + n, sizeof text - n, "  %s: %s", s->kind,
                              s->body);
        if (s->fact) n += show_arguments(o, s->fact, text + n, sizeof text - n);
        if (s->fact)
            n += (size_t)snprintf(
                text + n, sizeof text - n,
                " | %s | of %s | by %s | who %s | in %s | set %s | about %s %s",
                xc_modality_name(s->fact->modality),
                actor_name(o->reading, s->fact->set_actor),
                actor_name(o->reading, s->fact->speaker),
                actor_name(o->reading, s->fact->actor),
                s->fact->has_date ? s->fact->date.edtf : "-",
                s->fact->set_words ? s->fact->set_words : "-",
                s->fact->object ? s->fact->object : "-",
                s->fact->topic ? s->fact->topic : "-");
        n += (size_t)snprintf(text + n, sizeof text - n, "\n");
    }
    return text;
}

/* Kinds of which an example names only what it is about. */
static bool is_open(const char *kind) {
    return strcmp(kind, "statement") == 0 || strcmp(kind, "role") == 0 ||
           strcmp(kind, "age") == 0;
}

/* The first of a kind that no line has named so far; NULL: none. */
static const said *unnamed(const outcome *o, const char *kind) {
    for (int i = 0; i < o->count; i++)
        if (!o->items[i].taken && strcmp(o->items[i].kind, kind) == 0)
            return &o->items[i];
    return NULL;
}

/* True when what a line claims is among what was understood. */
static bool holds(outcome *o, const example *e, const char *line) {
    char kind[40];
    const char *body = split_line(line, kind);
    bool found = false;
    bool absent = begins(line, "no "), other = begins(line, "no other ");
    ck_assert_msg(absent || body, "%s:%d: %s", e->path, e->line, line);
    if (other) return unnamed(o, line + strlen("no other ")) == NULL;
    for (int i = 0; i < o->count && !found; i++) {
        said *s = &o->items[i];
        if (absent) {
            found = strcmp(s->kind, line + 3) == 0;
        } else if (!s->taken && strcmp(s->kind, kind) == 0) {
            found = matches(o, s, body);
            s->taken = s->taken || found;
        }
    }
    return found != absent;
}

static bool is_marked(const char *line) {
    return begins(line, "? ");
}

static bool has_marks(const example *e) {
    for (int i = 0; i < e->line_count; i++)
        if (is_marked(e->lines[i])) return true;
    return false;
}

static void expect_line(outcome *o, const example *e, const char *line) {
    bool marked = is_marked(line);
    bool so = holds(o, e, marked ? line + 2 : line);
    ck_assert_msg(so != marked, "%s:%d: %s\n%s  is read as%s\n%s", e->path,
                  e->line, line, e->text, marked ? ", without the mark" : "",
                  show(o));
}

/* One that was read, of a kind that the example names and means to name all
 * of; NULL: none. */
static const said *unexpected(const outcome *o, const example *e) {
    const said *found = NULL;
    for (int i = 0; i < e->line_count && !found; i++) {
        char kind[40];
        split_line(e->lines[i], kind);
        if (!is_open(kind)) found = unnamed(o, kind);
    }
    return found;
}

/* Who names one of a kind names all of it, unless one of them is marked. */
static void expect_all(const outcome *o, const example *e) {
    const said *more = has_marks(e) ? NULL : unexpected(o, e);
    if (more)
        ck_abort_msg("%s:%d: not expected: %s: %s\n%s  is read as\n%s", e->path,
                     e->line, more->kind, more->body, e->text, show(o));
}

/* Notes which marked lines hold, and tells what does not; false: something
 * does not. */
static bool look_at(outcome *o, const example *e, bool stale[MAX_LINES]) {
    bool good = true, marks = false;
    for (int i = 0; i < e->line_count; i++) {
        bool marked = is_marked(e->lines[i]);
        bool so = holds(o, e, e->lines[i] + (marked ? 2 : 0));
        stale[i] = marked && so;
        marks = marks || (marked && !so);
        if (so || marked) continue;
        printf("%s:%d: does not hold: %s\n", e->path, e->first + i,
               e->lines[i]);
        good = false;
    }
    const said *more = marks || !good ? NULL : unexpected(o, e);
    if (more)
        printf("%s:%d: not expected: %s: %s\n", e->path,
               e->first + e->line_count, more->kind, more->body);
    if (more || !good) printf("%s", show(o));
    return good && !more;
}

/* ------------------------------------------------------------------ */

typedef struct run {
    const example *example;
    xc_arena *arena;
    bool *stale; /* where marks are looked at; NULL: they are relied on */
    bool good;
    int articles;
} run;

static xc_status take(void *user, const xc_article *article) {
    run *r = user;
    const example *e = r->example;
    xc_error error = XC_ERROR_INIT;
    xc_reading *reading = NULL;
    static outcome o;
    r->articles++;
    ck_assert_msg(
        xc_reading_new(language, r->arena, article, &reading, &error) == XC_OK,
        "%s", error.message);
    understand(&o, reading);
    if (r->stale) {
        r->good = look_at(&o, e, r->stale);
        return XC_OK;
    }
    for (int i = 0; i < e->line_count; i++)
        expect_line(&o, e, e->lines[i]);
    expect_all(&o, e);
    return XC_OK;
}

static bool run_example(const example *e, bool *stale) {
    xc_error error = XC_ERROR_INIT;
    run r = {.example = e, .arena = xc_arena_new(), .stale = stale};
    ck_assert_ptr_nonnull(r.arena);
    xc_article_reader reader = {.arena = r.arena, .take = take, .user = &r};
    xc_input input = {.format = "text", .published = e->published};
    xc_status status = xc_articles_read(&reader, "example.txt", e->text,
                                        strlen(e->text), &input, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    ck_assert_int_eq(r.articles, 1);
    xc_arena_free(r.arena);
    return r.good;
}

START_TEST(an_example_is_understood) {
    run_example(&examples[_i], NULL);
}
END_TEST

/* Takes the stale marks of a file away; one without any stays the same. */
static void remove_marks(const char *path, bool (*stale)[MAX_LINES]) {
    char *whole = read_whole(path);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    size_t done = 0;
    for (int i = 0; i < example_count; i++) {
        const example *e = &examples[i];
        for (int k = 0; k < e->line_count && strcmp(e->path, path) == 0; k++) {
            if (!stale[i][k]) continue;
            fwrite(whole + done, 1, e->places[k] - done, file);
            done = e->places[k] + 2;
        }
    }
    fputs(whole + done, file);
    ck_assert_int_eq(fclose(file), 0);
    free(whole);
}

/* Instead of the examples, with --update. */
START_TEST(marks_are_taken_away) {
    static bool stale[MAX_EXAMPLES][MAX_LINES];
    int wrong = 0;
    for (int i = 0; i < example_count; i++)
        wrong += !run_example(&examples[i], stale[i]);
    for (size_t i = 0; i < specs.gl_pathc; i++)
        remove_marks(specs.gl_pathv[i], stale);
    fflush(stdout);
    ck_assert_msg(wrong == 0, "%d examples are read wrong", wrong);
}
END_TEST

/* Guards against a folder that is not found, or a fence that is misspelt. */
START_TEST(there_are_examples) {
    ck_assert_uint_ge(specs.gl_pathc, 6);
    ck_assert_int_ge(example_count, 100);
}
END_TEST

static void count_lines(void) {
    int lines = 0, marked = 0;
    for (int i = 0; i < example_count; i++) {
        lines += examples[i].line_count;
        for (int k = 0; k < examples[i].line_count; k++)
            marked += is_marked(examples[i].lines[k]);
    }
    printf("%d examples, %d marked lines of %d\n", example_count, marked,
           lines);
    fflush(stdout);
}

int main(int argc, char **argv) {
    xc_error error = XC_ERROR_INIT;
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    if (glob(XC_SOURCE_DIR "/fixtures/spec/*.txt", 0, NULL, &specs) != 0)
        give_up("fixtures/spec", 0, "holds no specification");
    for (size_t i = 0; i < specs.gl_pathc; i++)
        read_spec(specs.gl_pathv[i]);
    count_lines();
    language = xc_language_new(&error); /* once, for all that are forked */
    if (!language) give_up("language", 0, error.message);
    Suite *suite = suite_create("facts");
    TCase *all = tcase_create("facts");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, there_are_examples);
    if (update)
        tcase_add_test(all, marks_are_taken_away);
    else
        tcase_add_loop_test(all, an_example_is_understood, 0, example_count);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    xc_language_free(language);
    globfree(&specs);
    return failed ? 1 : 0;
}
