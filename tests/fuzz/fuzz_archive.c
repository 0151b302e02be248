/*
 * fuzz_archive.c - any bytes as a database file that is opened read-only:
 * listed, compared, laid beside a draft; it is not changed by that.
 */
#include <string.h>

#include "fuzz.h"

static void list_and_check(xc_archive *archive) {
    xc_error error = XC_ERROR_INIT;
    fuzz_output output = {NULL, 0};
    xc_status status = xc_archive_write_list(archive, "jsonl", NULL, fuzz_write,
                                             &output, &error);
    fuzz_promise_status(status, &error);
    if (status == XC_OK) fuzz_promise_jsonl(&output);
    fuzz_output_free(&output);
    xc_error again = XC_ERROR_INIT;
    xc_report *report = xc_archive_check(archive, &again);
    fuzz_promise(report || again.status < 0, "no report without an error");
    xc_report_free(report);
}

static void check_draft(xc_context *context, const char *path) {
    static const char draft[] = "Nine of the 31 members missed the goal.";
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = xc_desk_new(context, &error);
    fuzz_promise(desk != NULL, "a desk can be made");
    xc_desk_add_file(desk, path, XC_ROLE_REFERENCE, NULL, NULL);
    fuzz_promise(xc_desk_add_bytes(desk, "draft.txt", draft, strlen(draft),
                                   XC_ROLE_CHECKED, NULL, &error) == XC_OK,
                 "a draft can be read");
    xc_report *report = xc_desk_check(desk, &error);
    fuzz_promise(report || error.status < 0, "no report without an error");
    xc_report_free(report);
    xc_desk_free(desk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error error = XC_ERROR_INIT;
    const char *path = fuzz_file(data, size);
    xc_context *context = fuzz_context();
    xc_archive *archive =
        xc_archive_open(context, path, XC_ARCHIVE_READ, &error);
    fuzz_promise(archive || error.status < 0, "no archive without an error");
    if (archive) list_and_check(archive);
    xc_archive_close(archive);
    check_draft(context, path);
    fuzz_promise(fuzz_file_holds(data, size), "reading changes no byte");
    return 0;
}
