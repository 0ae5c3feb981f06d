#include "base/italic.h"

#include <string.h>

#include "base/utf8.h"

enum { CAPITAL_A = 0x1D434, SMALL_A = 0x1D44E, PLANCK = 0x210E, LETTERS = 26 };

/* Unicode has h among the letterlike symbols, and nothing in its place here. */
uint32_t italic_letter(uint32_t code)
{
    if (code == PLANCK)
        return 'h';
    if (code >= CAPITAL_A && code < CAPITAL_A + LETTERS)
        return 'A' + (code - CAPITAL_A);
    if (code >= SMALL_A && code < SMALL_A + LETTERS && code != SMALL_A + 'h' - 'a')
        return 'a' + (code - SMALL_A);
    return 0;
}

bool italic_is_mark(uint32_t code)
{
    return code >= 0x300 && code <= 0x36F;
}

size_t italic_span(const char *text, bool *italic)
{
    size_t length = strlen(text), at = 0;
    uint32_t code;

    *italic = false;
    while (at < length) {
        size_t width = utf8_next(text + at, length - at, &code);
        bool is_italic = italic_letter(code) || (*italic && italic_is_mark(code));

        if (at > 0 && is_italic != *italic)
            return at;
        *italic = is_italic;
        at += width;
    }
    return length;
}

void italic_add_plain(struct buf *out, const char *text)
{
    static const char predicted[] = "𝑦\u0302";

    for (size_t width; *text; text += width) {
        uint32_t code;
        char letter;

        width = utf8_ascii(text);
        if (width) {
            buf_add(out, text, width);
            continue;
        }
        width = utf8_next(text, strnlen(text, 4), &code);
        letter = (char)italic_letter(code);
        if (!strncmp(text, predicted, strlen(predicted))) {
            buf_puts(out, "ŷ");
            width = strlen(predicted);
        } else if (letter) {
            buf_add(out, &letter, 1);
        } else {
            buf_add(out, text, width);
        }
    }
}

const char *italic_name(const char *name)
{
    static const struct {
        const char *plain, *italic;
    } names[] = {
        {"x", "𝑥"}, {"y", "𝑦"}, {"w", "𝑤"},       {"b", "𝑏"},
        {"f", "𝑓"}, {"L", "𝐿"}, {"f(x)", "𝑓(𝑥)"}, {"f(x, y)", "𝑓(𝑥, 𝑦)"},
    };

    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].plain, name))
            return names[i].italic;
    return name;
}
