#include "descent/log_text.h"

#include <ctype.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

bool log_text_is_utf8(const char *bytes, size_t length)
{
    uint32_t code;

    for (size_t i = 0; i < length;) {
        if ((unsigned char)bytes[i] < 0x80) {
            i++;
            continue;
        }
        i += utf8_next(bytes + i, length - i, &code);
        if (code == UTF8_INVALID)
            return false;
    }
    return true;
}

static bool is_high(char byte)
{
    return (unsigned char)byte >= 0x80;
}

/* The bytes from `at` on that are GBK's characters of two bytes, up to the next ASCII. */
static size_t gbk_run(const char *bytes, size_t length, size_t at)
{
    size_t start = at;

    while (at + 1 < length && (unsigned char)bytes[at] >= 0xA1 && (unsigned char)bytes[at] < 0xF8 &&
           (unsigned char)bytes[at + 1] >= 0xA1 && (unsigned char)bytes[at + 1] < 0xFF)
        at += 2;
    return at < length && is_high(bytes[at]) ? 0 : at - start;
}

/*
 * Latin-1 has accented letters one at a time within words. Two that stand together between letters
 * (as in Größe) are no character of Chinese, either.
 */
static bool is_gbk(const char *bytes, size_t length)
{
    size_t pairs = 0;

    for (size_t i = 0; i < length; i++) {
        size_t run;

        if (!is_high(bytes[i]))
            continue;
        run = gbk_run(bytes, length, i);
        if (run == 0 || (run == 2 && i > 0 && isalpha((unsigned char)bytes[i - 1]) &&
                         i + 2 < length && isalpha((unsigned char)bytes[i + 2])))
            return false;
        pairs += run / 2;
        i += run - 1;
    }
    return pairs > 1;
}

static int from_gbk(struct buf *out, const char *bytes, size_t length, const char *name,
                    struct err *err)
{
    iconv_t converter = iconv_open("UTF-8", "GBK");
    char *in = (char *)bytes, piece[256];

    if (converter == (iconv_t)-1)
        return err_set(err, STATUS_INPUT,
                       "%s: this is GBK, which is not known here; save the file "
                       "as UTF-8",
                       name);
    while (length) {
        char *to = piece;
        size_t room = sizeof piece, before = length;

        iconv(converter, &in, &length, &to, &room);
        buf_add(out, piece, (size_t)(to - piece));
        if (length == before) { /* a byte that is none of its characters */
            utf8_add(out, UTF8_REPLACEMENT);
            in++;
            length--;
        }
    }
    iconv_close(converter);
    return 0;
}

/* The characters that Windows has where Latin-1 has control codes (Unicode's CP1252.TXT). */
static uint32_t latin_code(unsigned char byte)
{
    static const uint16_t windows[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

    return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

int log_text_from_bytes(struct buf *out, const char *bytes, size_t length, const char *name,
                        struct err *err)
{
    if (is_gbk(bytes, length))
        return from_gbk(out, bytes, length, name, err);
    for (size_t i = 0; i < length; i++)
        utf8_add(out, latin_code((unsigned char)bytes[i]));
    return 0;
}
