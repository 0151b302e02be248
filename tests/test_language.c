/*
 * test_language.c - sentences, tokens, tags and lemmas.
 */
#include <stdlib.h>

#include "language/steps.h"
#include "sentence_sample.h"

static sample s;

static void open_sample(void) {
    sample_open(&s);
}

static void close_sample(void) {
    sample_close(&s);
}

/* Spans lie in order, in their sentence, and token texts are not empty. An
 * assertion that holds costs a write: there is one a sentence. */
static bool is_in_order(const xc_sentence *in, uint32_t *end) {
    bool good =
        in->token_count > 0 && in->token_count <= XC_SENTENCE_MAX_TOKENS;
    for (uint32_t t = 0; t < in->token_count; t++) {
        const xc_token *token = &in->tokens[t];
        good = good && token->span.start >= *end &&
               token->span.start < token->span.end &&
               token->span.start >= in->span.start &&
               token->span.end <= in->span.end && token->norm && token->lemma;
        *end = token->span.end;
    }
    return good;
}

static void check_order(void) {
    uint32_t end = 0;
    for (size_t i = 0; i < s.reading.sentences.count; i++)
        ck_assert(is_in_order(&s.reading.sentences.items[i], &end));
}

static void add_span(xc_buffer *out, xc_span span) {
    xc_buffer_add(out, s.article.text.bytes + span.start,
                  span.end - span.start);
}

static void expect_text(xc_buffer *got, const char *text, const char *wanted) {
    ck_assert_msg(strcmp(got->bytes ? got->bytes : "", wanted) == 0,
                  "%s\n  got    %s\n  wanted %s", text,
                  got->bytes ? got->bytes : "", wanted);
    xc_buffer_dispose(got);
}

/* The sentences of a text, parted by " | ". */
static void expect_sentences(const char *text, const char *wanted) {
    sample_read(&s, text, NULL);
    check_order();
    xc_buffer got = XC_BUFFER_INIT;
    for (size_t i = 0; i < s.reading.sentences.count; i++) {
        if (i > 0) xc_buffer_puts(&got, " | ");
        add_span(&got, s.reading.sentences.items[i].span);
    }
    expect_text(&got, text, wanted);
}

/* The tokens of a text, parted by one blank. */
static void expect_tokens(const char *text, const char *wanted) {
    sample_read(&s, text, NULL);
    check_order();
    xc_buffer got = XC_BUFFER_INIT;
    for (size_t i = 0; i < s.reading.sentences.count; i++) {
        const xc_sentence *in = &s.reading.sentences.items[i];
        for (uint32_t t = 0; t < in->token_count; t++) {
            if (got.length > 0) xc_buffer_putc(&got, ' ');
            add_span(&got, in->tokens[t].span);
        }
    }
    expect_text(&got, text, wanted);
}

START_TEST(sentences_end) {
    expect_sentences("It rained. It snowed.", "It rained. | It snowed.");
    expect_sentences("Why? It rained! So.", "Why? | It rained! | So.");
    expect_sentences("It rained\nall day. Then\nit stopped.",
                     "It rained\nall day. | Then\nit stopped.");
    expect_sentences("One title\n\nOne story.", "One title | One story.");
    expect_sentences("\"It rained. Then it snowed,\" she said.",
                     "\"It rained. | Then it snowed,\" she said.");
    expect_sentences("She said, \"It rained.\" He left.",
                     "She said, \"It rained.\" | He left.");
    expect_sentences("\xE2\x80\x9CIt rained.\xE2\x80\x9D He left.",
                     "\xE2\x80\x9CIt rained.\xE2\x80\x9D | He left.");
    expect_sentences("\"Rain?\" she asked.", "\"Rain?\" she asked.");
    expect_sentences("", "");
    expect_sentences("   \n ", "");
}
END_TEST

START_TEST(abbreviations_go_on) {
    static const char *const whole[] = {
        "He met her in Elton, Va., on Feb. 7, 2025.",
        "On Feb. 12 the U.S. Navy left.",
        "The talks of Gov. Lee and Mr. Smith failed.",
        "The author J. K. Roe wrote it.",
        "It came in at No. 5 on the list.",
        "Roe & Sons Inc. said so.",
        "They met at 5 p.m. on Friday.",
        "It rose by approx. 5 percent, e.g. here.",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        expect_sentences(whole[i], whole[i]);
    expect_sentences("They left the U.S. The talks failed.",
                     "They left the U.S. | The talks failed.");
    expect_sentences("They met at 5 p.m. He left.",
                     "They met at 5 p.m. | He left.");
    expect_sentences("She said no. Then he left.",
                     "She said no. | Then he left.");
    expect_sentences("It lacked vitamin C. They knew.",
                     "It lacked vitamin C. | They knew.");
}
END_TEST

START_TEST(tokens_are_cut) {
    expect_tokens("It rose 31%, to $500 billion.",
                  "It rose 31 % , to $ 500 billion .");
    expect_tokens("It cost $3.5bn and \xC2\xA3"
                  "20k.",
                  "It cost $ 3.5 bn and \xC2\xA3 20 k .");
    expect_tokens("US$5m, A$20", "US$ 5 m , A$ 20");
    expect_tokens("They don't; it's NATO's.", "They do n't ; it 's NATO 's .");
    expect_tokens("They don\xE2\x80\x99t.", "They do n\xE2\x80\x99t .");
    expect_tokens("We can't, they're the members'.",
                  "We ca n't , they 're the members ' .");
    expect_tokens("He does n't .", "He does n't .");
    expect_tokens("O'Brien left the U.S. in Feb. 2025.",
                  "O'Brien left the U.S. in Feb. 2025 .");
    expect_tokens("At 5 p.m. or 12:30", "At 5 p.m. or 12:30");
    expect_tokens("1,200 and 3.38 and 816 000", "1,200 and 3.38 and 816 000");
    expect_tokens("5-10 and 2025-02-12 and 5\xE2\x80\x93"
                  "10",
                  "5 - 10 and 2025-02-12 and 5 \xE2\x80\x93 10");
    expect_tokens("Twenty-three pre-2014 45-year-old 31-member COVID-19",
                  "Twenty-three pre-2014 45-year-old 31-member COVID-19");
    expect_tokens("See https://example.org/a?b=1, or a.b@example.org.",
                  "See https://example.org/a?b=1 , or a.b@example.org .");
    expect_tokens("in 2024\xE2\x80\x94not 2023...",
                  "in 2024 \xE2\x80\x94 not 2023 ...");
    expect_tokens("AT&T and/or (Q&A)", "AT&T and / or ( Q&A )");
    expect_tokens("the '90s, 1990s and 3rd", "the '90s , 1990s and 3rd");
    expect_tokens("20\xC2\xB0"
                  "C or -5 km",
                  "20 \xC2\xB0"
                  "C or -5 km");
    expect_tokens("He said \"no.\"", "He said \" no . \"");
    expect_tokens("Z\xC3\xBCrich caf\xC3\xA9", "Z\xC3\xBCrich caf\xC3\xA9");
}
END_TEST

/* The tags or lemmas of one sentence, parted by blanks. */
static void expect_tags(const char *text, const char *wanted) {
    sample_read(&s, text, NULL);
    ck_assert_uint_eq(s.reading.sentences.count, 1);
    const xc_sentence *in = &s.reading.sentences.items[0];
    xc_buffer got = XC_BUFFER_INIT;
    for (uint32_t t = 0; t < in->token_count; t++) {
        if (t > 0) xc_buffer_putc(&got, ' ');
        xc_buffer_puts(&got, xc_upos_name(in->tokens[t].upos));
    }
    expect_text(&got, text, wanted);
}

static void expect_lemmas(const char *text, const char *wanted) {
    sample_read(&s, text, NULL);
    const xc_sentence *in = &s.reading.sentences.items[0];
    xc_buffer got = XC_BUFFER_INIT;
    for (uint32_t t = 0; t < in->token_count; t++) {
        if (t > 0) xc_buffer_putc(&got, ' ');
        xc_buffer_puts(&got, in->tokens[t].lemma);
    }
    expect_text(&got, text, wanted);
}

START_TEST(words_get_tags) {
    expect_tags("Eight of the 31 league members are still behind the goal.",
                "NUM ADP DET NUM NOUN NOUN AUX ADV ADP DET NOUN PUNCT");
    expect_tags("Mayor Ann Lee will not meet them.",
                "PROPN PROPN PROPN AUX PART VERB PRON PUNCT");
    expect_tags("The towns want to reach the 2% mark.",
                "DET NOUN VERB PART VERB DET NUM SYM NOUN PUNCT");
    expect_tags("They quickly announced a modest plan.",
                "PRON ADV VERB DET ADJ NOUN PUNCT");
}
END_TEST

START_TEST(words_get_lemmas) {
    expect_lemmas("They were running, made, said and went.",
                  "they be run , make , say and go .");
    expect_lemmas("They announced, stopped, liked, settled, required it.",
                  "they announce , stop , like , settle , require it .");
    expect_lemmas("They agreed, used, visited, studied and helped it.",
                  "they agree , use , visit , study and help it .");
    expect_lemmas("the countries, men, people, houses, churches, buses",
                  "the country , man , person , house , church , bus");
    expect_lemmas("They don't and can't.", "they do not and can not .");
}
END_TEST

START_TEST(blocks_are_chosen) {
    const char *texts[] = {"Rain in Elton", "By Ann Lee", "CLICK HERE",
                           "It rained."};
    xc_block_kind kinds[] = {XC_BLOCK_HEADLINE, XC_BLOCK_BYLINE,
                             XC_BLOCK_BOILERPLATE, XC_BLOCK_PARAGRAPH};
    ck_assert_int_eq(sample_read_blocks(&s, texts, kinds, 4, NULL), XC_OK);
    ck_assert_uint_eq(s.reading.sentences.count, 2);
    ck_assert_uint_eq(s.reading.sentences.items[0].block, 0);
    ck_assert_uint_eq(s.reading.sentences.items[1].block, 3);
    xc_error error = XC_ERROR_INIT;
    xc_sentences out = {0};
    s.article.title.bytes = "Rain in Elton";
    s.article.title.length = 13;
    ck_assert_int_eq(xc_language_read(s.language, s.arena, s.names, &s.article,
                                      &out, &error),
                     XC_OK);
    ck_assert_uint_eq(out.count, 3);
    ck_assert(out.items[0].in_title && !out.items[1].in_title);
    s.article.title_in_text = true;
    xc_sentences again = {0};
    ck_assert_int_eq(xc_language_read(s.language, s.arena, s.names, &s.article,
                                      &again, &error),
                     XC_OK);
    ck_assert_uint_eq(again.count, 2);
}
END_TEST

START_TEST(lines_are_tokens_too) {
    xc_text text = {"Updated: Feb. 12, 2025", 22, NULL, 0};
    xc_span all = {0, text.length};
    xc_sentence line;
    ck_assert_int_eq(xc_language_tokens(s.arena, s.names, &text, all, &line),
                     XC_OK);
    ck_assert_uint_eq(line.token_count, 6);
    ck_assert_str_eq(line.tokens[2].norm, "feb.");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Hostile text                                                         */

static void repeat(xc_buffer *text, const char *piece, size_t times) {
    for (size_t i = 0; i < times; i++)
        xc_buffer_puts(text, piece);
}

static void read_repeated(const char *piece, size_t times) {
    xc_buffer text = XC_BUFFER_INIT;
    repeat(&text, piece, times);
    sample_read(&s, text.bytes, NULL);
    check_order();
    xc_buffer_dispose(&text);
}

static void add_cut(const xc_tokens *tokens) {
    for (size_t at = 0; at < tokens->count; at += XC_SENTENCE_MAX_TOKENS) {
        size_t left = tokens->count - at;
        uint32_t n = left < XC_SENTENCE_MAX_TOKENS ? (uint32_t)left
                                                   : XC_SENTENCE_MAX_TOKENS;
        xc_sentence sentence = {0};
        sentence.tokens = tokens->items + at;
        sentence.token_count = n;
        sentence.span.start = sentence.tokens[0].span.start;
        sentence.span.end = sentence.tokens[n - 1].span.end;
        ck_assert_int_eq(XC_PUSH(s.arena, &s.reading.sentences, sentence),
                         XC_OK);
    }
}

/* Cuts a text into sentences and tokens, as reading does, and gives them no
 * trees: the steps after that meet more text than is parsed in a test. */
static void cut_repeated(xc_segmenter *segmenter, const char *piece,
                         size_t times) {
    xc_buffer text = XC_BUFFER_INIT;
    sample_read(&s, "", NULL);
    repeat(&text, piece, times);
    s.article.text.bytes = xc_arena_copy(s.arena, text.bytes, text.length);
    s.article.text.length = (uint32_t)text.length;
    xc_span all = {0, s.article.text.length};
    xc_spans spans = {0};
    const char *bytes = s.article.text.bytes;
    ck_assert_int_eq(xc_sentences_find(segmenter, s.arena, bytes, all, &spans),
                     XC_OK);
    for (size_t i = 0; i < spans.count; i++) {
        xc_tokens tokens = {0};
        ck_assert_int_eq(
            xc_tokens_scan(s.arena, s.names, bytes, spans.items[i], &tokens),
            XC_OK);
        add_cut(&tokens);
    }
    xc_buffer_dispose(&text);
}

START_TEST(hostile_text_is_bounded) {
    read_repeated("x", 300000);
    ck_assert_uint_eq(s.reading.sentences.items[0].tokens[0].span.end,
                      XC_TOKEN_MAX_BYTES);
    read_repeated(",", 5000);
    ck_assert_uint_eq(s.reading.sentences.items[0].token_count,
                      XC_SENTENCE_MAX_TOKENS);
    ck_assert_uint_eq(s.reading.sentences.count, 5);
}
END_TEST

static const char *const pieces[] = {"a'",
                                     "\"",
                                     "1,",
                                     "5 of ",
                                     "J. ",
                                     "U.S. ",
                                     "a-",
                                     "a@",
                                     "1/",
                                     "www.",
                                     "\xE2\x80\x9D ",
                                     "\xCC\x81",
                                     "No. ",
                                     "of the 2 ",
                                     "May ",
                                     "\xF0\x9F\x98\x80",
                                     "'90s"};

#define PIECES (int)(sizeof pieces / sizeof *pieces)

START_TEST(hostile_text_is_extracted_from) {
    read_repeated(pieces[_i], 500);
    sample_extract(&s);
    sample_check(&s);
}
END_TEST

/* What takes more than linear time runs into the time limit of the case. */
START_TEST(hostile_text_is_extracted_from_in_bounded_time) {
    xc_error error = XC_ERROR_INIT;
    xc_segmenter *segmenter = xc_segmenter_new(&error);
    ck_assert_msg(segmenter != NULL, "%s", error.message);
    cut_repeated(segmenter, pieces[_i], 30000);
    xc_segmenter_free(segmenter);
    ck_assert_uint_ge(s.reading.sentences.count, 1);
    sample_extract(&s);
    sample_check(&s);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("language");
    TCase *tests = tcase_create("language");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, open_sample, close_sample);
    tcase_add_test(tests, sentences_end);
    tcase_add_test(tests, abbreviations_go_on);
    tcase_add_test(tests, tokens_are_cut);
    tcase_add_test(tests, words_get_tags);
    tcase_add_test(tests, words_get_lemmas);
    tcase_add_test(tests, blocks_are_chosen);
    tcase_add_test(tests, lines_are_tokens_too);
    tcase_add_test(tests, hostile_text_is_bounded);
    tcase_add_loop_test(tests, hostile_text_is_extracted_from, 0, PIECES);
    tcase_add_loop_test(tests, hostile_text_is_extracted_from_in_bounded_time,
                        0, PIECES);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
