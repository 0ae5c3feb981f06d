#include "base/nearest.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* A change of case is no edit. */
static bool same_letter(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Whether the first of the aliases is the name; - and _ are the same. */
static bool begins(const char *alias, const char *name)
{
    while (*name && same_letter(*name == '_' ? '-' : *name, *alias)) {
        name++;
        alias++;
    }
    return !*name && (!*alias || *alias == ' ');
}

/* Optimal string alignment distance, by rows. */
static size_t edit_distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][NEAREST_LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];

    for (size_t j = 0; j <= m; j++)
        last[j] = j;
    memcpy(before, last, sizeof rows[0]);
    for (size_t i = 1; i <= n; i++) {
        size_t *spare = before;

        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            row[j] = least(least(last[j], row[j - 1]) + 1,
                           last[j - 1] + !same_letter(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        before = last;
        last = row;
        row = spare;
    }
    return last[m];
}

void nearest_init(struct nearest *nearest, const char *typed)
{
    nearest->typed = typed;
    nearest->best[0] = '\0';
    nearest->edits = (strlen(typed) + 2) / 3 + 1;
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
    size_t n = strlen(nearest->typed), m = strlen(candidate);
    size_t edits;

    if (n > NEAREST_LONGEST || m > NEAREST_LONGEST)
        return;
    edits = edit_distance(nearest->typed, n, candidate, m);
    if (edits < nearest->edits && edits < m) {
        memcpy(nearest->best, candidate, m + 1);
        nearest->edits = edits;
    }
}

void nearest_offer_known_as(struct nearest *nearest, const char *aliases, const char *candidate)
{
    while (aliases && *nearest->typed && *aliases) {
        if (begins(aliases, nearest->typed)) {
            snprintf(nearest->best, sizeof nearest->best, "%s", candidate);
            nearest->edits = 0;
            return;
        }
        aliases += strcspn(aliases, " ");
        aliases += strspn(aliases, " ");
    }
}

const char *nearest_hint(const struct nearest *nearest, const char *prefix, char out[NEAREST_HINT])
{
    out[0] = '\0';
    if (nearest->best[0])
        snprintf(out, NEAREST_HINT, "; did you mean '%s%s'?", prefix, nearest->best);
    return out;
}
