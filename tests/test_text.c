/*
 * test_text.c - decoding, places, building, packing, characters, folding,
 * sentence ends.
 */
#include <check.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "text/chars.h"
#include "text/segment.h"
#include "text/text.h"

static xc_arena *arena;

static void open_arena(void) {
    arena = xc_arena_new();
}

static void close_arena(void) {
    xc_arena_free(arena);
}

static xc_text decode(const char *bytes, size_t length, xc_decoding *decoding) {
    xc_text text;
    xc_decoding unused;
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(xc_source_decode(arena, bytes, length, &text,
                                      decoding ? decoding : &unused, &error),
                     XC_OK);
    ck_assert_uint_eq(strlen(text.bytes), text.length);
    return text;
}

static xc_text decode_string(const char *string) {
    return decode(string, strlen(string), NULL);
}

static void expect_place(const xc_text *text, uint32_t offset, uint32_t line,
                         uint32_t column) {
    xc_position place = xc_text_position(text, offset);
    ck_assert_uint_eq(place.line, line);
    ck_assert_uint_eq(place.column, column);
}

/* ------------------------------------------------------------------ */
/* Decoding                                                             */

typedef struct decode_case {
    const char *bytes;
    size_t length;
    const char *text;
    uint32_t replaced;
    uint64_t first_byte;
    uint32_t first_line;
} decode_case;

#define BAD "\xEF\xBF\xBD"
#define CASE(bytes, ...)                                                       \
    { bytes, sizeof(bytes) - 1, __VA_ARGS__ }

static const decode_case decode_cases[] = {
    CASE("", "", 0, 0, 0),
    CASE("plain\n", "plain\n", 0, 0, 0),
    CASE("\xEF\xBB\xBFmark", "mark", 0, 0, 0),
    CASE("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80",
         "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", 0, 0, 0),
    CASE("a\nb\xFF", "a\nb" BAD, 1, 3, 2),
    CASE("\xEF\xBB\xBF\n\xFFx", "\n" BAD "x", 1, 4, 2),
    CASE("a\r\nb\rc\x80", "a\r\nb\rc" BAD, 1, 6, 3),
    /* One U+FFFD for each maximal subpart (Unicode, table 3-8). */
    CASE("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
         "a" BAD BAD BAD "b" BAD "c" BAD BAD "d", 6, 1, 1),
    CASE("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
         BAD BAD BAD BAD BAD BAD BAD BAD "A", 8, 0, 1),
    CASE("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
         BAD BAD BAD BAD BAD BAD BAD BAD "A", 8, 0, 1),
    CASE("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
         BAD BAD BAD BAD BAD "A" BAD BAD "B", 7, 0, 1),
    CASE("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", BAD BAD BAD BAD "A", 4, 0, 1),
    CASE("cut \xE2\x82", "cut " BAD, 1, 4, 1),
    CASE("a\0b", "a" BAD "b", 1, 1, 1),
};

START_TEST(utf8_is_decoded) {
    const decode_case *expected = &decode_cases[_i];
    xc_decoding decoding;
    xc_text text = decode(expected->bytes, expected->length, &decoding);
    ck_assert_str_eq(text.bytes, expected->text);
    ck_assert_str_eq(decoding.encoding, "UTF-8");
    ck_assert_uint_eq(decoding.replaced, expected->replaced);
    ck_assert_uint_eq(decoding.first_byte, expected->first_byte);
    ck_assert_uint_eq(decoding.first_line, expected->first_line);
}
END_TEST

START_TEST(a_nul_is_told) {
    xc_decoding decoding;
    decode("a\nb\0", 4, &decoding);
    ck_assert(decoding.had_nul);
    ck_assert_uint_eq(decoding.first_line, 2);
    decode("a\xFF", 2, &decoding);
    ck_assert(!decoding.had_nul);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
    const char *encoding;
    const char *text;
    uint32_t replaced;
    uint64_t first_byte;
} utf16_cases[] = {
    {"\xFF\xFEh\0\xE9\0", 6, "UTF-16LE", "h\xC3\xA9", 0, 0},
    {"\xFE\xFF\0h\0\xE9", 6, "UTF-16BE", "h\xC3\xA9", 0, 0},
    {"\xFF\xFE\xAC\x20\x3D\xD8\x00\xDE", 8, "UTF-16LE",
     "\xE2\x82\xAC\xF0\x9F\x98\x80", 0, 0},
    {"\xFE\xFF\xD8\x3D\xDE\x00", 6, "UTF-16BE", "\xF0\x9F\x98\x80", 0, 0},
    {"\xFF\xFE\x3D\xD8h\0", 6, "UTF-16LE", BAD "h", 1, 2},
    {"\xFF\xFE\x00\xDEh\0", 6, "UTF-16LE", BAD "h", 1, 2},
    {"\xFF\xFEh\0\x3D\xD8", 6, "UTF-16LE", "h" BAD, 1, 4},
    {"\xFF\xFEh\0x", 5, "UTF-16LE", "h" BAD, 1, 4},
    {"\xFF\xFEh\0\0\0x\0", 8, "UTF-16LE", "h" BAD "x", 1, 4},
    {"\xFF\xFE", 2, "UTF-16LE", "", 0, 0},
};

START_TEST(utf16_with_a_mark_is_decoded) {
    xc_decoding decoding;
    xc_text text =
        decode(utf16_cases[_i].bytes, utf16_cases[_i].length, &decoding);
    ck_assert_str_eq(text.bytes, utf16_cases[_i].text);
    ck_assert_str_eq(decoding.encoding, utf16_cases[_i].encoding);
    ck_assert_uint_eq(decoding.replaced, utf16_cases[_i].replaced);
    ck_assert_uint_eq(decoding.first_byte, utf16_cases[_i].first_byte);
}
END_TEST

START_TEST(more_than_a_gibibyte_is_refused) {
    xc_text text;
    xc_decoding decoding;
    xc_error error = XC_ERROR_INIT;
    /* The length alone decides: the bytes are not looked at. */
    ck_assert_int_eq(
        xc_source_decode(arena, "", (size_t)1 << 30, &text, &decoding, &error),
        XC_ERROR_LIMIT);
    ck_assert_int_eq(error.status, XC_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "1 GiB"));
    ck_assert_str_eq(text.bytes, "");
}
END_TEST

#ifdef XC_FAULTS
START_TEST(decoding_without_memory_fails_cleanly) {
    xc_error error = XC_ERROR_INIT;
    for (uint64_t n = 1; n <= 3; n++) {
        xc_text text;
        xc_decoding decoding;
        error = (xc_error)XC_ERROR_INIT;
        xc_faults_set(n);
        xc_status status =
            xc_source_decode(arena, "a\nb", 3, &text, &decoding, &error);
        xc_faults_set(0);
        ck_assert_int_eq(status, XC_ERROR_MEMORY);
        ck_assert_int_eq(error.status, XC_ERROR_MEMORY);
        ck_assert_uint_eq(text.length, 0);
    }
}
END_TEST
#endif

/* ------------------------------------------------------------------ */
/* Places                                                               */

START_TEST(places_count_lines_and_code_points) {
    xc_text text = decode_string("ab\nc\xC3\xA9"
                                 "d\r\ne\rf\n\ng");
    expect_place(&text, 0, 1, 1);
    expect_place(&text, 2, 1, 3);
    expect_place(&text, 3, 2, 1);
    expect_place(&text, 4, 2, 2);
    expect_place(&text, 5, 2, 2); /* inside a character: its place */
    expect_place(&text, 6, 2, 3);
    expect_place(&text, 9, 3, 1);
    expect_place(&text, 11, 4, 1);
    expect_place(&text, 13, 5, 1);
    expect_place(&text, 14, 6, 1);
    ck_assert_uint_eq(text.length, 15);
    expect_place(&text, 15, 6, 2);
    expect_place(&text, 4000, 6, 2);
}
END_TEST

START_TEST(places_in_a_long_line_are_exact) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_buffer_puts(&buffer, "first\n");
    for (int i = 0; i < 5000; i++)
        xc_buffer_puts(&buffer, "\xC3\xA9x");
    xc_text text = decode(buffer.bytes, buffer.length, NULL);
    for (uint32_t i = 0; i < 5000; i += 7) {
        expect_place(&text, 6 + 3 * i, 2, 2 * i + 1);
        expect_place(&text, 6 + 3 * i + 2, 2, 2 * i + 2);
    }
    xc_buffer_dispose(&buffer);
}
END_TEST

START_TEST(a_text_without_anchors_is_one_line) {
    xc_text text = {"na\xC3\xAFve", 6, NULL, 0};
    expect_place(&text, 0, 1, 1);
    expect_place(&text, 4, 1, 4);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Building                                                             */

START_TEST(built_texts_know_their_places) {
    xc_text base = decode_string("say \\n \\u00e9t\\u00e9\nnext line\n");
    xc_text_builder builder;
    xc_text_builder_init(&builder, arena, &base);
    xc_text_builder_copy(&builder, (xc_span){0, 4});
    xc_text_builder_add(&builder, "\n", 1, 4);
    xc_text_builder_copy(&builder, (xc_span){6, 7});
    xc_text_builder_add(&builder, "\xC3\xA9", 2, 7);
    xc_text_builder_copy(&builder, (xc_span){13, 14});
    xc_text_builder_add(&builder, "\xC3\xA9", 2, 14);
    xc_text_builder_copy(&builder, (xc_span){20, 31});
    xc_text text;
    ck_assert_int_eq(xc_text_builder_finish(&builder, &text), XC_OK);
    xc_text_builder_dispose(&builder);
    ck_assert_str_eq(text.bytes, "say \n \xC3\xA9t\xC3\xA9\nnext line\n");
    expect_place(&text, 0, 1, 1);
    expect_place(&text, 4, 1, 5);
    expect_place(&text, 5, 1, 7);
    expect_place(&text, 6, 1, 8);
    expect_place(&text, 8, 1, 14);
    expect_place(&text, 9, 1, 15);
    expect_place(&text, 11, 1, 21);
    expect_place(&text, 12, 2, 1);
    expect_place(&text, 17, 2, 6);
}
END_TEST

START_TEST(empty_pieces_build_nothing) {
    xc_text base = decode_string("word");
    xc_text_builder builder;
    xc_text_builder_init(&builder, arena, &base);
    xc_text_builder_copy(&builder, (xc_span){2, 2});
    xc_text_builder_copy(&builder, (xc_span){9, 12});
    xc_text_builder_add(&builder, "", 0, 1);
    xc_text text;
    ck_assert_int_eq(xc_text_builder_finish(&builder, &text), XC_OK);
    xc_text_builder_dispose(&builder);
    ck_assert_str_eq(text.bytes, "");
    ck_assert_uint_eq(text.anchor_count, 0);
    expect_place(&text, 0, 1, 1);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(building_without_memory_fails_once_for_all) {
    xc_text base = decode_string("word");
    for (uint64_t n = 1; n <= 3; n++) {
        xc_text_builder builder;
        xc_text_builder_init(&builder, arena, &base);
        xc_faults_set(n);
        xc_text_builder_copy(&builder, (xc_span){0, 4});
        xc_text text;
        xc_status status = xc_text_builder_finish(&builder, &text);
        xc_faults_set(0);
        ck_assert_int_eq(status, XC_ERROR_MEMORY);
        xc_text_builder_dispose(&builder);
    }
}
END_TEST
#endif

/* ------------------------------------------------------------------ */
/* Packing                                                              */

static xc_status unpack(const char *bytes, size_t length, uint32_t of,
                        xc_text *text) {
    *text = (xc_text){"", of, NULL, 0};
    return xc_text_unpack_map(arena, bytes, length, text);
}

START_TEST(a_packed_map_comes_back) {
    xc_anchor anchors[] = {{0, 7, 3},
                           {1, 4000000000u, 1},
                           {200, 1, 70000},
                           {70000, 4294967295u, 4294967295u}};
    xc_text text = {"", 70001, anchors, 4};
    xc_buffer packed = XC_BUFFER_INIT;
    ck_assert_int_eq(xc_text_pack_map(&text, &packed), XC_OK);
    xc_text back;
    ck_assert_int_eq(unpack(packed.bytes, packed.length, 70001, &back), XC_OK);
    ck_assert_uint_eq(back.anchor_count, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_uint_eq(back.anchors[i].offset, anchors[i].offset);
        ck_assert_uint_eq(back.anchors[i].line, anchors[i].line);
        ck_assert_uint_eq(back.anchors[i].column, anchors[i].column);
    }
    /* Of a shorter text, it is not its map. */
    ck_assert_int_eq(unpack(packed.bytes, packed.length, 70000, &back),
                     XC_ERROR_FORMAT);
    ck_assert_uint_eq(back.anchor_count, 0);
    for (size_t cut = 0; cut < packed.length; cut++) {
        ck_assert_int_eq(unpack(packed.bytes, cut, 70001, &back),
                         XC_ERROR_FORMAT);
    }
    xc_buffer_dispose(&packed);
}
END_TEST

START_TEST(a_map_of_nothing_comes_back) {
    xc_text text = {"", 0, NULL, 0};
    xc_buffer packed = XC_BUFFER_INIT;
    ck_assert_int_eq(xc_text_pack_map(&text, &packed), XC_OK);
    xc_text back;
    ck_assert_int_eq(unpack(packed.bytes, packed.length, 0, &back), XC_OK);
    ck_assert_uint_eq(back.anchor_count, 0);
    xc_buffer_dispose(&packed);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
} bad_maps[] = {
    {"", 0},                             /* nothing */
    {"\0x", 2},                          /* more than the anchors */
    {"\x81", 1},                         /* cut */
    {"\x80\0", 2},                       /* 0 in two bytes */
    {"\xFF\xFF\xFF\xFF\x1F", 5},         /* past 32 bits */
    {"\xFF\xFF\xFF\xFF\x0F\0\0\0", 8},   /* four thousand million */
    {"\x01\x01\x02\x01", 4},             /* first not at 0 */
    {"\x01\x00\x00\x01", 4},             /* line 0 */
    {"\x01\x00\x02\x00", 4},             /* column 0 */
    {"\x02\x00\x02\x01\x00\x02\x01", 7}, /* no step */
    {"\x02\x00\x02\x01\x0A\x02\x01", 7}, /* past the end */
    {"\x03\x00\x02\x01\x05\x02\x01\xFD\xFF\xFF\xFF\x0F\x02\x01", 14},
};

START_TEST(hostile_maps_are_refused) {
    xc_text text;
    xc_status status =
        unpack(bad_maps[_i].bytes, bad_maps[_i].length, 10, &text);
    ck_assert_int_eq(status, XC_ERROR_FORMAT);
    ck_assert_ptr_null(text.anchors);
}
END_TEST

START_TEST(changed_maps_never_break_a_text) {
    xc_text base = decode_string("a\nbc\n\nd\xC3\xA9"
                                 "f\nlast");
    xc_buffer packed = XC_BUFFER_INIT;
    ck_assert_int_eq(xc_text_pack_map(&base, &packed), XC_OK);
    for (size_t i = 0; i < packed.length; i++) {
        for (int value = 0; value < 256; value++) {
            char was = packed.bytes[i];
            packed.bytes[i] = (char)(unsigned char)value;
            xc_text text = base;
            xc_status status =
                xc_text_unpack_map(arena, packed.bytes, packed.length, &text);
            packed.bytes[i] = was;
            if (status < 0) continue;
            for (uint32_t at = 0; at <= text.length; at++) {
                ck_assert_uint_gt(xc_text_position(&text, at).line, 0);
            }
        }
    }
    xc_buffer_dispose(&packed);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Characters                                                           */

START_TEST(characters_are_walked_both_ways) {
    const char *bytes = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
    const int32_t expected[] = {'a', 0xE9, 0x20AC, 0x1F600, 'z'};
    uint32_t at = 0;
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(xc_char_next(bytes, 11, &at), expected[i]);
    }
    ck_assert_uint_eq(at, 11);
    for (int i = 4; i >= 0; i--) {
        ck_assert_int_eq(xc_char_previous(bytes, &at), expected[i]);
    }
    ck_assert_uint_eq(at, 0);
}
END_TEST

START_TEST(characters_are_written) {
    xc_buffer buffer = XC_BUFFER_INIT;
    const int32_t given[] = {'a', 0xE9, 0x20AC, 0x1F600, 0, 0xD800, 0x110000};
    for (int i = 0; i < 7; i++)
        xc_char_put(&buffer, given[i]);
    ck_assert_str_eq(buffer.bytes,
                     "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80" BAD BAD BAD);
    xc_buffer_dispose(&buffer);
}
END_TEST

START_TEST(ascii_is_known_without_tables) {
    for (int c = 0; c < 0x80; c++) {
        ck_assert_int_eq(xc_char_is_letter(c), isalpha(c) != 0);
        ck_assert_int_eq(xc_char_is_upper(c), isupper(c) != 0);
        ck_assert_int_eq(xc_char_is_lower(c), islower(c) != 0);
        ck_assert_int_eq(xc_char_is_digit(c), isdigit(c) != 0);
        ck_assert_int_eq(xc_char_is_space(c), isspace(c) != 0);
        ck_assert_int_eq(xc_char_is_currency(c), c == '$');
        ck_assert_int_eq(xc_char_is_dash(c), c == '-');
    }
    ck_assert(!xc_char_is_letter(-1) && !xc_char_is_digit(-1));
}
END_TEST

START_TEST(characters_have_kinds) {
    ck_assert(xc_char_is_letter(0xE9) && !xc_char_is_letter('1'));
    ck_assert(xc_char_is_upper('A') && !xc_char_is_upper('a'));
    ck_assert(xc_char_is_upper(0x01C5)); /* a title-case digraph */
    ck_assert(xc_char_is_lower(0x0444) && !xc_char_is_lower('5'));
    ck_assert(xc_char_is_digit('7') && !xc_char_is_digit(0xBD));
    ck_assert(xc_char_is_space(0xA0) && xc_char_is_space(0x200B));
    ck_assert(!xc_char_is_space(0x200D) && !xc_char_is_space('_'));
    ck_assert(xc_char_is_currency('$') && xc_char_is_currency(0x20AC));
    ck_assert(!xc_char_is_currency('%'));
    ck_assert(xc_char_is_open_quote(0x201C) && !xc_char_is_open_quote('"'));
    ck_assert(xc_char_is_close_quote(0x2019));
    ck_assert(!xc_char_is_close_quote(0x2018));
    ck_assert(xc_char_is_dash('-') && xc_char_is_dash(0x2014));
    ck_assert(!xc_char_is_dash('_'));
}
END_TEST

START_TEST(columns_are_those_of_a_terminal) {
    ck_assert_uint_eq(xc_text_columns("abc", 3), 3);
    ck_assert_uint_eq(xc_text_columns("e\xCC\x81", 3), 1);
    ck_assert_uint_eq(xc_text_columns("\xE6\x9D\xB1\xE4\xBA\xAC", 6), 4);
    ck_assert_uint_eq(xc_text_columns("\xE2\x80\x8Bx\x1B", 5), 1);
    ck_assert_uint_eq(xc_text_code_points("e\xCC\x81x", 4), 3);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Folding                                                              */

static const struct {
    const char *given;
    const char *folded;
} folds[] = {
    {"", ""},
    {"NATO's\t2%", "nato's 2%"},
    {"\xE2\x80\x9CNo,\xE2\x80\x9D he\xE2\x80\x99s said", "\"no,\" he's said"},
    {"Russia\xE2\x80\x93Ukraine \xE2\x80\x94 now", "russia-ukraine - now"},
    {"non\xE2\x80\x91"
     "EU \xE2\x88\x92"
     "5",
     "non-eu -5"},
    {"20\xC2\xA0million", "20 million"},
    {"Stra\xC3\x9F"
     "e",
     "strasse"},
    {"\xEF\xBC\xB5\xEF\xBC\xB3 \xEF\xAC\x81ve", "us five"},
    {"co\xC2\xADoperate\xE2\x80\x8B", "cooperate"},
    {"1\xC2\xBD", "1"
                  "1\xE2\x81\x84"
                  "2"},
    {"cafe\xCC\x81", "caf\xC3\xA9"},
    {"\xF0\x9D\x90\x80\xF0\x9F\x98\x80", "a\xF0\x9F\x98\x80"},
};

START_TEST(words_fold_to_one_spelling) {
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_puts(&out, "");
    xc_text_fold(&out, folds[_i].given, strlen(folds[_i].given));
    ck_assert_str_eq(out.bytes, folds[_i].folded);
    /* Folding again changes nothing. */
    xc_buffer again = XC_BUFFER_INIT;
    xc_buffer_puts(&again, "");
    xc_text_fold(&again, out.bytes, out.length);
    ck_assert_str_eq(again.bytes, out.bytes);
    xc_buffer_dispose(&again);
    xc_buffer_dispose(&out);
}
END_TEST

START_TEST(long_stretches_fold_too) {
    xc_buffer given = XC_BUFFER_INIT;
    xc_buffer out = XC_BUFFER_INIT;
    for (int i = 0; i < 3000; i++)
        xc_buffer_puts(&given, "\xEF\xB7\xBA");
    xc_text_fold(&out, given.bytes, given.length);
    ck_assert_int_eq(xc_buffer_status(&out), XC_OK);
    /* The longest expansion there is: 18 characters from one. */
    ck_assert_uint_eq(xc_text_code_points(out.bytes, out.length), 3000 * 18);
    xc_buffer_dispose(&given);
    xc_buffer_dispose(&out);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

static const struct {
    const char *text;
    const char *sentences; /* parted by | */
} segment_cases[] = {
    {"", ""},
    {" \n\n ", ""},
    {"One thing. Another thing.", "One thing.|Another thing."},
    {"They met on Feb. 7 in Oslo. Mr. Smith left.",
     "They met on Feb. 7 in Oslo.|Mr. Smith left."},
    {"A line wrapped\nby hand. It goes\non.",
     "A line wrapped\nby hand.|It goes\non."},
    {"No full stop\n\nA paragraph", "No full stop|A paragraph"},
    {"No full stop\r\n \t\r\nA paragraph", "No full stop|A paragraph"},
    {"One\rtwo", "One\rtwo"},
    {"\xE2\x80\x9CWe will.\xE2\x80\x9D Then he left.",
     "\xE2\x80\x9CWe will.\xE2\x80\x9D|Then he left."},
    {"It rose 3.38 percent. Why? Nobody knew!",
     "It rose 3.38 percent.|Why?|Nobody knew!"},
    {"\xC3\x89t\xC3\xA9.\xC2\xA0 Fin.", "\xC3\x89t\xC3\xA9.|Fin."},
};

START_TEST(sentences_end_where_they_should) {
    xc_segmenter *segmenter = xc_segmenter_new(NULL);
    const char *bytes = segment_cases[_i].text;
    xc_spans spans = {NULL, 0, 0};
    xc_span all = {0, (uint32_t)strlen(bytes)};
    ck_assert_int_eq(
        xc_segmenter_sentences(segmenter, arena, bytes, all, &spans), XC_OK);
    xc_buffer joined = XC_BUFFER_INIT;
    xc_buffer_puts(&joined, "");
    for (size_t i = 0; i < spans.count; i++) {
        if (i > 0) xc_buffer_putc(&joined, '|');
        xc_buffer_add(&joined, bytes + spans.items[i].start,
                      spans.items[i].end - spans.items[i].start);
    }
    ck_assert_str_eq(joined.bytes, segment_cases[_i].sentences);
    xc_buffer_dispose(&joined);
    xc_segmenter_free(segmenter);
}
END_TEST

START_TEST(a_segmenter_serves_parts_of_many_texts) {
    xc_segmenter *segmenter = xc_segmenter_new(NULL);
    for (int round = 0; round < 3; round++) {
        xc_spans spans = {NULL, 0, 0};
        char bytes[] = "Left out. One here. Two here. Left out.";
        xc_status status = xc_segmenter_sentences(segmenter, arena, bytes,
                                                  (xc_span){10, 29}, &spans);
        ck_assert_int_eq(status, XC_OK);
        ck_assert_uint_eq(spans.count, 2);
        ck_assert_uint_eq(spans.items[0].start, 10);
        ck_assert_uint_eq(spans.items[0].end, 19);
        ck_assert_uint_eq(spans.items[1].start, 20);
        ck_assert_uint_eq(spans.items[1].end, 29);
    }
    xc_segmenter_free(segmenter);
    xc_segmenter_free(NULL);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

int main(void) {
    Suite *suite = suite_create("text");
    TCase *all = tcase_create("text");
    tcase_add_checked_fixture(all, open_arena, close_arena);
    tcase_add_loop_test(all, utf8_is_decoded, 0, COUNT(decode_cases));
    tcase_add_test(all, a_nul_is_told);
    tcase_add_loop_test(all, utf16_with_a_mark_is_decoded, 0,
                        COUNT(utf16_cases));
    tcase_add_test(all, more_than_a_gibibyte_is_refused);
    tcase_add_test(all, places_count_lines_and_code_points);
    tcase_add_test(all, places_in_a_long_line_are_exact);
    tcase_add_test(all, a_text_without_anchors_is_one_line);
    tcase_add_test(all, built_texts_know_their_places);
    tcase_add_test(all, empty_pieces_build_nothing);
    tcase_add_test(all, a_packed_map_comes_back);
    tcase_add_test(all, a_map_of_nothing_comes_back);
    tcase_add_loop_test(all, hostile_maps_are_refused, 0, COUNT(bad_maps));
    tcase_add_test(all, changed_maps_never_break_a_text);
    tcase_add_test(all, characters_are_walked_both_ways);
    tcase_add_test(all, characters_are_written);
    tcase_add_test(all, ascii_is_known_without_tables);
    tcase_add_test(all, characters_have_kinds);
    tcase_add_test(all, columns_are_those_of_a_terminal);
    tcase_add_loop_test(all, words_fold_to_one_spelling, 0, COUNT(folds));
    tcase_add_test(all, long_stretches_fold_too);
    tcase_add_loop_test(all, sentences_end_where_they_should, 0,
                        COUNT(segment_cases));
    tcase_add_test(all, a_segmenter_serves_parts_of_many_texts);
#ifdef XC_FAULTS
    tcase_add_test(all, decoding_without_memory_fails_cleanly);
    tcase_add_test(all, building_without_memory_fails_once_for_all);
#endif
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
