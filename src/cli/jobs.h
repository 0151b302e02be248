/*
 * jobs.h - the jobs of ci/, which the build puts into the program.
 * Exports: cli_job, cli_jobs.
 */
#ifndef XC_CLI_JOBS_H
#define XC_CLI_JOBS_H

typedef struct cli_job {
    const char *name; /* "github"; NULL: past the end */
    const char *text;
} cli_job;

extern const cli_job cli_jobs[];

#endif
