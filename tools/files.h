/*
 * files.h - whole files for the generators: read one, write one when its
 * content changes (so that nothing is compiled again in vain).
 * Exports: file_read, file_read_in, file_next_line, file_write.
 */
#ifndef TOOLS_FILES_H
#define TOOLS_FILES_H

#include "base/buffer.h"

/* Appends the file's bytes; prints a line and answers false when it cannot
 * be read. */
bool file_read(const char *path, xc_buffer *out);

/* The same for a file of a folder; false, too, when it is empty. */
bool file_read_in(const char *folder, const char *name, xc_buffer *out);

/* A line without its end, in the buffer; moves *at, 0 at first, behind it.
 * NULL at the end. */
const char *file_next_line(const xc_buffer *file, size_t *at, size_t *length);

/* Writes the buffer unless the file holds just that already; prints a line
 * and answers false when it cannot be written. */
bool file_write(const char *path, const xc_buffer *content);

#endif
