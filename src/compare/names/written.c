/*
 * written.c - turns the mentions of an article's actors into the words of
 * their names, each with the word beside it: "Oscar Brandt" is "oscar" before
 * "brandt" and "brandt" after "oscar".
 *
 * It reads names and no descriptions; titles, small words and initials are no
 * part of a name, and words all in capitals are counted and not shown, since
 * nobody tells how they are written small. Its time is n log n in the number
 * of names.
 * Exports: xc_written_*, xc_form_*, xc_forms_meet, xc_uses_compare_group.
 */
#include "compare/names/written.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "compare/actors.h"
#include "compare/names/whole.h"
#include "lexicon/lexicon.h"

/* Letters of a word that says something of a name; bytes of the longest. */
enum { LEAST_LETTERS = 2, MAX_BYTES = 40 };

/* Words of one name that are looked at; bytes between two names that are named
 * together. */
enum { MAX_WORDS = 12, TOGETHER = 200 };

/* A word of the name that is being read; plain NULL: what it is not part of. */
typedef struct piece {
    const char *plain;
    const char *owner; /* "sorens" of "Soren's Gate"; NULL: owns nothing */
    xc_span span;
    bool shout;
} piece;

typedef struct pieces {
    piece items[MAX_WORDS];
    size_t count;
    size_t words; /* those with plain letters */
} pieces;

/* ------------------------------------------------------------------ */
/* Reading a name                                                       */

static bool is_plain(const char *plain) {
    for (const char *c = plain; *c; c++)
        if (*c < 'a' || *c > 'z') return false;
    return true;
}

/* Words that come before names and are none; in a run of capitals a title says
 * that one name is meant, as any word beside does. */
static bool is_no_name(const xc_token *token, bool run) {
    return !token->capital ||
           (!run && xc_lexicon_find(XC_LEXICON_TITLES, token->norm)) ||
           xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
}

/* "'s" behind a name is no part of it. */
static bool is_possessive(const xc_token *token) {
    static const char *const marks[] = {"'", "\xe2\x80\x99"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        const char *end = token->norm + length;
        if (strncmp(token->norm, marks[i], length) == 0)
            return !*end || strcmp(end, "s") == 0;
    }
    return false;
}

static xc_status read_owner(xc_names *names, pieces *out) {
    char owner[MAX_BYTES + 1];
    piece *last = out->count ? &out->items[out->count - 1] : NULL;
    if (!last || !last->plain) return XC_OK;
    size_t length = strlen(last->plain);
    memcpy(owner, last->plain, length);
    owner[length] = 's';
    last->owner = xc_names_intern(names, owner, length + 1);
    return last->owner ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status read_piece(xc_names *names, const xc_token *token, bool run,
                            pieces *out) {
    char plain[MAX_BYTES];
    size_t length = strlen(token->norm);
    if (out->count == MAX_WORDS || length + 1 >= sizeof plain) return XC_OK;
    xc_actor_write_plain(token->norm, length, plain, sizeof plain);
    bool word = is_plain(plain) && !is_no_name(token, run);
    /* "John Q. Roe": an initial parts nothing. */
    if (word && strlen(plain) < LEAST_LETTERS) return XC_OK;
    if (!word && is_possessive(token)) return read_owner(names, out);
    piece *p = &out->items[out->count++];
    *p = (piece){.span = token->span, .shout = token->shout};
    if (!word) return XC_OK;
    p->plain = xc_names_intern(names, plain, strlen(plain));
    out->words++;
    return p->plain ? XC_OK : XC_ERROR_MEMORY;
}

/* Handles and tags are written as their owners like. */
static bool is_handle(const xc_text *text, xc_span span) {
    return span.start > 0 && strchr("@#_/", text->bytes[span.start - 1]);
}

/* ------------------------------------------------------------------ */
/* Uses                                                                 */

/* A name on the way in. */
typedef struct adding {
    xc_written *written;
    const xc_written_room *room;
    xc_arena *arena; /* of the room, as the next */
    xc_names *names;
    const xc_text *text;
    const xc_mention *mention;
    xc_span sentence;
    bool run; /* nobody has said that it is a name */
} adding;

static bool has_inner_capital(const char *bytes, xc_span span) {
    for (uint32_t i = span.start + 1; i < span.end; i++)
        if (isupper((unsigned char)bytes[i]) &&
            islower((unsigned char)bytes[i - 1]))
            return true;
    return false;
}

/* All words of a name but one, where two or more are left. */
static xc_status read_rest(adding *a, const pieces *of, const piece *word,
                           const char **rest) {
    char text[MAX_WORDS * (MAX_BYTES + 1)];
    size_t n = 0;
    *rest = NULL;
    if (of->words < 3 || a->run) return XC_OK;
    for (size_t i = 0; i < of->count; i++) {
        const piece *p = &of->items[i];
        if (p == word || !p->plain) continue;
        size_t length = strlen(p->plain);
        if (n > 0) text[n++] = ' ';
        memcpy(text + n, p->plain, length);
        n += length;
    }
    *rest = xc_names_intern(a->names, text, n);
    return *rest ? XC_OK : XC_ERROR_MEMORY;
}

static xc_use make_use(const adding *a, const char *word, xc_span own) {
    return (xc_use){.word = word,
                    .beside = "",
                    .inner = has_inner_capital(a->text->bytes, own),
                    .in_title = a->mention->in_title,
                    .sentence = a->mention->sentence,
                    .span = a->sentence,
                    .own = own,
                    .mark = own};
}

static xc_status push_use(adding *a, xc_use use) {
    use.form = xc_arena_copy(a->arena, a->text->bytes + use.mark.start,
                             use.mark.end - use.mark.start);
    XC_TRY_NEW(use.form);
    return XC_PUSH(a->room->scratch, &a->written->uses, use);
}

static xc_status add_use(adding *a, const pieces *of, const piece *word,
                         const piece *beside) {
    xc_use use = make_use(a, word->plain, word->span);
    if (beside) {
        const piece *first = beside < word ? beside : word;
        const piece *last = beside > word ? beside : word;
        use.beside = beside->plain;
        use.before = beside < word;
        use.mark = (xc_span){first->span.start, last->span.end};
    }
    XC_TRY(read_rest(a, of, word, &use.rest));
    return push_use(a, use);
}

/* "Soren's Gate": "Sorens" before "Gate" too. */
static xc_status add_owner(adding *a, const piece *word, const piece *after) {
    piece owner = *word;
    xc_written_word seen = {word->owner, 0, 0};
    owner.plain = word->owner;
    XC_TRY(XC_PUSH(a->room->scratch, &a->written->words, seen));
    xc_use use = make_use(a, owner.plain, owner.span);
    use.beside = after->plain;
    use.mark = (xc_span){word->span.start, after->span.end};
    return push_use(a, use);
}

static xc_status add_word(adding *a, const pieces *of, size_t at) {
    const piece *word = &of->items[at];
    bool alone = of->words == 1;
    xc_written_word seen = {word->plain, !a->run, alone && !a->run};
    XC_TRY(XC_PUSH(a->room->scratch, &a->written->words, seen));
    if (word->shout) return XC_OK;
    if (alone) return a->run ? XC_OK : add_use(a, of, word, NULL);
    const piece *before = at > 0 ? word - 1 : NULL;
    const piece *after = at + 1 < of->count ? word + 1 : NULL;
    if (before && before->plain) XC_TRY(add_use(a, of, word, before));
    if (after && after->plain) XC_TRY(add_use(a, of, word, after));
    return word->owner && after && after->plain ? add_owner(a, word, after)
                                                : XC_OK;
}

/* In titles all words may have capitals. */
static xc_status add_whole(adding *a, const xc_sentence *read) {
    xc_whole_name whole;
    if (a->mention->in_title || !xc_whole_read(a->text->bytes, read, &whole))
        return XC_OK;
    xc_written_word seen = {.count = 1};
    xc_use use = make_use(a, NULL, whole.span);
    seen.word = use.word =
        xc_names_intern(a->names, whole.written, strlen(whole.written));
    use.beside =
        xc_names_intern(a->names, whole.letters, strlen(whole.letters));
    use.whole = true;
    if (!use.word || !use.beside) return XC_ERROR_MEMORY;
    XC_TRY(XC_PUSH(a->room->scratch, &a->written->words, seen));
    return push_use(a, use);
}

static xc_status add_name(adding *a) {
    xc_sentence read;
    pieces of = {.count = 0};
    if (a->written->words.count >= XC_MAX_WRITTEN ||
        is_handle(a->text, a->mention->span))
        return XC_OK;
    XC_TRY(xc_language_tokens(a->room->scratch, a->names, a->text,
                              a->mention->span, &read));
    for (uint32_t i = 0; i < read.token_count; i++)
        XC_TRY(read_piece(a->names, &read.tokens[i], a->run, &of));
    for (size_t i = 0; i < of.count; i++)
        if (of.items[i].plain) XC_TRY(add_word(a, &of, i));
    return a->run ? XC_OK : add_whole(a, &read);
}

xc_status xc_written_add(xc_written *written, const xc_written_room *room,
                         const xc_text *text, const xc_mention *mention,
                         xc_span sentence) {
    adding a = {.written = written,
                .room = room,
                .arena = room->arena,
                .names = room->names,
                .text = text,
                .mention = mention,
                .sentence = sentence};
    if (mention->kind != XC_MENTION_ACTOR || mention->form != XC_FORM_NAME)
        return XC_OK;
    return add_name(&a);
}

xc_status xc_written_add_run(xc_written *written, const xc_written_room *room,
                             const xc_text *text, const xc_mention *run,
                             xc_span sentence) {
    adding a = {.written = written,
                .room = room,
                .arena = room->arena,
                .names = room->names,
                .text = text,
                .mention = run,
                .sentence = sentence,
                .run = true};
    return add_name(&a);
}

/* ------------------------------------------------------------------ */
/* Order                                                                */

int xc_uses_compare_group(const xc_use *a, const xc_use *b) {
    int order = strcmp(a->beside, b->beside);
    return order ? order : (int)a->before - (int)b->before;
}

static int compare_forms(const xc_use *a, const xc_use *b) {
    int order = xc_uses_compare_group(a, b);
    return order ? order : strcmp(a->word, b->word);
}

static int compare_uses(const void *left, const void *right) {
    const xc_use *a = left, *b = right;
    int order = compare_forms(a, b);
    if (order == 0) order = (int)b->in_title - (int)a->in_title;
    if (order == 0)
        order =
            (a->mark.start > b->mark.start) - (a->mark.start < b->mark.start);
    return order;
}

static int compare_words(const void *left, const void *right) {
    const xc_written_word *a = left, *b = right;
    return strcmp(a->word, b->word);
}

static void merge_words(xc_written *written) {
    size_t kept = 0;
    xc_written_word *words = written->words.items;
    if (written->words.count > 1)
        qsort(words, written->words.count, sizeof *words, compare_words);
    for (size_t i = 0; i < written->words.count; i++) {
        if (kept > 0 && strcmp(words[kept - 1].word, words[i].word) == 0) {
            words[kept - 1].count += words[i].count;
            words[kept - 1].alone += words[i].alone;
        } else {
            words[kept++] = words[i];
        }
    }
    written->words.count = kept;
}

/* One stretch of the text may be of two mentions, one within the other. */
static void drop_twins(xc_written *written) {
    size_t kept = 0;
    xc_use *uses = written->uses.items;
    for (size_t i = 0; i < written->uses.count; i++)
        if (kept == 0 || compare_uses(&uses[kept - 1], &uses[i]) != 0)
            uses[kept++] = uses[i];
    written->uses.count = kept;
}

xc_status xc_written_settle(xc_written *written, const xc_written_room *room) {
    xc_use *uses = written->uses.items;
    merge_words(written);
    if (written->uses.count > 1)
        qsort(uses, written->uses.count, sizeof *uses, compare_uses);
    drop_twins(written);
    for (size_t i = 0, next; i < written->uses.count; i = next) {
        for (next = i + 1; next < written->uses.count &&
                           compare_forms(&uses[i], &uses[next]) == 0;)
            next++;
        XC_TRY(XC_PUSH(room->scratch, &written->forms, ((xc_form){i, next})));
    }
    if (room->scratch == room->arena) return XC_OK;
    XC_TRY(XC_KEEP(room->arena, &written->words));
    XC_TRY(XC_KEEP(room->arena, &written->uses));
    return XC_KEEP(room->arena, &written->forms);
}

/* ------------------------------------------------------------------ */
/* Looking up                                                           */

const xc_written_word *xc_written_find(const xc_written *written,
                                       const char *word) {
    xc_written_word like = {.word = word};
    if (written->words.count == 0) return NULL;
    return bsearch(&like, written->words.items, written->words.count,
                   sizeof like, compare_words);
}

const xc_use *xc_form_first(const xc_written *written, const xc_form *form) {
    return &written->uses.items[form->first];
}

size_t xc_form_count(const xc_form *form) {
    return form->last - form->first;
}

const xc_form *xc_written_find_form(const xc_written *written,
                                    const xc_use *like) {
    size_t low = 0, high = written->forms.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_form *form = &written->forms.items[middle];
        int order = compare_forms(xc_form_first(written, form), like);
        if (order == 0) return form;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

size_t xc_written_group(const xc_written *written, size_t first) {
    size_t end = first;
    const xc_form *forms = written->forms.items;
    const xc_use *own = xc_form_first(written, &forms[first]);
    while (end < written->forms.count &&
           xc_uses_compare_group(own, xc_form_first(written, &forms[end])) == 0)
        end++;
    return end - first;
}

/* In a sentence, and not in a run of captions that passes for one. */
static bool are_together(const xc_use *a, const xc_use *b) {
    uint32_t x = a->mark.start, y = b->mark.start;
    return a->sentence == b->sentence && a->in_title == b->in_title &&
           (x > y ? x - y : y - x) <= TOGETHER;
}

static bool is_before(const xc_use *a, const xc_use *b) {
    if (a->in_title != b->in_title) return a->in_title;
    return a->mark.start < b->mark.start;
}

bool xc_forms_meet(const xc_written *written, const xc_form *a,
                   const xc_form *b) {
    size_t i = a->first, k = b->first;
    while (i < a->last && k < b->last) {
        const xc_use *x = &written->uses.items[i], *y = &written->uses.items[k];
        if (are_together(x, y)) return true;
        if (is_before(x, y))
            i++;
        else
            k++;
    }
    return false;
}
