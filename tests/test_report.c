/*
 * test_report.c - every writer on outcomes made by hand: exact text where
 * people read it, parsed JSON where programs do.
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/escape.h"
#include "report/figure.h"
#include "report/writers.h"

static xc_arena *arena;
static xc_buffer out;

static void set_up(void) {
    arena = xc_arena_new();
    out = (xc_buffer)XC_BUFFER_INIT;
}

static void tear_down(void) {
    xc_arena_free(arena);
    xc_buffer_dispose(&out);
}

static const char *written(void) {
    return out.bytes ? out.bytes : "";
}

static int take(void *user, const char *bytes, size_t length) {
    xc_buffer_add(user, bytes, length);
    return 0;
}

/* ------------------------------------------------------------------ */
/* Reports                                                              */

static const char sentence_a[] = "Six of the 40 depots still miss the mark.";
static const char sentence_b[] = "All but nine of 41 depots met it in 2031.";

static xc_evidence evidence(const char *path, const char *text, size_t marked) {
    xc_evidence e = {0};
    e.article = e.path = path;
    e.field = "text";
    e.start = 100;
    e.end = 100 + strlen(text);
    e.line = 7;
    e.column = 3;
    e.text = text;
    e.mark_start = 100;
    e.mark_end = 100 + marked;
    return e;
}

/* A report of one finding with two pieces of evidence. */
static xc_report *report_new(void) {
    static const char *const derivation[] = {
        "6 of 40 miss it, so 34 meet it.",
        "The totals may count different sets."};
    static const char *const papers[] = {"Gazette", "Herald"};
    static const xc_stated values[] = {
        {"34 of 40", true, 34, papers, 2, 1, NULL},
        {"some", false, 0, papers, 1, 1, "Gazette"}};
    xc_report *report = xc_arena_alloc(arena, sizeof *report);
    xc_evidence *two = xc_arena_array(arena, 2, sizeof *two);
    report->arena = arena;
    two[0] = evidence("a.txt", sentence_a, 13);
    two[0].has_value = true;
    two[0].value = 40;
    two[0].reads = "6 of 40 miss it";
    two[0].published = "2031-03-04";
    two[0].before = "The \"mark\" was set in 2030. ";
    two[0].after = " Nobody spoke of it.";
    two[1] = evidence("b.txt", sentence_b, 0);
    two[1].field = "title";
    two[1].article = "x1";
    xc_finding finding = {"total",
                          XC_VERDICT_CONFLICT,
                          XC_SEVERITY_ERROR,
                          0.934,
                          "00c0ffee",
                          "40 depots against 41.",
                          derivation,
                          2,
                          two,
                          2,
                          values,
                          2,
                          NULL,
                          NULL,
                          0};
    xc_report_article article = {"a.txt",      "a.txt",         NULL, "Gazette",
                                 "2031-03-04", XC_ROLE_CHECKED, 0};
    ck_assert_int_eq(XC_PUSH(arena, &report->outcome.findings, finding), XC_OK);
    ck_assert_int_eq(XC_PUSH(arena, &report->outcome.articles, article), XC_OK);
    report->outcome.summary = (xc_summary){2, 9, 1, 2, 6, 0};
    return report;
}

static void add_problem(xc_report *report, const char *path) {
    xc_notice problem = {XC_SEVERITY_ERROR, XC_ERROR_IO, path, 0, 0,
                         "no such file"};
    ck_assert_int_eq(XC_PUSH(arena, &report->problems, problem), XC_OK);
}

static void write_report(const xc_report *report, const char *format,
                         const xc_style *style) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer_clear(&out);
    ck_assert_int_eq(xc_report_write(report, format, style, take, &out, &error),
                     XC_OK);
}

START_TEST(text_is_like_this) {
    write_report(report_new(), "text", NULL);
    ck_assert_str_eq(
        written(),
        "error: conflict [total]\n"
        "  40 depots against 41.\n"
        "\n"
        "  a.txt:7:3 (2031-03-04)\n"
        "    Six of the 40 depots still miss the mark.\n"
        "    ^~~~~~~~~~~~~\n"
        "    reads: 6 of 40 miss it\n"
        "\n"
        "  b.txt:7:3 (article x1, title)\n"
        "    All but nine of 41 depots met it in 2031.\n"
        "\n"
        "  Why:\n"
        "    1. 6 of 40 miss it, so 34 meet it.\n"
        "    2. The totals may count different sets.\n"
        "  Confidence 93%, fingerprint 00c0ffee.\n"
        "  To accept it: crosscheck accept 00c0ffee --reason \"...\"\n"
        "\n"
        "1 error in 2 articles with 9 figures and quotations: 1 confirmed "
        "elsewhere, 2 in\n"
        "dispute or conflict, 6 without a counterpart. What has no "
        "counterpart was not\n"
        "compared with anything: that it is not reported does not make it "
        "right.\n");
}
END_TEST

START_TEST(text_counts_what_it_shows) {
    xc_report *report = report_new();
    xc_finding finding = report->outcome.findings.items[0];
    finding.severity = XC_SEVERITY_NOTE;
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(XC_PUSH(arena, &report->outcome.findings, finding),
                         XC_OK);
    }
    add_problem(report, "c.txt");
    write_report(report, "text", NULL);
    ck_assert_ptr_nonnull(strstr(written(), "\n1 error and 2 notes in 2 "));
    ck_assert_ptr_nonnull(strstr(written(), "1 input was left out."));
    report->outcome.findings.count = 0;
    report->outcome.summary = (xc_summary){1, 1, 0, 0, 0, 0};
    write_report(report, "text", NULL);
    ck_assert_int_eq(strncmp(written(),
                             "Nothing to report in 1 article with 1 figure or "
                             "quotation: 0 confirmed",
                             70),
                     0);
    ck_assert_ptr_null(strstr(written(), "counterpart was not"));
}
END_TEST

START_TEST(nothing_hostile_reaches_a_terminal) {
    static const char hostile[] = "\x1b]0;x\x07 \xc2\x9b 2J \xff \r\n 41 \x7f";
    static const char *const derivation[] = {hostile};
    xc_report *report = report_new();
    xc_finding *finding = &report->outcome.findings.items[0];
    xc_evidence two[2] = {evidence(hostile, hostile, sizeof hostile - 1),
                          evidence("b", "b", 1)};
    two[0].reads = two[0].published = hostile;
    finding->rule = finding->message = finding->fingerprint = hostile;
    finding->evidence = two;
    finding->derivation = derivation;
    finding->derivation_count = 1;
    write_report(report, "text", NULL);
    uint32_t c;
    for (size_t i = 0; i < out.length;) {
        size_t step = xc_escape_step(out.bytes + i, out.length - i, &c);
        ck_assert_uint_gt(step, 0);
        ck_assert(c == '\n' || (c >= 0x20 && c != 0x7f && c != 0x9b));
        i += step;
    }
}
END_TEST

START_TEST(colour_is_asked_for) {
    xc_style style = {80, true, false, XC_SEVERITY_ERROR};
    write_report(report_new(), "text", &style);
    ck_assert_ptr_nonnull(strstr(written(), "\033[1;31merror"));
    size_t colored = out.length;
    style.color = false;
    write_report(report_new(), "text", &style);
    ck_assert_ptr_null(strchr(written(), '\033'));
    ck_assert_uint_lt(out.length, colored);
}
END_TEST

START_TEST(lines_keep_to_the_width) {
    xc_style style = {50, false, false, XC_SEVERITY_ERROR};
    write_report(report_new(), "text", &style);
    for (const char *line = written(); *line;) {
        size_t length = strcspn(line, "\n");
        ck_assert_uint_le(length, 50);
        line += length + 1;
    }
}
END_TEST

static cJSON *parse(const char *text, size_t length) {
    cJSON *json = cJSON_ParseWithLength(text, length);
    ck_assert_msg(json != NULL, "no JSON: %.*s", (int)length, text);
    return json;
}

static const cJSON *get(const cJSON *object, const char *key) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    ck_assert_msg(item != NULL, "\"%s\" is missing", key);
    return item;
}

static void expect_string(const cJSON *object, const char *key,
                          const char *value) {
    const cJSON *item = get(object, key);
    if (!value) {
        ck_assert(cJSON_IsNull(item));
        return;
    }
    ck_assert(cJSON_IsString(item));
    ck_assert_str_eq(item->valuestring, value);
}

static void expect_number(const cJSON *object, const char *key, double value) {
    const cJSON *item = get(object, key);
    ck_assert_msg(cJSON_IsNumber(item), "\"%s\" is no number", key);
    ck_assert_double_eq_tol(item->valuedouble, value, 1e-9);
}

static void expect_finding(const cJSON *finding) {
    expect_string(finding, "rule", "total");
    expect_string(finding, "verdict", "conflict");
    expect_string(finding, "severity", "error");
    expect_number(finding, "confidence", 0.934);
    expect_string(finding, "fingerprint", "00c0ffee");
    expect_string(finding, "message", "40 depots against 41.");
    ck_assert_int_eq(cJSON_GetArraySize(get(finding, "derivation")), 2);
    const cJSON *most = cJSON_GetArrayItem(get(finding, "values"), 0);
    const cJSON *vague = cJSON_GetArrayItem(get(finding, "values"), 1);
    expect_number(most, "value", 34);
    expect_string(most, "reads", "34 of 40");
    expect_number(most, "voices", 1);
    ck_assert_int_eq(cJSON_GetArraySize(get(most, "sources")), 2);
    ck_assert(cJSON_IsNull(get(vague, "value")));
    const cJSON *first = cJSON_GetArrayItem(get(finding, "evidence"), 0);
    const cJSON *second = cJSON_GetArrayItem(get(finding, "evidence"), 1);
    expect_string(first, "article", "a.txt");
    expect_string(first, "field", "text");
    expect_number(first, "start", 100);
    expect_number(first, "line", 7);
    expect_number(first, "value", 40);
    expect_string(first, "text", sentence_a);
    expect_string(first, "before", "The \"mark\" was set in 2030. ");
    expect_string(first, "after", " Nobody spoke of it.");
    expect_string(second, "field", "title");
    ck_assert(cJSON_IsNull(get(second, "value")));
    ck_assert(cJSON_IsNull(get(second, "before")));
    ck_assert(cJSON_IsNull(get(second, "after")));
}

START_TEST(json_is_one_document) {
    xc_report *report = report_new();
    add_problem(report, "c\x1b.txt");
    write_report(report, "json", NULL);
    cJSON *json = parse(out.bytes, out.length);
    const cJSON *article = cJSON_GetArrayItem(get(json, "articles"), 0);
    expect_string(article, "id", "a.txt");
    expect_string(article, "title", NULL);
    expect_string(article, "source", "Gazette");
    expect_finding(cJSON_GetArrayItem(get(json, "findings"), 0));
    const cJSON *error = cJSON_GetArrayItem(get(json, "errors"), 0);
    expect_string(error, "path", "c\x1b.txt");
    ck_assert(cJSON_IsNull(get(error, "line")));
    expect_string(error, "message", "no such file");
    expect_string(error, "status", "io");
    expect_number(get(json, "summary"), "unmatched", 6);
    cJSON_Delete(json);
}
END_TEST

START_TEST(json_lines_are_one_finding_each) {
    xc_report *report = report_new();
    add_problem(report, "c.txt");
    write_report(report, "jsonl", NULL);
    const char *end = strchr(out.bytes, '\n');
    ck_assert_ptr_nonnull(end);
    cJSON *finding = parse(out.bytes, (size_t)(end - out.bytes));
    expect_finding(finding);
    cJSON_Delete(finding);
    cJSON *error = parse(end + 1, strlen(end + 1));
    expect_string(get(error, "error"), "path", "c.txt");
    cJSON_Delete(error);
    ck_assert_ptr_null(strchr(strchr(end + 1, '\n') + 1, '\n'));
}
END_TEST

static cJSON *write_pair(const xc_report *report) {
    xc_sink sink;
    xc_error error = XC_ERROR_INIT;
    xc_buffer_clear(&out);
    xc_sink_init(&sink, take, &out);
    xc_pair_write(&sink, "p\"1", report);
    ck_assert_int_eq(xc_sink_finish(&sink, &error), XC_OK);
    ck_assert_ptr_eq(strchr(out.bytes, '\n'), out.bytes + out.length - 1);
    return parse(out.bytes, out.length);
}

START_TEST(a_pair_gets_its_worst_verdict) {
    xc_report *report = report_new();
    xc_finding surer = report->outcome.findings.items[0];
    surer.confidence = 0.95;
    XC_PUSH(arena, &report->outcome.findings, surer);
    surer.verdict = XC_VERDICT_AGREE;
    surer.confidence = 0.99;
    XC_PUSH(arena, &report->outcome.findings, surer);
    cJSON *json = write_pair(report);
    expect_string(json, "id", "p\"1");
    expect_string(json, "verdict", "conflict");
    expect_number(json, "confidence", 0.95);
    ck_assert_int_eq(cJSON_GetArraySize(get(json, "findings")), 3);
    cJSON_Delete(json);
    report->outcome.findings.count = 0;
    json = write_pair(report);
    expect_string(json, "verdict", "unrelated");
    expect_number(json, "confidence", 0);
    cJSON_Delete(json);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static xc_quantity quantity(double value, xc_dimension dimension,
                            const char *unit) {
    xc_quantity q = {0};
    q.value = value;
    q.written = q.meant = (xc_interval){value, value, false, false};
    q.dimension = dimension;
    q.unit = unit;
    return q;
}

static const char fact_text[] =
    "Six of the 40 depots missed it in May, said Ina Brandt.";

static xc_span find(const char *words) {
    const char *at = strstr(fact_text, words);
    ck_assert_ptr_nonnull(at);
    uint32_t start = (uint32_t)(at - fact_text);
    return (xc_span){start, start + (uint32_t)strlen(words)};
}

static void add_mentions(xc_reading *reading) {
    xc_mention number = {.kind = XC_MENTION_QUANTITY,
                         .span = find("Six of the 40"),
                         .actor = XC_NONE};
    number.quantity = quantity(6, XC_DIMENSION_COUNT, "depot");
    number.quantity.whole.known = true;
    number.quantity.whole.value = 40;
    number.quantity.written.high = INFINITY;
    xc_mention when = {
        .kind = XC_MENTION_DATE, .span = find("May"), .actor = XC_NONE};
    when.date.first = xc_day_from_civil(2031, 5, 1);
    when.date.last = XC_DAY_UNKNOWN;
    strcpy(when.date.edtf, "2031-05");
    xc_mention who = {.kind = XC_MENTION_ACTOR, .span = find("Ina Brandt")};
    xc_actor actor = {
        .type = XC_ACTOR_PERSON, .name = "Ina Brandt", .key = "ina brandt"};
    XC_PUSH(arena, &reading->mentions, number);
    XC_PUSH(arena, &reading->mentions, when);
    XC_PUSH(arena, &reading->mentions, who);
    XC_PUSH(arena, &reading->actors, actor);
}

static void add_fact(xc_reading *reading) {
    xc_fact fact = {.kind = XC_FACT_SHARE,
                    .span = find("Six of the 40 depots missed it in May"),
                    .actor = XC_NONE,
                    .speaker = 0,
                    .place = XC_NONE,
                    .set_actor = XC_NONE,
                    .claim = "depot miss mark",
                    .predicate = "miss",
                    .polarity = XC_NEGATIVE,
                    .modality = XC_MODALITY_REPORTED,
                    .has_number = true,
                    .has_date = true};
    fact.evidence = (xc_span){0, (uint32_t)strlen(fact_text)};
    fact.number = reading->mentions.items[0].quantity;
    fact.number_span = find("Six of the 40");
    fact.date = reading->mentions.items[1].date;
    fact.date_span = find("May");
    XC_PUSH(arena, &reading->facts, fact);
}

static void add_attribution(xc_reading *reading) {
    xc_attribution said = {.source = find("Ina Brandt"),
                           .cue = find("said"),
                           .content =
                               find("Six of the 40 depots missed it in May")};
    XC_PUSH(arena, &reading->attributions, said);
}

static xc_reading *reading_new(const char *id, const char *title) {
    xc_article *article = xc_arena_alloc(arena, sizeof *article);
    xc_reading *reading = xc_arena_alloc(arena, sizeof *reading);
    article->id = id;
    article->path = "wire/depots.txt";
    article->text = (xc_text){fact_text, (uint32_t)strlen(fact_text), NULL, 0};
    article->title = (xc_text){title, (uint32_t)strlen(title), NULL, 0};
    reading->article = article;
    reading->published = xc_day_from_civil(2031, 6, 2);
    add_mentions(reading);
    add_fact(reading);
    add_attribution(reading);
    return reading;
}

static void write_facts(const char *format, const xc_reading *const *readings,
                        size_t count, const xc_style *style) {
    xc_sink sink;
    xc_error error = XC_ERROR_INIT;
    const xc_facts_writer *writer = xc_facts_writer_find(format, &error);
    ck_assert_ptr_nonnull(writer);
    xc_buffer_clear(&out);
    xc_sink_init(&sink, take, &out);
    writer->begin(&sink, style);
    for (size_t i = 0; i < count; i++) {
        writer->article(&sink, readings[i], style, i == 0);
    }
    writer->end(&sink, style);
    ck_assert_int_eq(xc_sink_finish(&sink, &error), XC_OK);
}

static void expect_mentions(const cJSON *mentions) {
    const cJSON *number = cJSON_GetArrayItem(mentions, 0);
    expect_string(number, "kind", "quantity");
    expect_string(number, "text", "Six of the 40");
    expect_number(number, "value", 6);
    expect_number(number, "low", 6);
    ck_assert(cJSON_IsNull(get(number, "high")));
    ck_assert(cJSON_IsFalse(get(number, "low_open")));
    expect_number(number, "meant_high", 6);
    expect_string(number, "bound", "exact");
    expect_string(number, "dimension", "count");
    expect_string(number, "unit", "depot");
    expect_number(number, "whole", 40);
    const cJSON *date = cJSON_GetArrayItem(mentions, 1);
    expect_string(date, "kind", "date");
    expect_string(date, "first", "2031-05-01");
    expect_string(date, "last", NULL);
    expect_string(date, "edtf", "2031-05");
    const cJSON *actor = cJSON_GetArrayItem(mentions, 2);
    expect_string(actor, "type", "person");
    expect_string(actor, "form", "name");
    expect_number(actor, "actor", 0);
    expect_string(actor, "name", "Ina Brandt");
}

static void expect_fact(const cJSON *fact) {
    expect_number(fact, "id", 0);
    expect_number(fact, "start", 0);
    ck_assert(cJSON_IsNull(get(fact, "actor")));
    expect_string(fact, "claim", "depot miss mark");
    expect_string(fact, "polarity", "negative");
    expect_string(fact, "modality", "reported");
    expect_number(fact, "speaker", 0);
    expect_number(fact, "whole", 40);
    ck_assert(cJSON_IsNull(get(fact, "place")));
    const cJSON *number = get(fact, "number");
    expect_number(number, "value", 6);
    ck_assert_ptr_null(cJSON_GetObjectItemCaseSensitive(number, "kind"));
    expect_string(get(fact, "date"), "first", "2031-05-01");
}

START_TEST(facts_are_json) {
    const xc_reading *readings[] = {reading_new("x1", ""),
                                    reading_new(NULL, "A \"title\"")};
    write_facts("json", readings, 2, NULL);
    cJSON *json = parse(out.bytes, out.length);
    ck_assert_int_eq(cJSON_GetArraySize(json), 2);
    const cJSON *first = cJSON_GetArrayItem(json, 0);
    expect_string(first, "id", "x1");
    expect_string(first, "published", "2031-06-02");
    expect_string(first, "title", NULL);
    expect_string(first, "text", fact_text);
    expect_mentions(get(first, "mentions"));
    expect_fact(cJSON_GetArrayItem(get(first, "facts"), 0));
    const cJSON *said = cJSON_GetArrayItem(get(first, "attributions"), 0);
    expect_number(get(said, "source"), "actor", 0);
    expect_number(get(said, "content"), "start", 0);
    ck_assert(cJSON_IsFalse(get(said, "direct")));
    const cJSON *second = cJSON_GetArrayItem(json, 1);
    expect_string(second, "id", "wire/depots.txt");
    expect_string(second, "title", "A \"title\"");
    cJSON_Delete(json);
    write_facts("json", readings, 0, NULL);
    json = parse(out.bytes, out.length);
    ck_assert_int_eq(cJSON_GetArraySize(json), 0);
    cJSON_Delete(json);
}
END_TEST

START_TEST(facts_are_json_lines) {
    const xc_reading *readings[] = {reading_new("x1", ""),
                                    reading_new("x2", "")};
    write_facts("jsonl", readings, 2, NULL);
    const char *end = strchr(out.bytes, '\n');
    cJSON *first = parse(out.bytes, (size_t)(end - out.bytes));
    cJSON *second = parse(end + 1, strlen(end + 1));
    expect_string(first, "id", "x1");
    expect_string(second, "id", "x2");
    cJSON_Delete(first);
    cJSON_Delete(second);
    write_facts("jsonl", readings, 0, NULL);
    ck_assert_uint_eq(out.length, 0);
}
END_TEST

START_TEST(facts_are_a_table) {
    const xc_reading *readings[] = {reading_new(NULL, "Depots lag")};
    write_facts("text", readings, 1, NULL);
    ck_assert_str_eq(
        written(),
        "wire/depots.txt  Depots lag  (2031-06-02)\n"
        "\n"
        "actor  claim                           number         date     who "
        "says    where\n"
        "--------------------------------------------------------------------"
        "------------\n"
        "       depot miss mark [not,           6 of 40 depot  2031-05  Ina "
        "Brandt  1:1\n"
        "       reported]\n");
}
END_TEST

/* A row of numbers that count, and texts that are no formulas. */
START_TEST(facts_are_cells) {
    static const char head[] =
        "article,path,source,published,line,column,field,kind,actor,claim,"
        "polarity,modality,speaker,place,number,value,low,high,bound,"
        "dimension,unit,whole,date,first_day,last_day,text\r\n";
    xc_reading *reading = reading_new("=x1", "");
    xc_fact *fact = &reading->facts.items[0];
    const xc_reading *readings[] = {reading};
    char wanted[1024];
    ck_assert_int_eq(XC_PUSH(arena, &reading->facts, *fact), XC_OK);
    fact = reading->facts.items;
    fact->claim = "+1, \"so\"\nand\x1b on";
    fact->number.value = -6;
    fact[1].has_number = fact[1].has_date = false;
    write_facts("csv", readings, 1, NULL);
    snprintf(wanted, sizeof wanted, "%s%s%s", head,
             "\"'=x1\",wire/depots.txt,,2031-06-02,1,1,text,share,,"
             "\"'+1, \"\"so\"\" and\\x1b on\",negative,reported,Ina Brandt,,"
             "Six of the 40,-6,6,,exact,count,depot,40,2031-05,2031-05-01,,"
             "Six of the 40 depots missed it in May\r\n",
             "\"'=x1\",wire/depots.txt,,2031-06-02,1,1,text,share,,"
             "depot miss mark,negative,reported,Ina Brandt,,"
             ",,,,,,,,,,,Six of the 40 depots missed it in May\r\n");
    ck_assert_str_eq(written(), wanted);
}
END_TEST

START_TEST(spans_past_the_end_are_cut) {
    xc_reading *reading = reading_new("x", "");
    reading->mentions.items[0].span = (xc_span){50, 5000};
    reading->mentions.items[1].span = (xc_span){4000, 3000};
    reading->facts.items[0].number_span = (xc_span){9000, 9001};
    reading->mentions.items[2].actor = 77;
    const xc_reading *readings[] = {reading};
    write_facts("jsonl", readings, 1, NULL);
    cJSON *json = parse(out.bytes, out.length);
    const cJSON *mention = cJSON_GetArrayItem(get(json, "mentions"), 0);
    expect_number(mention, "end", (double)strlen(fact_text));
    cJSON_Delete(json);
    write_facts("text", readings, 1, NULL);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Lists                                                                */

static void write_list(const char *format, const xc_stored_article *articles,
                       size_t count) {
    xc_sink sink;
    xc_error error = XC_ERROR_INIT;
    const xc_list_writer *writer = xc_list_writer_find(format, &error);
    ck_assert_ptr_nonnull(writer);
    xc_buffer_clear(&out);
    xc_sink_init(&sink, take, &out);
    writer->begin(&sink, NULL);
    for (size_t i = 0; i < count; i++) {
        writer->article(&sink, &articles[i], NULL, i == 0);
    }
    writer->end(&sink, NULL);
    ck_assert_int_eq(xc_sink_finish(&sink, &error), XC_OK);
}

START_TEST(stored_articles_are_listed) {
    xc_stored_article two[2] = {{.id = 1,
                                 .content = 5,
                                 .key = "k",
                                 .path = "a.txt",
                                 .title = "A \x1b[2J title",
                                 .published_day = XC_DAY_UNKNOWN,
                                 .fact_count = 1},
                                {.id = 2,
                                 .content = 5,
                                 .key = "l",
                                 .given_id = "b7",
                                 .path = "b.jsonl",
                                 .source = "Gazette",
                                 .published = "2031-03-04"}};
    two[1].published_day = xc_day_from_civil(2031, 3, 4);
    write_list("text", two, 2);
    ck_assert_str_eq(written(),
                     "undated     a.txt  A \\x1b[2J title  (1 fact)\n"
                     "2031-03-04  b7  (Gazette, 0 facts)\n");
    write_list("json", two, 2);
    cJSON *json = parse(out.bytes, out.length);
    expect_string(cJSON_GetArrayItem(json, 0), "id", "a.txt");
    expect_number(cJSON_GetArrayItem(json, 0), "facts", 1);
    expect_string(cJSON_GetArrayItem(json, 1), "source", "Gazette");
    cJSON_Delete(json);
    write_list("jsonl", two, 1);
    json = parse(out.bytes, out.length);
    expect_string(json, "path", "a.txt");
    cJSON_Delete(json);
}
END_TEST

START_TEST(notices_are_one_line) {
    xc_notice notice = {XC_SEVERITY_ERROR, XC_ERROR_FORMAT, "a\nb.txt", 3, 4,
                        "bad\x1b[m"};
    xc_notice_put(&out, &notice);
    ck_assert_str_eq(written(), "a\\nb.txt:3:4: bad\\x1b[m\n");
    xc_buffer_clear(&out);
    notice.severity = XC_SEVERITY_WARNING;
    notice.line = 0;
    xc_notice_put(&out, &notice);
    ck_assert_str_eq(written(), "a\\nb.txt: warning: bad\\x1b[m\n");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Failing                                                              */

START_TEST(unknown_writers_name_the_known) {
    xc_error error = XC_ERROR_INIT;
    ck_assert_ptr_null(xc_report_writer_find("pdf", &error));
    ck_assert_int_eq(error.status, XC_ERROR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "\"pdf\""));
    ck_assert_ptr_nonnull(strstr(error.message, "text, json, jsonl"));
    ck_assert_ptr_null(xc_facts_writer_find(NULL, NULL));
    ck_assert_ptr_null(xc_list_writer_find("", NULL));
    ck_assert_ptr_null(xc_rules_writer_find("TEXT", NULL));
}
END_TEST

typedef struct refusal {
    int answer;
    int calls;
} refusal;

static int refuse(void *user, const char *bytes, size_t length) {
    refusal *r = user;
    (void)bytes;
    (void)length;
    r->calls++;
    return r->answer;
}

START_TEST(a_refusal_ends_the_writing) {
    static const char *const formats[] = {"text", "json", "jsonl"};
    xc_report *report = report_new();
    XC_PUSH(arena, &report->outcome.findings,
            report->outcome.findings.items[0]);
    for (size_t i = 0; i < 3; i++) {
        xc_error error = XC_ERROR_INIT;
        refusal closed = {-1, 0}, full = {XC_ERROR_IO, 0};
        ck_assert_int_eq(
            xc_report_write(report, formats[i], NULL, refuse, &closed, &error),
            XC_ERROR_CLOSED);
        ck_assert_int_eq(closed.calls, 1);
        ck_assert_int_eq(error.status, XC_ERROR_CLOSED);
        ck_assert_int_eq(
            xc_report_write(report, formats[i], NULL, refuse, &full, NULL),
            XC_ERROR_IO);
        ck_assert_int_eq(full.calls, 1);
    }
}
END_TEST

#ifdef XC_FAULTS
/* Whichever allocation fails, the writer says so and gives everything back.
 */
static void fail_each(const xc_report *report, const char *format) {
    uint64_t n = 1;
    for (;; n++) {
        xc_buffer got = XC_BUFFER_INIT;
        static char room[1 << 16];
        got.bytes = room; /* the receiver itself needs no memory */
        got.capacity = sizeof room;
        xc_faults_set(n);
        xc_status status =
            xc_report_write(report, format, NULL, take, &got, NULL);
        uint64_t asked = xc_faults_count();
        xc_faults_set(0);
        if (asked < n) {
            ck_assert_int_eq(status, XC_OK);
            break;
        }
        ck_assert_int_eq(status, XC_ERROR_MEMORY);
    }
    ck_assert_uint_gt(n, 1);
}

START_TEST(memory_runs_out_safely) {
    xc_report *report = report_new();
    fail_each(report, "text");
    fail_each(report, "json");
    fail_each(report, "jsonl");
}
END_TEST
#endif

/* 8.12 times a million is not 8,120,000 in a double. */
START_TEST(figures_are_written_without_dust) {
    static const struct {
        double value;
        const char *text;
    } rows[] = {{8.12 * 1e6, "8.12 million"},
                {9.12 * 1e6, "9.12 million"},
                {-4.1 * 1e9, "-4.1 billion"},
                {1.005 * 1e6, "1.005 million"},
                {1234567, "1,234,567"},
                {0.29 * 1e6, "290,000"},
                {4119999.5, "4,119,999.5"},
                {0.1, "0.1"},
                {999999999.5, "999,999,999.5"},
                {2024, "2024"},
                {6.4 - 0.05, "6.35"},
                {6.6 + 0.05, "6.65"},
                {1234567.890123, "1,234,567.890123"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        out.length = 0;
        xc_figure_put_number(&out, rows[i].value);
        ck_assert_str_eq(written(), rows[i].text);
    }
}
END_TEST

static void add_writers(TCase *tcase) {
    tcase_add_test(tcase, text_is_like_this);
    tcase_add_test(tcase, text_counts_what_it_shows);
    tcase_add_test(tcase, nothing_hostile_reaches_a_terminal);
    tcase_add_test(tcase, colour_is_asked_for);
    tcase_add_test(tcase, lines_keep_to_the_width);
    tcase_add_test(tcase, json_is_one_document);
    tcase_add_test(tcase, json_lines_are_one_finding_each);
    tcase_add_test(tcase, a_pair_gets_its_worst_verdict);
    tcase_add_test(tcase, facts_are_json);
    tcase_add_test(tcase, facts_are_json_lines);
    tcase_add_test(tcase, facts_are_a_table);
    tcase_add_test(tcase, figures_are_written_without_dust);
    tcase_add_test(tcase, facts_are_cells);
    tcase_add_test(tcase, spans_past_the_end_are_cut);
    tcase_add_test(tcase, stored_articles_are_listed);
    tcase_add_test(tcase, notices_are_one_line);
    tcase_add_test(tcase, unknown_writers_name_the_known);
    tcase_add_test(tcase, a_refusal_ends_the_writing);
#ifdef XC_FAULTS
    tcase_add_test(tcase, memory_runs_out_safely);
#endif
}

int main(void) {
    Suite *suite = suite_create("report");
    TCase *tcase = tcase_create("report");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    add_writers(tcase);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
