/* The keys of a report and of its figures that are no fields, and which key is which. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "picture/formats.h"
#include "report/document_format.h"
#include "report/report_names.h"
#include "report/report_read.h"

/* Reads a plain value into a text of the report's. */
static int read_text(struct report_reader *r, const yaml_node_t *value, char **text)
{
    const char *given = yaml_text(&r->yaml, value, r->key);

    if (!given)
        return -1;
    free(*text);
    *text = mem_text(given);
    return 0;
}

static int read_title(struct report_reader *r, const yaml_node_t *value)
{
    return read_text(r, value, &r->report->title);
}

static int read_description(struct report_reader *r, const yaml_node_t *value)
{
    return read_text(r, value, &r->report->description);
}

static int read_output(struct report_reader *r, const yaml_node_t *value)
{
    if (r->folder)
        return 0;
    if (read_text(r, value, &r->report->folder))
        return -1;
    if (!report_names_folder_below(r->report->folder))
        return yaml_fail(&r->yaml, value,
                         "'output' is a folder below the working directory; -o may name any");
    if (!report_path_is_plain(r->report->folder))
        return yaml_fail(
            &r->yaml, value,
            "'output' has nothing that cannot be printed or that a CI service takes for a "
            "command, and does not begin with ':' or a space");
    return 0;
}

static int read_template(struct report_reader *r, const yaml_node_t *value)
{
    return read_text(r, value, &r->report->template_file);
}

static int read_name(struct report_reader *r, const yaml_node_t *value)
{
    if (read_text(r, value, &r->into->name))
        return -1;
    if (report_names_one_file(r->into->name))
        return 0;
    return yaml_fail(&r->yaml, value,
                     "'name' names files: letters, digits and . _ + - (not first), 100 at most");
}

/* The name number `i` of a list of names; NULL past the last. */
typedef const char *names(size_t i);

static const char *nearest_of(names *at, const char *typed, char hint[NEAREST_HINT])
{
    struct nearest nearest;

    nearest_init(&nearest, typed);
    for (size_t i = 0; at(i); i++)
        nearest_offer(&nearest, at(i));
    return nearest_hint(&nearest, "", hint);
}

static const char *format_name(size_t i)
{
    const struct format *format;

    for (size_t k = 0; (format = format_at(k)); k++)
        if (format_is_first(format) && !i--)
            return format->extension;
    return NULL;
}

static int add_format(void *context, const yaml_node_t *item)
{
    struct report_reader *r = context;
    const char *format = yaml_text(&r->yaml, item, "formats");
    char hint[NEAREST_HINT];

    if (!format)
        return -1;
    if (texts_have(&r->into->formats, format))
        return yaml_fail(&r->yaml, item, "'%.60s' is there twice", format);
    if (!format_find(format, NULL))
        return yaml_fail(&r->yaml, item, "there is no format '%.60s'%s", format,
                         nearest_of(format_name, format, hint));
    texts_add(&r->into->formats, format);
    return 0;
}

static int read_formats(struct report_reader *r, const yaml_node_t *value)
{
    texts_release(&r->into->formats);
    if (yaml_each_item(&r->yaml, value, add_format, r))
        return -1;
    return r->into->formats.count
               ? 0
               : yaml_fail(&r->yaml, value, "'formats' is empty; name one or more");
}

static int add_document(void *context, const yaml_node_t *item)
{
    struct report_reader *r = context;
    const char *name = yaml_text(&r->yaml, item, "documents");
    char hint[NEAREST_HINT];

    if (!name)
        return -1;
    if (texts_have(&r->report->documents, name))
        return yaml_fail(&r->yaml, item, "'%.60s' is there twice", name);
    if (!document_format_find(name))
        return yaml_fail(&r->yaml, item,
                         "there is no document '%.60s'%s; others come from a template", name,
                         nearest_of(document_format_name, name, hint));
    texts_add(&r->report->documents, name);
    return 0;
}

static int add_log(void *context, const yaml_node_t *item)
{
    struct report_reader *r = context;
    const char *log = yaml_text(&r->yaml, item, "logs");

    if (!log)
        return -1;
    texts_add(&r->into->spec.log_operands, log);
    return 0;
}

/* A figure that is said to be of a function or of data is of no logs. */
static int read_logs(struct report_reader *r, const yaml_node_t *value)
{
    if (r->into->kind && !r->into->kind->of_logs)
        return yaml_fail(&r->yaml, value, "'logs' is not for %s", r->into->kind->name);
    return yaml_each_item(&r->yaml, value, add_log, r);
}

static int read_documents(struct report_reader *r, const yaml_node_t *value)
{
    return yaml_each_item(&r->yaml, value, add_document, r);
}

static const char *kind_name(size_t i)
{
    return i < kinds_count ? kinds[i]->name : NULL;
}

static int read_kind(struct report_reader *r, const yaml_node_t *value)
{
    const char *name = yaml_text(&r->yaml, value, "kind");
    char hint[NEAREST_HINT];

    if (!name)
        return -1;
    r->into->kind = kind_find(name);
    if (r->into->kind)
        return 0;
    return yaml_fail(&r->yaml, value, "there is no figure of kind '%.60s'%s", name,
                     nearest_of(kind_name, name, hint));
}

/* The keys of one level that are not fields. */
struct key {
    const char *name;
    int (*read)(struct report_reader *r,
                const yaml_node_t *value); /* NULL: a field of figures alone */
    const char *help;
    names *names;     /* these follow in the help; NULL: none */
    const char *rest; /* and this ends it; NULL: nothing */
};

static const struct key report_keys[] = {
    {"title", read_title, .help = "of the documents"},
    {"description", read_description, .help = "a paragraph below it"},
    {"output", read_output, .help = "the folder, below the working directory (the spec's name)"},
    {"formats", read_formats, .help = "a list of ", .names = format_name,
     .rest = ", for every figure"},
    {"documents", read_documents, .help = "a list of ", .names = document_format_name},
    {"template", read_template, .help = "a Mustache template, for one more document"},
    {"expect", report_read_expect,
     .help = "a verdict, a list of them, or RATE: VERDICT of each; as --expect"},
    {"logs", read_logs,
     .help = "a list of logs of other trainers, FILE or NAME=FILE, of history and compare"},
    {"figures", report_read_figures, .help = "the list of figures"},
    {"caption", NULL, .help = "is a figure's alone"},
};

static const struct key figure_keys[] = {
    {"kind", read_kind, .help = "one of ", .names = kind_name},
    {"name", read_name, .help = "of its files: letters, digits and . _ + - (the kind)"},
    {"formats", read_formats, .help = "a list for this figure, instead of the report's"},
    {"logs", read_logs,
     .help = "history, compare: a list of logs of other trainers, FILE or NAME=FILE"},
};

/* What may stand on one level of the spec: keys, and the fields of some groups. */
struct level {
    const struct key *keys;
    size_t count;
    unsigned groups;
};

static struct level report_level(void)
{
    return (struct level){report_keys, sizeof report_keys / sizeof *report_keys, GROUPS_DRAWN};
}

static struct level figure_level(const struct kind *kind)
{
    return (struct level){figure_keys, sizeof figure_keys / sizeof *figure_keys,
                          kind ? kind_groups(kind) & GROUPS_DRAWN : 0};
}

/* The name of key number `i`, and its help; NULL past the last one that is read on this level. */
static const char *key_at(struct level level, size_t i, struct buf *help)
{
    const struct key *key = &level.keys[i];

    buf_clear(help);
    if (i >= level.count || !key->read)
        return NULL;
    buf_puts(help, key->help);
    for (size_t k = 0; key->names && key->names(k); k++)
        buf_printf(help, "%s%s", k == 0 ? "" : key->names(k + 1) ? ", " : " and ", key->names(k));
    buf_puts(help, key->rest ? key->rest : "");
    return key->name;
}

const char *report_key(size_t i, struct buf *help)
{
    return key_at(report_level(), i, help);
}

const char *report_figure_key(size_t i, struct buf *help)
{
    return key_at(figure_level(NULL), i, help);
}

static int fail_unknown(const struct report_reader *r, const yaml_node_t *key, struct level level)
{
    const char *name = (const char *)key->data.scalar.value;
    struct nearest nearest;
    char hint[NEAREST_HINT];

    nearest_init(&nearest, name);
    for (size_t i = 0; i < level.count; i++)
        nearest_offer(&nearest, level.keys[i].name);
    fields_offer(&nearest, level.groups);
    if (nearest.edits && r->into->kind && field_find(name, GROUPS_DRAWN))
        return yaml_fail(&r->yaml, key, "'%.60s' is not for %s", name, r->into->kind->name);
    return yaml_fail(&r->yaml, key, "unknown key '%.60s'%s", name,
                     nearest_hint(&nearest, "", hint));
}

static int read_pair(struct report_reader *r, const yaml_node_t *key, const yaml_node_t *value,
                     struct level level)
{
    const char *name = (const char *)key->data.scalar.value;
    const struct field *field = field_find(name, level.groups);

    r->key = name;
    for (size_t i = 0; i < level.count; i++)
        if (!strcmp(level.keys[i].name, name))
            return level.keys[i].read ? level.keys[i].read(r, value)
                                      : yaml_fail(&r->yaml, key, "'%s' belongs to a figure", name);
    return field ? report_read_field(r, field, value) : fail_unknown(r, key, level);
}

int report_read_pair(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    return read_pair(context, key, value, report_level());
}

int report_read_figure_pair(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    struct report_reader *r = context;

    return read_pair(r, key, value, figure_level(r->into->kind));
}

int report_read_kind(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    return strcmp((const char *)key->data.scalar.value, "kind") ? 0 : read_kind(context, value);
}
