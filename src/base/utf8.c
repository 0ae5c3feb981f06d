#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"

enum { LABEL_CHARACTERS = 1000 };

bool utf8_is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

bool utf8_is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

size_t utf8_ascii(const char *text)
{
    size_t count = 0;

    while (text[count] >= ' ' && text[count] <= '~')
        count++;
    return count;
}

size_t utf8_next(const char *text, size_t length, uint32_t *code)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)text[0];
    size_t width = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t value = width == 1 ? lead : lead & (0xFFu >> (width + 1));

    *code = UTF8_INVALID;
    if (width == 0 || lead > 0xF4 || width > length)
        return 1;
    for (size_t i = 1; i < width; i++) {
        if (!utf8_is_continuation(text[i]))
            return 1;
        value = value << 6 | ((unsigned char)text[i] & 0x3Fu);
    }
    if (value < smallest[width] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
        return 1;
    *code = value;
    return width;
}

void utf8_add(struct buf *out, uint32_t code)
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t count = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    char bytes[4];

    for (size_t i = count; i-- > 1; code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3F));
    bytes[0] = (char)(lead[count] | code);
    buf_add(out, bytes, count);
}

size_t utf8_hex(char *out, const char *bytes, size_t width)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < width; i++) {
        unsigned char byte = (unsigned char)bytes[i];

        out[4 * i] = '\\';
        out[4 * i + 1] = 'x';
        out[4 * i + 2] = digits[byte >> 4];
        out[4 * i + 3] = digits[byte & 15];
    }
    return 4 * width;
}

/*
 * Writes the character at `text` into `out`, as it is or escaped. Returns how many bytes it wrote.
 */
static size_t shown(char out[16], const char *text, size_t width, uint32_t code)
{
    if (code == UTF8_INVALID || utf8_is_control(code))
        return utf8_hex(out, text, width);
    memcpy(out, text, width);
    return width;
}

bool utf8_is_invisible(uint32_t code)
{
    static const uint32_t ranges[][2] = {
        {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},     {0x115F, 0x1160},
        {0x17B4, 0x17B5}, {0x180B, 0x180E}, {0x200B, 0x200F},   {0x2028, 0x202E},
        {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i][0] && code <= ranges[i][1])
            return true;
    return code != UTF8_INVALID && (code & 0xFFFE) == 0xFFFE;
}

/* Characters that reorder the text around them, noncharacters and byte order marks. */
static bool is_dropped(uint32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           (code >= 0xFDD0 && code <= 0xFDEF) || code == 0xFEFF ||
           (code != UTF8_INVALID && (code & 0xFFFE) == 0xFFFE);
}

static bool is_line_break_or_tab(uint32_t code)
{
    return (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static void clean(struct buf *out, const char *text, size_t most)
{
    size_t length = strlen(text), characters = 0, before_last = 0;

    for (size_t i = 0; i < length;) {
        size_t plain = utf8_ascii(text + i), width;
        uint32_t code;
        char piece[16];

        if (plain && plain < most - characters) {
            buf_add(out, text + i, plain);
            characters += plain;
            i += plain;
            continue;
        }
        width = utf8_next(text + i, length - i, &code);

        if (is_dropped(code)) {
            i += width;
            continue;
        }
        if (++characters == most)
            before_last = out->length;
        if (characters > most) {
            buf_truncate(out, before_last);
            buf_puts(out, "…");
            return;
        }
        if (is_line_break_or_tab(code))
            buf_puts(out, " ");
        else
            buf_add(out, piece, shown(piece, text + i, width, code));
        i += width;
    }
}

void utf8_clean_label(struct buf *out, const char *text)
{
    clean(out, text, LABEL_CHARACTERS);
}

void utf8_clean_line(struct buf *out, const char *text)
{
    clean(out, text, SIZE_MAX);
}
