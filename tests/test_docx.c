/*
 * test_docx.c - zips that are no docx, damaged ones, and those that unpack to
 * more than they may: each is refused with a clear message. What whole ones
 * give is in fixtures/articles/docx/ (test_formats.c).
 */
#include <check.h>
#include <stdio.h>

#include "article/article.h"
#include "docx_zip.h"

enum { BOMB = 200 << 20 };

#define XML_OF(body)                                                           \
    "<w:document "                                                             \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"       \
    "main\"><w:body>" body "</w:body></w:document>"

static char told[sizeof((xc_error *)NULL)->message];
static int taken;
static char text[256];

static xc_status take(void *user, const xc_article *article) {
    (void)user;
    taken++;
    snprintf(text, sizeof text, "%s", article->text.bytes);
    return XC_OK;
}

static void note(void *user, const xc_notice *notice) {
    (void)user;
    snprintf(told, sizeof told, "%s", notice->message);
}

/* Reads bytes as a.docx; told gets what was said. */
static xc_status read_zip(const char *bytes, size_t length) {
    xc_error error = XC_ERROR_INIT;
    xc_arena *arena = xc_arena_new();
    xc_article_reader reader = {arena, take, note, NULL, false};
    taken = 0;
    told[0] = text[0] = '\0';
    xc_status status =
        xc_articles_read(&reader, "a.docx", bytes, length, NULL, &error);
    if (status < 0) snprintf(told, sizeof told, "%s", error.message);
    xc_arena_free(arena);
    return status;
}

static xc_status read_part(const char *name, const char *bytes, size_t size) {
    size_t length = 0;
    char *zip = zip_part(name, bytes, size, &length);
    ck_assert_ptr_nonnull(zip);
    xc_status status = read_zip(zip, length);
    free(zip);
    return status;
}

static xc_status read_body(const char *xml) {
    return read_part("word/document.xml", xml, strlen(xml));
}

START_TEST(a_bomb_stops_at_the_limit) {
    char *zeros = (char *)calloc(1, BOMB);
    ck_assert_ptr_nonnull(zeros);
    ck_assert_int_eq(read_part("word/document.xml", zeros, BOMB),
                     XC_ERROR_LIMIT);
    ck_assert_str_eq(told, "word/document.xml unpacks to more than 32 MiB");
    free(zeros);
}
END_TEST

START_TEST(other_zips_are_refused) {
    ck_assert_int_eq(read_part("content.xml", "<a/>", 4), XC_ERROR_FORMAT);
    ck_assert_str_eq(told, "a zip without word/document.xml: this is no docx");
    ck_assert_int_eq(read_zip("PK\003\004 and no more", 16), XC_ERROR_FORMAT);
    ck_assert_str_eq(told, "the zip of the document is damaged");
    ck_assert_int_eq(read_zip("Only text.\n", 11), XC_ERROR_FORMAT);
    ck_assert_str_eq(told, "this is text, and no docx");
}
END_TEST

/* A document may keep its text elsewhere than in word/document.xml. */
START_TEST(the_part_with_the_text_is_looked_up) {
    static const char xml[] = XML_OF("<w:p><w:r><w:t>Five.</w:t></w:r></w:p>");
    static const char form[] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
        "relationships\"><Relationship Type=\"http://x.example/styles\" "
        "Target=\"word/text.xml\"/><Relationship Type=\"http://schemas."
        "openxmlformats.org/officeDocument/2006/relationships/%s\" "
        "Target=\"%s\"/></Relationships>";
    static const struct {
        const char *type, *target;
        bool found;
    } rows[] = {{"officeDocument", "word/document2.xml", true},
                {"officeDocument", "/word/document2.xml", true},
                {"officeDocument", "word/nothing.xml", false},
                {"officeDocument", "", false},
                {"officeDocument", "xl/workbook.xml", false},
                {"image", "word/document2.xml", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char relations[512];
        size_t length = 0;
        int size = snprintf(relations, sizeof relations, form, rows[i].type,
                            rows[i].target);
        const zip_entry parts[] = {{"_rels/.rels", relations, (size_t)size},
                                   {"word/document2.xml", xml, sizeof xml - 1},
                                   {"xl/workbook.xml", "<workbook/>", 11}};
        char *zip = zip_parts(parts, 3, &length);
        ck_assert_ptr_nonnull(zip);
        ck_assert_int_eq(read_zip(zip, length),
                         rows[i].found ? XC_OK : XC_ERROR_FORMAT);
        ck_assert_str_eq(text, rows[i].found ? "Five." : "");
        free(zip);
    }
}
END_TEST

START_TEST(damaged_zips_are_refused) {
    size_t length = 0;
    static const char xml[] = XML_OF("<w:p><w:r><w:t>Five.</w:t></w:r></w:p>");
    char *zip = zip_part("word/document.xml", xml, sizeof xml - 1, &length);
    for (size_t cut = 0; cut < length; cut++) {
        xc_status status = read_zip(zip, cut);
        ck_assert_msg(status < 0 || cut == 0, "%zu: %s", cut, told);
        ck_assert_int_eq(taken, 0);
    }
    zip[60] ^= 0x55;
    ck_assert_int_eq(read_zip(zip, length), XC_ERROR_FORMAT);
    free(zip);
}
END_TEST

START_TEST(bad_xml_is_told_with_its_line) {
    ck_assert_int_eq(read_body("<a>\n<b>\n</a>"), XC_ERROR_FORMAT);
    ck_assert_msg(
        strncmp(told, "word/document.xml cannot be read: line 3", 40) == 0,
        "%s", told);
    ck_assert_int_eq(read_body("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
                     XC_ERROR_FORMAT);
    ck_assert_str_eq(
        told, "word/document.xml has a document type, which no docx has");
    xc_buffer deep = XC_BUFFER_INIT;
    for (int i = 0; i < 200; i++)
        xc_buffer_puts(&deep, "<a>");
    ck_assert_int_eq(read_body(deep.bytes), XC_ERROR_LIMIT);
    xc_buffer_dispose(&deep);
    ck_assert_int_eq(read_body(""), XC_ERROR_FORMAT);
}
END_TEST

START_TEST(what_is_not_text_is_left_out) {
    ck_assert_int_eq(read_body(XML_OF("<w:p/>")), XC_OK);
    ck_assert_str_eq(told, "empty: there is nothing to read");
    ck_assert_int_eq(
        read_body(XML_OF(
            "<w:p><w:r><w:t>\xEF\xBB\xBFSix</w:t><w:tab/><w:t>of\nus</w:t>"
            "</w:r><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
            "<w:r><w:softHyphen/><w:t xml:space=\"preserve\"> came.</w:t>"
            "</w:r></w:p>")),
        XC_OK);
    ck_assert_str_eq(text, "Six of us came.");
    ck_assert_int_eq(taken, 1);
}
END_TEST

START_TEST(paragraphs_inside_each_other_end) {
    xc_buffer xml = XC_BUFFER_INIT;
    for (int i = 0; i < 20; i++)
        xc_buffer_puts(&xml, "<w:p>");
    for (int i = 0; i < 20; i++)
        xc_buffer_puts(&xml, "</w:p>");
    xc_buffer all = XC_BUFFER_INIT;
    xc_buffer_printf(&all, XML_OF("%s"), xml.bytes);
    ck_assert_int_eq(read_body(all.bytes), XC_ERROR_LIMIT);
    xc_buffer_dispose(&xml);
    xc_buffer_dispose(&all);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("docx");
    TCase *all = tcase_create("docx");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, a_bomb_stops_at_the_limit);
    tcase_add_test(all, other_zips_are_refused);
    tcase_add_test(all, the_part_with_the_text_is_looked_up);
    tcase_add_test(all, damaged_zips_are_refused);
    tcase_add_test(all, bad_xml_is_told_with_its_line);
    tcase_add_test(all, what_is_not_text_is_left_out);
    tcase_add_test(all, paragraphs_inside_each_other_end);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
