/* An expectation as people write it; its grammar is in outcome/expectation.h. */
#include "outcome/expectation.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"
#include "descent/verdict.h"
#include "outcome/metric.h"

/* A part of what was typed. */
struct piece {
    const char *at;
    size_t length;
};

enum { ALL_VERDICTS = EXPECTATION_BIT(VERDICT_KINDS) - 1 };

/* Names that stand for several verdicts. */
static const struct {
    const char *name;
    unsigned verdicts;
} groups[] = {
    {"converging", EXPECTATION_BIT(VERDICT_CONVERGING) | EXPECTATION_BIT(VERDICT_CONVERGED)},
    {"stable", EXPECTATION_BIT(VERDICT_CONVERGED) | EXPECTATION_BIT(VERDICT_CONVERGING) |
                   EXPECTATION_BIT(VERDICT_OSCILLATING) | EXPECTATION_BIT(VERDICT_CYCLING) |
                   EXPECTATION_BIT(VERDICT_WANDERING)},
};

enum { GROUPS = sizeof groups / sizeof *groups };

static struct piece trim(struct piece piece)
{
    while (piece.length && *piece.at == ' ') {
        piece.at++;
        piece.length--;
    }
    while (piece.length && piece.at[piece.length - 1] == ' ')
        piece.length--;
    return piece;
}

/* The piece before byte `at`, and the one `skip` bytes behind it. */
static struct piece before(struct piece piece, size_t at)
{
    return trim((struct piece){piece.at, at});
}

static struct piece after(struct piece piece, size_t at, size_t skip)
{
    return trim((struct piece){piece.at + at + skip, piece.length - at - skip});
}

/* Where the character stands; the piece's length where it does not. */
static size_t find(struct piece piece, char character)
{
    const char *found = memchr(piece.at, character, piece.length);

    return found ? (size_t)(found - piece.at) : piece.length;
}

static bool equals(struct piece piece, const char *name)
{
    return strlen(name) == piece.length && !memcmp(piece.at, name, piece.length);
}

/* The piece as a text to compare with names, "" where it is too long for any. */
static const char *typed(struct piece piece, char out[NEAREST_LONGEST + 1])
{
    out[0] = '\0';
    if (piece.length <= NEAREST_LONGEST) {
        memcpy(out, piece.at, piece.length);
        out[piece.length] = '\0';
    }
    return out;
}

/* The caller frees it. */
static char *copy(struct piece piece)
{
    struct buf text = BUF_INIT;

    buf_add(&text, piece.at, piece.length);
    return buf_detach(&text);
}

static int fail(struct piece piece, const char *what, const char *hint, struct err *err)
{
    return err_set(err, STATUS_USAGE, "--expect: '%.*s' is no %s%s",
                   (int)(piece.length < 200 ? piece.length : 200), piece.at, what, hint);
}

static int fail_verdict(struct piece piece, const struct nearest *nearest, struct err *err)
{
    char hint[NEAREST_HINT];

    nearest_hint(nearest, "", hint);
    return fail(piece, "verdict", *hint ? hint : "; write converging, or 0.1=converging,1=cycling",
                err);
}

static int read_verdict(struct piece piece, unsigned *verdicts, struct err *err)
{
    char text[NEAREST_LONGEST + 1];
    struct nearest nearest;

    nearest_init(&nearest, typed(piece, text));
    for (size_t i = 0; i < GROUPS; i++) {
        if (equals(piece, groups[i].name)) {
            *verdicts |= groups[i].verdicts;
            return 0;
        }
        nearest_offer(&nearest, groups[i].name);
    }
    for (enum verdict_kind kind = 0; kind < VERDICT_KINDS; kind++) {
        if (equals(piece, verdict_name(kind))) {
            *verdicts |= EXPECTATION_BIT(kind);
            return 0;
        }
        nearest_offer(&nearest, verdict_name(kind));
    }
    return fail_verdict(piece, &nearest, err);
}

static int read_negated(struct expectation *e, struct piece piece, struct err *err)
{
    unsigned verdicts = 0;

    if (find(piece, '|') < piece.length)
        return fail(piece, "verdict", "; behind ! there is one alone", err);
    piece = after(piece, 0, 1);
    if (read_verdict(piece, &verdicts, err))
        return -1;
    e->negated = true;
    e->verdicts = ALL_VERDICTS & ~verdicts;
    buf_puts(&e->claim, "not ");
    buf_add(&e->claim, piece.at, piece.length);
    return 0;
}

static int read_verdicts(struct expectation *e, struct piece piece, struct err *err)
{
    for (;;) {
        size_t bar = find(piece, '|');
        struct piece first = before(piece, bar);

        if (read_verdict(first, &e->verdicts, err))
            return -1;
        buf_puts(&e->claim, e->claim.length ? " or " : "");
        buf_add(&e->claim, first.at, first.length);
        if (bar == piece.length)
            return 0;
        piece = after(piece, bar, 1);
    }
}

static int read_stat(struct expectation *e, struct piece piece, struct err *err)
{
    for (size_t i = 0; i < metric_stats_count; i++)
        if (equals(piece, metric_stats[i].name)) {
            e->stat = &metric_stats[i];
            return 0;
        }
    return fail(piece, "statistic", "; use last, min, max or finite", err);
}

static const struct metric_comparison *find_comparison(struct piece piece)
{
    for (size_t i = 0; i < metric_comparisons_count; i++)
        if (piece.length >= strlen(metric_comparisons[i].sign) &&
            !memcmp(piece.at, metric_comparisons[i].sign, strlen(metric_comparisons[i].sign)))
            return &metric_comparisons[i];
    return NULL;
}

/* METRIC.STAT */
static int read_number(struct expectation *e, struct piece left, struct err *err)
{
    size_t dot = left.length;

    while (dot > 0 && left.at[dot - 1] != '.')
        dot--;
    if (dot < 2)
        return fail(left, "metric and statistic",
                    "; write loss.last <= 3, or min, max or finite of it", err);
    if (read_stat(e, after(left, dot, 0), err))
        return -1;
    e->metric = copy(before(left, dot - 1));
    buf_printf(&e->claim, "%s.%s", e->metric, e->stat->name);
    return 0;
}

/* METRIC.STAT OP NUMBER, with the sign at byte `at`. */
static int read_metric(struct expectation *e, struct piece piece, size_t at, struct err *err)
{
    struct piece right;

    e->comparison = find_comparison((struct piece){piece.at + at, piece.length - at});
    if (!e->comparison)
        return fail(piece, "comparison", "; write loss.last <= 3", err);
    right = after(piece, at, strlen(e->comparison->sign));
    if (read_number(e, before(piece, at), err))
        return -1;
    if (!number_parse(right.at, right.length, &e->limit))
        return fail(right, "number", "; write loss.last <= 3", err);
    buf_printf(&e->claim, " %s ", e->comparison->sign);
    buf_add(&e->claim, right.at, right.length);
    return 0;
}

/* METRIC.finite: all of it. */
static int read_whole(struct expectation *e, struct piece piece, struct err *err)
{
    if (read_number(e, piece, err))
        return -1;
    if (!e->stat->is_part)
        return fail(piece, "comparison", "; write loss.last <= 3", err);
    e->comparison = find_comparison((struct piece){">=", 2});
    e->limit = 1;
    return 0;
}

/* Where a comparison begins; the piece's length where it has none. */
static size_t find_sign(struct piece piece)
{
    size_t less = find(piece, '<'), more = find(piece, '>');

    return less < more ? less : more;
}

/* Where "RUN=" ends, which no sign of a comparison is a part of: names may have a = themselves. The
 * piece's length where there is none. */
static size_t find_equal(struct piece piece)
{
    size_t sign = find_sign(piece), at = sign;

    while (at > 0 && piece.at[at - 1] != '=')
        at--;
    return at > 0 ? at - 1 : piece.length;
}

static void take_run(struct expectation *e, struct piece *piece)
{
    size_t equal = find_equal(*piece);

    if (equal == piece->length)
        return;
    run_called_read(&e->run, copy(before(*piece, equal)));
    *piece = after(*piece, equal, 1);
}

int expectation_read(struct expectation *e, const char *text, size_t length, struct err *err)
{
    struct piece piece = trim((struct piece){text, length});
    size_t sign;

    *e = (struct expectation){.claim = BUF_INIT};
    take_run(e, &piece);
    sign = find_sign(piece);
    if (sign < piece.length)
        return read_metric(e, piece, sign, err);
    if (find(piece, '.') < piece.length)
        return read_whole(e, piece, err);
    return (piece.length && *piece.at == '!' ? read_negated : read_verdicts)(e, piece, err);
}
