#include "math/expr_signs.h"

#include <string.h>

#include "base/number.h"
#include "math/functions.h"

/* The minus takes three bytes, which are those of NUMBER_MINUS. */
static void raise_in_line(struct buf *out, const char *integer)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

    if (!strncmp(integer, NUMBER_MINUS, strlen(NUMBER_MINUS))) {
        buf_puts(out, "⁻");
        integer += strlen(NUMBER_MINUS);
    }
    for (; *integer; integer++)
        buf_puts(out, digits[*integer - '0']);
}

static void add_exponent_in_line(struct buf *out, const char *exponent, bool bare)
{
    buf_printf(out, bare ? "^%s" : "^(%s)", exponent);
}

static void add_name(struct buf *out, const struct function *function)
{
    buf_puts(out, function->name);
}

const struct expr_signs expr_signs_of_line = {
    .x = "𝑥",
    .y = "𝑦",
    .pi = "π",
    .plus = " + ",
    .subtract = " − ",
    .minus = NUMBER_MINUS,
    .times = "·",
    .times_ten = " × ",
    .bar = "|",
    .bar_end = "|",
    .root = "√",
    .root_end = "",
    .add_power_of_ten = number_add_power_of_ten,
    .add_raised = raise_in_line,
    .add_exponent = add_exponent_in_line,
    .add_name = add_name,
};

static void add_power_of_ten(struct buf *out, int exponent)
{
    buf_printf(out, "10^{%d}", exponent);
}

/* One character needs no braces. */
static void add_exponent(struct buf *out, const char *exponent, bool bare)
{
    (void)bare;
    buf_printf(out, exponent[1] ? "^{%s}" : "^%s", exponent);
}

static void add_command(struct buf *out, const struct function *function)
{
    if (function->latex)
        buf_puts(out, function->latex);
    else
        buf_printf(out, "\\mathrm{%s}", function->name);
}

/* \lvert would need the package amsmath. */
const struct expr_signs expr_signs_of_latex = {
    .x = "x",
    .y = "y",
    .pi = "{\\pi}",
    .plus = "+",
    .subtract = "-",
    .minus = "-",
    .times = "\\cdot ",
    .times_ten = "\\times ",
    .bar = "\\left|",
    .bar_end = "\\right|",
    .root = "\\sqrt{",
    .root_end = "}",
    .fraction = "\\frac{",
    .add_power_of_ten = add_power_of_ten,
    .add_exponent = add_exponent,
    .add_name = add_command,
};
