/*
 * verbose.c - tells on standard error what a report is made of: which articles
 * were read, how much each gave, how much of it others confirm.
 * Exports: cli_verbose.
 */
#include <stdio.h>

#include "cli/cli.h"

static void tell(const char *path, const char *message) {
    xc_notice notice = {XC_SEVERITY_NOTE, XC_OK, path, 0, 0, message};
    fputs("crosscheck: ", stderr);
    xc_notice_write(&notice, xc_write_to_file, stderr, NULL);
}

static void tell_article(const xc_report_article *article) {
    char message[200];
    const char *role =
        article->role == XC_ROLE_CHECKED ? "checked" : "compared with only";
    snprintf(message, sizeof message, "%s; %zu %s; published %.40s", role,
             article->facts,
             article->facts == 1 ? "figure or quotation"
                                 : "figures and quotations",
             article->published ? article->published : "on no known day");
    tell(article->id, message);
}

void cli_verbose(cli_run *run, const xc_report *report) {
    const xc_summary *s = xc_report_get_summary(report);
    const xc_report_article *article;
    char message[200];
    for (size_t i = 0; (article = xc_report_get_article(report, i)); i++)
        tell_article(article);
    snprintf(message, sizeof message,
             "%zu of %zu figures and quotations are confirmed elsewhere; "
             "--show agree lists the agreements",
             s->confirmed, s->facts);
    tell(NULL, message);
    if (run->config) tell(run->config_path, "is the configuration");
}
