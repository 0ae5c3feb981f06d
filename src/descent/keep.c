#include "descent/keep.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/number.h"

/* The rules as they are typed; those that end with ':' take a number. */
static const char *const names[] = {
    [KEEP_ALL] = "all",
    [KEEP_EVERY] = "every:",
    [KEEP_LAST] = "last:",
    [KEEP_LOG] = "log",
};

enum { RULES = sizeof names / sizeof *names, LOG_DENSE = 100 };

static bool takes_number(enum keep_rule rule)
{
    return names[rule][strlen(names[rule]) - 1] == ':';
}

bool keep_read(struct keep *keep, const char *text)
{
    for (size_t i = 0; i < RULES; i++) {
        size_t length = strlen(names[i]);

        *keep = (struct keep){.rule = (enum keep_rule)i};
        if (takes_number(keep->rule) && !strncmp(text, names[i], length)) {
            text += length + strspn(text + length, " ");
            return number_parse_count(text, strlen(text), 1, LONG_MAX, &keep->number);
        }
        if (!strcmp(text, names[i]))
            return true;
    }
    return false;
}

void keep_add_text(struct buf *out, const struct keep *keep)
{
    buf_puts(out, names[keep->rule]);
    if (takes_number(keep->rule))
        buf_printf(out, "%ld", keep->number);
}

static bool has_two_digits(size_t iteration)
{
    while (iteration >= LOG_DENSE) {
        if (iteration % 10)
            return false;
        iteration /= 10;
    }
    return true;
}

bool keep_has(const struct keep *keep, size_t iteration)
{
    switch (keep->rule) {
    case KEEP_EVERY:
        return iteration % (size_t)keep->number == 0;
    case KEEP_LAST:
        return iteration == 0;
    case KEEP_LOG:
        return has_two_digits(iteration);
    default:
        return true;
    }
}

double keep_most(const struct keep *keep, long iterations)
{
    double all = (double)iterations + 1, most = all;

    if (keep->rule == KEEP_EVERY)
        most = KEEP_BESIDE + floor((double)iterations / (double)keep->number) + 1;
    else if (keep->rule == KEEP_LAST)
        most = KEEP_BESIDE + (double)keep->number + 1;
    else if (keep->rule == KEEP_LOG && all > LOG_DENSE)
        most = KEEP_BESIDE + LOG_DENSE + KEEP_LOG_A_DECADE * ceil(log10(all / LOG_DENSE));
    return fmin(most, all);
}
