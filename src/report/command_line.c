#include "report/command_line.h"

#include "base/shell.h"
#include "base/utf8.h"
#include "request/data_list.h"
#include "request/fields.h"

/* An option ("" for an operand) and its value, NULL where it takes none. */
static void add_option(struct texts *parts, const char *option, const char *value)
{
    struct buf part = BUF_INIT, clean = BUF_INIT;

    buf_puts(&part, option);
    if (value) {
        utf8_clean_line(&clean, value);
        buf_puts(&part, *option ? " " : "");
        shell_add_word(&part, clean.data);
    }
    texts_add(parts, part.data);
    buf_release(&part);
    buf_release(&clean);
}

static void add_field(struct texts *parts, const struct spec *spec, const struct field *field)
{
    struct buf option = BUF_INIT, value = BUF_INIT;

    buf_printf(&option, "--%s", field->name);
    if (field->type != FIELD_FLAG)
        field_get(spec, field, &value);
    add_option(parts, option.data, field->type == FIELD_FLAG ? NULL : value.data);
    buf_release(&option);
    buf_release(&value);
}

static void add_data(struct texts *parts, const struct spec *spec)
{
    const struct data_files files = data_list_of(spec);

    for (size_t i = 0; i < files.count; i++)
        add_option(parts, "--data", files.path[i]);
}

void command_line_add(struct texts *parts, const struct kind *kind, const struct spec *spec,
                      const char *file)
{
    unsigned groups = kind_groups(kind) & GROUPS_DRAWN;

    texts_add(parts, "gdplot");
    texts_add(parts, kind->name);
    for (size_t i = 0; i < spec->log_operands.count; i++)
        add_option(parts, "", spec->log_operands.at[i]);
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & groups)) {
            if (fields[i].traits & TRAIT_DATA_SET)
                add_data(parts, spec);
            else
                add_field(parts, spec, &fields[i]);
        }
    add_option(parts, "-o", file);
}
