#include "request/operand.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/number.h"
#include "math/expr.h"
#include "request/fields.h"

static bool is_expression(const char *text)
{
    struct err err = {0};
    struct expr *expr = expr_parse(text, "", &err);

    expr_free(expr);
    return expr != NULL;
}

static bool is_number(const char *text)
{
    double value;

    return number_parse(text, strcspn(text, ","), &value);
}

/* An option without its dashes: "lr=0.1". */
static bool is_option(const char *text)
{
    size_t length = strcspn(text, "=");
    char name[40];

    if (!text[length] || length >= sizeof name)
        return false;
    memcpy(name, text, length);
    name[length] = '\0';
    return field_find(name, GROUPS_RECIPE) != NULL;
}

void operand_hint(struct buf *out, const char *operand)
{
    if (!strcmp(operand, "help") || !strcmp(operand, "?"))
        buf_puts(out, "; --help prints the options");
    else if (is_number(operand))
        buf_puts(out, "; a list has commas and no blanks, or stands in quotes");
    else if (is_option(operand))
        buf_printf(out, "; an option begins with two dashes: --%.40s", operand);
    else if (strlen(operand) <= 40 && is_expression(operand))
        buf_printf(out, "; a function is given as -f '%s'", operand);
    else if (!access(operand, F_OK))
        buf_puts(out, "; a data file is given as -d FILE");
}
