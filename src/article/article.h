/*
 * article.h - turns a file in some format into articles: text, headline,
 * blocks, and what the article says of itself.
 *
 * It marks blocks and reads no meaning: the date of an article is taken from
 * its data here, from datelines and captions in src/extract/.
 * Exports: xc_block, xc_given, xc_article, xc_article_*, xc_format_*.
 */
#ifndef XC_ARTICLE_ARTICLE_H
#define XC_ARTICLE_ARTICLE_H

#include "text/text.h"

typedef enum xc_block_kind {
    XC_BLOCK_PARAGRAPH,
    XC_BLOCK_HEADLINE,
    XC_BLOCK_SUMMARY, /* standfirst between headline and story */
    XC_BLOCK_CAPTION, /* of a picture, with its credit */
    XC_BLOCK_BYLINE,
    XC_BLOCK_DATELINE,    /* "BRUSSELS (Reuters) -", ahead of a paragraph */
    XC_BLOCK_UPDATED,     /* "Updated: Feb. 12, 2025" */
    XC_BLOCK_BOILERPLATE, /* "CLICK HERE TO READ MORE": not prose */
    XC_BLOCK_QUOTE,       /* set off as a quotation */
    XC_BLOCK_TABLE        /* a row of one, its cells parted by "; " */
} xc_block_kind;

typedef struct xc_block {
    xc_block_kind kind;
    xc_span span; /* of article->text, without white space at the ends */
} xc_block;

/* A line of the file that stands between words: a multiword range ("1-2"),
 * an empty node ("1.1") or a comment. Of a "# text" that does not hold the
 * words of its sentence there is "# text" alone. */
typedef struct xc_given_line {
    uint32_t before;   /* words of the sentence that stand before it */
    uint32_t covers;   /* words that a range puts together; else 0 */
    const char *bytes; /* without the line end; not terminated */
    uint32_t length;
} xc_given_line;

/* A sentence that the file gives in words. Indices are into xc_given. */
typedef struct xc_given_sentence {
    uint32_t block;
    uint32_t word; /* the first of word_count, which is not 0 */
    uint32_t word_count;
    uint32_t comment; /* the first of comment_count lines */
    uint32_t comment_count;
    uint32_t line; /* the first of line_count: ranges and empty nodes */
    uint32_t line_count;
} xc_given_sentence;

/* Sentences and words that are settled by the file, in order. No pointer is
 * NULL. */
typedef struct xc_given {
    const xc_given_sentence *sentences;
    const xc_span *words; /* of article->text, not overlapping */
    const xc_given_line *lines;
    size_t sentence_count;
} xc_given;

/* Strings are NULL where the article does not say. All in the arena. */
typedef struct xc_article {
    const char *id;   /* given by the file; NULL: none */
    const char *path; /* as named by the user */
    const char *source;
    const char *url;
    const char *byline;
    const char *published; /* as stated, ISO 8601 */
    const char *modified;  /* when it was last changed; ISO 8601 */
    const char *language;  /* as stated, BCP 47 */
    bool draft;            /* not published yet */
    xc_text text;
    xc_text title;          /* length 0: none */
    bool title_in_text;     /* the headline is a block of the text too */
    bool comments;          /* lines that are comments (ignore.h) are no text */
    const xc_block *blocks; /* in order, not overlapping; a reader that knows
                               them fills them in (story.h) */
    size_t block_count;
    const xc_given *given; /* NULL: sentences are to be found in the blocks */
} xc_article;

/* A file as a reader gets it. */
typedef struct xc_article_source {
    const char *path;  /* as named by the user, for messages */
    xc_text text;      /* the whole file, decoded; of a binary format
                          length 0 */
    const char *bytes; /* the whole file as it is */
    size_t length;
    const xc_input *input;    /* never NULL */
    struct xc_tongue *tongue; /* tells languages apart (tongue.h); may be
                                 NULL */
} xc_article_source;

/* Takes each article as it is read; what it points at lives as long as the
 * arena given to the reader. A format of many articles may mark the arena
 * before each (xc_arena_mark), so that who takes them can part one from the
 * others. A negative answer stops it. */
typedef xc_status xc_article_fn(void *user, const xc_article *article);

/* What a reader works with. */
typedef struct xc_article_reader {
    xc_arena *arena;
    xc_article_fn *take;
    xc_notice_fn *notice; /* may be NULL */
    void *user;           /* for both */
    bool looks;           /* articles are looked at, not read: what the file
                             says of their blocks is good enough */
} xc_article_reader;

/* A format: one row of the table in format.c, one file to read it. Several may
 * share an extension (".xml"): the content tells them apart. */
typedef struct xc_format {
    const char *name;              /* for --from */
    const char *const *extensions; /* ".jsonl"; ends with NULL */
    xc_status (*read)(xc_article_reader *reader,
                      const xc_article_source *source, xc_error *error);
    bool (*looks)(const xc_text *text); /* does the content look like it? NULL:
                                           only names tell */
    const char *magic; /* a binary format's first bytes; NULL: it is text */
    bool (*claims)(const xc_text *text); /* the same where the name stands for
                                            much else too; NULL: as looks */
} xc_format;

/* The format of that name, or NULL. */
const xc_format *xc_format_find(const char *name);

/* The formats there are; NULL past the end. */
const xc_format *xc_format_get(size_t index);

/* The format of a file by its name and content, else by its content; NULL
 * where the name stands for formats that the content is none of. path may be
 * NULL. */
const xc_format *xc_format_guess(const char *path, const xc_text *text);

/* The binary format that begins with these bytes, or NULL. */
const xc_format *xc_format_of_bytes(const char *bytes, size_t length);

/* What these bytes are the beginning of ("a PDF"), where that is known and not
 * read; else NULL. */
const char *xc_format_unread(const char *bytes, size_t length);

/* The names of all formats, parted by commas; in the buffer. */
void xc_format_names(xc_buffer *out);

/* Says why a file or folder could not be read, in words that depend on no
 * locale; code is an errno. */
xc_status xc_file_refuse(int code, xc_error *error);

/* True when files of that name are read out of a folder. */
bool xc_format_knows(const char *path);

/* True when the name of a file stands for formats that its bytes are none of
 * ("package.json"). */
bool xc_format_is_foreign(const char *path, const char *bytes, size_t length);

/* Reads a file's bytes into the heap, and a NUL behind them that is not
 * counted: *bytes is given back with xc_release.
 * "-" is standard input. Fails with one line: missing, a folder, not
 * readable, XC_ERROR_LIMIT past max_bytes. */
xc_status xc_file_read(const char *path, size_t max_bytes, char **bytes,
                       size_t *length, xc_error *error);

/* The same for a file of settings, whose limit no option raises. */
xc_status xc_file_read_settings(const char *path, size_t max_bytes,
                                char **bytes, size_t *length, xc_error *error);

/* Decodes bytes, finds the format (input->format, else guessed) and hands
 * every article to reader->take. Losses (invalid UTF-8) and single bad
 * articles of a file are told to reader->notice and the rest goes on; an
 * empty file is a note and XC_OK. input may be NULL. */
xc_status xc_articles_read(xc_article_reader *reader, const char *path,
                           const char *bytes, size_t length,
                           const xc_input *input, xc_error *error);

/* The blocks of plain text: paragraphs, and of a file the headline, byline,
 * caption, updated line and boilerplate around them. Fills title (unless
 * there is one), title_in_text, byline, blocks. Of an article that brings
 * blocks only the paragraphs are looked at, for lines that say what they
 * are. */
xc_status xc_article_find_blocks(xc_arena *arena, xc_article *article);

#endif
