#include "base/printable.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"

static bool is_visible(uint32_t code)
{
    return code != UTF8_INVALID && !utf8_is_control(code) && !utf8_is_invisible(code);
}

/* "##" begins a command anywhere in a line. */
static bool is_mark(const char *text, size_t length)
{
    return length >= 2 && text[0] == '#' && text[1] == '#';
}

static bool is_delimiter(const char *text, size_t length)
{
    return length >= 2 && text[0] == ':' && text[1] == ':';
}

static bool is_line_end(const char *text, size_t length)
{
    return length >= 3 && (!strncasecmp(text, "%0a", 3) || !strncasecmp(text, "%0d", 3));
}

bool printable_as_is(const char *text, size_t length, uint32_t code)
{
    return is_visible(code) && !is_mark(text, length) && !is_delimiter(text, length) &&
           !is_line_end(text, length);
}

static size_t put(const char *text, size_t width, bool as_is, char piece[PRINTABLE_PIECE])
{
    if (!as_is)
        return utf8_hex(piece, text, width);
    memcpy(piece, text, width);
    return width;
}

size_t printable_next(const char *text, size_t length, char piece[PRINTABLE_PIECE], size_t *size)
{
    uint32_t code;
    size_t width = utf8_next(text, length, &code);

    *size = put(text, width, printable_as_is(text, length, code), piece);
    return width;
}

void printable_add(struct buf *out, const char *text)
{
    char piece[PRINTABLE_PIECE];
    size_t size;

    for (size_t left = strlen(text), width; left; text += width, left -= width) {
        width = printable_next(text, left, piece, &size);
        buf_add(out, piece, size);
    }
}

void printable_print(const char *before, const char *text, const char *after, FILE *stream)
{
    struct buf shown = BUF_INIT;

    printable_add(&shown, text);
    fprintf(stream, "%s%s%s", before, shown.data, after);
    buf_release(&shown);
}

void printable_add_argument(struct buf *out, const char *text)
{
    char piece[PRINTABLE_PIECE];

    for (size_t left = strlen(text), width; left; text += width, left -= width) {
        uint32_t code;
        bool as_is;

        width = utf8_next(text, left, &code);
        as_is = code == '\n' || code == '\r' || (is_visible(code) && !is_mark(text, left));
        buf_add(out, piece, put(text, width, as_is, piece));
    }
}

void printable_copy(char *out, size_t size, const char *text)
{
    char piece[PRINTABLE_PIECE];
    size_t used = 0, added;

    for (size_t left = strlen(text), width; left; text += width, left -= width) {
        width = printable_next(text, left, piece, &added);
        if (used + added >= size)
            break;
        memcpy(out + used, piece, added);
        used += added;
    }
    out[used] = '\0';
}
