/*
 * Two columns of decimal numbers, read and summed as by hand: no checks, no hash, plain sums. What
 * reading a data file costs at the least.
 *
 *     cc -O2 parse.c -o parse && ./parse FILE
 *
 * Prints n, Σx, Σy, Σx², Σxy, Σy². Numbers have a sign, digits and a point; any other byte parts
 * them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 18 };

struct sums {
    long n;
    double x, y, xx, xy, yy;
};

static const double power_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static const char *read_number(const char *at, double *value)
{
    int negative = 0;
    long digits = 0;
    const char *point;

    if (*at == '-') {
        negative = 1;
        at++;
    }
    for (; *at >= '0' && *at <= '9'; at++)
        digits = 10 * digits + (*at - '0');
    *value = (double)digits;
    if (*at == '.') {
        point = ++at;
        for (; *at >= '0' && *at <= '9'; at++)
            digits = 10 * digits + (*at - '0');
        *value = (double)digits / power_of_ten[at - point];
    }
    if (negative)
        *value = -*value;
    return at;
}

/* Adds the rows from `at` to `end`, which follows the end of a line. */
static void add_rows(struct sums *sums, const char *at, const char *end)
{
    while (at < end) {
        double x, y;

        at = read_number(at, &x) + 1;
        at = read_number(at, &y) + 1;
        sums->n++;
        sums->x += x;
        sums->y += y;
        sums->xx += x * x;
        sums->xy += x * y;
        sums->yy += y * y;
    }
}

int main(int count, char **arguments)
{
    static char block[2 * BLOCK];
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    struct sums sums = {0};
    size_t kept = 0, got;

    if (!file)
        return EXIT_FAILURE;
    while ((got = fread(block + kept, 1, BLOCK, file)) > 0) {
        size_t length = kept + got, whole = length;

        while (whole > 0 && block[whole - 1] != '\n')
            whole--;
        add_rows(&sums, block, block + whole);
        kept = length - whole;
        memmove(block, block + whole, kept);
    }
    printf("%ld %.17g %.17g %.17g %.17g %.17g\n", sums.n, sums.x, sums.y, sums.xx, sums.xy,
           sums.yy);
    return EXIT_SUCCESS;
}
