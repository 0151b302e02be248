/*
 * test_conllu.c - CoNLL-U in and out: lines into columns, files into articles
 * whose sentences are given, those through the language layer word for word,
 * and what is written of them; and everything that is wrong with such files.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/conllu_row.h"
#include "language/language.h"

/* ------------------------------------------------------------------ */
/* Lines                                                                */

static xc_conllu_row cut(const char *line) {
    xc_conllu_row row;
    xc_conllu_read(line, (xc_span){0, (uint32_t)strlen(line)}, &row);
    return row;
}

static void expect_span(const char *bytes, xc_span span, const char *wanted) {
    ck_assert_uint_eq(span.end - span.start, strlen(wanted));
    ck_assert_mem_eq(bytes + span.start, wanted, strlen(wanted));
}

START_TEST(a_line_has_ten_columns) {
    const char *line =
        "12\tports\tport\tNOUN\tNNS\tNumber=Plur\t3\tobj\t_\tA=b";
    static const char *const wanted[] = {"12",  "ports",       "port", "NOUN",
                                         "NNS", "Number=Plur", "3",    "obj",
                                         "_",   "A=b"};
    xc_conllu_row row = cut(line);
    ck_assert_int_eq(row.kind, XC_CONLLU_WORD);
    ck_assert_uint_eq(row.count, XC_CONLLU_COLUMNS);
    ck_assert_uint_eq(row.id, 12);
    for (size_t i = 0; i < XC_CONLLU_COLUMNS; i++)
        expect_span(line, row.columns[i], wanted[i]);
    row = cut("1\ta\t\t\t\t\t\t\t\t\tmore");
    ck_assert_uint_eq(row.count, XC_CONLLU_COLUMNS);
    ck_assert_uint_eq(row.columns[XC_CONLLU_MISC].start,
                      row.columns[XC_CONLLU_MISC].end);
}
END_TEST

typedef struct kind_case {
    const char *line;
    xc_conllu_kind kind;
    uint32_t id, last;
} kind_case;

static const kind_case kinds[] = {
    {"", XC_CONLLU_BLANK, 0, 0},
    {" \t ", XC_CONLLU_BLANK, 0, 0},
    {"#", XC_CONLLU_COMMENT, 0, 0},
    {"# text = a", XC_CONLLU_COMMENT, 0, 0},
    {"1\ta", XC_CONLLU_WORD, 1, 1},
    {"7\t10 000", XC_CONLLU_WORD, 7, 7},
    {"3-5\tgonna", XC_CONLLU_RANGE, 3, 5},
    {"0.1\t_", XC_CONLLU_EMPTY, 0, 1},
    {"4.2\t", XC_CONLLU_EMPTY, 4, 2},
    {"1", XC_CONLLU_BAD, 1, 1},
    {"1\t", XC_CONLLU_BAD, 1, 1},
    {"1\t ", XC_CONLLU_BAD, 1, 1},
    {"word", XC_CONLLU_BAD, 0, 0},
    {"\tword", XC_CONLLU_BAD, 0, 0},
    {"0\ta", XC_CONLLU_BAD, 0, 0},
    {"01\ta", XC_CONLLU_BAD, 1, 1},
    {"-1\ta", XC_CONLLU_BAD, 0, 0},
    {"1-1\ta", XC_CONLLU_BAD, 1, 1},
    {"5-3\ta", XC_CONLLU_BAD, 5, 3},
    {"1.0\ta", XC_CONLLU_BAD, 1, 0},
    {"1a\ta", XC_CONLLU_BAD, 1, 1},
    {"99999999999999\ta", XC_CONLLU_BAD, 0, 0},
};

START_TEST(a_line_is_of_one_kind) {
    const kind_case *c = &kinds[_i];
    xc_conllu_row row = cut(c->line);
    ck_assert_int_eq(row.kind, c->kind);
    if (c->kind == XC_CONLLU_BAD) return;
    ck_assert_uint_eq(row.id, c->id);
    ck_assert_uint_eq(row.last, c->last);
}
END_TEST

START_TEST(lines_end_in_three_ways) {
    const char *bytes = "a\nb\r\nc\rd\n\n";
    static const char *const wanted[] = {"a", "b", "c", "d", ""};
    uint32_t at = 0;
    xc_span line;
    for (size_t i = 0; i < 5; i++) {
        ck_assert(xc_conllu_line(bytes, (uint32_t)strlen(bytes), &at, &line));
        expect_span(bytes, line, wanted[i]);
    }
    ck_assert(!xc_conllu_line(bytes, (uint32_t)strlen(bytes), &at, &line));
}
END_TEST

START_TEST(values_are_found_by_key) {
    const char *misc = "NoSpaceAfter=Yes|SpaceAfter=No|Start=|X";
    xc_span all = {0, (uint32_t)strlen(misc)};
    expect_span(misc, xc_conllu_value(misc, all, "SpaceAfter"), "No");
    expect_span(misc, xc_conllu_value(misc, all, "NoSpaceAfter"), "Yes");
    expect_span(misc, xc_conllu_value(misc, all, "Start"), "");
    expect_span(misc, xc_conllu_value(misc, all, "Space"), "");
    expect_span(misc, xc_conllu_value(misc, all, "X"), "");
}
END_TEST

START_TEST(comments_have_keys) {
    const char *line = "#  text =  It is. ";
    xc_span all = {0, (uint32_t)strlen(line)};
    xc_span value;
    ck_assert(xc_conllu_comment(line, all, "text", &value));
    expect_span(line, value, "It is.");
    ck_assert(!xc_conllu_comment(line, all, "tex", &value));
    ck_assert(!xc_conllu_comment(line, all, "text_en", &value));
    ck_assert(xc_conllu_comment("# newpar", (xc_span){0, 8}, "newpar", &value));
    expect_span("# newpar", value, "");
    ck_assert(!xc_conllu_comment("", (xc_span){0, 0}, "text", &value));
}
END_TEST

/* ------------------------------------------------------------------ */
/* Files into articles                                                  */

static xc_arena *arena;
static xc_article articles[8];
static size_t article_count;
static xc_buffer notices;

static void set_up(void) {
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
    article_count = 0;
    notices = (xc_buffer)XC_BUFFER_INIT;
    xc_buffer_puts(&notices, "");
}

static void tear_down(void) {
    xc_buffer_dispose(&notices);
    xc_arena_free(arena);
}

static xc_status take(void *user, const xc_article *article) {
    (void)user;
    ck_assert_uint_lt(article_count, 8);
    articles[article_count++] = *article;
    return XC_OK;
}

static void notice(void *user, const xc_notice *n) {
    (void)user;
    xc_buffer_printf(&notices, "%s %u:%u %s\n", xc_severity_name(n->severity),
                     n->line, n->column, n->message);
}

static void read_as(const char *name, const char *bytes, const char *format) {
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    xc_article_reader reader = {arena, take, notice, NULL, false};
    input.format = format;
    ck_assert_int_eq(
        xc_articles_read(&reader, name, bytes, strlen(bytes), &input, &error),
        XC_OK);
}

static void read_conllu(const char *bytes) {
    read_as("a.conllu", bytes, NULL);
}

/* The words of a sentence, with "|" between them. */
static const char *words_of(const xc_article *article, size_t index) {
    static char out[1024];
    const xc_given *given = article->given;
    ck_assert_ptr_nonnull(given);
    ck_assert_uint_lt(index, given->sentence_count);
    const xc_given_sentence *sentence = &given->sentences[index];
    size_t length = 0;
    for (uint32_t i = 0; i < sentence->word_count; i++) {
        xc_span span = given->words[sentence->word + i];
        length += (size_t)snprintf(out + length, sizeof out - length, "%s%.*s",
                                   i ? "|" : "", (int)(span.end - span.start),
                                   article->text.bytes + span.start);
    }
    return out;
}

static void expect_place(const xc_article *article, uint32_t offset,
                         uint32_t line, uint32_t column) {
    xc_position place = xc_text_position(&article->text, offset);
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
}

START_TEST(text_is_put_together_from_forms) {
    read_conllu("# newdoc id = quay\n# newpar\n"
                "1\tIt\t_\t_\t_\t_\t_\t_\t_\t_\n"
                "2\topens\t_\t_\t_\t_\t_\t_\t_\tA=b|SpaceAfter=No\n"
                "3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                "1\tThen\n2\twaits\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n"
                "1\t.\n\n"
                "# newpar\n1\tEnd\n");
    ck_assert_uint_eq(article_count, 1);
    ck_assert_str_eq(notices.bytes, "");
    const xc_article *a = &articles[0];
    ck_assert_str_eq(a->id, "quay");
    ck_assert_str_eq(a->text.bytes, "It opens. Then waits.\n\nEnd");
    ck_assert_uint_eq(a->given->sentence_count, 4);
    ck_assert_str_eq(words_of(a, 0), "It|opens|.");
    ck_assert_str_eq(words_of(a, 3), "End");
    ck_assert_uint_eq(a->block_count, 2);
    ck_assert_uint_eq(a->blocks[0].span.end, 21);
    ck_assert_uint_eq(a->given->sentences[2].block, 0);
    ck_assert_uint_eq(a->given->sentences[3].block, 1);
}
END_TEST

START_TEST(a_word_knows_the_place_of_its_form) {
    read_conllu("# a comment\n\n1\tÖl\tx\n2\tpreis\n10\tund\n");
    const xc_article *a = &articles[0];
    ck_assert_str_eq(a->text.bytes, "Öl preis und");
    expect_place(a, 0, 3, 3);
    expect_place(a, 2, 3, 4);
    expect_place(a, 4, 4, 3);
    expect_place(a, 10, 5, 4);
}
END_TEST

START_TEST(the_text_line_says_where_spaces_are) {
    read_conllu("# text = \"It's 5 %.\"\n"
                "1\t\"\n2\tIt\n3\t's\n4\t5\n5\t%\n6\t.\n7\t\"\n\n"
                "# text = Another text.\n1\tIt\n2\tis\n\n"
                "# text = It is so\n1\tIt\n2\tis\n");
    ck_assert_str_eq(articles[0].text.bytes, "\"It's 5 %.\" It is It is");
    ck_assert_str_eq(notices.bytes,
                     "warning 10:1 the \"# text\" does not hold the words of "
                     "its sentence, and 1 more; left out\n");
    const xc_given *given = articles[0].given;
    ck_assert_uint_gt(given->lines[given->sentences[0].comment].length, 8);
    ck_assert_uint_eq(given->lines[given->sentences[1].comment].length, 6);
}
END_TEST

static const char *const true_texts[] = {
    "# text = zum Hafen!\n1-2\tzum\n1\tzu\n2\tdem\n3\tHafen\n4\t!\n",
    "# text = zu dem Hafen!\n1-2\tzum\n1\tzu\n2\tdem\n3\tHafen\n4\t!\n",
    "# text =  don't   wait \n1-2\tdon't\n1\tdo\n2\tn't\n3\twait\n",
    "# text = 10 000 ports\n1\t10 000\n1.1\tof\n2\tports\n",
    "# text = a b\n1\t a\n2\tb \n",
    "# text_en = Other\n1\ta\n",
};

START_TEST(a_true_text_line_is_not_told) {
    read_conllu(true_texts[_i]);
    ck_assert_str_eq(notices.bytes, "");
}
END_TEST

static const char *const untrue_texts[] = {
    "# text = zum\n1-2\tzum\n1\tzu\n2\tdem\n3\tHafen\n",
    "# text = a b c\n1\ta\n2\tb\n",
    "# text = A b\n1\ta\n2\tb\n",
    "# text =\n1\ta\n",
    "# text\n1\ta\n",
};

START_TEST(an_untrue_text_line_is_told) {
    read_conllu(untrue_texts[_i]);
    ck_assert_str_eq(notices.bytes,
                     "warning 1:1 the \"# text\" does not hold the words of "
                     "its sentence; left out\n");
}
END_TEST

/* The range says where there is none; "# text" where there is one. */
START_TEST(the_text_line_says_what_follows_a_range) {
    read_conllu("# text = zum Hafen!\n1-2\tzum\n1\tzu\n2\tdem\n3\tHafen\n"
                "4\t!\n");
    ck_assert_str_eq(articles[0].text.bytes, "zu dem Hafen!");
}
END_TEST

START_TEST(ranges_say_where_spaces_are) {
    read_conllu("1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                "1\tdo\n2\tn't\n3\t,\n4-5\tzum\n4\tzu\n5\tdem\n5.1\t_\n");
    const xc_article *a = &articles[0];
    ck_assert_str_eq(notices.bytes, "");
    ck_assert_str_eq(a->text.bytes, "don't, zu dem");
    ck_assert_str_eq(words_of(a, 0), "do|n't|,|zu|dem");
    const xc_given_sentence *s = &a->given->sentences[0];
    ck_assert_uint_eq(s->line_count, 3);
    const xc_given_line *lines = a->given->lines + s->line;
    ck_assert_uint_eq(lines[1].before, 3);
    ck_assert_uint_eq(lines[1].covers, 2);
    ck_assert_mem_eq(lines[1].bytes, "4-5\tzum", lines[1].length);
    ck_assert_uint_eq(lines[2].before, 5);
    ck_assert_uint_eq(lines[2].covers, 0);
}
END_TEST

START_TEST(documents_are_articles) {
    read_conllu("# global\n# newdoc id = a\n# meta::dateCreated = 2031-05-06\n"
                "# meta::sourceURL = https://example.org/a\n1\tOne\n\n"
                "# newdoc id = empty\n\n# newdoc\n1\tTwo\n\n"
                "# newdoc\n1\tThree\n");
    ck_assert_uint_eq(article_count, 3);
    ck_assert_str_eq(articles[0].id, "a");
    ck_assert_str_eq(articles[0].published, "2031-05-06");
    ck_assert_str_eq(articles[0].url, "https://example.org/a");
    ck_assert_uint_eq(articles[0].given->sentences[0].comment_count, 4);
    ck_assert_ptr_null(articles[1].id);
    ck_assert_ptr_null(articles[1].published);
    ck_assert_str_eq(articles[2].id, "a.conllu#2");
    ck_assert_str_eq(notices.bytes, "note 7:1 the document holds no word\n");
}
END_TEST

START_TEST(format_is_guessed_from_the_content) {
    read_as("-", "# sent_id = 1\n1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n", NULL);
    ck_assert_ptr_nonnull(articles[0].given);
    read_as("-", "# Ports\n\n1\tis a list.\n", NULL);
    ck_assert_ptr_null(articles[1].given);
    read_as("-", "1\tA\t_\t_\t_\t_\t_\t_\t_\n", NULL);
    ck_assert_ptr_null(articles[2].given);
    read_as("A.CONLLU", "1\tA\n", NULL);
    ck_assert_ptr_nonnull(articles[3].given);
}
END_TEST

START_TEST(line_ends_and_missing_ends_are_taken) {
    read_conllu("# newdoc id = a\r\n1\tNo\r\n2\tend\t_\r\n\r\n1\t10 000\r\n"
                "2\tports");
    ck_assert_str_eq(notices.bytes, "");
    ck_assert_str_eq(articles[0].id, "a");
    ck_assert_str_eq(articles[0].text.bytes, "No end 10 000 ports");
    ck_assert_str_eq(words_of(&articles[0], 1), "10 000|ports");
    expect_place(&articles[0], 7, 5, 3);
}
END_TEST

/* ------------------------------------------------------------------ */
/* What is wrong                                                        */

typedef struct trouble {
    const char *bytes;
    const char *words; /* of the first sentence; NULL: no article */
    const char *told;  /* how the first notice begins */
} trouble;

static const trouble troubles[] = {
    {"word\n1\ta\n2\tb\n", "a|b", "error 1:1 no word of CoNLL-U"},
    {"1\ta\nx\tb\n2\tc\n", "a|c", "error 2:1 no word of CoNLL-U"},
    {"1\t\n", NULL, "error 1:1 no word of CoNLL-U"},
    {"2\ta\n1\tb\n", "a|b", "warning 1:1 the IDs of the sentence"},
    {"1\ta\n1\tb\n", "a|b", "warning 2:1 the IDs of the sentence"},
    {"1-3\tabc\n1\ta\n2\tb\n", "a|b", "warning 1:5 not all words of the range"},
    {"1-2\tab\n2\ta\n1\tb\n", "a|b", "warning 2:1 the IDs"},
    {"2-3\tab\n1\ta\n2\tb\n", "a|b", "warning 1:1 the range does not"},
    {"1-3\tabc\n1\ta\n2-3\tbc\n2\tb\n3\tc\n", "a|b|c",
     "warning 3:1 the range does not"},
    {"1\ta\n3.1\t_\n", "a", "warning 2:1 the empty node does not"},
    {"0.1\t_\n\n1\ta\n", "a", "warning 2:1 a sentence without a word"},
    {"# newdoc id = a\n", NULL, "note 1:1 the document holds no word"},
    {"# newdoc\n# meta::dateCreated = 2031\n1\ta\n", "a",
     "warning 1:1 the date of publication \"2031\""},
};

START_TEST(trouble_is_told_with_its_place) {
    const trouble *t = &troubles[_i];
    read_conllu(t->bytes);
    ck_assert_uint_eq(article_count, t->words ? 1 : 0);
    if (t->words) ck_assert_str_eq(words_of(&articles[0], 0), t->words);
    ck_assert_msg(strncmp(notices.bytes, t->told, strlen(t->told)) == 0,
                  "told: %s", notices.bytes);
}
END_TEST

START_TEST(a_range_that_fails_leaves_its_neighbours) {
    read_conllu("0.1\t_\n1-3\tabc\n1\ta\n1.1\t_\n2\tb\n");
    const xc_given_sentence *s = &articles[0].given->sentences[0];
    ck_assert_uint_eq(s->line_count, 2);
    ck_assert_mem_eq(articles[0].given->lines[s->line].bytes, "0.1", 3);
    ck_assert_mem_eq(articles[0].given->lines[s->line + 1].bytes, "1.1", 3);
    ck_assert_uint_eq(articles[0].given->lines[s->line + 1].before, 1);
}
END_TEST

static size_t notice_lines(void) {
    size_t lines = 0;
    for (const char *c = notices.bytes; *c; c++)
        lines += *c == '\n';
    return lines;
}

START_TEST(trouble_has_an_end) {
    xc_buffer bytes = XC_BUFFER_INIT;
    for (int i = 0; i < 5000; i++)
        xc_buffer_puts(&bytes, "2\tx\n\n");
    read_conllu(bytes.bytes);
    ck_assert_uint_eq(notice_lines(), 101);
    ck_assert_ptr_nonnull(strstr(notices.bytes, "there is more trouble"));
    ck_assert_str_eq(words_of(&articles[0], 4999), "x");
    xc_buffer_dispose(&bytes);
}
END_TEST

START_TEST(lines_without_words_are_counted) {
    xc_buffer bytes = XC_BUFFER_INIT;
    for (int i = 0; i < 5; i++)
        xc_buffer_puts(&bytes, "word\n");
    read_conllu(bytes.bytes);
    ck_assert_uint_eq(notice_lines(), 5);
    ck_assert_ptr_null(strstr(notices.bytes, "more"));
    xc_buffer_puts(&bytes, "word\n");
    read_conllu(bytes.bytes);
    ck_assert_uint_eq(notice_lines(), 5 + 6);
    ck_assert_ptr_nonnull(strstr(
        notices.bytes, "error 6:1 1 more line is no word of CoNLL-U; left"));
    for (int i = 0; i < 4994; i++)
        xc_buffer_puts(&bytes, "word\n");
    xc_buffer_puts(&bytes, "1\tx\n");
    read_conllu(bytes.bytes);
    ck_assert_uint_eq(notice_lines(), 5 + 6 + 6);
    ck_assert_ptr_nonnull(
        strstr(notices.bytes, "error 6:1 4995 more lines are no word"));
    ck_assert_str_eq(words_of(&articles[0], 0), "x");
    xc_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_form_has_a_limit) {
    xc_buffer bytes = XC_BUFFER_INIT;
    xc_buffer_puts(&bytes, "1\tx\n2\t");
    for (int i = 0; i < 1025; i++)
        xc_buffer_putc(&bytes, 'a');
    xc_buffer_puts(&bytes, "\n3\ty\n");
    read_conllu(bytes.bytes);
    ck_assert_str_eq(words_of(&articles[0], 0), "x|y");
    ck_assert_ptr_nonnull(
        strstr(notices.bytes, "error 2:3 the form is longer"));
    xc_buffer_dispose(&bytes);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Through the language layer                                           */

START_TEST(given_words_are_kept) {
    xc_error error = XC_ERROR_INIT;
    xc_sentences sentences = {0};
    xc_buffer bytes = XC_BUFFER_INIT;
    xc_buffer_puts(&bytes, "1\tU.S. Twenty-three\n2\t$500bn.\n\n");
    for (int i = 1; i <= 5000; i++)
        xc_buffer_printf(&bytes, "%d\tport%s\n", i, i % 7 ? "s" : "");
    read_conllu(bytes.bytes);
    xc_language *language = xc_language_new(&error);
    ck_assert_ptr_nonnull(language);
    ck_assert_int_eq(xc_language_read(language, arena, xc_names_new(arena),
                                      &articles[0], &sentences, &error),
                     XC_OK);
    ck_assert_uint_eq(sentences.count, 2);
    ck_assert_uint_eq(sentences.items[0].token_count, 2);
    ck_assert_str_eq(sentences.items[0].tokens[0].norm, "u.s. twenty-three");
    ck_assert_uint_eq(sentences.items[1].token_count, 5000);
    for (uint32_t i = 0; i < 5000; i++) {
        const xc_token *token = &sentences.items[1].tokens[i];
        ck_assert_uint_eq(token->span.end - token->span.start,
                          (i + 1) % 7 ? 5 : 4);
        ck_assert_int_lt(token->head, 5000);
        ck_assert(token->space_before == (i > 0));
    }
    xc_language_free(language);
    xc_buffer_dispose(&bytes);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Written                                                              */

static int keep(void *user, const char *bytes, size_t length) {
    xc_buffer_add(user, bytes, length);
    return 0;
}

/* What parse writes of a file; in the arena. */
static const char *written(const char *name, const char *bytes) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer out = XC_BUFFER_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    ck_assert_ptr_nonnull(desk);
    ck_assert_int_eq(xc_desk_add_bytes(desk, name, bytes, strlen(bytes),
                                       XC_ROLE_CHECKED, NULL, &error),
                     XC_OK);
    ck_assert_int_eq(
        xc_desk_write_trees(desk, "conllu", NULL, keep, &out, &error), XC_OK);
    const char *copy =
        xc_arena_copy(arena, out.bytes ? out.bytes : "", out.length);
    xc_desk_free(desk);
    xc_context_free(context);
    xc_buffer_dispose(&out);
    return copy;
}

static void expect_in(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "no \"%s\" in: %s", part, text);
}

static void expect_not_in(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) == NULL, "\"%s\" in: %s", part, text);
}

START_TEST(what_was_given_is_written_again) {
    const char *out = written(
        "a.conllu", "# newdoc id = quay\n# newpar\n# sent_id = q-1\n"
                    "# text = We don't.\n# speaker = x\n"
                    "1\tWe\twe\tX\tX\tX\t9\tX\tX\tX\n"
                    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                    "2\tdo\n3\tn't\n3.1\twait\t_\t_\t_\t_\t_\t_\t0:root\t_\n"
                    "4\t.\n\n# newpar\n1\tEnd\n");
    const char *head = "# newdoc id = quay\n# newpar\n# sent_id = q-1\n"
                       "# text = We don't.\n# speaker = x\n1\tWe\t";
    ck_assert_int_eq(strncmp(out, head, strlen(head)), 0);
    expect_in(out, "\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdo\t");
    expect_in(out, "\tEnd=5|Start=3\n3\tn't\t");
    expect_in(out, "\tEnd=8|Start=5\n3.1\twait\t_\t_\t_\t_\t_\t_\t0:root\t_\n"
                   "4\t.\t");
    expect_in(out, "\tEnd=9|Start=8\n\n# newpar\n# sent_id = quay-2\n"
                   "# text = End\n1\tEnd\t");
    expect_not_in(out, "\tX\t");
    ck_assert_str_eq(written("b.conllu", out), out);
}
END_TEST

START_TEST(a_range_stands_in_the_text_for_its_words) {
    const char *out =
        written("a.conllu", "1-2\tzum\t_\t_\t_\t_\t_\t_\t_\t_\n1\tzu\n2\tdem\n"
                            "3\tHafen\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                            "4\t!\n");
    expect_in(out, "# text = zum Hafen!\n");
    ck_assert_str_eq(written("b.conllu", out), out);
}
END_TEST

START_TEST(a_short_range_gets_its_columns) {
    const char *out = written("a.conllu", "1-2\tdon't\n1\tdo\n2\tn't\n2.1\t\n");
    expect_in(out, "\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t");
    expect_in(out, "\n2.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
}
END_TEST

START_TEST(an_untrue_text_line_is_written_anew) {
    const char *out = written(
        "a.conllu", "# newdoc id = quay\n# text = Other words.\n# speaker = x\n"
                    "# text = More.\n1\tWe\n"
                    "2\twait\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t.\n");
    const char *head = "# newdoc id = quay\n# text = We wait.\n"
                       "# speaker = x\n# sent_id = quay-1\n1\tWe\t";
    ck_assert_int_eq(strncmp(out, head, strlen(head)), 0);
    ck_assert_str_eq(written("b.conllu", out), out);
}
END_TEST

START_TEST(one_text_line_is_enough) {
    const char *out = written("a.conllu", "# newdoc id = q\n# text = We\n"
                                          "# text = Us\n# text = We\n1\tWe\n");
    const char *head = "# newdoc id = q\n# text = We\n# text = We\n# sent_id";
    ck_assert_int_eq(strncmp(out, head, strlen(head)), 0);
    out = written("a.conllu", "# newdoc id = q\n# text = Us\n# text = We\n"
                              "# text\n1\tWe\n");
    head = "# newdoc id = q\n# text = We\n# sent_id";
    ck_assert_int_eq(strncmp(out, head, strlen(head)), 0);
}
END_TEST

typedef struct dated {
    const char *name, *bytes;
    const char *head; /* how the output begins */
} dated;

static const dated dates[] = {
    {"a.jsonl",
     "{\"id\": \"x\", \"published\": \"2031-05-06\", \"text\": \"No.\"}\n",
     "# newdoc id = x\n# meta::dateCreated = 2031-05-06\n# newpar\n"},
    {"a.jsonl",
     "{\"id\": \"x\", \"published\": \"2031-05-06T07:08:09+02:00\", "
     "\"text\": \"No.\"}\n",
     "# newdoc id = x\n# meta::dateCreated = 2031-05-06T07:08:09+02:00\n"},
    {"a.jsonl",
     "{\"id\": \"x\", \"published\": \"2031-05-06\\n1\\tword\", "
     "\"text\": \"No.\"}\n",
     "# newdoc id = x\n# meta::dateCreated = 2031-05-06\n# newpar\n"},
    {"a.jsonl", "{\"id\": \"x\", \"text\": \"No.\"}\n",
     "# newdoc id = x\n# newpar\n"},
    {"a.conllu",
     "# newdoc id = x\n# meta::dateCreated = 2031-05-06\n# sent_id = 1\n"
     "# text = No\n1\tNo\n",
     "# newdoc id = x\n# meta::dateCreated = 2031-05-06\n# sent_id = 1\n"
     "# text = No\n1\t"},
    {"a.conllu", "# meta::dateCreated = 2031-05-06\n1\tNo\n",
     "# newdoc id = a.conllu\n# meta::dateCreated = 2031-05-06\n# sent_id"},
};

START_TEST(the_date_is_written) {
    const char *out = written(dates[_i].name, dates[_i].bytes);
    ck_assert_msg(strncmp(out, dates[_i].head, strlen(dates[_i].head)) == 0,
                  "written: %s", out);
    ck_assert_str_eq(written("b.conllu", out), out);
}
END_TEST

/* The date that is given with a file, and not by it. */
START_TEST(the_date_of_the_input_is_written) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer out = XC_BUFFER_INIT;
    xc_input input = {.published = "2031-05-06"};
    const char *bytes = "# newdoc id = x\n# sent_id = 1\n1\tNo\n";
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    ck_assert_ptr_nonnull(desk);
    ck_assert_int_eq(xc_desk_add_bytes(desk, "a.conllu", bytes, strlen(bytes),
                                       XC_ROLE_CHECKED, &input, &error),
                     XC_OK);
    ck_assert_int_eq(
        xc_desk_write_trees(desk, "conllu", NULL, keep, &out, &error), XC_OK);
    xc_buffer_putc(&out, '\0');
    expect_in(out.bytes, "# newdoc id = x\n# meta::dateCreated = 2031-05-06\n"
                         "# sent_id = 1\n");
    xc_desk_free(desk);
    xc_context_free(context);
    xc_buffer_dispose(&out);
}
END_TEST

START_TEST(standard_input_has_a_name_in_ids) {
    const char *out = written("-", "Ports wait.\n");
    expect_in(out, "# newdoc id = -\n# newpar\n# sent_id = stdin-1\n");
    out = written("-", "1\tNo\t_\t_\t_\t_\t_\t_\t_\t_\n\n# newdoc\n1\tNo\n\n"
                       "# newdoc id = -x\n1\tNo\n");
    expect_in(out, "# sent_id = stdin-1\n");
    expect_in(out, "# sent_id = stdin#2-1\n");
    expect_in(out, "# sent_id = -x-1\n");
}
END_TEST

START_TEST(plain_text_is_written) {
    const char *out =
        written("the port/a.txt", "Ada Lind\nspoke.\n\nIt\tis 40% (so far).\n");
    expect_in(out, "# newdoc id = the port/a.txt\n# newpar\n"
                   "# sent_id = the_port_a.txt-1\n# text = Ada Lind spoke.\n");
    expect_in(out, "\n# newpar\n# sent_id = the_port_a.txt-2\n"
                   "# text = It is 40% (so far).\n1\tIt\t");
    expect_in(out, "\n4\t%\t");
    expect_in(out, "\tEnd=25|SpaceAfter=No|Start=23\n");
}
END_TEST

START_TEST(the_title_is_a_field) {
    const char *out = written(
        "a.jsonl", "{\"id\": \"x\", \"title\": \"Ports wait\", \"text\": "
                   "\"They did.\"}\n");
    expect_in(out, "# newdoc id = x\n# newpar\n# sent_id = x-1\n"
                   "# text = Ports wait\n1\tPorts\t");
    expect_in(out, "\tEnd=10|Field=title|Start=6\n\n# newpar\n");
    expect_in(out, "\tEnd=4|Start=0\n");
}
END_TEST

/* Whatever the trees are: one root, and heads that are words. */
START_TEST(a_sentence_is_one_tree) {
    const char *out =
        written("a.txt", "Eight of the 31 members wait. So do we, she said.\n");
    size_t roots = 0, words = 0;
    for (const char *line = out; *line; line = strchr(line, '\n') + 1) {
        xc_conllu_row row;
        xc_span span = {0, (uint32_t)strcspn(line, "\n")};
        xc_conllu_read(line, span, &row);
        if (row.kind != XC_CONLLU_WORD) continue;
        uint32_t head = 99;
        ck_assert_uint_eq(row.count, XC_CONLLU_COLUMNS);
        ck_assert(xc_conllu_number(line, row.columns[XC_CONLLU_HEAD], &head));
        ck_assert_uint_le(head, 7);
        ck_assert_uint_ne(head, row.id);
        roots += head == 0;
        words++;
    }
    ck_assert_uint_eq(words, 14);
    ck_assert_uint_eq(roots, 2);
}
END_TEST

START_TEST(a_proper_noun_keeps_its_letters) {
    const char *out = written("a.txt", "The harbor belongs to Norway now.\n");
    expect_in(out, "\tNorway\tNorway\tPROPN\t");
    expect_in(out, "\tThe\tthe\tDET\t");
}
END_TEST

START_TEST(an_unknown_format_is_refused) {
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(xc_output_check(XC_OUTPUT_TREES, "json", &error),
                     XC_ERROR_ARGUMENT);
    expect_in(error.message, "conllu");
    ck_assert_int_eq(xc_output_check(XC_OUTPUT_TREES, "conllu", NULL), XC_OK);
    ck_assert_str_eq(xc_output_format(XC_OUTPUT_TREES, 0), "conllu");
    ck_assert_ptr_null(xc_output_format(XC_OUTPUT_TREES, 1));
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

int main(void) {
    Suite *suite = suite_create("conllu");
    TCase *rows = tcase_create("rows");
    tcase_add_test(rows, a_line_has_ten_columns);
    tcase_add_loop_test(rows, a_line_is_of_one_kind, 0, COUNT(kinds));
    tcase_add_test(rows, lines_end_in_three_ways);
    tcase_add_test(rows, values_are_found_by_key);
    tcase_add_test(rows, comments_have_keys);
    suite_add_tcase(suite, rows);
    TCase *files = tcase_create("files");
    tcase_add_checked_fixture(files, set_up, tear_down);
    tcase_add_test(files, text_is_put_together_from_forms);
    tcase_add_test(files, a_word_knows_the_place_of_its_form);
    tcase_add_test(files, the_text_line_says_where_spaces_are);
    tcase_add_loop_test(files, a_true_text_line_is_not_told, 0,
                        COUNT(true_texts));
    tcase_add_loop_test(files, an_untrue_text_line_is_told, 0,
                        COUNT(untrue_texts));
    tcase_add_test(files, the_text_line_says_what_follows_a_range);
    tcase_add_test(files, ranges_say_where_spaces_are);
    tcase_add_test(files, documents_are_articles);
    tcase_add_test(files, format_is_guessed_from_the_content);
    tcase_add_test(files, line_ends_and_missing_ends_are_taken);
    tcase_add_loop_test(files, trouble_is_told_with_its_place, 0,
                        COUNT(troubles));
    tcase_add_test(files, a_range_that_fails_leaves_its_neighbours);
    tcase_add_test(files, trouble_has_an_end);
    tcase_add_test(files, lines_without_words_are_counted);
    tcase_add_test(files, a_form_has_a_limit);
    tcase_add_test(files, given_words_are_kept);
    suite_add_tcase(suite, files);
    TCase *output = tcase_create("output");
    tcase_add_checked_fixture(output, set_up, tear_down);
    tcase_add_test(output, what_was_given_is_written_again);
    tcase_add_test(output, a_range_stands_in_the_text_for_its_words);
    tcase_add_test(output, a_short_range_gets_its_columns);
    tcase_add_test(output, an_untrue_text_line_is_written_anew);
    tcase_add_test(output, one_text_line_is_enough);
    tcase_add_loop_test(output, the_date_is_written, 0, COUNT(dates));
    tcase_add_test(output, the_date_of_the_input_is_written);
    tcase_add_test(output, standard_input_has_a_name_in_ids);
    tcase_add_test(output, plain_text_is_written);
    tcase_add_test(output, the_title_is_a_field);
    tcase_add_test(output, a_sentence_is_one_tree);
    tcase_add_test(output, a_proper_noun_keeps_its_letters);
    tcase_add_test(output, an_unknown_format_is_refused);
    suite_add_tcase(suite, output);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
