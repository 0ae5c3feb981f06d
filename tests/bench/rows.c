/*
 * Writes N rows of x,y under a header, the same rows every time: x from 0 to 100, y = 2x + 3 and
 * noise, with four decimals each.
 *
 *   rows N > FILE
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Knuth's linear congruential generator for 64 bits; the high half is random enough here. */
static uint32_t next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 32);
}

/* In ten-thousandths. */
static void write_row(uint64_t *state)
{
    long x = next(state) % 1000000, noise = (long)(next(state) % 200000) - 100000;
    long y = 2 * x + 30000 + noise;

    printf("%ld.%04ld,%s%ld.%04ld\n", x / 10000, x % 10000, y < 0 ? "-" : "", labs(y) / 10000,
           labs(y) % 10000);
}

int main(int argc, char **argv)
{
    long count = argc == 2 ? atol(argv[1]) : 0;
    uint64_t state = 42;

    if (count < 1) {
        fprintf(stderr, "usage: rows N > FILE\n");
        return 1;
    }
    puts("x,y");
    for (long i = 0; i < count; i++)
        write_row(&state);
    return fclose(stdout) ? 1 : 0;
}
