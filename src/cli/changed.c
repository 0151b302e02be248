/*
 * changed.c - turns --changed-since REV into changed lines: asks the git
 * program of the current folder, without a shell.
 *
 * Lines count as changed since HEAD parted from REV (their merge base), in the
 * files as they lie there, committed or not; files that git does not know and
 * does not ignore count from end to end. git runs without pager, helpers of
 * its configuration that would format the diff, locks and network, and what it
 * says is read with a ceiling.
 * Exports: cli_changed_open.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"

extern char **environ;

enum {
    MOST_WORDS = 40,
    MOST_VARIABLES = 4096,
    MOST_SAID = 512,           /* of what git complains of */
    ANSWER = CLI_PATH_MOST + 8 /* of a question with one line */
};

/* What git says in all. */
#define MOST_BYTES ((size_t)1 << 30)

/* Takes a piece of what git says; a negative answer stops. */
typedef xc_status take_fn(void *user, const char *bytes, size_t length,
                          xc_error *error);

/* A run of git. */
typedef struct git {
    pid_t child;
    int out;   /* what it says, to read from */
    FILE *err; /* what it complains of */
    char said[MOST_SAID];
    int status; /* with which it ended; 127: it did not run */
} git;

/* ------------------------------------------------------------------ */
/* Running git                                                          */

static bool is_set(const char *entry, const char *name) {
    size_t length = strlen(name);
    return strncmp(entry, name, length) == 0 &&
           (entry[length] == '=' || name[length - 1] == '_');
}

/* The environment without what would change what git prints or starts. A name
 * that ends with "_" stands for all that begin so. */
static void make_environment(char **out) {
    static const char *const dropped[] = {"GIT_EXTERNAL_DIFF",
                                          "GIT_DIFF_OPTS",
                                          "GIT_PAGER",
                                          "PAGER",
                                          "GIT_OPTIONAL_LOCKS",
                                          "GIT_TERMINAL_PROMPT",
                                          "LC_ALL",
                                          "GIT_ALLOW_PROTOCOL",
                                          "GIT_LITERAL_PATHSPECS",
                                          "GIT_GLOB_PATHSPECS",
                                          "GIT_ICASE_PATHSPECS",
                                          "GIT_TRACE",
                                          "GIT_TRACE_",
                                          "GIT_TRACE2",
                                          "GIT_TRACE2_"};
    static char *const added[] = {"GIT_PAGER=cat", "GIT_OPTIONAL_LOCKS=0",
                                  "GIT_TERMINAL_PROMPT=0",
                                  "GIT_ALLOW_PROTOCOL=none", "LC_ALL=C"};
    size_t count = 0;
    for (char **e = environ; *e && count < MOST_VARIABLES; e++) {
        bool drop = false;
        for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
            drop = drop || is_set(*e, dropped[i]);
        if (!drop) out[count++] = *e;
    }
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        out[count++] = added[i];
    out[count] = NULL;
}

static int spawn(git *g, char *const *words, int out, int err) {
    static char *variables[MOST_VARIABLES + 8];
    posix_spawn_file_actions_t actions;
    make_environment(variables);
    if (posix_spawn_file_actions_init(&actions) != 0) return ENOMEM;
    int code =
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (code == 0) code = posix_spawn_file_actions_adddup2(&actions, out, 1);
    if (code == 0) code = posix_spawn_file_actions_adddup2(&actions, err, 2);
    if (code == 0)
        code = posix_spawnp(&g->child, "git", &actions, NULL, words, variables);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

/* What git complains of goes into a file without a name, so that it never
 * waits for a reader. */
static FILE *open_complaints(void) {
    FILE *file = tmpfile();
    if (file) fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
    return file;
}

/* 0, or an error number. */
static int start(git *g, char *const *words) {
    int pipes[2];
    *g = (git){.out = -1, .status = 127, .err = open_complaints()};
    if (!g->err) return errno;
    int code = pipe(pipes) == 0 ? 0 : errno;
    if (code == 0) {
        fcntl(pipes[0], F_SETFD, FD_CLOEXEC);
        fcntl(pipes[1], F_SETFD, FD_CLOEXEC);
        code = spawn(g, words, pipes[1], fileno(g->err));
        close(pipes[1]);
        g->out = pipes[0];
        if (code != 0) close(g->out);
    }
    if (code != 0) fclose(g->err);
    return code;
}

static xc_status take_all(git *g, take_fn *take, void *user, xc_error *error) {
    static char bytes[1 << 16];
    size_t sum = 0;
    xc_status status = XC_OK;
    while (status == XC_OK) {
        ssize_t got = read(g->out, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        sum += (size_t)got;
        if (sum > MOST_BYTES) {
            *error =
                (xc_error){XC_ERROR_LIMIT, "git says more than 1 GiB", 0, 0};
            return error->status;
        }
        status = take(user, bytes, (size_t)got, error);
    }
    return status;
}

/* The first line of what git complained of. */
static void get_said(git *g) {
    ssize_t got = pread(fileno(g->err), g->said, sizeof g->said - 1, 0);
    g->said[got > 0 ? got : 0] = '\0';
    g->said[strcspn(g->said, "\r\n")] = '\0';
}

/* Closing early ends git with SIGPIPE. */
static void end(git *g) {
    int status = 0;
    close(g->out);
    while (waitpid(g->child, &status, 0) < 0 && errno == EINTR) {
    }
    g->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    get_said(g);
    fclose(g->err);
}

/* Runs git with words up to NULL; what became of taking what it said. */
static xc_status run_git(git *g, take_fn *take, void *user, xc_error *error,
                         ...) {
    static char *const first[] = {"git", "--no-pager",
                                  "-c",  "core.quotePath=false",
                                  "-c",  "core.fsmonitor=false"};
    char *words[MOST_WORDS + 1];
    size_t count = sizeof first / sizeof *first;
    va_list more;
    memcpy(words, first, sizeof first);
    va_start(more, error);
    while (count < MOST_WORDS && (words[count] = va_arg(more, char *)))
        count++;
    va_end(more);
    words[count] = NULL;
    int code = start(g, words);
    if (code != 0) {
        error->status = XC_ERROR_NOT_FOUND;
        snprintf(error->message, sizeof error->message,
                 "--changed-since needs the program git: %s", strerror(code));
        return error->status;
    }
    xc_status status = take_all(g, take, user, error);
    end(g);
    return status;
}

/* ------------------------------------------------------------------ */
/* Questions                                                            */

typedef struct answer {
    char text[ANSWER];
    size_t length;
} answer;

static xc_status take_answer(void *user, const char *bytes, size_t length,
                             xc_error *error) {
    answer *a = user;
    if (length < sizeof a->text - a->length) {
        memcpy(a->text + a->length, bytes, length);
        a->length += length;
        a->text[a->length] = '\0';
        return XC_OK;
    }
    *error = (xc_error){XC_ERROR_LIMIT,
                        "git gives a longer answer than is read", 0, 0};
    return error->status;
}

/* A line of answer, without its end. */
#define ASK(g, a, error, ...)                                                  \
    ((a)->length = 0, (a)->text[0] = '\0',                                     \
     run_git((g), take_answer, (a), (error), __VA_ARGS__, (char *)NULL) < 0    \
         ? false                                                               \
         : (trim_answer(a), true))

static void trim_answer(answer *a) {
    if (a->length > 0 && a->text[a->length - 1] == '\n')
        a->text[--a->length] = '\0';
}

__attribute__((format(printf, 2, 3))) static bool
refuse(xc_error *error, const char *format, ...) {
    va_list args;
    error->status = XC_ERROR_NOT_FOUND;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return false;
}

static bool refuse_said(xc_error *error, const git *g) {
    return refuse(error, "--changed-since: git fails: %.300s",
                  g->said[0] ? g->said : "without a word");
}

static bool find_top(answer *top, xc_error *error) {
    git g;
    if (!ASK(&g, top, error, "rev-parse", "--show-toplevel")) return false;
    if (g.status == 0 && top->length > 0) return true;
    if (strstr(g.said, "not a git repository"))
        return refuse(error, "--changed-since: the current folder is in no "
                             "git repository");
    return refuse_said(error, &g);
}

static bool is_shallow(char *top) {
    git g;
    answer a;
    xc_error error = XC_ERROR_INIT;
    return ASK(&g, &a, &error, "-C", top, "rev-parse",
               "--is-shallow-repository") &&
           strcmp(a.text, "true") == 0;
}

static const char DEEPEN[] =
    "; the clone is shallow: fetch its history (git fetch --unshallow; "
    "fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 in GitLab)";

/* The commit that the revision names. */
static bool find_revision(char *top, const char *revision, answer *commit,
                          xc_error *error) {
    git g;
    char name[CLI_REVISION_MOST + 16];
    snprintf(name, sizeof name, "%s^{commit}", revision);
    if (!ASK(&g, commit, error, "-C", top, "rev-parse", "--verify", "--quiet",
             name))
        return false;
    if (g.status == 0 && commit->length > 0) return true;
    return refuse(
        error, "--changed-since: the repository has no revision \"%.100s\"%s",
        revision, is_shallow(top) ? DEEPEN : "");
}

/* A repository whose branch has no commit yet: the hook of pre-commit asks for
 * what has changed since HEAD before the first commit, too. */
static bool is_unborn(char *top) {
    git g;
    answer a;
    xc_error error = XC_ERROR_INIT;
    return ASK(&g, &a, &error, "-C", top, "rev-parse", "--verify", "--quiet",
               "HEAD") &&
           g.status != 0 &&
           ASK(&g, &a, &error, "-C", top, "symbolic-ref", "--quiet", "HEAD") &&
           g.status == 0;
}

/* The tree without files, by the hash that the repository uses. */
static bool find_empty_tree(char *top, answer *tree, xc_error *error) {
    git g;
    if (!ASK(&g, tree, error, "-C", top, "hash-object", "-t", "tree",
             "/dev/null"))
        return false;
    return (g.status == 0 && tree->length > 0) || refuse_said(error, &g);
}

/* Where HEAD parted from it. */
static bool find_base(char *top, const char *revision, answer *base,
                      xc_error *error) {
    git g;
    answer commit = {.length = 0};
    if (strcmp(revision, "HEAD") == 0 && is_unborn(top))
        return find_empty_tree(top, base, error);
    if (!find_revision(top, revision, &commit, error)) return false;
    if (!ASK(&g, base, error, "-C", top, "merge-base", commit.text, "HEAD"))
        return false;
    if (g.status == 0 && base->length > 0) return true;
    if (g.said[0]) return refuse_said(error, &g);
    return refuse(error,
                  "--changed-since: HEAD and \"%.100s\" have no commit in "
                  "common%s",
                  revision, is_shallow(top) ? DEEPEN : "");
}

/* ------------------------------------------------------------------ */
/* Changed lines                                                        */

typedef struct gathering {
    xc_changes *changes;
    const char *top;
    char path[2 * CLI_PATH_MOST]; /* of a file, so far */
    size_t length;
} gathering;

static xc_status take_diff(void *user, const char *bytes, size_t length,
                           xc_error *error) {
    gathering *g = user;
    return xc_changes_read_diff(g->changes, g->top, bytes, length, error);
}

static xc_status end_path(gathering *g, xc_error *error) {
    g->path[g->length] = '\0';
    g->length = 0;
    return xc_changes_add(g->changes, g->path, 1, XC_LINE_LAST, error);
}

/* Paths with a NUL byte behind each. What is longer than a path can be is no
 * file that is read. */
static xc_status take_paths(void *user, const char *bytes, size_t length,
                            xc_error *error) {
    gathering *g = user;
    xc_status status = XC_OK;
    for (size_t i = 0; i < length && status == XC_OK; i++) {
        if (g->length == 0)
            g->length = (size_t)snprintf(g->path, sizeof g->path, "%.*s/",
                                         CLI_PATH_MOST, g->top);
        if (bytes[i] == '\0')
            status = end_path(g, error);
        else if (g->length + 1 < sizeof g->path)
            g->path[g->length++] = bytes[i];
    }
    return status;
}

static bool gather_diff(gathering *all, char *base, xc_error *error) {
    git g;
    xc_status status =
        run_git(&g, take_diff, all, error, "-C", all->top, "diff", "--no-color",
                "--no-ext-diff", "--no-textconv", "--unified=0",
                "--inter-hunk-context=0", "--find-renames", "--src-prefix=a/",
                "--dst-prefix=b/", "--no-relative", "--submodule=short",
                "--ignore-submodules=all", "--output-indicator-new=+",
                "--output-indicator-old=-",
                "--output-indicator-context= ", base, "--", (char *)NULL);
    if (status < 0) return false;
    if (g.status != 0) return refuse_said(error, &g);
    return xc_changes_read_diff(all->changes, all->top, NULL, 0, error) ==
           XC_OK;
}

static bool gather_untracked(gathering *all, xc_error *error) {
    git g;
    xc_status status =
        run_git(&g, take_paths, all, error, "-C", all->top, "ls-files", "-z",
                "--others", "--exclude-standard", (char *)NULL);
    if (status < 0) return false;
    return g.status == 0 || refuse_said(error, &g);
}

static bool gather(cli_run *run, xc_error *error) {
    static answer top, base;
    static gathering all;
    if (!find_top(&top, error) ||
        !find_base(top.text, run->arguments.changed_since, &base, error))
        return false;
    run->changes = xc_changes_new(error);
    all = (gathering){.changes = run->changes, .top = top.text};
    return run->changes && gather_diff(&all, base.text, error) &&
           gather_untracked(&all, error);
}

int cli_changed_open(cli_run *run) {
    xc_error error = XC_ERROR_INIT;
    if (!run->arguments.changed_since || gather(run, &error)) return CLI_FINE;
    if (error.status == XC_ERROR_FORMAT)
        cli_complain(run, "what git diff says", &error);
    else
        cli_complain(run, NULL, &error);
    return CLI_FAILED;
}
