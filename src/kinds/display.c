#include "kinds/display.h"

#include "base/italic.h"
#include "base/number.h"
#include "base/number_digits.h"

/* Rates and starts of no more digits are told exactly: they were typed so. */
enum { RATE_DIGITS = 6, START_DIGITS = 10 };

const char *display_name(const struct objective *objective, size_t i)
{
    return italic_name(objective_name(objective, i));
}

const char *display_loss_name(const struct objective *objective)
{
    return italic_name(objective_loss_name(objective));
}

void display_number(struct buf *out, double value)
{
    number_add_display(out, value, DISPLAY_DIGITS);
}

void display_interval(struct buf *out, double low, double high)
{
    int digits = number_digits_apart(low, high, DISPLAY_DIGITS, NUMBER_MOST_TOLD);

    buf_puts(out, "from ");
    number_add_display(out, low, number_digits_of(low, digits, DISPLAY_MOST_DIGITS));
    buf_puts(out, " to ");
    number_add_display(out, high, number_digits_of(high, digits, DISPLAY_MOST_DIGITS));
}

/* Each to `digits` of them or, where that takes no more than `most`, exactly. */
static void add_parameters(struct buf *out, const char *const names[PARAMETERS_MAX],
                           const double values[PARAMETERS_MAX], size_t count, int digits, int most)
{
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "%s%s = ", i ? ", " : "", italic_name(names[i]));
        number_add_display(out, values[i], number_digits_of(values[i], digits, most));
    }
}

void display_parameters(struct buf *out, const char *const names[PARAMETERS_MAX],
                        const double values[PARAMETERS_MAX], size_t count, int digits)
{
    add_parameters(out, names, values, count, digits, digits);
}

void display_start(struct buf *out, const char *const names[PARAMETERS_MAX],
                   const double values[PARAMETERS_MAX], size_t count)
{
    add_parameters(out, names, values, count, DISPLAY_DIGITS, START_DIGITS);
}

void display_rate(struct buf *out, double lr, int digits)
{
    number_add_display(out, lr, number_digits_of(lr, digits, RATE_DIGITS));
}

/* How many digits, `least` or more, tell a number of a state from that of each of its neighbours.
 */
static int digits_beside(double value, const double *before, const double *after, int least)
{
    int digits = least, other;

    if (before)
        digits = number_digits_apart(value, *before, least, DISPLAY_MOST_DIGITS);
    if (after) {
        other = number_digits_apart(value, *after, least, DISPLAY_MOST_DIGITS);
        digits = other > digits ? other : digits;
    }
    return digits;
}

struct display_digits display_digits_of_state(const struct state *state, const struct state *before,
                                              const struct state *after, int least)
{
    return (struct display_digits){
        digits_beside(state->parameter[0], before ? &before->parameter[0] : NULL,
                      after ? &after->parameter[0] : NULL, least),
        digits_beside(state->loss, before ? &before->loss : NULL, after ? &after->loss : NULL,
                      least),
        digits_beside(state->slope[0], before ? &before->slope[0] : NULL,
                      after ? &after->slope[0] : NULL, least),
    };
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct display_digits display_digits_of_both(const struct display_digits *a,
                                             const struct display_digits *b)
{
    return (struct display_digits){larger(a->parameter, b->parameter), larger(a->loss, b->loss),
                                   larger(a->slope, b->slope)};
}

void display_point(struct buf *out, const struct state *state, const struct display_digits *digits)
{
    buf_puts(out, "(");
    number_add_display(out, state->parameter[0], digits->parameter);
    buf_puts(out, ", ");
    number_add_display(out, state->loss, digits->loss);
    buf_puts(out, ")");
}
