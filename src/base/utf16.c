#include "base/utf16.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LOOKED_AT = 400, FEWEST = 8 }; /* bytes that tell text without a mark */

size_t utf16_mark(const char *bytes, size_t length)
{
    return length >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)) ? 2 : 0;
}

enum utf16 utf16_recognise(const char *bytes, size_t length)
{
    size_t zeros[2] = {0, 0};

    if (utf16_mark(bytes, length))
        return *bytes == '\xFF' ? UTF16_LITTLE : UTF16_BIG;
    if (length > LOOKED_AT)
        length = LOOKED_AT;
    for (size_t i = 0; i < length; i++)
        zeros[i % 2] += bytes[i] == '\0';
    if (length >= FEWEST && zeros[0] == 0 && 5 * zeros[1] >= 2 * length)
        return UTF16_LITTLE;
    if (length >= FEWEST && zeros[1] == 0 && 5 * zeros[0] >= 2 * length)
        return UTF16_BIG;
    return UTF16_NONE;
}

static uint32_t unit_at(const char *bytes, enum utf16 order)
{
    unsigned char low = (unsigned char)bytes[order == UTF16_BIG];
    unsigned char high = (unsigned char)bytes[order != UTF16_BIG];

    return (uint32_t)high << 8 | low;
}

static bool is_high_surrogate(uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low_surrogate(uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

size_t utf16_add(struct buf *out, const char *bytes, size_t length, enum utf16 order, bool ended)
{
    size_t i = 0;

    for (; i + 1 < length; i += 2) {
        uint32_t unit = unit_at(bytes + i, order), low = 0;

        if (is_high_surrogate(unit) && i + 3 < length)
            low = unit_at(bytes + i + 2, order);
        else if (is_high_surrogate(unit) && !ended)
            return i;
        if (is_low_surrogate(low)) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
            unit = UTF8_REPLACEMENT;
        }
        utf8_add(out, unit);
    }
    return i;
}
