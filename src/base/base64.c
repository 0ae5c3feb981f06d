#include "base/base64.h"

#include <stdint.h>

/*
 * Appends the four characters of a group of three bytes. Where only `count` bytes are left, `=`
 * pads the group.
 */
static void add_group(struct buf *out, const unsigned char *bytes, size_t count)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = (uint32_t)bytes[0] << 16;
    char group[4];

    bits |= count > 1 ? (uint32_t)bytes[1] << 8 : 0;
    bits |= count > 2 ? bytes[2] : 0;
    for (size_t i = 0; i < sizeof group; i++)
        group[i] = i <= count ? digits[bits >> (18 - 6 * i) & 63] : '=';
    buf_add(out, group, sizeof group);
}

void base64_add(struct buf *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i += 3)
        add_group(out, (const unsigned char *)bytes + i, length - i < 3 ? length - i : 3);
}
