/*
 * test_picture.c - docs/report.svg shows what the program shows on a colour
 * terminal for the two bundled articles, to the last character.
 *
 * usage: test_picture [--update]    --update draws the picture anew
 */
#include <check.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crosscheck.h"

#define PICTURE XC_SOURCE_DIR "/docs/report.svg"
#define COMMAND "crosscheck check fixtures/demo/*.txt"

/* In pixels. Letters of a fixed-width font are about 0.6 of its size wide. */
enum { SIZE = 13, LINE = 18, EDGE = 20, WIDTH = 80 * SIZE * 6 / 10 + 2 * EDGE };

static bool update;

/* ------------------------------------------------------------------ */
/* Text that grows                                                      */

typedef struct text {
    char *bytes;
    size_t length;
} text;

static void add(text *t, const char *bytes, size_t length) {
    t->bytes = realloc(t->bytes, t->length + length + 1);
    ck_assert_ptr_nonnull(t->bytes);
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = '\0';
}

static void print(text *t, const char *format, ...) {
    char line[512];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    ck_assert(length >= 0 && (size_t)length < sizeof line);
    add(t, line, (size_t)length);
}

static int take(void *user, const char *bytes, size_t length) {
    add(user, bytes, length);
    return 0;
}

static void read_picture(text *t) {
    char bytes[4096];
    FILE *file = fopen(PICTURE, "rb");
    add(t, "", 0);
    if (!file) return;
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        add(t, bytes, n);
    fclose(file);
}

/* ------------------------------------------------------------------ */
/* From the terminal to the picture                                     */

static void report_in_color(text *out) {
    static const char *const paths[] = {"fixtures/demo/coast-courier.txt",
                                        "fixtures/demo/harbor-lantern.txt"};
    xc_error error = XC_ERROR_INIT;
    xc_style style = {80, true, false, XC_SEVERITY_ERROR};
    ck_assert_int_eq(chdir(XC_SOURCE_DIR), 0);
    xc_context *context = xc_context_new(NULL, &error);
    ck_assert_msg(context, "%s", error.message);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(
            xc_desk_add_file(desk, paths[i], XC_ROLE_CHECKED, NULL, &error),
            XC_OK);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    ck_assert_int_eq(xc_report_write(report, "text", &style, take, out, &error),
                     XC_OK);
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
}

/* The class of a colour: "\033[1;31m" is "c31", the dim one "c2". */
static const char *read_color(const char *at, text *out, bool *open) {
    const char *end = strchr(at, 'm');
    ck_assert_ptr_nonnull(end);
    if (*open) print(out, "</tspan>");
    *open = strncmp(at, "\033[0m", 4) != 0;
    const char *digits = end;
    while (digits[-1] >= '0' && digits[-1] <= '9')
        digits--;
    if (*open)
        print(out, "<tspan class=\"c%.*s\">", (int)(end - digits), digits);
    return end + 1;
}

static void draw_line(text *out, const char **at, int y) {
    bool open = false;
    const char *p = *at;
    print(out, "<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">", EDGE, y);
    while (*p && *p != '\n') {
        if (*p == '\033') {
            p = read_color(p, out, &open);
            continue;
        }
        if (*p == '&')
            print(out, "&amp;");
        else if (*p == '<')
            print(out, "&lt;");
        else
            add(out, p, 1);
        p++;
    }
    print(out, "%s</text>\n", open ? "</tspan>" : "");
    *at = *p ? p + 1 : p;
}

static void draw_head(text *out, int height) {
    print(out,
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
          "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n",
          WIDTH, height, WIDTH, height);
    print(out, "<title>%s</title>\n", COMMAND);
    print(out,
          "<style>text{font:%dpx ui-monospace,Menlo,Consolas,"
          "'DejaVu Sans Mono',monospace;fill:#d5dae2;white-space:pre}\n",
          SIZE);
    print(out, ".c31{fill:#ff7b72;font-weight:bold}"
               ".c32{fill:#7ee787;font-weight:bold}\n");
    print(out, ".c33{fill:#f2cc60;font-weight:bold}"
               ".c36{fill:#79c0ff;font-weight:bold}\n");
    print(out, ".c1{fill:#fff;font-weight:bold}.c2{fill:#8f98a8}</style>\n");
    print(out,
          "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#1c2128\" "
          "stroke=\"#6e7681\"/>\n",
          WIDTH, height);
}

/* The command as it is typed, and what comes of it. */
static void draw(text *out, const char *shown) {
    int lines = 2;
    for (const char *p = shown; *p; p++)
        lines += *p == '\n';
    draw_head(out, lines * LINE + 2 * EDGE);
    text typed = {NULL, 0};
    print(&typed, "\033[2m$\033[0m %s\n\n", COMMAND);
    add(&typed, shown, strlen(shown));
    const char *at = typed.bytes;
    for (int y = EDGE + SIZE; *at; y += LINE)
        draw_line(out, &at, y);
    print(out, "</svg>\n");
    free(typed.bytes);
}

START_TEST(the_picture_shows_the_report) {
    text shown = {NULL, 0}, drawn = {NULL, 0}, kept = {NULL, 0};
    report_in_color(&shown);
    ck_assert_ptr_nonnull(strstr(shown.bytes, "\033["));
    draw(&drawn, shown.bytes);
    if (update) {
        FILE *file = fopen(PICTURE, "wb");
        ck_assert_ptr_nonnull(file);
        ck_assert_uint_eq(fwrite(drawn.bytes, 1, drawn.length, file),
                          drawn.length);
        ck_assert_int_eq(fclose(file), 0);
    }
    read_picture(&kept);
    ck_assert_msg(strcmp(kept.bytes, drawn.bytes) == 0,
                  "docs/report.svg is not what the program shows now; run "
                  "test_picture --update");
    free(shown.bytes);
    free(drawn.bytes);
    free(kept.bytes);
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    Suite *suite = suite_create("picture");
    TCase *tcase = tcase_create("picture");
    tcase_add_test(tcase, the_picture_shows_the_report);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
