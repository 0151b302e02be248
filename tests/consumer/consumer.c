/* consumer.c - a program of somebody else's: prints where two texts differ. */
#include <crosscheck.h>

int main(void) {
    static const char a[] = "Eight of the 31 league members are still behind "
                            "the 2 percent goal.";
    static const char b[] = "Twenty-three of the 32 league members hit the 2% "
                            "mark in 2024.";
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    xc_report *report = NULL;
    if (desk &&
        xc_desk_add_bytes(desk, "a.txt", a, sizeof a - 1, XC_ROLE_CHECKED, NULL,
                          &error) == XC_OK &&
        xc_desk_add_bytes(desk, "b.txt", b, sizeof b - 1, XC_ROLE_CHECKED, NULL,
                          &error) == XC_OK)
        report = xc_desk_check(desk, &error);
    if (report)
        xc_report_write(report, "text", NULL, xc_write_to_file, stdout, &error);
    else
        fprintf(stderr, "%s\n", error.message);
    size_t findings = report ? xc_report_get_finding_count(report) : 0;
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
    return findings == 1 ? 0 : 1;
}
