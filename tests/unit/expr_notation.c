/* Expressions as people write them: they mean what the expression computes. */
#include "testing.h"

#include "base/buf.h"
#include "base/italic.h"
#include "math/expr.h"
#include "math/expr_notation.h"

static struct expr *parse(const char *text)
{
    struct err err = {0};
    struct expr *expr = expr_parse(text, "function", &err);

    check(expr, "'%s': %s", text, err.message);
    return expr;
}

static void is_written_as_mathematics(void **state)
{
    static const struct {
        const char *typed, *line, *latex;
    } rows[] = {
        {"x^4-4*x^2+x", "x⁴ − 4x² + x", "x^4-4x^2+x"},
        {"abs(x)", "|x|", "\\left|x\\right|"},
        {"|x|+1", "|x| + 1", "\\left|x\\right|+1"},
        {"sqrt(x)", "√x", "\\sqrt{x}"},
        {"√x", "√x", "\\sqrt{x}"},
        {"√x*2", "√x·2", "\\sqrt{x}\\cdot 2"},
        {"sqrt(x+1)", "√(x + 1)", "\\sqrt{x+1}"},
        {"sqrt(x)^2", "(√x)²", "(\\sqrt{x})^2"},
        {"x*y", "x·y", "x\\cdot y"},
        {"exp(-x)", "e^(−x)", "e^{-x}"},
        {"e^-x", "e^(−x)", "e^{-x}"},
        {"exp(x)", "e^x", "e^x"},
        {"exp(x^2)", "e^(x²)", "e^{x^2}"},
        {"exp(2)", "e²", "e^2"},
        {"x/y", "x/y", "\\frac{x}{y}"},
        {"1/2*x^2", "1/2·x²", "\\frac{1}{2}\\cdot x^2"},
        {"x/2/y", "x/2/y", "\\frac{x}{2}/y"},
        {"x/(2*y)", "x/(2y)", "\\frac{x}{2y}"},
        {"x/(1/y)", "x/(1/y)", "x/(\\frac{1}{y})"},
        {"x^-1", "x⁻¹", "x^{-1}"},
        {"x^10", "x¹⁰", "x^{10}"},
        {"x^0.5", "x^0.5", "x^{0.5}"},
        {"x^(1/2)", "x^(1/2)", "x^{\\frac{1}{2}}"},
        {"2^x", "2^x", "2^x"},
        {"2^3^x", "2^(3^x)", "2^{3^x}"},
        {"(2^3)^x", "(2³)^x", "(2^3)^x"},
        {"pow(x,3)", "x³", "x^3"},
        {"-x^2", "−x²", "-x^2"},
        {"(-x)^2", "(−x)²", "(-x)^2"},
        {"-(x+1)", "−(x + 1)", "-(x+1)"},
        {"-2*x", "−2x", "-2x"},
        {"x*-2", "x·(−2)", "x\\cdot (-2)"},
        {"x--1", "x − (−1)", "x-(-1)"},
        {"x-(1-x)", "x − (1 − x)", "x-(1-x)"},
        {"x-(x*2)", "x − x·2", "x-x\\cdot 2"},
        {"2*(x+1)", "2(x + 1)", "2(x+1)"},
        {"(x+1)*2", "(x + 1)·2", "(x+1)\\cdot 2"},
        {"x*(x*y)", "x·(x·y)", "x\\cdot (x\\cdot y)"},
        {"2*3", "2·3", "2\\cdot 3"},
        {"2*pi*x", "2πx", "2{\\pi}x"},
        {"2*sin(x)^2", "2·sin(x)²", "2\\cdot \\sin(x)^2"},
        {"log10(x)+log2(x)", "log10(x) + log2(x)", "\\log_{10}(x)+\\log_2(x)"},
        {"max(x, -1)", "max(x, −1)", "\\max(x, -1)"},
        {"sigmoid(x)", "sigmoid(x)", "\\mathrm{sigmoid}(x)"},
        {"1e-9*x", "10⁻⁹·x", "10^{-9}\\cdot x"},
        {"1.5e-9*x", "1.5 × 10⁻⁹·x", "1.5\\times 10^{-9}\\cdot x"},
        {"x^1e20", "x^(10²⁰)", "x^{10^{20}}"},
        {"0.10*x", "0.1x", "0.1x"},
        {"1e9*x^2+1e12", "10⁹·x² + 10¹²", "10^{9}\\cdot x^2+10^{12}"},
        {"1500000*x", "1.5 × 10⁶·x", "1.5\\times 10^{6}\\cdot x"},
        {"123456000*x", "123456000x", "123456000x"},
        {"-1*x", "−1·x", "-1\\cdot x"},
        {"x^1000000", "x^(10⁶)", "x^{10^{6}}"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct expr *expr = parse(rows[i].typed);
        struct buf italic = BUF_INIT, line = BUF_INIT, latex = BUF_INIT;

        expr_add_line(expr, &italic);
        italic_add_plain(&line, italic.data);
        expr_add_latex(expr, &latex);
        check(!strcmp(line.data, rows[i].line), "%s: %s", rows[i].typed, line.data);
        check(!strcmp(latex.data, rows[i].latex), "%s: %s", rows[i].typed, latex.data);
        check(strcmp(line.data, italic.data) || !strchr(rows[i].line, 'x'), "%s: no italics",
              rows[i].typed);
        buf_release(&italic);
        buf_release(&line);
        buf_release(&latex);
        expr_free(expr);
    }
}

static uint64_t seed = 24;

static unsigned random_below(unsigned count)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % count;
}

/* Appends a random expression, with every operator and function there is, each part in parentheses.
 */
static void add_random(struct buf *out, int depth)
{
    static const char *const atoms[] = {"x", "y", "1", "2", "3", "0.5", "2.25", "1e-9", "pi", "e"};
    static const char *const operators[] = {"+", "-", "*", "/", "^"};
    unsigned which = depth ? random_below(10) : 9;
    size_t functions = 0;
    int arity;

    while (expr_function(functions, &arity))
        functions++;
    if (which < 6) {
        buf_puts(out, "((");
        add_random(out, depth - 1);
        buf_printf(out, ")%s(", operators[random_below(LENGTH(operators))]);
        add_random(out, depth - 1);
        buf_puts(out, "))");
    } else if (which == 6) {
        buf_puts(out, "(-(");
        add_random(out, depth - 1);
        buf_puts(out, "))");
    } else if (which < 9) {
        const char *name = expr_function(random_below((unsigned)functions), &arity);

        buf_printf(out, "%s(", name);
        add_random(out, depth - 1);
        if (arity == 2) {
            buf_puts(out, ",");
            add_random(out, depth - 1);
        }
        buf_puts(out, ")");
    } else {
        buf_puts(out, atoms[random_below(LENGTH(atoms))]);
    }
}

static bool begins(const char **text, const char *with)
{
    if (strncmp(*text, with, strlen(with)))
        return false;
    *text += strlen(with);
    return true;
}

/* Appends the digits of what is raised at *text, in parentheses after a ^; false where nothing is.
 */
static bool take_raised(struct buf *out, const char **text)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"};
    bool any = false;

    for (size_t i = 0; i < LENGTH(raised); i++)
        if (begins(text, raised[i])) {
            buf_printf(out, any ? "%c" : "^(%c", "0123456789-"[i]);
            any = true;
            i = (size_t)-1;
        }
    buf_puts(out, any ? ")" : "");
    return any;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/*
 * What a reader types who has a line in front of him. A number right before a letter, a root or a
 * parenthesis is a factor, unless it ends a name (log2), and so is π.
 */
static void type_again(struct buf *out, const char *text)
{
    bool in_name = false, number = false;

    while (*text) {
        if (number && (*text == 'x' || *text == 'y' || *text == '(' || !strncmp(text, "π", 2) ||
                       !strncmp(text, "√", 3)))
            buf_puts(out, "*");
        in_name = is_word(*text) && (in_name || *text >= 'a');
        number = is_word(*text) && !in_name;
        number = number || !strncmp(text, "π", 2);
        if (begins(&text, " × 10"))
            buf_puts(out, "*10");
        else if (begins(&text, "·"))
            buf_puts(out, "*");
        else if (begins(&text, "π"))
            buf_puts(out, "pi");
        else if (!take_raised(out, &text))
            buf_add(out, text++, 1);
    }
}

/* Appends what a command of LaTeX stands for, and how long its name is; a fraction's parts are
 * divided where the first ends. */
static size_t type_command(struct buf *out, const char *text)
{
    static const struct {
        const char *latex, *typed;
    } commands[] = {
        {"\\frac{", "(("},    {"\\sqrt{", "sqrt("},    {"\\cdot ", "*"},     {"\\times ", "*"},
        {"\\left|", "abs("},  {"\\right|", ")"},       {"\\arccos", "acos"}, {"\\arcsin", "asin"},
        {"\\arctan", "atan"}, {"\\log_{10}", "log10"}, {"\\log_2", "log2"},  {"{\\pi}", "pi"},
        {"^{", "^("},
    };

    for (size_t i = 0; i < LENGTH(commands); i++)
        if (!strncmp(text, commands[i].latex, strlen(commands[i].latex))) {
            buf_puts(out, commands[i].typed);
            return strlen(commands[i].latex);
        }
    return 0;
}

/*
 * The same for who has LaTeX before him. Braces nest; those that a fraction has are known by their
 * depth: 'f' its upper part, 'g' its lower, 'n' a name, '(' any other.
 */
static void type_latex_again(struct buf *out, const char *text)
{
    struct buf open = BUF_INIT;
    bool number = false;

    while (*text) {
        size_t length;
        bool factor = number && (*text == 'x' || *text == 'y' || *text == '(' ||
                                 !strncmp(text, "\\sqrt", 5) || !strncmp(text, "{\\pi}", 5));

        buf_puts(out, factor ? "*" : "");
        number = (*text >= '0' && *text <= '9') || *text == '.' || !strncmp(text, "{\\pi}", 5);
        if (!strncmp(text, "\\mathrm{", 8)) {
            buf_puts(&open, "n");
            text += 8;
        } else if ((length = type_command(out, text)) > 0) {
            if (text[length - 1] == '{')
                buf_puts(&open, !strncmp(text, "\\frac", 5) ? "f" : "(");
            text += length;
        } else if (*text == '}') {
            char kind = open.data[--open.length];

            if (kind == 'f')
                buf_puts(&open, "g");
            buf_puts(out, kind == 'f' ? ")/(" : kind == 'g' ? "))" : kind == '(' ? ")" : "");
            text += kind == 'f' ? 2 : 1;
        } else if (*text == '^' && text[1] != '{') {
            buf_printf(out, "^(%c)", text[1]);
            text += 2;
        } else {
            buf_add(out, text, *text != '\\');
            text++;
        }
    }
    buf_release(&open);
}

/* Of powers of e, exp and ^ differ in the last bits, and so do 1.5e-9 and 1.5*10^-9. */
static bool agree(double a, double b)
{
    return a == b || (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

/* Compares an expression with what is read of its notation; returns how many values it has. */
static size_t compare_with(const struct expr *expr, const char *typed, const char *written,
                           const char *again)
{
    struct expr *read = parse(again);
    size_t compared = 0;

    for (int k = 0; read && k < 5; k++) {
        const double at[] = {0.3 + 0.7 * k, 2.1 - 0.9 * k}, to[] = {1, 0};
        double a = expr_along(expr, at, to).value, b = expr_along(read, at, to).value;

        compared += isfinite(a);
        check(agree(a, b), "%s is written %s, read %s: %.17g, %.17g", typed, written, again, a, b);
    }
    expr_free(read);
    return compared;
}

static void reads_back_as_the_same_function(void **state)
{
    size_t compared = 0;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct buf typed = BUF_INIT, italic = BUF_INIT, line = BUF_INIT, again = BUF_INIT;
        struct buf latex = BUF_INIT, latex_again = BUF_INIT;
        struct expr *expr;

        add_random(&typed, 1 + (int)random_below(4));
        expr = parse(typed.data);
        expr_add_line(expr, &italic);
        italic_add_plain(&line, italic.data);
        type_again(&again, line.data);
        expr_add_latex(expr, &latex);
        type_latex_again(&latex_again, latex.data);
        compared += compare_with(expr, typed.data, line.data, again.data);
        compared += compare_with(expr, typed.data, latex.data, latex_again.data);
        expr_free(expr);
        buf_release(&typed);
        buf_release(&italic);
        buf_release(&line);
        buf_release(&again);
        buf_release(&latex);
        buf_release(&latex_again);
    }
    check(compared > 40000, "%zu values", compared);
}

static void long_ones_are_written_whole(void **state)
{
    struct buf typed = BUF_INIT, line = BUF_INIT;
    struct expr *expr;

    (void)state;
    buf_puts(&typed, "x");
    for (int i = 0; i < 30000; i++)
        buf_puts(&typed, i % 2 ? "-x" : "/x");
    expr = parse(typed.data);
    expr_add_line(expr, &line);
    check(line.length == 4 + 15000 * (5 + 4) + 15000 * (1 + 4), "%zu", line.length);
    buf_clear(&line);
    expr_add_latex(expr, &line);
    check(line.length > 30000, "%zu", line.length);
    expr_free(expr);
    buf_release(&typed);
    buf_release(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(is_written_as_mathematics),
        TEST(reads_back_as_the_same_function),
        TEST(long_ones_are_written_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
