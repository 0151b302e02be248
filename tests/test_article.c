/*
 * test_article.c - files into articles: reading, formats, blocks of plain
 * text, JSON Lines with their places, and everything that is wrong with
 * them.
 */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article/article.h"

/* ------------------------------------------------------------------ */
/* What came out of a file, as text                                     */

typedef struct transcript {
    xc_arena *arena;
    xc_buffer articles; /* "id|title|in text|published|byline" and blocks */
    xc_buffer notices;  /* "severity line:column message" */
    size_t count;
    size_t notice_count;
    xc_status answer; /* of the take callback */
    xc_article last;
    xc_error error;
} transcript;

static transcript t;

static void open_transcript(void) {
    t = (transcript){.arena = xc_arena_new(),
                     .articles = XC_BUFFER_INIT,
                     .notices = XC_BUFFER_INIT,
                     .error = XC_ERROR_INIT};
    xc_buffer_puts(&t.articles, "");
    xc_buffer_puts(&t.notices, "");
}

static void close_transcript(void) {
    xc_buffer_dispose(&t.articles);
    xc_buffer_dispose(&t.notices);
    xc_arena_free(t.arena);
}

static const char *kind_name(xc_block_kind kind) {
    static const char *const names[] = {"story",   "headline",   "summary",
                                        "caption", "byline",     "dateline",
                                        "updated", "boilerplate"};
    return names[kind];
}

static void write_blocks(const xc_article *article) {
    uint32_t past = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        xc_span span = article->blocks[i].span;
        ck_assert_uint_ge(span.start, past);
        ck_assert_uint_lt(span.start, span.end);
        ck_assert_uint_le(span.end, article->text.length);
        past = span.end;
        xc_buffer_printf(
            &t.articles, "%s: %.*s\n", kind_name(article->blocks[i].kind),
            (int)(span.end - span.start), article->text.bytes + span.start);
    }
}

static const char *or_dash(const char *string) {
    return string ? string : "-";
}

static xc_status take(void *user, const xc_article *article) {
    (void)user;
    t.count++;
    t.last = *article;
    xc_buffer_printf(&t.articles, "%s|%s|%s|%s|%s\n", or_dash(article->id),
                     article->title.bytes,
                     article->title_in_text ? "in text" : "",
                     or_dash(article->published), or_dash(article->byline));
    write_blocks(article);
    return t.articles.failed ? XC_ERROR_MEMORY : t.answer;
}

static void note(void *user, const xc_notice *notice) {
    (void)user;
    t.notice_count++;
    ck_assert_ptr_null(strchr(notice->message, '\n'));
    xc_buffer_printf(&t.notices, "%s %s %u:%u %s\n", or_dash(notice->path),
                     notice->severity == XC_SEVERITY_ERROR     ? "error"
                     : notice->severity == XC_SEVERITY_WARNING ? "warning"
                                                               : "note",
                     notice->line, notice->column, notice->message);
}

static xc_status read_with(const char *path, const char *bytes, size_t length,
                           const xc_input *input) {
    xc_article_reader reader = {t.arena, take, note, NULL, false};
    return xc_articles_read(&reader, path, bytes, length, input, &t.error);
}

static xc_status read_string(const char *path, const char *string) {
    return read_with(path, string, strlen(string), NULL);
}

static void expect_blocks(const char *text, const char *blocks) {
    ck_assert_int_eq(read_string("story.txt", text), XC_OK);
    ck_assert_uint_eq(t.count, 1);
    ck_assert_uint_eq(t.notice_count, 0);
    ck_assert_str_eq(t.articles.bytes, blocks);
}

/* ------------------------------------------------------------------ */
/* Plain text                                                           */

START_TEST(a_web_page_is_taken_apart) {
    expect_blocks(
        "Mayor Calls the Old Bridge \xE2\x80\x98Unsafe\xE2\x80\x99\n"
        "\n"
        "Jane Roe repeated her call for repairs and named a price.\n"
        "Mayor Calls the Old Bridge \xE2\x80\x98Unsafe\xE2\x80\x99\n"
        "Mayor of Millford Jane Roe at the Old Bridge in Millford, Va., on "
        "Feb. 7, 2025. Max Poe/AFP via Getty Images\n"
        "Ann Lee\n"
        "Updated:\n"
        "0:00\n"
        "\n"
        "Speaking on Feb. 12, Jane Roe said 14 of 20 members agreed.\n"
        "\n"
        "She named no day.\n",
        "-|Mayor Calls the Old Bridge \xE2\x80\x98Unsafe\xE2\x80\x99|in text|"
        "-|Ann Lee\n"
        "headline: Mayor Calls the Old Bridge "
        "\xE2\x80\x98Unsafe\xE2\x80\x99\n"
        "summary: Jane Roe repeated her call for repairs and named a price.\n"
        "headline: Mayor Calls the Old Bridge "
        "\xE2\x80\x98Unsafe\xE2\x80\x99\n"
        "caption: Mayor of Millford Jane Roe at the Old Bridge in Millford, "
        "Va., on Feb. 7, 2025. Max Poe/AFP via Getty Images\n"
        "byline: Ann Lee\n"
        "updated: Updated:\n"
        "boilerplate: 0:00\n"
        "story: Speaking on Feb. 12, Jane Roe said 14 of 20 members agreed.\n"
        "story: She named no day.\n");
}
END_TEST

START_TEST(lines_without_gaps_are_paragraphs) {
    expect_blocks(
        "\n\n\nMayor Jane Roe said that it was unwise to open the bridge.\n"
        "Her remarks, which she made on Wednesday, surprised the town.\n"
        "CLICK HERE TO READ MORE FROM THE MILLFORD PAPER\n"
        "Twelve of the 20 members agreed with her on all of it.\n",
        "-|||-|-\n"
        "story: Mayor Jane Roe said that it was unwise to open the bridge.\n"
        "story: Her remarks, which she made on Wednesday, surprised the "
        "town.\n"
        "boilerplate: CLICK HERE TO READ MORE FROM THE MILLFORD PAPER\n"
        "story: Twelve of the 20 members agreed with her on all of it.\n");
}
END_TEST

START_TEST(wrapped_lines_are_one_paragraph) {
    expect_blocks(
        "Council agrees to mend the bridge\r\n"
        "\r\n"
        "By Ann Lee and Max Poe\r\n"
        "\r\n"
        "BRUSSELS, Feb. 12 (Reuters) - The council agreed on Wednesday to\r\n"
        "mend the old bridge, which 14 of its 20 members had called unsafe.\r\n"
        "The United Works Office said that the whole of the work would take\r\n"
        "three months.\r\n"
        "\r\n"
        "\"We will begin in March,\" said Jane Roe.\r\n"
        "\r\n"
        "(Reporting by Ann Lee; editing by Max Poe)\r\n",
        "-|Council agrees to mend the bridge|in text|-|Ann Lee and Max Poe\n"
        "headline: Council agrees to mend the bridge\n"
        "byline: By Ann Lee and Max Poe\n"
        "dateline: BRUSSELS, Feb. 12 (Reuters) -\n"
        "story: The council agreed on Wednesday to\r\n"
        "mend the old bridge, which 14 of its 20 members had called unsafe."
        "\r\n"
        "The United Works Office said that the whole of the work would take"
        "\r\n"
        "three months.\n"
        "story: \"We will begin in March,\" said Jane Roe.\n"
        "byline: (Reporting by Ann Lee; editing by Max Poe)\n");
}
END_TEST

START_TEST(a_wrapped_headline_is_one) {
    expect_blocks("Council agrees to mend the bridge after\n"
                  "a long night of talks\n"
                  "\n"
                  "The council agreed on Wednesday to mend\n"
                  "the bridge, and said so at once.\n",
                  "-|Council agrees to mend the bridge after\n"
                  "a long night of talks|in text|-|-\n"
                  "headline: Council agrees to mend the bridge after\n"
                  "a long night of talks\n"
                  "story: The council agreed on Wednesday to mend\n"
                  "the bridge, and said so at once.\n");
}
END_TEST

START_TEST(items_of_a_wrapped_list_stay_apart) {
    expect_blocks("The council agreed on three steps that\n"
                  "cost little and that help soon:\n"
                  "- close the bridge to all the lorries\n"
                  "- count the lorries that come anyway,\n"
                  "and tell the police about each of them\n",
                  "-|||-|-\n"
                  "story: The council agreed on three steps that\n"
                  "cost little and that help soon:\n"
                  "story: - close the bridge to all the lorries\n"
                  "story: - count the lorries that come anyway,\n"
                  "and tell the police about each of them\n");
}
END_TEST

/* Texts of one kind only: nothing of them is a headline. */
static const char *const plain_stories[] = {
    "Eight of the 31 clubs are still behind the goal. Nobody knows why.",
    "Eight of the 31 clubs are still behind the goal",
    "Sign up for our newsletter",
    "By Friday, Max Poe",
    "Eight clubs. Nine clubs.",
};

START_TEST(a_short_text_is_a_story) {
    char expected[256];
    snprintf(expected, sizeof expected, "-|||-|-\nstory: %s\n",
             plain_stories[_i]);
    expect_blocks(plain_stories[_i], expected);
}
END_TEST

static const struct {
    const char *first;
    const char *title;
} first_lines[] = {
    {"Town Has No Money\n\n", "Town Has No Money"},
    {"Town Has No Money\n", "Town Has No Money"},
    {"Who Pays for the Bridge?\n\n", "Who Pays for the Bridge?"},
    {"Who pays for the bridge?\n", ""}, /* a question in the story */
    {"The town has no money.\n\n", ""}, /* a sentence */
    {"The mayor said this:\n\n", ""},   /* it goes on */
    {"Advertisement\nNo Money\n\n", "No Money"},
    {"GENEVA, Feb. 12 (AP)\n\n", ""}, /* a dateline on its own */
};

START_TEST(a_headline_stands_above_prose) {
    char text[256];
    snprintf(text, sizeof text, "%sThe town said that it has no money.\n",
             first_lines[_i].first);
    ck_assert_int_eq(read_string("a.txt", text), XC_OK);
    ck_assert_str_eq(t.last.title.bytes, first_lines[_i].title);
    ck_assert_int_eq(t.last.title_in_text, first_lines[_i].title[0] != '\0');
}
END_TEST

START_TEST(a_long_first_line_is_no_headline) {
    char text[700] = "";
    for (int i = 0; i < 40; i++)
        strcat(text, "Long Words ");
    strcat(text, "\n\nThe town said that it has no money.\n");
    ck_assert_int_eq(read_string("a.txt", text), XC_OK);
    ck_assert_str_eq(t.last.title.bytes, "");
}
END_TEST

typedef struct line_case {
    const char *line;
    xc_block_kind kind;
} line_case;

/* Lines inside of a story. */
static const line_case line_cases[] = {
    {"Advertisement", XC_BLOCK_BOILERPLATE},
    {"Related: Five bridges that fell", XC_BLOCK_BOILERPLATE},
    {"Sign up for our newsletter.", XC_BLOCK_BOILERPLATE},
    {"READ MORE: How bridges fall", XC_BLOCK_BOILERPLATE},
    {"\xC2\xA9 2025 Millford Paper. All rights reserved.",
     XC_BLOCK_BOILERPLATE},
    {"* * *", XC_BLOCK_BOILERPLATE},
    {"0:00 / 3:14", XC_BLOCK_BOILERPLATE},
    {"Related companies said that they would pay.", XC_BLOCK_PARAGRAPH},
    {"She wants to share the cost with the state.", XC_BLOCK_PARAGRAPH},
    {"In 2024, 12:30 was the hour of the last train.", XC_BLOCK_PARAGRAPH},
    {"Updated: Feb. 12, 2025", XC_BLOCK_UPDATED},
    {"Published 3:15 p.m. ET, Wed February 12, 2025", XC_BLOCK_UPDATED},
    {"Updated rules for bridges come next year.", XC_BLOCK_PARAGRAPH},
    {"By Ann Lee", XC_BLOCK_BYLINE},
    {"By ANN LEE and MAX POE, Staff Writers", XC_BLOCK_BYLINE},
    {"By Max Poe Jr.", XC_BLOCK_BYLINE},
    {"Additional reporting by Ann Lee in Oslo.", XC_BLOCK_BYLINE},
    {"By Friday, Millford Wants Money", XC_BLOCK_PARAGRAPH},
    {"By law, the town must pay for it.", XC_BLOCK_PARAGRAPH},
    {"By Ann Lee's own account, it was late.", XC_BLOCK_PARAGRAPH},
    {"Jane Roe in Oslo on Friday. Photo by Max Poe.", XC_BLOCK_CAPTION},
    {"FILE PHOTO: A bridge is seen in Ohio. REUTERS/Max Poe/File Photo",
     XC_BLOCK_CAPTION},
    {"The bridge at dawn (AP Photo/Max Poe)", XC_BLOCK_CAPTION},
    {"The bridge at dawn. Max Poe Reuters", XC_BLOCK_CAPTION},
    {"Photo: the bridge at dawn", XC_BLOCK_CAPTION},
    {"He sued Getty Images over it.", XC_BLOCK_PARAGRAPH},
    {"The town rejected it. Getty Images said so.", XC_BLOCK_PARAGRAPH},
    {"\"It was late,\" she told Reuters.", XC_BLOCK_PARAGRAPH},
    {"It said so on Monday. (Reuters)", XC_BLOCK_PARAGRAPH},
    {"The photo by the river hangs in the hall.", XC_BLOCK_PARAGRAPH},
};

START_TEST(lines_are_known_by_their_words) {
    char text[512];
    snprintf(text, sizeof text,
             "The town said that it has no money.\n%s\n"
             "The state said that it has no will.\n",
             line_cases[_i].line);
    ck_assert_int_eq(read_string("a.txt", text), XC_OK);
    ck_assert_uint_eq(t.last.block_count, 3);
    ck_assert_int_eq(t.last.blocks[0].kind, XC_BLOCK_PARAGRAPH);
    ck_assert_int_eq(t.last.blocks[2].kind, XC_BLOCK_PARAGRAPH);
    ck_assert_str_eq(kind_name(t.last.blocks[1].kind),
                     kind_name(line_cases[_i].kind));
}
END_TEST

static const struct {
    const char *text;
    const char *dateline; /* "": none */
} datelines[] = {
    {"BRUSSELS, Feb. 12 (Reuters) - The council met.",
     "BRUSSELS, Feb. 12 (Reuters) -"},
    {"GENEVA \xE2\x80\x94 The council met.", "GENEVA \xE2\x80\x94"},
    {"GENEVA\xE2\x80\x94The council met.", "GENEVA\xE2\x80\x94"},
    {"KYIV, Ukraine (AP) \xE2\x80\x94 \xE2\x80\x9CNo,\xE2\x80\x9D he said.",
     "KYIV, Ukraine (AP) \xE2\x80\x94"},
    {"Brussels (dpa) \xE2\x80\x93 The council met.",
     "Brussels (dpa) \xE2\x80\x93"},
    {"SAN JOSE, Costa Rica -- Two men met.", "SAN JOSE, Costa Rica --"},
    {"RIO DE JANEIRO, Feb. 12 - 20 men met.", "RIO DE JANEIRO, Feb. 12 -"},
    {"NATO \xE2\x80\x94 which has members \xE2\x80\x94 said nothing.", ""},
    {"NATO \xE2\x80\x94 Europe's shield \xE2\x80\x94 said nothing.", ""},
    {"NATO - which said nothing.", ""},
    {"The council met \xE2\x80\x94 Max Poe was late.", ""},
    {"EU-backed Roads said nothing - The end.", ""},
    {"Jane Roe (left) - The mayor.", ""},
    {"(GENEVA \xE2\x80\x94 The council met.", ""},
    {"BRUSSELS met. Then, in GENEVA - The end.", ""},
    {"GENEVA \xE2\x80\x94 and that was that.", ""},
};

START_TEST(datelines_go_ahead_of_the_story) {
    ck_assert_int_eq(read_string("a.txt", datelines[_i].text), XC_OK);
    const xc_block *first = &t.last.blocks[0];
    if (datelines[_i].dateline[0] == '\0') {
        ck_assert_uint_eq(t.last.block_count, 1);
        ck_assert_int_eq(first->kind, XC_BLOCK_PARAGRAPH);
        return;
    }
    ck_assert_uint_eq(t.last.block_count, 2);
    ck_assert_int_eq(first->kind, XC_BLOCK_DATELINE);
    ck_assert_uint_eq(first->span.end, strlen(datelines[_i].dateline));
    ck_assert_int_eq(
        memcmp(t.last.text.bytes, datelines[_i].dateline, first->span.end), 0);
    ck_assert_int_eq(t.last.blocks[1].kind, XC_BLOCK_PARAGRAPH);
    ck_assert_uint_eq(t.last.blocks[1].span.end, t.last.text.length);
}
END_TEST

START_TEST(a_title_keeps_its_place) {
    read_string("a.txt", "\n\n  Town Has No Money\n\nIt said so on all the "
                         "days.\n");
    ck_assert_str_eq(t.last.title.bytes, "Town Has No Money");
    xc_position place = xc_text_position(&t.last.title, 5);
    ck_assert_uint_eq(place.line, 3);
    ck_assert_uint_eq(place.column, 8);
}
END_TEST

/* No article comes of a text, and that is all that is told. */
static void expect_left_out(const xc_buffer *text, const char *told) {
    size_t before = t.count;
    ck_assert_int_eq(read_with("a.txt", text->bytes, text->length, NULL),
                     XC_OK);
    ck_assert_uint_eq(t.count, before);
    ck_assert_str_eq(t.notices.bytes, told);
}

START_TEST(too_many_lines_are_left_out) {
    xc_buffer text = XC_BUFFER_INIT;
    for (int i = 0; i < 1000001; i++)
        xc_buffer_puts(&text, "a\n");
    expect_left_out(&text, "a.txt error 0:0 too many lines for one article; "
                           "split it\n");
    xc_buffer_dispose(&text);
}
END_TEST

/* Of one byte less the article is read. */
START_TEST(too_much_text_is_left_out) {
    enum { MOST = 8 << 20 };
    static const char line[] = "The boats that were in the bay on that night "
                               "have not come home\n";
    xc_buffer text = XC_BUFFER_INIT;
    while (text.length < MOST)
        xc_buffer_putc(&text, line[text.length % (sizeof line - 1)]);
    ck_assert_int_eq(read_with("a.txt", text.bytes, text.length, NULL), XC_OK);
    ck_assert_uint_eq(t.count, 1);
    ck_assert_str_eq(t.notices.bytes, "");
    xc_buffer_putc(&text, 'a');
    expect_left_out(&text, "a.txt error 0:0 more than 8 MiB of text for one "
                           "article; split it\n");
    xc_buffer_dispose(&text);
}
END_TEST

/* ------------------------------------------------------------------ */
/* What an input says                                                   */

START_TEST(an_input_speaks_for_silent_articles) {
    xc_input input = {NULL, "2025-02-12", "Millford Paper"};
    const char *text = "{\"id\": \"a\", \"text\": \"One is here.\"}\n"
                       "{\"id\": \"b\", \"text\": \"Two is here.\", "
                       "\"published\": \"2024-05-06T07:08:09Z\"}";
    ck_assert_int_eq(read_with("x.jsonl", text, strlen(text), &input), XC_OK);
    ck_assert_str_eq(t.articles.bytes, "a|||2025-02-12|-\n"
                                       "story: One is here.\n"
                                       "b|||2024-05-06T07:08:09Z|-\n"
                                       "story: Two is here.\n");
    ck_assert_str_eq(t.last.source, "Millford Paper");
    ck_assert_str_eq(t.last.path, "x.jsonl");
}
END_TEST

static const struct {
    const char *date;
    bool good;
} dates[] = {
    {"2025-02-12", true},  {"2025-02-12T10:00:00Z", true},
    {"2024-02-29", true},  {"2025-02-12 10:00", true},
    {"2000-02-29", true},  {"2025-02-29", false},
    {"1900-02-29", false}, {"2025-04-31", false},
    {"2025-00-10", false}, {"2025-13-10", false},
    {"2025-01-00", false}, {"0000-01-01", false},
    {"2025-1-1", false},   {"2025-01-123", false},
    {"Feb. 12", false},    {"20250212", false},
    {"2025", false},       {"2025-02", false},
};

START_TEST(a_date_of_publication_is_a_real_day) {
    xc_input input = {NULL, dates[_i].date, NULL};
    ck_assert_int_eq(read_with("a.txt", "One is here.", 12, &input), XC_OK);
    ck_assert_uint_eq(t.count, 1);
    if (dates[_i].good) {
        ck_assert_str_eq(t.last.published, dates[_i].date);
        ck_assert_uint_eq(t.notice_count, 0);
    } else {
        ck_assert_ptr_null(t.last.published);
        ck_assert_uint_eq(t.notice_count, 1);
        ck_assert_ptr_nonnull(strstr(t.notices.bytes, dates[_i].date));
    }
}
END_TEST

START_TEST(an_unknown_format_is_refused) {
    xc_input input = {"odt", NULL, NULL};
    ck_assert_int_eq(read_with("a.txt", "One.", 4, &input), XC_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(t.error.message, "odt"));
    ck_assert_ptr_nonnull(strstr(t.error.message, "jsonl"));
}
END_TEST

START_TEST(a_taker_can_stop_the_reading) {
    t.answer = XC_ERROR_CLOSED;
    ck_assert_int_eq(read_string("x.jsonl",
                                 "{\"id\": \"a\", \"text\": \"One.\"}\n"
                                 "{\"id\": \"b\", \"text\": \"Two.\"}\n"),
                     XC_ERROR_CLOSED);
    ck_assert_uint_eq(t.count, 1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Formats                                                              */

static const struct {
    const char *path;
    const char *bytes;
    const char *format;
} guesses[] = {
    {"a.txt", "{\"id\": 1}", "text"},
    {"a.TXT", "x", "text"},
    {"a.jsonl", "no json", "jsonl"},
    {"dir/a.ndjson", "", "jsonl"},
    {"-", "\n {\"id\": \"x\"}\nand more", "jsonl"},
    {"-", "{ a brace, and then no other", "text"},
    {"-", "A story.", "text"},
    {"a.md", "A story.", "markdown"},
    {"a.MARKDOWN", "", "markdown"},
    {"-", "---\ntitle: A\n---\nA story.", "markdown"},
    {"-", "+++\ntitle = 'A'\n+++\nA story.", "markdown"},
    {"-", "---\nA story.\n", "text"},
    {"a.rst", "A story.", "text"},
    {"archive.jsonl/a", "A story.", "text"},
    {".txt", "{\"id\": \"x\"}", "jsonl"}, /* a name without an end */
    {NULL, "", "text"},
};

START_TEST(formats_are_guessed) {
    xc_text text = {guesses[_i].bytes, (uint32_t)strlen(guesses[_i].bytes),
                    NULL, 0};
    ck_assert_str_eq(xc_format_guess(guesses[_i].path, &text)->name,
                     guesses[_i].format);
}
END_TEST

START_TEST(folders_give_files_of_known_formats) {
    ck_assert(xc_format_knows("news/a.txt"));
    ck_assert(xc_format_knows("a.JSONL"));
    ck_assert(!xc_format_knows("a.png"));
    ck_assert(!xc_format_knows("txt"));
    ck_assert(!xc_format_knows("news.txt/readme"));
    ck_assert(!xc_format_knows("news/.hidden.txt"));
    ck_assert_ptr_null(xc_format_find("TEXT"));
    ck_assert_str_eq(xc_format_find("jsonl")->name, "jsonl");
}
END_TEST

/* ------------------------------------------------------------------ */
/* JSON Lines                                                           */

START_TEST(json_lines_are_articles) {
    ck_assert_int_eq(
        read_string("x.jsonl",
                    "{\"id\": \"a\", \"text\": \"One is here.\", \"title\": "
                    "\"Of One\", \"published\": \"2025-02-12\", \"source\": "
                    "\"Paper\", \"url\": \"http://x\", \"byline\": \"Ann\", "
                    "\"more\": {\"text\": [1, \"}\\\"\", null]}}\r\n"
                    "\r\n"
                    "  {\"text\":\"Two.\",\"id\":\"b\",\"title\":null}"),
        XC_OK);
    ck_assert_str_eq(t.articles.bytes, "a|Of One||2025-02-12|Ann\n"
                                       "story: One is here.\n"
                                       "b|||-|-\n"
                                       "story: Two.\n");
    ck_assert_uint_eq(t.notice_count, 0);
    ck_assert_ptr_null(t.last.source);
}
END_TEST

START_TEST(a_title_that_opens_the_text_is_its_headline) {
    read_string("x.jsonl",
                "{\"id\": \"a\", \"title\": \"No Money\", "
                "\"text\": \"No Money\\n\\nThe town said it has no money.\"}");
    ck_assert_str_eq(t.articles.bytes,
                     "a|No Money|in text|-|-\n"
                     "headline: No Money\n"
                     "story: The town said it has no money.\n");
}
END_TEST

START_TEST(a_title_that_begins_a_sentence_is_not_in_the_text) {
    read_string("x.jsonl", "{\"id\": \"a\", \"title\": \"No Money\", "
                           "\"text\": \"No Money is left.\\nA second line of "
                           "some words.\"}");
    ck_assert(!t.last.title_in_text);
    ck_assert_int_eq(t.last.blocks[0].kind, XC_BLOCK_PARAGRAPH);
}
END_TEST

static void expect_place(const xc_text *text, const char *at, uint32_t line,
                         uint32_t column) {
    const char *found = strstr(text->bytes, at);
    ck_assert_ptr_nonnull(found);
    xc_position place = xc_text_position(text, (uint32_t)(found - text->bytes));
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
}

START_TEST(places_point_into_the_json) {
    /*  columns: 1        10        20        30        40        50 */
    ck_assert_int_eq(
        read_string("x.jsonl",
                    "\n{\"id\": \"a\", \"text\": "
                    "\"Caf\\u00e9 \\ud83d\\ude00 x\\n\\\"y\\\" \xC3\xA9 z\", "
                    "\"title\": \"T\\tu\"}\n"),
        XC_OK);
    const xc_text *text = &t.last.text;
    ck_assert_str_eq(text->bytes, "Caf\xC3\xA9 \xF0\x9F\x98\x80 x\n\"y\" "
                                  "\xC3\xA9 z");
    expect_place(text, "Caf", 2, 22);
    expect_place(text, "\xC3\xA9 \xF0", 2, 25);
    expect_place(text, "\xF0", 2, 32);
    expect_place(text, "x\n", 2, 45);
    expect_place(text, "\n", 2, 46);
    expect_place(text, "\"y", 2, 48);
    expect_place(text, "y\"", 2, 50);
    expect_place(text, "z", 2, 56);
    ck_assert_str_eq(t.last.title.bytes, "T\tu");
    expect_place(&t.last.title, "u", 2, 73);
}
END_TEST

START_TEST(escapes_are_decoded) {
    read_string("x.jsonl", "{\"id\": \"a\\u0000b\", \"text\": "
                           "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20AC\\u0000.\"}");
    ck_assert_str_eq(t.last.id, "a\xEF\xBF\xBD"
                                "b");
    ck_assert_str_eq(t.last.text.bytes,
                     "\"\\/\b\f\n\r\t\xE2\x82\xAC\xEF\xBF\xBD.");
}
END_TEST

static const struct {
    const char *line;
    const char *notice; /* after path and severity */
} bad_rows[] = {
    {"nonsense", "error 2:1 the line is no JSON; left out\n"},
    {"{\"id\": \"a\", \"text\": \"x\"", "the line is no JSON; left out\n"},
    {"[1, 2]", "error 2:1 the line is no JSON object; left out\n"},
    {"\"text\"", "error 2:1 the line is no JSON object; left out\n"},
    {"{\"id\": \"a\"}", "error 2:1 \"text\" is missing; left out\n"},
    {"{\"text\": \"x\"}", "error 2:1 \"id\" is missing; left out\n"},
    {"{\"id\": null, \"text\": \"x\"}",
     "error 2:8 \"id\" is no string; left out\n"},
    {"{\"id\": 7, \"text\": \"x\"}",
     "error 2:8 \"id\" is no string; left out\n"},
    {"{\"id\": \"\", \"text\": \"x\"}", "error 2:8 \"id\" is empty; left "
                                        "out\n"},
    {"{\"id\": \"a\", \"text\": [\"x\"]}",
     "error 2:21 \"text\" is no string; left out\n"},
    {"{\"ID\": \"a\", \"text\": \"x\"}",
     "error 2:1 \"id\" is missing; left out\n"},
    {"{\"id\": \"a\", \"text\": \"x\"} {}",
     "error 2:26 something follows the JSON object; left out\n"},
};

START_TEST(a_bad_row_is_told_and_the_rest_read) {
    char text[512];
    snprintf(text, sizeof text,
             "{\"id\": \"first\", \"text\": \"One.\"}\n%s\n"
             "{\"id\": \"last\", \"text\": \"Two.\"}\n",
             bad_rows[_i].line);
    ck_assert_int_eq(read_string("x.jsonl", text), XC_OK);
    ck_assert_uint_eq(t.count, 2);
    ck_assert_str_eq(t.last.id, "last");
    ck_assert_uint_eq(t.notice_count, 1);
    ck_assert_ptr_nonnull(strstr(t.notices.bytes, bad_rows[_i].notice));
    ck_assert_int_eq(memcmp(t.notices.bytes, "x.jsonl error 2:", 16), 0);
}
END_TEST

START_TEST(a_member_of_another_type_is_a_loss) {
    read_string("x.jsonl", "{\"id\": \"a\", \"text\": \"One.\", \"title\": 7, "
                           "\"published\": \"soon\"}");
    ck_assert_uint_eq(t.count, 1);
    ck_assert_str_eq(t.articles.bytes, "a|||-|-\nstory: One.\n");
    ck_assert_str_eq(t.notices.bytes,
                     "x.jsonl warning 1:38 \"title\" is no string; the member "
                     "is left out\n"
                     "x.jsonl warning 1:54 the date of publication \"soon\" is "
                     "no day as YYYY-MM-DD; left out\n");
}
END_TEST

START_TEST(an_empty_text_is_a_note) {
    read_string("x.jsonl", "{\"id\": \"a\", \"text\": \" \\n\"}");
    ck_assert_str_eq(t.articles.bytes, "a|||-|-\n");
    ck_assert_str_eq(t.notices.bytes, "x.jsonl note 1:21 \"text\" is empty\n");
}
END_TEST

START_TEST(deep_nesting_is_a_bad_row) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_buffer_puts(&text, "{\"id\": \"a\", \"text\": \"x\", \"deep\": ");
    for (int i = 0; i < 100000; i++)
        xc_buffer_putc(&text, '[');
    xc_buffer_puts(&text, "\n{\"id\": \"b\", \"text\": \"Two.\"}\n");
    ck_assert_int_eq(read_with("x.jsonl", text.bytes, text.length, NULL),
                     XC_OK);
    ck_assert_uint_eq(t.count, 1);
    ck_assert_uint_eq(t.notice_count, 1);
    xc_buffer_dispose(&text);
}
END_TEST

START_TEST(a_line_past_the_limit_is_left_out) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_buffer_puts(&text, "{\"id\": \"a\", \"text\": \"");
    for (int i = 0; i < 16 * 1024 * 64; i++) {
        xc_buffer_puts(&text, "sixteen letters.");
    }
    xc_buffer_puts(&text, "\"}\n{\"id\": \"b\", \"text\": \"Two.\"}\n");
    ck_assert_int_eq(read_with("x.jsonl", text.bytes, text.length, NULL),
                     XC_OK);
    ck_assert_uint_eq(t.count, 1);
    ck_assert_str_eq(t.notices.bytes, "x.jsonl error 1:1 the line is longer "
                                      "than 16 MiB; left out\n");
    xc_buffer_dispose(&text);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Damaged bytes                                                        */

START_TEST(invalid_utf8_is_told_by_byte_and_line) {
    ck_assert_int_eq(read_with("a.txt", "One.\nTw\xFFo.\n\x80\n", 13, NULL),
                     XC_OK);
    ck_assert_str_eq(t.notices.bytes,
                     "a.txt warning 2:0 invalid UTF-8 at byte offset 7, and 1 "
                     "more; read as U+FFFD\n");
    ck_assert_str_eq(t.last.text.bytes,
                     "One.\nTw\xEF\xBF\xBDo.\n\xEF\xBF\xBD\n");
}
END_TEST

START_TEST(a_nul_byte_is_told) {
    ck_assert_int_eq(read_with("a.txt", "One.\n\n\0Two.", 11, NULL), XC_OK);
    ck_assert_str_eq(t.notices.bytes, "a.txt warning 3:0 a NUL byte at byte "
                                      "offset 6; read as U+FFFD\n");
    ck_assert_uint_eq(t.count, 1);
}
END_TEST

START_TEST(utf16_is_read_without_loss) {
    const char bytes[] = "\xFF\xFEO\0n\0e\0 \0i\0s\0 \0\xE9\0.\0";
    ck_assert_int_eq(read_with("a.txt", bytes, sizeof bytes - 1, NULL), XC_OK);
    ck_assert_uint_eq(t.notice_count, 0);
    ck_assert_str_eq(t.last.text.bytes, "One is \xC3\xA9.");
}
END_TEST

START_TEST(damaged_utf16_names_its_encoding) {
    const char bytes[] = "\xFE\xFF\0O\xD8\0\0n\0.";
    ck_assert_int_eq(read_with("a.txt", bytes, sizeof bytes - 1, NULL), XC_OK);
    ck_assert_str_eq(t.notices.bytes, "a.txt warning 1:0 invalid UTF-16BE at "
                                      "byte offset 4; read as U+FFFD\n");
}
END_TEST

START_TEST(an_empty_file_is_a_note) {
    static const char *const empty[] = {"", "\xEF\xBB\xBF", " \n\t\r\n\n",
                                        "\xC2\xA0\n"};
    for (size_t i = 0; i < 4; i++) {
        xc_buffer_clear(&t.notices);
        ck_assert_int_eq(read_string("a.txt", empty[i]), XC_OK);
        ck_assert_uint_eq(t.count, 0);
        ck_assert_str_eq(t.notices.bytes,
                         "a.txt note 0:0 empty: there is nothing to read\n");
    }
    ck_assert_int_eq(read_with("-", NULL, 0, NULL), XC_OK);
    ck_assert_uint_eq(t.notice_count, 5);
}
END_TEST

/* RTF would be taken for JSON, a small PDF for text in which nothing is found:
 * "Nothing to report" of a draft that nobody has read. */
START_TEST(what_newsrooms_have_and_is_not_read_is_named) {
    static const struct {
        const char *path, *bytes;
        size_t length;
        const char *name;
    } rows[] = {{"a.pdf", "%PDF-1.4\n1 0 obj\n", 17, "a PDF,"},
                {"-", "%PDF-1.4\n1 0 obj\n", 17, "a PDF,"},
                {"a.rtf", "{\\rtf1 Nine ports.}\n", 20, "a text in RTF,"},
                {"a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "(as .doc),"},
                {"a.odt",
                 "PK\3\4##########################"
                 "mimetypeapplication/vnd.oasis.opendocument.text",
                 77, "(as .odt),"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        t.error = (xc_error)XC_ERROR_INIT;
        ck_assert_int_eq(
            read_with(rows[i].path, rows[i].bytes, rows[i].length, NULL),
            XC_ERROR_FORMAT);
        ck_assert_uint_eq(t.count, 0);
        ck_assert_ptr_nonnull(strstr(t.error.message, rows[i].name));
    }
    /* Whoever says that it is text means it. */
    const xc_input text = {.format = "text"};
    t.error = (xc_error)XC_ERROR_INIT;
    ck_assert_int_eq(
        read_with("a.txt", "%PDF- is what it begins with.\n", 30, &text),
        XC_OK);
    ck_assert_uint_eq(t.count, 1);
}
END_TEST

START_TEST(what_is_no_text_is_refused) {
    char bytes[600];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7 % 256);
    ck_assert_int_eq(read_with("a.png", bytes, sizeof bytes, NULL),
                     XC_ERROR_FORMAT);
    ck_assert_uint_eq(t.count, 0);
    ck_assert_str_eq(t.error.message, "this is no text; give a text file");
    t.error = (xc_error)XC_ERROR_INIT;
    /* UTF-16 without a mark, and UTF-32. */
    memset(bytes, 0, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i += 2)
        bytes[i] = 'a';
    ck_assert_int_eq(read_with("a.txt", bytes, sizeof bytes, NULL),
                     XC_ERROR_FORMAT);
    memcpy(bytes, "\xFF\xFE\0\0", 4);
    ck_assert_int_eq(read_with("a.txt", bytes, sizeof bytes, NULL),
                     XC_ERROR_FORMAT);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Files                                                                */

static char folder[64];

static void open_folder(void) {
    open_transcript();
    strcpy(folder, "/tmp/test_article.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void close_folder(void) {
    static const char *const names[] = {"a.txt", "pipe", "loop"};
    char path[128];
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
    close_transcript();
}

static const char *in_folder(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static const char *write_file(const char *content, size_t length) {
    const char *path = in_folder("a.txt");
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(content, 1, length, file), length);
    fclose(file);
    return path;
}

static xc_status read_file(const char *path, size_t max_bytes) {
    char *bytes = NULL;
    size_t length = 0;
    xc_status status = xc_file_read(path, max_bytes, &bytes, &length, &t.error);
    xc_buffer_clear(&t.articles);
    if (status == XC_OK) {
        xc_buffer_add(&t.articles, bytes, length);
    } else {
        ck_assert_ptr_null(bytes);
        ck_assert_int_eq(t.error.status, status);
    }
    xc_release(bytes);
    return status;
}

START_TEST(a_file_is_read_whole) {
    xc_buffer content = XC_BUFFER_INIT;
    for (int i = 0; i < 50000; i++)
        xc_buffer_printf(&content, "%d,", i);
    const char *path = write_file(content.bytes, content.length);
    ck_assert_int_eq(read_file(path, XC_MAX_BYTES_DEFAULT), XC_OK);
    ck_assert_str_eq(t.articles.bytes, content.bytes);
    /* Exactly as large as allowed. */
    ck_assert_int_eq(read_file(path, content.length), XC_OK);
    ck_assert_int_eq(read_file(path, SIZE_MAX), XC_OK);
    ck_assert_int_eq(read_file(path, content.length - 1), XC_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(t.error.message, "--max-bytes"));
    xc_buffer_dispose(&content);
}
END_TEST

START_TEST(an_empty_file_is_read) {
    ck_assert_int_eq(read_file(write_file("", 0), 10), XC_OK);
    ck_assert_uint_eq(t.articles.length, 0);
}
END_TEST

/* What is held of a file is as large as the file. */
START_TEST(a_short_file_takes_little_room) {
    const char *texts[] = {"", "Nine of the 27 ports are behind the goal."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *bytes = NULL;
        size_t length = 0;
        const char *path = write_file(texts[i], strlen(texts[i]));
        ck_assert_int_eq(
            xc_file_read(path, XC_MAX_BYTES_DEFAULT, &bytes, &length, &t.error),
            XC_OK);
        ck_assert_ptr_nonnull(bytes);
        ck_assert_uint_lt(malloc_usable_size(bytes), 1024);
        ck_assert_uint_eq(length, strlen(texts[i]));
        ck_assert_int_eq(bytes[length], '\0');
        xc_release(bytes);
    }
}
END_TEST

START_TEST(a_large_file_is_refused_unread) {
    const char *path = write_file("x", 1);
    ck_assert_int_eq(truncate(path, (off_t)200 * 1024 * 1024), 0);
    ck_assert_int_eq(read_file(path, XC_MAX_BYTES_DEFAULT), XC_ERROR_LIMIT);
    ck_assert_str_eq(t.error.message, "larger than the limit of 67108864 "
                                      "bytes; raise it with --max-bytes");
}
END_TEST

START_TEST(an_endless_file_is_refused) {
    ck_assert_int_eq(read_file("/dev/zero", 100000), XC_ERROR_LIMIT);
}
END_TEST

START_TEST(a_missing_file_is_told) {
    ck_assert_int_eq(read_file(in_folder("none"), 10), XC_ERROR_IO);
    ck_assert_str_eq(t.error.message, "no such file");
    t.error = (xc_error)XC_ERROR_INIT;
    write_file("x", 1);
    ck_assert_int_eq(read_file(in_folder("a.txt/b"), 10), XC_ERROR_IO);
    ck_assert_str_eq(t.error.message, "no such file");
    t.error = (xc_error)XC_ERROR_INIT;
    ck_assert_int_eq(read_file("", 10), XC_ERROR_IO);
}
END_TEST

START_TEST(a_folder_is_told) {
    ck_assert_int_eq(read_file(folder, 10), XC_ERROR_IO);
    ck_assert_str_eq(t.error.message, "is a folder; name the files in it");
}
END_TEST

START_TEST(links_in_a_circle_are_told) {
    const char *path = in_folder("loop");
    ck_assert_int_eq(symlink(path, path), 0);
    ck_assert_int_eq(read_file(path, 10), XC_ERROR_IO);
    ck_assert_str_eq(t.error.message, "its links lead in a circle");
}
END_TEST

START_TEST(a_file_without_permission_is_told) {
    const char *path = write_file("x", 1);
    ck_assert_int_eq(chmod(path, 0), 0);
    /* The superuser may read everything: be someone else meanwhile. */
    bool super = geteuid() == 0;
    if (super) ck_assert_int_eq(chmod(folder, 0755), 0);
    if (super) ck_assert_int_eq(seteuid(65534), 0);
    xc_status status = read_file(path, 10);
    if (super) ck_assert_int_eq(seteuid(0), 0);
    ck_assert_int_eq(status, XC_ERROR_IO);
    ck_assert_str_eq(t.error.message, "no permission to read it");
}
END_TEST

START_TEST(a_pipe_is_read_to_its_end) {
    const char *path = in_folder("pipe");
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    pid_t writer = fork();
    if (writer == 0) {
        int out = open(path, O_WRONLY);
        bool good = write(out, "One. ", 5) == 5 && write(out, "Two.", 4) == 4;
        _exit(good ? 0 : 1);
    }
    ck_assert_int_eq(read_file(path, 100), XC_OK);
    ck_assert_str_eq(t.articles.bytes, "One. Two.");
}
END_TEST

START_TEST(a_hyphen_is_standard_input) {
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq((int)write(ends[1], "One.", 4), 4);
    close(ends[1]);
    ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    ck_assert_int_eq(read_file("-", 100), XC_OK);
    ck_assert_str_eq(t.articles.bytes, "One.");
}
END_TEST

#ifdef XC_FAULTS
/* However early memory runs out, reading fails cleanly or not at all. */
START_TEST(reading_survives_any_failed_allocation) {
    static const char text[] =
        "{\"id\": \"a\", \"title\": \"No Money\", \"text\": \"No Money\\n\\n"
        "By Ann Lee\\n\\nBRUSSELS (AP) - Caf\\u00e9 \xC3\xA9 met.\"}\n"
        "{\"id\": \"b\", \"text\": \"No Money\\n\\nAnn Lee\\n\\nThe town said "
        "that it has none.\"}\n";
    bool done = false;
    for (uint64_t n = 1; !done; n++) {
        close_transcript();
        open_transcript();
        xc_faults_set(n);
        xc_article_reader reader = {t.arena, take, note, NULL, false};
        xc_status status = xc_articles_read(&reader, "x.jsonl", text,
                                            sizeof text - 1, NULL, &t.error);
        done = xc_faults_count() < n;
        xc_faults_set(0);
        ck_assert_int_eq(status, done ? XC_OK : XC_ERROR_MEMORY);
        ck_assert_uint_lt(n, 10000);
    }
    ck_assert_uint_eq(t.count, 2);
}
END_TEST
#endif

/* ------------------------------------------------------------------ */

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static void add_plain_tests(Suite *suite) {
    TCase *plain = tcase_create("plain text");
    tcase_add_checked_fixture(plain, open_transcript, close_transcript);
    tcase_add_test(plain, a_web_page_is_taken_apart);
    tcase_add_test(plain, lines_without_gaps_are_paragraphs);
    tcase_add_test(plain, wrapped_lines_are_one_paragraph);
    tcase_add_test(plain, a_wrapped_headline_is_one);
    tcase_add_test(plain, items_of_a_wrapped_list_stay_apart);
    tcase_add_loop_test(plain, a_short_text_is_a_story, 0,
                        COUNT(plain_stories));
    tcase_add_loop_test(plain, a_headline_stands_above_prose, 0,
                        COUNT(first_lines));
    tcase_add_test(plain, a_long_first_line_is_no_headline);
    tcase_add_loop_test(plain, lines_are_known_by_their_words, 0,
                        COUNT(line_cases));
    tcase_add_loop_test(plain, datelines_go_ahead_of_the_story, 0,
                        COUNT(datelines));
    tcase_add_test(plain, a_title_keeps_its_place);
    tcase_add_test(plain, too_many_lines_are_left_out);
    tcase_add_test(plain, too_much_text_is_left_out);
    suite_add_tcase(suite, plain);
}

static void add_json_tests(Suite *suite) {
    TCase *json = tcase_create("formats");
    tcase_add_checked_fixture(json, open_transcript, close_transcript);
    tcase_add_test(json, an_input_speaks_for_silent_articles);
    tcase_add_loop_test(json, a_date_of_publication_is_a_real_day, 0,
                        COUNT(dates));
    tcase_add_test(json, an_unknown_format_is_refused);
    tcase_add_test(json, a_taker_can_stop_the_reading);
    tcase_add_loop_test(json, formats_are_guessed, 0, COUNT(guesses));
    tcase_add_test(json, folders_give_files_of_known_formats);
    tcase_add_test(json, json_lines_are_articles);
    tcase_add_test(json, a_title_that_opens_the_text_is_its_headline);
    tcase_add_test(json, a_title_that_begins_a_sentence_is_not_in_the_text);
    tcase_add_test(json, places_point_into_the_json);
    tcase_add_test(json, escapes_are_decoded);
    tcase_add_loop_test(json, a_bad_row_is_told_and_the_rest_read, 0,
                        COUNT(bad_rows));
    tcase_add_test(json, a_member_of_another_type_is_a_loss);
    tcase_add_test(json, an_empty_text_is_a_note);
    tcase_add_test(json, deep_nesting_is_a_bad_row);
    tcase_add_test(json, a_line_past_the_limit_is_left_out);
    tcase_add_test(json, invalid_utf8_is_told_by_byte_and_line);
    tcase_add_test(json, a_nul_byte_is_told);
    tcase_add_test(json, utf16_is_read_without_loss);
    tcase_add_test(json, damaged_utf16_names_its_encoding);
    tcase_add_test(json, an_empty_file_is_a_note);
    tcase_add_test(json, what_is_no_text_is_refused);
    tcase_add_test(json, what_newsrooms_have_and_is_not_read_is_named);
#ifdef XC_FAULTS
    tcase_add_test(json, reading_survives_any_failed_allocation);
#endif
    suite_add_tcase(suite, json);
}

static void add_file_tests(Suite *suite) {
    TCase *files = tcase_create("files");
    tcase_add_checked_fixture(files, open_folder, close_folder);
    tcase_add_test(files, a_file_is_read_whole);
    tcase_add_test(files, an_empty_file_is_read);
    tcase_add_test(files, a_short_file_takes_little_room);
    tcase_add_test(files, a_large_file_is_refused_unread);
    tcase_add_test(files, an_endless_file_is_refused);
    tcase_add_test(files, a_missing_file_is_told);
    tcase_add_test(files, a_folder_is_told);
    tcase_add_test(files, links_in_a_circle_are_told);
    tcase_add_test(files, a_file_without_permission_is_told);
    tcase_add_test(files, a_pipe_is_read_to_its_end);
    tcase_add_test(files, a_hyphen_is_standard_input);
    suite_add_tcase(suite, files);
}

int main(void) {
    Suite *suite = suite_create("article");
    add_plain_tests(suite);
    add_json_tests(suite);
    add_file_tests(suite);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
