#include "base/crc32c.h"

#include <pthread.h>
#include <string.h>

enum { SLICES = 8 };

#define POLYNOMIAL 0x82F63B78u

/* table[n][b]: what the byte b does n bytes before the end (Kounavis and Berry 2005). */
static uint32_t table[SLICES][256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_table(void)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;

        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? POLYNOMIAL : 0);
        table[0][byte] = crc;
    }
    for (int slice = 1; slice < SLICES; slice++)
        for (int byte = 0; byte < 256; byte++) {
            uint32_t crc = table[slice - 1][byte];

            table[slice][byte] = crc >> 8 ^ table[0][crc & 0xFF];
        }
}

static uint32_t word_at(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

uint32_t crc32c(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint32_t crc = 0xFFFFFFFFu;

    pthread_once(&once, make_table);
    for (; length >= SLICES; at += SLICES, length -= SLICES) {
        uint32_t low = word_at(at) ^ crc, high = word_at(at + 4);

        crc = table[7][low & 0xFF] ^ table[6][low >> 8 & 0xFF] ^ table[5][low >> 16 & 0xFF] ^
              table[4][low >> 24] ^ table[3][high & 0xFF] ^ table[2][high >> 8 & 0xFF] ^
              table[1][high >> 16 & 0xFF] ^ table[0][high >> 24];
    }
    while (length--)
        crc = crc >> 8 ^ table[0][(crc ^ *at++) & 0xFF];
    return ~crc;
}
