/*
 * files.h - whole files for the generators: read one, write one when its
 * content changes (so that nothing is compiled again in vain).
 * Exports: file_read, file_write.
 */
#ifndef TOOLS_FILES_H
#define TOOLS_FILES_H

#include "base/buffer.h"

/* Appends the file's bytes; prints a line and answers false when it cannot
 * be read. */
bool file_read(const char *path, xc_buffer *out);

/* Writes the buffer unless the file holds just that already; prints a line
 * and answers false when it cannot be written. */
bool file_write(const char *path, const xc_buffer *content);

#endif
