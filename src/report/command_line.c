#include "report/command_line.h"

#include <string.h>

#include "base/utf8.h"
#include "spec/fields.h"

/* In single quotes unless no character of it means anything to a shell. */
static void add_quoted(struct buf *out, const char *text)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-.,:/=@%";

    if (*text && !text[strspn(text, plain)]) {
        buf_puts(out, text);
        return;
    }
    buf_puts(out, "'");
    for (; *text; text++)
        if (*text == '\'')
            buf_puts(out, "'\\''");
        else
            buf_add(out, text, 1);
    buf_puts(out, "'");
}

static void add_field(struct buf *out, const struct spec *spec, const struct field *field)
{
    struct buf value = BUF_INIT, clean = BUF_INIT;

    buf_printf(out, " --%s", field->name);
    if (field->type != FIELD_FLAG) {
        field_get(spec, field, &value);
        utf8_clean_line(&clean, value.data);
        buf_puts(out, " ");
        add_quoted(out, clean.data);
    }
    buf_release(&value);
    buf_release(&clean);
}

void command_line_add(struct buf *out, const struct kind *kind, const struct spec *spec,
                      const char *file)
{
    unsigned groups = kind_groups(kind) & GROUPS_RECIPE & ~(unsigned)GROUPS_RECIPE_ONLY;

    buf_printf(out, "gdplot %s", kind->name);
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & groups))
            add_field(out, spec, &fields[i]);
    buf_puts(out, " -o ");
    add_quoted(out, file);
}
