#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "math/expr.h"
#include "math/expr_hints.h"
#include "math/expr_nodes.h"
#include "math/functions.h"

enum { LONGEST = 64 * 1024 };

struct parser {
    const char *text;
    const char *name;
    size_t at;
    int depth;
    struct expr *expr;
    struct err *err;
};

#define ROOT "\xE2\x88\x9A" /* √ */

static int parse_sum(struct parser *p);
static int parse_signed(struct parser *p);

static int fail(struct parser *p, size_t at, const char *message)
{
    const char *hint = expr_sign_hint(p->text + at);

    return err_set_at(p->err, STATUS_INPUT, p->name, p->text, (long)at + 1, "%s",
                      hint ? hint : message);
}

static int add_node(struct parser *p, enum op op, double constant, const struct function *function)
{
    expr_add_node(p->expr, op, constant, function);
    return 0;
}

static int add_operator(struct parser *p, enum op op)
{
    return add_node(p, op, 0, NULL);
}

static char peek(struct parser *p)
{
    while (p->text[p->at] == ' ' || (p->text[p->at] >= '\t' && p->text[p->at] <= '\r'))
        p->at++;
    return p->text[p->at];
}

static bool take(struct parser *p, char c)
{
    if (peek(p) != c)
        return false;
    p->at++;
    return true;
}

/* A sign of more than one byte. */
static bool take_sign(struct parser *p, const char *sign)
{
    peek(p);
    if (strncmp(p->text + p->at, sign, strlen(sign)))
        return false;
    p->at += strlen(sign);
    return true;
}

static bool take_minus(struct parser *p)
{
    return take(p, '-') || take_sign(p, NUMBER_MINUS);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool starts_value(const char *at)
{
    return is_digit(*at) || is_letter(*at) || *at == '.' || *at == '(' ||
           !strncmp(at, ROOT, strlen(ROOT));
}

/* digits ('.' digits?)? exponent?, the exponent only where digits follow its e. */
static int parse_number(struct parser *p)
{
    const char *start = p->text + p->at, *end = start;
    double value;

    while (is_digit(*end) || *end == '.')
        end++;
    if (*end == 'e' || *end == 'E') {
        const char *digits = end + 1 + number_sign_length(end + 1);

        if (is_digit(*digits))
            for (end = digits; is_digit(*end); end++)
                ;
    }
    if (!number_parse(start, (size_t)(end - start), &value))
        return fail(p, p->at,
                    "this is not a number that a double can hold; write one such as 0.5 or 1e-3");
    p->at = (size_t)(end - p->text);
    return add_node(p, OP_CONSTANT, value, NULL);
}

/* Takes what closes the parenthesis or bar at `opened`, or fails. */
static int expect_closing(struct parser *p, size_t opened, char closing)
{
    if (take(p, closing))
        return 0;
    if (peek(p) == '\0' || peek(p) == '|' || peek(p) == ')')
        return err_set_at(p->err, STATUS_INPUT, p->name, p->text, (long)p->at + 1,
                          "missing '%c' for the '%c' at column %zu", closing, p->text[opened],
                          opened + 1);
    if (peek(p) == ',')
        return fail(p, p->at, "unexpected ','; commas separate the arguments of a function");
    return fail(p, p->at,
                closing == '|' ? "unexpected character; an operator or '|' should stand here"
                               : "unexpected character; an operator or ')' should stand here");
}

/* '(' sum (',' sum)* ')' with as many arguments as the function takes. */
static int parse_call(struct parser *p, const struct function *function, size_t start)
{
    size_t opened;
    int arguments = 0;

    if (peek(p) != '(')
        return err_set_at(p->err, STATUS_INPUT, p->name, p->text, (long)start + 1,
                          "%s needs parentheses: write %s(%s)%s", function->name, function->name,
                          function->arity == 2 ? "x, 2" : "x",
                          peek(p) == '^' && is_digit(p->text[p->at + 1]) ? "^2" : "");
    opened = p->at++;
    do {
        if (parse_sum(p))
            return -1;
        arguments++;
    } while (take(p, ','));
    if (arguments != function->arity)
        return err_set_at(p->err, STATUS_INPUT, p->name, p->text, (long)start + 1,
                          "%s takes %d argument%s, not %d%s", function->name, function->arity,
                          function->arity == 1 ? "" : "s", arguments,
                          function->hint ? function->hint : "");
    if (expect_closing(p, opened, ')'))
        return -1;
    return add_node(p, OP_CALL, 0, function);
}

/* 'x' | 'y' | 'pi' | 'e' | a call */
static int parse_name(struct parser *p)
{
    size_t start = p->at, length;
    const struct function *function;
    char name[41];

    while (is_letter(p->text[p->at]) || is_digit(p->text[p->at]))
        p->at++;
    length = p->at - start;
    function = function_find(p->text + start, length);
    if (function)
        return parse_call(p, function, start);
    snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : sizeof name - 1),
             p->text + start);
    if (!strcmp(name, "x"))
        return add_operator(p, OP_X);
    if (!strcmp(name, "y")) {
        p->expr->has_y = true;
        return add_operator(p, OP_Y);
    }
    if (!strcmp(name, "pi"))
        return add_node(p, OP_CONSTANT, EXPR_PI, NULL);
    if (!strcmp(name, "e"))
        return add_node(p, OP_CONSTANT, EXPR_E, NULL);
    return expr_fail_name(p->text, start, length, p->name, p->err);
}

/* Calls a function for another notation, |x| or √x, whose argument the nodes before give. */
static int add_call(struct parser *p, const char *name)
{
    return add_node(p, OP_CALL, 0, function_find(name, strlen(name)));
}

/* sum ')' or sum '|': the opening sign has been taken. */
static int parse_enclosed(struct parser *p, size_t opened)
{
    bool bars = p->text[opened] == '|';

    if (parse_sum(p) || expect_closing(p, opened, bars ? '|' : ')'))
        return -1;
    return bars ? add_call(p, "abs") : 0;
}

static int parse_atom(struct parser *p)
{
    char c = peek(p);
    size_t start = p->at;

    if (is_digit(c) || c == '.')
        return parse_number(p);
    if (is_letter(c))
        return parse_name(p);
    if (take(p, '(') || take(p, '|'))
        return parse_enclosed(p, start);
    if (c == '\0')
        return fail(p, start,
                    "the expression ends where a number, x, a function or '(' should stand");
    return fail(p, start, "unexpected character; a number, x, a function or '(' should stand here");
}

/* √x^2 can be read in two ways. */
static int refuse_power(struct parser *p)
{
    if (peek(p) != '^' && (peek(p) != '*' || p->text[p->at + 1] != '*'))
        return 0;
    return fail(p, p->at, "write √(x^2) or (√x)^2, whichever is meant");
}

/* primary = '√'* atom,  atom = number | 'x' | 'y' | 'pi' | 'e' | call | '(' sum ')' | '|' sum '|'
 */
static int parse_primary(struct parser *p)
{
    size_t roots = 0;

    while (take_sign(p, ROOT))
        roots++;
    if (parse_atom(p) || (roots && refuse_power(p)))
        return -1;
    while (roots--)
        add_call(p, "sqrt");
    return 0;
}

/* power = primary (('^' | '**') signed)? */
static int parse_power(struct parser *p)
{
    if (parse_primary(p))
        return -1;
    if (peek(p) == '*' && p->text[p->at + 1] == '*')
        p->at += 2;
    else if (!take(p, '^'))
        return 0;
    return parse_signed(p) ? -1 : add_operator(p, OP_POWER);
}

/* signed = ('-' | '+') signed | power.  Every way down passes here, so depth is counted here. */
static int parse_signed(struct parser *p)
{
    int result;

    if (++p->depth > EXPR_DEEPEST)
        return err_set_at(p->err, STATUS_LIMIT, p->name, p->text, (long)p->at + 1,
                          "nested more than %d levels deep; simplify the expression", EXPR_DEEPEST);
    if (take_minus(p))
        result = parse_signed(p) ? -1 : add_operator(p, OP_NEGATE);
    else if (take(p, '+'))
        result = parse_signed(p);
    else
        result = parse_power(p);
    p->depth--;
    return result;
}

/* product = signed (('*' | '/') signed)* */
static int parse_product(struct parser *p)
{
    if (parse_signed(p))
        return -1;
    for (;;) {
        enum op op = peek(p) == '*' ? OP_MULTIPLY : OP_DIVIDE;

        if (starts_value(p->text + p->at))
            return fail(p, p->at, "an operator is missing here; write 2*x rather than 2x");
        if (!take(p, '*') && !take(p, '/'))
            return 0;
        if (parse_signed(p))
            return -1;
        add_operator(p, op);
    }
}

/* sum = product (('+' | '-') product)* */
static int parse_sum(struct parser *p)
{
    if (parse_product(p))
        return -1;
    for (;;) {
        enum op op = peek(p) == '+' ? OP_ADD : OP_SUBTRACT;

        if (!take(p, '+') && !take_minus(p))
            return 0;
        if (parse_product(p))
            return -1;
        add_operator(p, op);
    }
}

static int parse_text(struct parser *p)
{
    if (strlen(p->text) > LONGEST)
        return err_set(p->err, STATUS_LIMIT, "%s: longer than %d bytes; simplify the expression",
                       p->name, LONGEST);
    if (peek(p) == '\0')
        return err_set(p->err, STATUS_INPUT, "%s: the expression is empty; write one such as x^2",
                       p->name);
    if (parse_sum(p))
        return -1;
    if (peek(p) == ')')
        return fail(p, p->at, "this ')' has no '(' before it");
    if (peek(p) == '|')
        return fail(p, p->at, "this '|' closes none; write 2*|x| rather than 2|x|");
    if (peek(p) == ',')
        return fail(p, p->at, "unexpected ','; the decimal sign is a point");
    if (peek(p) != '\0')
        return fail(p, p->at, "unexpected character; an operator or the end should stand here");
    return 0;
}

struct expr *expr_parse(const char *text, const char *name, struct err *err)
{
    struct expr *expr = mem_zeroed(1, sizeof *expr);
    struct parser parser = {.text = text, .name = name, .expr = expr, .err = err};

    if (parse_text(&parser)) {
        expr_free(expr);
        return NULL;
    }
    return expr;
}
