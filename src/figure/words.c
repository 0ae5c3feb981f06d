#include "figure/words.h"

#include <string.h>

#include "base/number.h"

void words_number(struct buf *out, double value)
{
    number_add_display(out, value, WORDS_DIGITS);
}

/* The bytes of "^2" or "**2" at `at`, unless it is the beginning of x^21, x^2.5 or x^2^3; else 0.
 */
static size_t square(const char *at)
{
    const char *rest = !strncmp(at, "^2", 2) ? at + 2 : !strncmp(at, "**2", 3) ? at + 3 : NULL;

    if (!rest || strspn(rest, "0123456789.eE^") || !strncmp(rest, "**", 2))
        return 0;
    return (size_t)(rest - at);
}

/* As typed, but for squares and the minus sign. */
static void add_expression(struct buf *out, const char *text)
{
    while (*text) {
        size_t length = square(text);

        if (length) {
            buf_puts(out, "²");
            text += length;
        } else if (*text == '-') {
            buf_puts(out, "−");
            text++;
        } else {
            buf_add(out, text++, 1);
        }
    }
}

void words_objective(struct buf *out, const struct objective *objective)
{
    if (!objective_is_data(objective)) {
        buf_puts(out, "f(x) = ");
        add_expression(out, objective->text);
        return;
    }
    buf_puts(out, "ŷ = w·x");
    if (objective->bias != 0) {
        buf_puts(out, objective->bias < 0 ? " − " : " + ");
        words_number(out, objective->bias < 0 ? -objective->bias : objective->bias);
    }
    buf_printf(out, " on %s", objective->text);
}

const char *words_loss(const struct objective *objective)
{
    return objective_is_data(objective) ? "loss" : "f(x)";
}

void words_run(struct buf *out, const struct objective *objective, const struct run *run,
               double tolerance)
{
    struct verdict verdict = verdict_of(run, tolerance);

    if (!objective_is_data(objective)) {
        buf_printf(out, "from %s = ", objective->names[0]);
        words_number(out, run->states[0].parameter[0]);
        buf_puts(out, ", ");
    }
    buf_puts(out, "learning rate ");
    words_number(out, run->lr);
    buf_puts(out, ": ");
    verdict_describe(&verdict, run, objective_is_quadratic(objective), out);
}

void words_data(struct buf *out, const struct objective *objective)
{
    if (!objective_is_data(objective))
        return;
    buf_printf(out, "mean squared error over %ld example%s, b = ", objective->moments.n,
               objective->moments.n == 1 ? "" : "s");
    words_number(out, objective->bias);
}

void words_minimum(struct buf *out, const struct objective *objective,
                   const struct minimum *minimum)
{
    buf_printf(out, "%s = ", objective->names[0]);
    number_add_display(out, minimum->parameter, WORDS_MINIMUM_DIGITS);
    buf_printf(out, ", %s%s", words_loss(objective), objective_is_data(objective) ? " " : " = ");
    number_add_display(out, minimum->loss, WORDS_MINIMUM_DIGITS);
}

void words_point(struct buf *out, const struct state *state)
{
    buf_puts(out, "(");
    words_number(out, state->parameter[0]);
    buf_puts(out, ", ");
    words_number(out, state->loss);
    buf_puts(out, ")");
}
