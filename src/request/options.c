#include "request/options.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "request/fields.h"
#include "request/operand.h"
#include "request/value_hints.h"

struct scanner {
    struct spec *spec;
    const char *command;
    unsigned groups;
    size_t most; /* operands */
    char **next, **end;
    bool only_operands;           /* behind "--" */
    size_t uses[FIELDS_MAX];      /* by place in the field table, as the next two */
    bool ranged[FIELDS_MAX];      /* a value that was given has a ':' */
    struct buf lists[FIELDS_MAX]; /* of those that are given again, all items */
    const char *comma; /* rates that may be one with a decimal comma; NULL: none were given */
    struct err *err;
};

static int fail_unknown(struct scanner *s, const char *option, const char *name, size_t length)
{
    struct buf hint = BUF_INIT;
    char *bare = mem_text(name);

    bare[length] = '\0';
    field_hint(&hint, bare, "--", s->groups);
    if (!hint.length)
        buf_printf(&hint, "; see gdplot %s --help", s->command);
    err_set(s->err, STATUS_USAGE, "%s has no option '%.80s'%s", s->command, option, hint.data);
    buf_release(&hint);
    free(bare);
    return -1;
}

/* Whether the option's list can go on with a value. Ranges of rates cannot. */
static bool goes_on(const struct scanner *s, const struct field *field, const char *value)
{
    if (field->traits & TRAIT_RANGES)
        return true;
    return (field->traits & TRAIT_GOES_ON) && !s->ranged[field - fields] && !strchr(value, ':');
}

/* Items are set when all are there: to read the list again with each would take time with the
 * square of their number. */
static void add_items(struct scanner *s, const struct field *field, const char *value)
{
    struct buf *list = &s->lists[field - fields];

    if (!(field->traits & (TRAIT_RANGES | TRAIT_GOES_ON)))
        return;
    buf_puts(list, s->uses[field - fields] ? "," : "");
    buf_puts(list, value);
    s->ranged[field - fields] |= strchr(value, ':') != NULL;
}

/*
 * An option is given again: a list goes on with the new items, a data set with the new file;
 * anything else is refused, since one of the two values would be lost.
 */
static int check_again(struct scanner *s, const struct field *field, const char *value)
{
    if (goes_on(s, field, value))
        return 0;
    return err_set(s->err, STATUS_USAGE, "--%s is given twice; give it once", field->name);
}

/* Sets `field` from `value`, or from the next argument where that is NULL. */
static int set(struct scanner *s, const struct field *field, const char *option, const char *value)
{
    if (field->type == FIELD_FLAG) {
        if (value)
            return err_set(s->err, STATUS_USAGE, "--%s takes no value", field->name);
        value = "true";
    } else if (!value) {
        if (s->next == s->end)
            return err_set(s->err, STATUS_USAGE, "%s needs a value: %s %s", option, option,
                           field->argument);
        value = *s->next++;
    }
    if (s->uses[field - fields] && (field->traits & TRAIT_DATA_SET)) {
        texts_add(&s->spec->data_files, value);
        return 0;
    }
    if (s->uses[field - fields] && field->type != FIELD_FLAG && field->type != FIELD_TEXTS &&
        check_again(s, field, value))
        return -1;
    if (field->type == FIELD_RATES && value_may_have_comma(value))
        s->comma = value;
    add_items(s, field, value);
    s->uses[field - fields]++;
    return field_set(s->spec, field, value, "--", STATUS_USAGE, s->err);
}

static int read_long(struct scanner *s, char *option)
{
    const char *name = option + 2;
    size_t length = strcspn(name, "=");
    char *copy = mem_text(name);
    const struct field *field;

    copy[length] = '\0';
    field = field_find(copy, s->groups);
    free(copy);
    if (!field)
        return fail_unknown(s, option, name, length);
    return set(s, field, option, name[length] ? name + length + 1 : NULL);
}

/*
 * Reads -q, -f VALUE or -fVALUE; "-qh" is not "-q -h". Refused: "-output", which is not meant as
 * the file "utput", and "-o=a.svg", not meant as the file "=a.svg".
 */
static int read_short(struct scanner *s, char *option)
{
    const struct field *meant = option[2] ? field_find(option + 1, s->groups) : NULL;

    if (option[2] == '=')
        return err_set(s->err, STATUS_USAGE,
                       "%.80s: a short option takes its value without '=': -%c %.80s", option,
                       option[1], option + 3);

    if (meant)
        return err_set(s->err, STATUS_USAGE, "%s has no option '%.80s'; did you mean '--%s'?",
                       s->command, option, meant->name);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].letter == option[1] && (fields[i].group & s->groups))
            return set(s, &fields[i], option, option[2] ? option + 2 : NULL);
    return fail_unknown(s, option, option + 1, strlen(option + 1));
}

static int fail_operand(struct scanner *s, const char *operand)
{
    struct buf hint = BUF_INIT;

    if (s->groups & GROUP_OBJECTIVE)
        operand_hint(&hint, operand);
    err_set(s->err, STATUS_USAGE, "unexpected argument '%.80s'; %s takes %s%s", operand, s->command,
            s->most == 0   ? "none"
            : s->most == 1 ? "one file at most"
                           : "10000 files at most",
            hint.data);
    buf_release(&hint);
    return -1;
}

/* Dashes that word processors put for a plain one. */
static bool begins_with_dash(const char *text)
{
    static const char *const dashes[] = {"‐", "‑", "‒", "–", "—", "−"};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (!strncmp(text, dashes[i], strlen(dashes[i])))
            return true;
    return false;
}

static int read_operand(struct scanner *s, const char *operand)
{
    if (!*operand)
        return err_set(s->err, STATUS_USAGE, "an empty argument; see gdplot %s --help", s->command);
    if (s->spec->operands.count == s->most)
        return fail_operand(s, operand);
    if (begins_with_dash(operand) && !s->only_operands && access(operand, F_OK))
        return err_set(s->err, STATUS_USAGE,
                       "'%.80s' begins with %.3s; an option begins with one or two plain dashes: -",
                       operand, operand);
    texts_add(&s->spec->operands, operand);
    return 0;
}

/* Who writes 1,05 in data may have meant it so here. */
static void warn_of_comma(const struct scanner *s)
{
    const struct data_format format = spec_format(s->spec);

    if (s->comma && format.decimal_comma)
        err_warn(s->err,
                 "--lr: '%.40s' is a list of two rates; --decimal is about FILE, and rates have a "
                 "decimal point",
                 s->comma);
}

/* "--": behind it are operands alone, or, of diff --floor, what is compared with those before. */
static int end_operands(struct scanner *s)
{
    if (spec_given(s->spec, &s->spec->floor) && !s->spec->baselines)
        s->spec->baselines = s->spec->operands.count;
    else
        s->only_operands = true;
    return 0;
}

/* Sets the lists whose items were given apart. */
static int set_lists(struct scanner *s)
{
    for (size_t i = 0; i < fields_count; i++)
        if (s->uses[i] > 1 && s->lists[i].length &&
            field_set(s->spec, &fields[i], s->lists[i].data, "--", STATUS_USAGE, s->err))
            return -1;
    return 0;
}

static int parse(struct scanner *s)
{
    while (s->next < s->end) {
        char *argument = *s->next++;
        int result;

        if (s->only_operands || argument[0] != '-' || !argument[1])
            result = read_operand(s, argument);
        else if (!strcmp(argument, "--"))
            result = end_operands(s);
        else if (argument[1] == '-')
            result = read_long(s, argument);
        else
            result = read_short(s, argument);
        if (result)
            return -1;
    }
    return set_lists(s);
}

int options_parse(struct spec *spec, const char *command, unsigned groups, size_t most, int count,
                  char **arguments, struct err *err)
{
    struct scanner s = {.spec = spec,
                        .command = command,
                        .groups = groups,
                        .most = most,
                        .next = arguments,
                        .end = arguments + count,
                        .err = err};
    int result = parse(&s);

    for (size_t i = 0; i < fields_count; i++)
        buf_release(&s.lists[i]);
    if (!result)
        warn_of_comma(&s);
    return result;
}
