/* What a report expects, as --expect takes it. */
#include "base/buf.h"
#include "report/report_read.h"

struct expected_text {
    struct report_reader *reader;
    struct buf text;
    const char *run; /* of which it is expected; NULL: of every one */
};

static int add_expectation(void *context, const yaml_node_t *item)
{
    struct expected_text *expected = context;
    const struct yaml *yaml = &expected->reader->yaml;
    const char *text;

    if (item->tag && *item->tag == '!')
        return yaml_fail(yaml, item, "'%.60s' is a tag to YAML; put it in quotes", item->tag);
    text = yaml_text(yaml, item, "expect");
    if (!text)
        return -1;
    buf_puts(&expected->text, expected->text.length ? "," : "");
    if (expected->run)
        buf_printf(&expected->text, "%s=", expected->run);
    buf_puts(&expected->text, text);
    return 0;
}

static int add_expectations(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    struct expected_text *expected = context;

    expected->run = yaml_text(&expected->reader->yaml, key, "expect");
    if (!expected->run)
        return -1;
    return yaml_each_item(&expected->reader->yaml, value, add_expectation, expected);
}

int report_read_expect(struct report_reader *r, const yaml_node_t *value)
{
    struct expected_text expected = {.reader = r, .text = BUF_INIT};
    int result;

    if (value->type == YAML_MAPPING_NODE)
        result = yaml_each_pair(&r->yaml, value, "expect", add_expectations, &expected);
    else
        result = yaml_each_item(&r->yaml, value, add_expectation, &expected);
    if (!result)
        r->report->expect = buf_detach(&expected.text);
    else
        buf_release(&expected.text);
    return result;
}
