/* A value of the YAML as its field's option takes it: a list is joined to one text. */
#include <string.h>

#include "descent/data_names.h"
#include "report/report_read.h"
#include "request/field_types.h"
#include "request/list.h"

struct joined {
    struct report_reader *reader;
    struct buf text;
    char separator; /* between its items; 0: it is no list */
};

/* The text of an item; NULL with an error. */
static const char *item_text(const struct joined *joined, const yaml_node_t *item)
{
    const struct report_reader *reader = joined->reader;

    if (joined->separator && item->type != YAML_SCALAR_NODE) {
        yaml_fail(&reader->yaml, item, "'%.60s' is one value or a list of values", reader->key);
        return NULL;
    }
    return yaml_text(&reader->yaml, item, reader->key);
}

static int join_item(void *context, const yaml_node_t *item)
{
    struct joined *joined = context;
    const char *text = item_text(joined, item);

    if (!text)
        return -1;
    if (joined->text.length)
        buf_add(&joined->text, &joined->separator, 1);
    buf_puts(&joined->text, text);
    return 0;
}

/* A name of a column, which may have a comma in it. */
static int join_name(void *context, const yaml_node_t *item)
{
    struct joined *joined = context;
    const char *text = item_text(joined, item);

    if (!text)
        return -1;
    data_names_add(&joined->text, text);
    return 0;
}

static int join(struct joined *joined, const struct field *field, const yaml_node_t *value)
{
    bool names = (field->traits & TRAIT_COLUMNS) && value->type == YAML_SEQUENCE_NODE;

    joined->separator = field_types[field->type].separator;
    if (field->traits & (TRAIT_LIST | TRAIT_COLUMNS))
        joined->separator = ',';
    if (!joined->separator)
        return join_item(joined, value);
    return yaml_each_item(&joined->reader->yaml, value, names ? join_name : join_item, joined);
}

static int set(struct report_reader *r, const struct field *field, const yaml_node_t *value,
               const char *text)
{
    struct buf place = BUF_INIT;
    int result;

    yaml_add_place(&r->yaml, value, &place);
    if ((field->type == FIELD_NUMBERS || field->type == FIELD_RATES) &&
        list_items(text) > SPEC_MOST_PANELS)
        result = err_set(r->yaml.err, STATUS_LIMIT, "%s%s: more than %d of them", place.data,
                         field->name, SPEC_MOST_PANELS);
    else
        result = field_set(&r->into->spec, field, text, place.data, STATUS_INPUT, r->yaml.err);
    buf_release(&place);
    return result;
}

int report_read_field(struct report_reader *r, const struct field *field, const yaml_node_t *value)
{
    struct joined joined = {.reader = r, .text = BUF_INIT};
    int result = join(&joined, field, value);

    if (field->traits & TRAIT_EXPRESSION)
        r->into->function_line = (long)value->start_mark.line + 1;
    if (!result)
        result = set(r, field, value, joined.text.data);
    buf_release(&joined.text);
    return result;
}
