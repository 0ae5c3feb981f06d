#include "spec/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "spec/fields.h"

struct scanner {
    struct spec *spec;
    const char *command;
    unsigned groups;
    size_t most; /* operands */
    char **next, **end;
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

/* -q, -f VALUE or -fVALUE; flags do not join. */
static int read_short(struct scanner *s, char *option)
{
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].letter == option[1] && (fields[i].group & s->groups))
            return set(s, &fields[i], option, option[2] ? option + 2 : NULL);
    return fail_unknown(s, option, option + 1, strlen(option + 1));
}

static int read_operand(struct scanner *s, const char *operand)
{
    if (!*operand)
        return err_set(s->err, STATUS_USAGE, "an empty argument; see gdplot %s --help", s->command);
    if (s->spec->operands.count == s->most)
        return err_set(s->err, STATUS_USAGE, "unexpected argument '%.80s'; %s takes %s", operand,
                       s->command,
                       s->most == 0   ? "none"
                       : s->most == 1 ? "one file at most"
                       : s->most == 2 ? "two files at most"
                                      : "10000 files at most");
    texts_add(&s->spec->operands, operand);
    return 0;
}

int options_parse(struct spec *spec, const char *command, unsigned groups, size_t most, int count,
                  char **arguments, struct err *err)
{
    struct scanner s = {spec, command, groups, most, arguments, arguments + count, err};
    int only_operands = 0;

    while (s.next < s.end) {
        char *argument = *s.next++;
        int result;

        if (only_operands || argument[0] != '-' || !argument[1])
            result = read_operand(&s, argument);
        else if (!strcmp(argument, "--"))
            result = !(only_operands = 1);
        else if (argument[1] == '-')
            result = read_long(&s, argument);
        else
            result = read_short(&s, argument);
        if (result)
            return -1;
    }
    return 0;
}
