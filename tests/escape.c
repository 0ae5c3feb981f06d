/*
 * What the languages of documents are given for a text, for the tests.
 *
 *   escape xml|latex|markdown    standard input, escaped
 */
#include <stdio.h>
#include <string.h>

#include "template/escape.h"

static const struct {
    const char *name;
    void (*escape)(struct buf *out, const char *text);
} languages[] = {
    {"xml", escape_xml},
    {"latex", escape_latex},
    {"markdown", escape_markdown},
};

static void read_all(struct buf *text)
{
    char chunk[4096];
    size_t n;

    while ((n = fread(chunk, 1, sizeof chunk, stdin)) > 0)
        buf_add(text, chunk, n);
}

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof languages / sizeof *languages; i++)
        if (!strcmp(argv[1], languages[i].name)) {
            struct buf text = BUF_INIT, out = BUF_INIT;

            read_all(&text);
            languages[i].escape(&out, text.data);
            fwrite(out.data, 1, out.length, stdout);
            buf_release(&text);
            buf_release(&out);
            return 0;
        }
    fputs("usage: escape xml|latex|markdown <TEXT\n", stderr);
    return 2;
}
