#include "base/base85.h"

#include <stdint.h>
#include <string.h>

enum { BYTES = 4, DIGITS = 5 };

static const char digits[] = "!#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_"
                             "abcdefghijklmnopqrstuvwxyz|~";
_Static_assert(sizeof digits == 85 + 1, "85 of them");

static void add_group(struct buf *out, const char *bytes, size_t count)
{
    unsigned char four[BYTES] = {0};
    char text[DIGITS];
    uint32_t number;

    memcpy(four, bytes, count);
    number = (uint32_t)four[0] << 24 | (uint32_t)four[1] << 16 | (uint32_t)four[2] << 8 | four[3];
    for (size_t i = DIGITS; i-- > 0; number /= 85)
        text[i] = digits[number % 85];
    buf_add(out, text, count + 1);
}

void base85_add(struct buf *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i += BYTES)
        add_group(out, bytes + i, length - i < BYTES ? length - i : BYTES);
}
