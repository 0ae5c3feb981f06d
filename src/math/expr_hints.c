#include "math/expr_hints.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/nearest.h"
#include "math/expr.h"
#include "math/functions.h"

static const struct {
    const char *sign, *hint;
} signs[] = {
    {"×", "write * for ×"},
    {"·", "write * for ·"},
    {"⋅", "write * for ⋅"},
    {"∗", "write * for ∗"},
    {"•", "write * for •"},
    {"÷", "write / for ÷"},
    {"∕", "write / for ∕"},
    {"⁄", "write / for ⁄"},
    {"–", "write - for –"},
    {"—", "write - for —"},
    {"‐", "write - for ‐"},
    {"²", "write ^2 for ²"},
    {"³", "write ^3 for ³"},
    {"⁴", "write ^4 for ⁴"},
    {"⁵", "write ^5 for ⁵"},
    {"⁶", "write ^6 for ⁶"},
    {"⁷", "write ^7 for ⁷"},
    {"⁸", "write ^8 for ⁸"},
    {"⁹", "write ^9 for ⁹"},
    {"⁻", "write ^- for ⁻"},
    {"½", "write 0.5 for ½"},
    {"¼", "write 0.25 for ¼"},
    {"π", "write pi for π"},
    {"∛", "write cbrt( ) for ∛"},
    {"＋", "write + for ＋"},
    {"（", "write ( for （"},
    {"）", "write ) for ）"},
    {"\xC2\xA0", "this is a no-break space; write a plain one"},
    {"\xE2\x80\x89", "this is a thin space; write a plain one"},
    {"[", "write ( ) for [ ]"},
    {"{", "write ( ) for { }"},
    {"=", "an expression has no '='; write x^2 rather than y = x^2"},
    {":", "':' is no operator; write / to divide"},
    {"!", "'!' is no operator; there are + - * / ^"},
    {"%", "'%' is no operator; there are + - * / ^"},
    {"\"", "leave the quotation marks out"},
    {"'", "leave the quotation marks out"},
    {"“", "leave the quotation marks out"},
    {"”", "leave the quotation marks out"},
    {"‘", "leave the quotation marks out"},
    {"’", "leave the quotation marks out"},
    {"$", "leave the $ out"},
    {"\\", "leave the backslashes out: this is no TeX"},
};

/* Names of other programs, in any case of letters. */
static const struct {
    const char *name, *hint;
} names[] = {
    {"ln", "the natural logarithm is log"},
    {"lg", "the logarithm to base 10 is log10, to base 2 log2"},
    {"ld", "the logarithm to base 2 is log2"},
    {"lb", "the logarithm to base 2 is log2"},
    {"log1p", "write log(1 + x)"},
    {"expm1", "write exp(x) - 1"},
    {"exp2", "write 2^x"},
    {"arcsin", "it is called asin"},
    {"arccos", "it is called acos"},
    {"arctan", "it is called atan"},
    {"tg", "it is called tan"},
    {"arctg", "it is called atan"},
    {"sh", "it is called sinh"},
    {"ch", "it is called cosh"},
    {"th", "it is called tanh"},
    {"cot", "write 1/tan(x)"},
    {"sec", "write 1/cos(x)"},
    {"csc", "write 1/sin(x)"},
    {"sgn", "it is called sign"},
    {"signum", "it is called sign"},
    {"fabs", "it is called abs"},
    {"absolute", "it is called abs"},
    {"sqr", "write x^2; the square root is sqrt"},
    {"square", "write x^2"},
    {"root", "it is called sqrt"},
    {"power", "write x^2, or pow(x, 2)"},
    {"logistic", "it is called sigmoid"},
    {"expit", "it is called sigmoid"},
    {"maximum", "it is called max"},
    {"minimum", "it is called min"},
    {"lambda", "write what stands behind the ':' alone"},
    {"np", "leave out np. before a name"},
    {"numpy", "leave out numpy. before a name"},
    {"math", "leave out math. before a name"},
    {"torch", "leave out torch. before a name"},
    {"tf", "leave out tf. before a name"},
    {"inf", "a number must be finite"},
    {"nan", "a number must be finite"},
};

const char *expr_sign_hint(const char *text)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(text, signs[i].sign, strlen(signs[i].sign)))
            return signs[i].hint;
    return NULL;
}

/* The nearest name that expressions have: x of "X", sin of "SIN" and of "sni". */
static void near_name(const char *name, char hint[NEAREST_HINT])
{
    static const char *const others[] = {"x", "y", "pi", "e"};
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (name[1] || !strcasecmp(name, others[i]))
            nearest_offer(&nearest, others[i]);
    for (size_t i = 0; i < functions_count; i++)
        nearest_offer(&nearest, functions[i].name);
    nearest_hint(&nearest, "", hint);
}

/*
 * Hints for names that are two things written together: "xy" and "xx" are products, "x3" a product
 * or a power, "sinx" and "sin2" lack parentheses. But "log3" may be a misspelled log2.
 */
static bool hint_for_joined(const char *name, char *hint, size_t size)
{
    size_t length = strlen(name), letters = strspn(name, "xy");

    if (letters == 2 && letters == length)
        return snprintf(hint, size, "; write %c*%c", name[0], name[1]) > 0;
    if (letters == 1 && name[1] > '1' && strspn(name + 1, "0123456789") == length - 1)
        return snprintf(hint, size, "; write %c^%.9s or %.9s*%c; the variables are x and y", *name,
                        name + 1, name + 1, *name) > 0;
    for (size_t i = length - 1; i > 1; i--) {
        const char *rest = name + i;

        if (function_find(name, i) &&
            (strspn(rest, "xy") == strlen(rest) ||
             (strspn(rest, "0123456789") == strlen(rest) && strncmp(name, "log", 3))))
            return snprintf(hint, size, "; write %.*s(%.9s)", (int)i, name, rest) > 0;
    }
    return false;
}

static void hint_for(const char *name, char *hint, size_t size)
{
    char near[NEAREST_HINT];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcasecmp(names[i].name, name)) {
            snprintf(hint, size, "; %s", names[i].hint);
            return;
        }
    if (hint_for_joined(name, hint, size))
        return;
    near_name(name, near);
    snprintf(hint, size, "%s", *near ? near : "; the variables are x and y");
}

int expr_fail_name(const char *text, size_t start, size_t length, const char *name, struct err *err)
{
    const char *behind = text + start + length;
    char typed[NEAREST_LONGEST + 1], hint[120];

    snprintf(typed, sizeof typed, "%.*s", (int)(length < sizeof typed ? length : NEAREST_LONGEST),
             text + start);
    if (strchr(behind, '='))
        return err_set_at(err, STATUS_INPUT, name, text, (long)(strchr(behind, '=') - text) + 1,
                          "%s", expr_sign_hint("="));
    hint_for(typed, hint, sizeof hint);
    return err_set_at(err, STATUS_INPUT, name, text, (long)start + 1, "unknown name '%s'%s", typed,
                      hint);
}
