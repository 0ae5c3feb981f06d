#include "report/report_yaml.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/foreign.h"
#include "request/yaml_work.h"

enum { MOST_BYTES = 1 << 20, MOST_PAIRS = 1000 };

/* The file must end with its first document. */
static int check_end(struct yaml *yaml, yaml_parser_t *parser)
{
    yaml_document_t next;
    const yaml_node_t *root;
    int result = 0;

    if (!yaml_parser_load(parser, &next))
        return err_set(yaml->err, STATUS_INPUT, "%s:%zu:%zu: not YAML: %s", yaml->path,
                       parser->problem_mark.line + 1, parser->problem_mark.column + 1,
                       parser->problem ? parser->problem : "");
    root = yaml_document_get_root_node(&next);
    if (root)
        result = yaml_fail(yaml, root, "a second document; a spec is one");
    yaml_document_delete(&next);
    return result;
}

static int parse(struct yaml *yaml, const struct buf *content)
{
    yaml_parser_t parser;
    int loaded;

    if (yaml_work(content->data, content->length) > YAML_MOST_WORK)
        return err_set(yaml->err, STATUS_LIMIT,
                       "%s: too many levels, anchors or tags to read; write it out", yaml->path);
    if (!yaml_parser_initialize(&parser))
        return err_set(yaml->err, STATUS_LIMIT, "out of memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)content->data, content->length);
    loaded = yaml_parser_load(&parser, &yaml->document);
    if (!loaded && parser.error == YAML_READER_ERROR)
        err_set(yaml->err, STATUS_INPUT, "%s: not YAML at byte %zu: %s", yaml->path,
                parser.problem_offset + 1, parser.problem);
    else if (!loaded)
        err_set(yaml->err, parser.error == YAML_MEMORY_ERROR ? STATUS_LIMIT : STATUS_INPUT,
                "%s:%zu:%zu: not YAML: %s", yaml->path, parser.problem_mark.line + 1,
                parser.problem_mark.column + 1, parser.problem ? parser.problem : "out of memory");
    if (loaded && check_end(yaml, &parser)) {
        yaml_document_delete(&yaml->document);
        loaded = 0;
    }
    yaml_parser_delete(&parser);
    return loaded ? 0 : -1;
}

int yaml_open(struct yaml *yaml, const char *path, struct err *err)
{
    struct buf content = BUF_INIT;
    int result;

    *yaml = (struct yaml){.path = strcmp(path, "-") ? path : "stdin", .err = err};
    result = file_read(path, FILE_ANY, MOST_BYTES, &content, err);
    if (!result)
        result = foreign_refuse_packed(yaml->path, content.data, content.length, NULL, err);
    if (!result)
        result = parse(yaml, &content);
    buf_release(&content);
    return result;
}

void yaml_close(struct yaml *yaml)
{
    yaml_document_delete(&yaml->document);
}

const yaml_node_t *yaml_root(struct yaml *yaml)
{
    const yaml_node_t *root = yaml_document_get_root_node(&yaml->document);

    if (!root)
        err_set(yaml->err, STATUS_INPUT, "%s: nothing in it; see gdplot report --init", yaml->path);
    return root;
}

void yaml_add_place(const struct yaml *yaml, const yaml_node_t *node, struct buf *out)
{
    buf_printf(out, "%.256s:%zu:%zu: ", yaml->path, node->start_mark.line + 1,
               node->start_mark.column + 1);
}

int yaml_fail(const struct yaml *yaml, const yaml_node_t *node, const char *format, ...)
{
    struct buf place = BUF_INIT;
    char problem[600];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(problem, sizeof problem, format, arguments);
    va_end(arguments);
    yaml_add_place(yaml, node, &place);
    err_set(yaml->err, STATUS_INPUT, "%s%s", place.data, problem);
    buf_release(&place);
    return -1;
}

const char *yaml_text(const struct yaml *yaml, const yaml_node_t *node, const char *what)
{
    const char *text = (const char *)node->data.scalar.value;

    if (node->type != YAML_SCALAR_NODE)
        yaml_fail(yaml, node, "'%.60s' is one value, not a list or a mapping", what);
    else if (strlen(text) != node->data.scalar.length)
        yaml_fail(yaml, node, "'%.60s' has a NUL in it", what);
    else if (!*text && node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        yaml_fail(yaml, node, "'%.60s' has no value", what);
    else
        return text;
    return NULL;
}

/* Whether an earlier pair of the mapping has the same key. */
static bool is_repeated(struct yaml *yaml, const yaml_node_t *node, const yaml_node_pair_t *pair)
{
    const char *key =
        (const char *)yaml_document_get_node(&yaml->document, pair->key)->data.scalar.value;

    for (const yaml_node_pair_t *at = node->data.mapping.pairs.start; at < pair; at++)
        if (!strcmp(
                (const char *)yaml_document_get_node(&yaml->document, at->key)->data.scalar.value,
                key))
            return true;
    return false;
}

int yaml_each_pair(struct yaml *yaml, const yaml_node_t *node, const char *what, yaml_pair *give,
                   void *context)
{
    if (node->type != YAML_MAPPING_NODE)
        return yaml_fail(yaml, node, "%s: lines of 'key: value' should stand here", what);
    if (node->data.mapping.pairs.top - node->data.mapping.pairs.start > MOST_PAIRS)
        return yaml_fail(yaml, node, "%s: more than %d keys", what, MOST_PAIRS);
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_document_get_node(&yaml->document, pair->key);
        const char *name = yaml_text(yaml, key, "a key");

        if (!name)
            return -1;
        if (is_repeated(yaml, node, pair))
            return yaml_fail(yaml, key, "'%.60s' is there twice", name);
        if (give(context, key, yaml_document_get_node(&yaml->document, pair->value)))
            return -1;
    }
    return 0;
}

int yaml_each_item(struct yaml *yaml, const yaml_node_t *node, yaml_item *give, void *context)
{
    if (node->type != YAML_SEQUENCE_NODE)
        return give(context, node);
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++)
        if (give(context, yaml_document_get_node(&yaml->document, *item)))
            return -1;
    return 0;
}
