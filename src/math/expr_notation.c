#include "math/expr_notation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "math/expr_nodes.h"
#include "math/expr_signs.h"
#include "math/functions.h"

enum {
    PLACES = 7, /* of an integer that is written with a power of ten, */
    DIGITS = 4  /* if no more of them count */
};

/* How tightly a piece holds together, the loosest first. */
enum binding { SUM, SIGNED, PRODUCT, POWER, ATOM };

/* A part of the expression, written. */
struct piece {
    struct buf text;
    enum binding binding;
    bool is_number;   /* digits, and perhaps a point */
    bool is_factor;   /* the same, but 1, or with a minus before it, or with π behind it */
    bool is_integer;  /* an integer, or with a minus before it */
    bool is_letter;   /* x, y, π or e */
    bool is_fraction; /* there is one in it that has a line */
};

struct writer {
    const struct expr_signs *signs;
    struct piece *top; /* of the stack of pieces */
};

/* Puts a text before and one after what is written. */
static void wrap(struct piece *piece, const char *before, const char *after)
{
    struct buf text = BUF_INIT;

    buf_puts(&text, before);
    buf_add(&text, piece->text.data, piece->text.length);
    buf_puts(&text, after);
    buf_release(&piece->text);
    piece->text = text;
}

static void become(struct piece *piece, enum binding binding)
{
    piece->binding = binding;
    piece->is_number = piece->is_factor = piece->is_integer = piece->is_letter = false;
}

/* Puts the piece in parentheses where it is looser than what stands around it. */
static void hold(struct piece *piece, enum binding least)
{
    if (piece->binding >= least)
        return;
    wrap(piece, "(", ")");
    become(piece, ATOM);
}

/* Appends the top piece to the one below it, which gets to be the top. */
static struct piece *join(struct writer *w, const char *sign)
{
    struct piece *right = w->top--;

    buf_puts(&w->top->text, sign);
    buf_add(&w->top->text, right->text.data, right->text.length);
    buf_release(&right->text);
    w->top->is_fraction = w->top->is_fraction || right->is_fraction;
    return w->top;
}

static struct piece *push(struct writer *w, enum binding binding)
{
    *++w->top = (struct piece){.text = BUF_INIT, .binding = binding};
    return w->top;
}

/* Makes "1.5e6" of "1500000": numbers of so many places have their power of ten, as where they are
 * displayed, unless more digits count. */
static void write_exponent(char number[NUMBER_SIZE])
{
    size_t places = strlen(number), digits = places;
    char written[NUMBER_SIZE];

    while (digits > 0 && number[digits - 1] == '0')
        digits--;
    if (places < PLACES || digits > DIGITS || strpbrk(number, ".e"))
        return;
    snprintf(written, sizeof written, "%c%s%.*se%zu", *number, digits > 1 ? "." : "",
             (int)digits - 1, number + 1, places - 1);
    memcpy(number, written, sizeof written);
}

/* 0.1, 10⁻⁹, 1.5 × 10⁻⁹ */
static void add_number(struct writer *w, double value)
{
    char exact[NUMBER_SIZE], *exponent;
    struct piece *piece = push(w, ATOM);

    write_exponent(number_exact(exact, value));
    exponent = strchr(exact, 'e');
    if (!exponent) {
        buf_puts(&piece->text, exact);
        piece->is_number = true;
        piece->is_factor = strcmp(exact, "1") != 0;
        piece->is_integer = !strchr(exact, '.');
        return;
    }
    *exponent++ = '\0';
    if (strcmp(exact, "1"))
        buf_printf(&piece->text, "%s%s", exact, w->signs->times_ten);
    w->signs->add_power_of_ten(&piece->text, (int)strtol(exponent, NULL, 10));
    piece->binding = strcmp(exact, "1") ? PRODUCT : POWER;
}

static void add_letter(struct writer *w, const char *letter)
{
    struct piece *piece = push(w, ATOM);

    buf_puts(&piece->text, letter);
    piece->is_letter = true;
}

static void add_constant(struct writer *w, double value)
{
    if (value == EXPR_PI)
        add_letter(w, w->signs->pi);
    else if (value == EXPR_E)
        add_letter(w, "e");
    else
        add_number(w, value);
}

static void add_sum(struct writer *w, const char *sign)
{
    hold(w->top, PRODUCT);
    become(join(w, sign), SUM);
}

/* Whether a number may stand before the piece without a sign. */
static bool follows_number(const struct writer *w, const struct piece *piece)
{
    const char *text = piece->text.data;

    return !strncmp(text, w->signs->x, strlen(w->signs->x)) ||
           !strncmp(text, w->signs->y, strlen(w->signs->y)) ||
           !strncmp(text, w->signs->pi, strlen(w->signs->pi)) ||
           !strncmp(text, w->signs->root, strlen(w->signs->root)) || *text == '(';
}

/* A product that begins with a minus can only be the first in a larger one. */
static void add_product(struct writer *w)
{
    struct piece *right = w->top, *left = right - 1;
    bool bare, is_factor;

    hold(right, POWER);
    hold(left, SIGNED);
    bare = left->is_factor && follows_number(w, right);
    is_factor = bare && !strcmp(right->text.data, w->signs->pi);
    join(w, bare ? "" : w->signs->times);
    become(left, left->binding == SIGNED ? SIGNED : PRODUCT);
    left->is_factor = is_factor;
}

static void add_quotient(struct writer *w)
{
    struct piece *right = w->top, *left = right - 1;

    if (w->signs->fraction && !left->is_fraction && !right->is_fraction) {
        wrap(left, w->signs->fraction, "}");
        wrap(right, "{", "}");
        become(join(w, ""), PRODUCT);
        left->is_fraction = true;
        return;
    }
    hold(right, POWER);
    hold(left, SIGNED);
    join(w, "/");
    become(left, left->binding == SIGNED ? SIGNED : PRODUCT);
}

/* The base is below the top, and is the top afterwards. */
static void add_power(struct writer *w)
{
    struct piece *exponent = w->top, *base = exponent - 1;
    bool bare = exponent->is_number || exponent->is_letter;
    struct buf raised = BUF_INIT;

    hold(base, ATOM);
    if (exponent->is_integer && w->signs->add_raised)
        w->signs->add_raised(&raised, exponent->text.data);
    else
        w->signs->add_exponent(&raised, exponent->text.data, bare);
    buf_release(&exponent->text);
    exponent->text = raised;
    become(join(w, ""), POWER);
}

static void add_negation(struct writer *w)
{
    struct piece *piece = w->top;
    bool is_factor = piece->is_number && piece->is_factor;
    bool is_integer = piece->is_number && piece->is_integer;

    hold(piece, PRODUCT);
    wrap(piece, w->signs->minus, "");
    become(piece, SIGNED);
    piece->is_factor = is_factor;
    piece->is_integer = is_integer;
}

static void add_root(struct writer *w)
{
    struct piece *piece = w->top;

    if (!*w->signs->root_end && !piece->is_number && !piece->is_letter)
        wrap(piece, "(", ")");
    wrap(piece, w->signs->root, w->signs->root_end);
    become(piece, POWER);
}

/* exp(u) is e to the power u: the e goes below u. */
static void add_power_of_e(struct writer *w)
{
    struct piece exponent = *w->top--;

    add_letter(w, "e");
    *++w->top = exponent;
    add_power(w);
}

static void add_named(struct writer *w, const struct function *function)
{
    struct buf name = BUF_INIT;

    if (function->arity == 2)
        join(w, ", ");
    w->signs->add_name(&name, function);
    buf_puts(&name, "(");
    wrap(w->top, name.data, ")");
    become(w->top, ATOM);
    buf_release(&name);
}

static void add_bars(struct writer *w)
{
    wrap(w->top, w->signs->bar, w->signs->bar_end);
    become(w->top, ATOM);
}

static void add_call(struct writer *w, const struct function *function)
{
    switch (function->notation) {
    case BY_NAME:
        add_named(w, function);
        break;
    case BY_BARS:
        add_bars(w);
        break;
    case BY_ROOT:
        add_root(w);
        break;
    case AS_POWER:
        add_power(w);
        break;
    case AS_POWER_OF_E:
        add_power_of_e(w);
        break;
    }
}

static void add_node(struct writer *w, const struct node *node)
{
    switch (node->op) {
    case OP_CONSTANT:
        add_constant(w, node->constant);
        break;
    case OP_X:
    case OP_Y:
        add_letter(w, node->op == OP_X ? w->signs->x : w->signs->y);
        break;
    case OP_ADD:
        add_sum(w, w->signs->plus);
        break;
    case OP_SUBTRACT:
        add_sum(w, w->signs->subtract);
        break;
    case OP_MULTIPLY:
        add_product(w);
        break;
    case OP_DIVIDE:
        add_quotient(w);
        break;
    case OP_POWER:
        add_power(w);
        break;
    case OP_NEGATE:
        add_negation(w);
        break;
    case OP_CALL:
        add_call(w, node->function);
        break;
    }
}

/* Below the pieces of the stack there is none; above, exp needs one more than evaluation does. */
static void write_all(const struct expr *expr, const struct expr_signs *signs, struct buf *out)
{
    struct piece *pieces = mem_zeroed(expr->depth + 2, sizeof *pieces);
    struct writer writer = {signs, pieces};

    for (size_t i = 0; i < expr->count; i++)
        add_node(&writer, &expr->nodes[i]);
    buf_add(out, writer.top->text.data, writer.top->text.length);
    buf_release(&writer.top->text);
    free(pieces);
}

void expr_add_line(const struct expr *expr, struct buf *out)
{
    write_all(expr, &expr_signs_of_line, out);
}

void expr_add_latex(const struct expr *expr, struct buf *out)
{
    write_all(expr, &expr_signs_of_latex, out);
}
