/* Values of fields: the first byte chooses the field, the rest is its value, which is written, and
 * read back to the same. */
#include "fuzz.h"

#include "request/fields.h"

static void check_same(const struct spec *spec, const struct field *field)
{
    struct buf once = BUF_INIT, twice = BUF_INIT;
    struct err err = {0};
    struct spec other;

    spec_init(&other);
    field_get(spec, field, &once);
    require(!field_set(&other, field, once.data, "--", STATUS_USAGE, &err), "%s", err.message);
    field_get(&other, field, &twice);
    require(!strcmp(once.data, twice.data), "%s: '%s' becomes '%s'", field->name, once.data,
            twice.data);
    spec_release(&other);
    buf_release(&once);
    buf_release(&twice);
}

static void check_value(const struct field *field, const char *text)
{
    struct err err = {0};
    struct spec spec;
    int result;

    spec_init(&spec);
    result = field_set(&spec, field, text, "--", STATUS_USAGE, &err);
    check_err(result != 0, &err);
    if (!result && field->type != FIELD_TEXTS)
        check_same(&spec, field);
    spec_release(&spec);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf text;

    if (!size)
        return 0;
    text = input_text(bytes + 1, size - 1);
    check_value(&fields[bytes[0] % fields_count], text.data);
    buf_release(&text);
    return 0;
}
