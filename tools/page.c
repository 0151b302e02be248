/*
 * page.c - turns the style and the script of the HTML report into C while the
 * program is built, each with the hash by which the page's own
 * Content-Security-Policy lets it in.
 *
 *   page OUT.c FILE.css FILE.js    xc_page_style, xc_page_script and their
 *                                  hashes (src/report/html.h)
 *
 * Refuses a file with a NUL byte or a carriage return (a browser hashes what
 * it reads, and it reads those otherwise), and one that could end its own
 * element.
 */
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

#include "files.h"

static bool is_fit(const char *path, const xc_buffer *text) {
    const char *why = NULL;
    if (text->length == 0)
        why = "is empty";
    else if (strlen(text->bytes) != text->length)
        why = "holds a NUL byte";
    else if (strchr(text->bytes, '\r'))
        why = "holds a carriage return";
    else if (strstr(text->bytes, "</") || strstr(text->bytes, "<!--"))
        why = "holds \"</\" or \"<!--\", which may end its element";
    if (why) fprintf(stderr, "%s: %s\n", path, why);
    return !why;
}

static void put_hash(xc_buffer *out, const char *name, const xc_buffer *text) {
    struct sha256_ctx sha;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char encoded[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = "";
    sha256_init(&sha);
    sha256_update(&sha, text->length, (const uint8_t *)text->bytes);
    sha256_digest(&sha, sizeof digest, digest);
    base64_encode_raw(encoded, sizeof digest, digest);
    xc_buffer_printf(out, "const char %s_hash[] = \"sha256-%s\";\n", name,
                     encoded);
}

/* Character constants, because a string literal may not be that long. */
static bool put_file(xc_buffer *out, const char *name, const char *path) {
    xc_buffer text = XC_BUFFER_INIT;
    bool good = file_read(path, &text) && is_fit(path, &text);
    if (good) {
        xc_buffer_printf(out, "\nconst char %s[] = {", name);
        for (size_t i = 0; i < text.length; i++)
            xc_buffer_printf(out, i % 12 ? " '\\x%02x'," : "\n    '\\x%02x',",
                             (unsigned)(unsigned char)text.bytes[i]);
        xc_buffer_puts(out, "\n    '\\0'};\n");
        put_hash(out, name, &text);
    }
    xc_buffer_dispose(&text);
    return good;
}

int main(int argc, char **argv) {
    xc_buffer out = XC_BUFFER_INIT;
    if (argc != 4) {
        fprintf(stderr, "usage: page OUT.c FILE.css FILE.js\n");
        return 1;
    }
    xc_buffer_puts(&out, "/* Made by tools/page.c; do not edit. */\n"
                         "#include \"report/html.h\"\n");
    bool good = put_file(&out, "xc_page_style", argv[2]) &&
                put_file(&out, "xc_page_script", argv[3]) &&
                file_write(argv[1], &out);
    xc_buffer_dispose(&out);
    return good ? 0 : 1;
}
