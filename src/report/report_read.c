/* From the YAML of a report to its figures' specs. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/printable.h"
#include "descent/data_names.h"
#include "render/render.h"
#include "report/document.h"
#include "report/named_files.h"
#include "report/report.h"
#include "report/report_yaml.h"
#include "request/fields.h"
#include "request/foreign_names.h"
#include "request/list.h"

/* What the report's own keys do not take is a default of its figures. */
enum { GROUPS_DEFAULTS = GROUPS_RECIPE & ~(unsigned)GROUPS_RECIPE_ONLY };

struct reader {
    struct yaml yaml;
    const char *folder; /* instead of the spec's, which is not looked at then; NULL without one */
    struct report *report;
    struct report_figure *figure; /* the one being read */
    struct spec defaults;
    struct texts formats;
    long function_line; /* of the default one */
    struct buf text;    /* of a list being joined */
    char separator;     /* between its items */
    const char *name;   /* of the key being read */
    const char *run;    /* of which something is expected; NULL: of every one */
};

typedef int key_reader(struct reader *r, const yaml_node_t *value);

static int join_item(void *context, const yaml_node_t *item)
{
    struct reader *r = context;
    const char *text = yaml_text(&r->yaml, item, r->name);

    if (!text)
        return -1;
    if (r->text.length)
        buf_add(&r->text, &r->separator, 1);
    buf_puts(&r->text, text);
    return 0;
}

/* A name of a column, which may have a comma in it. */
static int join_name(void *context, const yaml_node_t *item)
{
    struct reader *r = context;
    const char *text = yaml_text(&r->yaml, item, r->name);

    if (!text)
        return -1;
    buf_puts(&r->text, r->text.length ? "," : "");
    data_pair_add_name(&r->text, text);
    return 0;
}

/* A value as an option takes it: a list joined by what the field's type has between its parts. */
static int read_value(struct reader *r, const struct field *field, const yaml_node_t *value)
{
    static const char separators[] = {[FIELD_NUMBERS] = ',',
                                      [FIELD_RATES] = ',',
                                      [FIELD_INTEGERS] = ',',
                                      [FIELD_INTERVAL] = ':',
                                      [FIELD_SIZE] = 'x'};
    bool list = (size_t)field->type < sizeof separators && separators[field->type];

    buf_clear(&r->text);
    r->separator = list ? separators[field->type] : ',';
    r->name = field->name;
    if (field->offset == offsetof(struct spec, columns) && value->type == YAML_SEQUENCE_NODE)
        return yaml_each_item(&r->yaml, value, join_name, r);
    if (!list)
        return join_item(r, value);
    return yaml_each_item(&r->yaml, value, join_item, r);
}

static void note_line(struct reader *r, const struct field *field, const yaml_node_t *value)
{
    long *line = r->figure ? &r->figure->function_line : &r->function_line;

    if (field->offset == offsetof(struct spec, function))
        *line = (long)value->start_mark.line + 1;
}

static int set_field(struct reader *r, struct spec *spec, const struct field *field,
                     const yaml_node_t *value)
{
    struct buf place = BUF_INIT;
    int result;

    if (read_value(r, field, value))
        return -1;
    note_line(r, field, value);
    yaml_add_place(&r->yaml, value, &place);
    if ((field->type == FIELD_NUMBERS || field->type == FIELD_RATES) &&
        list_items(r->text.data) > SPEC_MOST_PANELS)
        result = err_set(r->yaml.err, STATUS_LIMIT, "%s%s: more than %d of them", place.data,
                         field->name, SPEC_MOST_PANELS);
    else
        result = field_set(spec, field, r->text.data, place.data, STATUS_INPUT, r->yaml.err);
    buf_release(&place);
    return result;
}

/* Reads a plain value into a text of the report's. */
static int read_text(struct reader *r, const yaml_node_t *value, char **text)
{
    const char *given = yaml_text(&r->yaml, value, r->name);

    if (!given)
        return -1;
    free(*text);
    *text = mem_text(given);
    return 0;
}

static int read_title(struct reader *r, const yaml_node_t *value)
{
    return read_text(r, value, &r->report->title);
}

static int read_description(struct reader *r, const yaml_node_t *value)
{
    return read_text(r, value, &r->report->description);
}

/* Whether no part of the path leads upwards. */
static bool goes_down(const char *path)
{
    for (;;) {
        size_t length = strcspn(path, "/");

        if (length == 2 && !strncmp(path, "..", 2))
            return false;
        if (!path[length])
            return true;
        path += length + 1;
    }
}

/* Whether a line that begins with the path is the text that it is, and no command. */
static bool is_plain(const char *path)
{
    struct buf shown = BUF_INIT;
    bool same;

    printable_add(&shown, path);
    same = !strcmp(shown.data, path);
    buf_release(&shown);
    return same && *path != ':' && *path != ' ';
}

static int read_output(struct reader *r, const yaml_node_t *value)
{
    if (r->folder)
        return 0;
    if (read_text(r, value, &r->report->folder))
        return -1;
    if (r->report->folder[0] == '/' || !r->report->folder[0] || !goes_down(r->report->folder))
        return yaml_fail(&r->yaml, value,
                         "'output' is a folder below the working directory; -o may name any");
    if (!is_plain(r->report->folder))
        return yaml_fail(
            &r->yaml, value,
            "'output' has nothing that cannot be printed or that a CI service takes for a "
            "command, and does not begin with ':' or a space");
    return 0;
}

static int read_template(struct reader *r, const yaml_node_t *value)
{
    return read_text(r, value, &r->report->template_file);
}

static int add_format(void *context, const yaml_node_t *item)
{
    struct reader *r = context;
    struct texts *formats = r->figure ? &r->figure->formats : &r->formats;
    const char *format = yaml_text(&r->yaml, item, "formats");
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (!format)
        return -1;
    for (size_t i = 0; i < formats->count; i++)
        if (!strcmp(formats->at[i], format))
            return yaml_fail(&r->yaml, item, "'%.60s' is there twice", format);
    nearest_init(&nearest, format);
    for (size_t i = 0; i < renderers_count; i++)
        nearest_offer(&nearest, renderers[i].extension);
    nearest_offer(&nearest, "csv");
    if (!renderer_find(format, NULL) && strcmp(format, "csv"))
        return yaml_fail(&r->yaml, item, "there is no format '%.60s'%s", format,
                         nearest_hint(&nearest, "", hint));
    texts_add(formats, format);
    return 0;
}

static int read_formats(struct reader *r, const yaml_node_t *value)
{
    struct texts *formats = r->figure ? &r->figure->formats : &r->formats;

    texts_release(formats);
    if (yaml_each_item(&r->yaml, value, add_format, r))
        return -1;
    return formats->count ? 0 : yaml_fail(&r->yaml, value, "'formats' is empty; name one or more");
}

static int add_document(void *context, const yaml_node_t *item)
{
    struct reader *r = context;
    const char *name = yaml_text(&r->yaml, item, "documents");
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (!name)
        return -1;
    for (size_t i = 0; i < r->report->documents.count; i++)
        if (!strcmp(r->report->documents.at[i], name))
            return yaml_fail(&r->yaml, item, "'%.60s' is there twice", name);
    nearest_init(&nearest, name);
    for (size_t i = 0; i < document_forms_count; i++)
        nearest_offer(&nearest, document_forms[i].name);
    if (!document_find(name))
        return yaml_fail(&r->yaml, item,
                         "there is no document '%.60s'%s; others come from a template", name,
                         nearest_hint(&nearest, "", hint));
    texts_add(&r->report->documents, name);
    return 0;
}

static int read_documents(struct reader *r, const yaml_node_t *value)
{
    return yaml_each_item(&r->yaml, value, add_document, r);
}

/* One thing that is expected: of the run `r->run`, unless that is NULL. */
static int add_expectation(void *context, const yaml_node_t *item)
{
    struct reader *r = context;
    const char *text;

    if (item->tag && *item->tag == '!')
        return yaml_fail(&r->yaml, item, "'%.60s' is a tag to YAML; put it in quotes", item->tag);
    text = yaml_text(&r->yaml, item, "expect");
    if (!text)
        return -1;
    buf_puts(&r->text, r->text.length ? "," : "");
    if (r->run)
        buf_printf(&r->text, "%s=", r->run);
    buf_puts(&r->text, text);
    return 0;
}

static int add_expectations(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    struct reader *r = context;

    r->run = yaml_text(&r->yaml, key, "expect");
    if (!r->run)
        return -1;
    return yaml_each_item(&r->yaml, value, add_expectation, r);
}

/* What is expected of all runs, or a mapping of rates to it: one thing or a list. */
static int read_expect(struct reader *r, const yaml_node_t *value)
{
    int result;

    buf_clear(&r->text);
    r->run = NULL;
    if (value->type == YAML_MAPPING_NODE)
        result = yaml_each_pair(&r->yaml, value, "expect", add_expectations, r);
    else
        result = yaml_each_item(&r->yaml, value, add_expectation, r);
    if (result)
        return -1;
    r->report->expect = mem_text(r->text.data);
    return 0;
}

static int read_kind(struct reader *r, const yaml_node_t *value)
{
    const char *name = yaml_text(&r->yaml, value, "kind");
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (!name)
        return -1;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < kinds_count; i++) {
        if (!strcmp(kinds[i].name, name)) {
            r->figure->kind = &kinds[i];
            return 0;
        }
        nearest_offer(&nearest, kinds[i].name);
    }
    return yaml_fail(&r->yaml, value, "there is no figure of kind '%.60s'%s", name,
                     nearest_hint(&nearest, "", hint));
}

/* A name that is one file's everywhere, and no other folder's. */
static bool is_file_name(const char *name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-.";

    return *name && *name != '.' && *name != '-' && strlen(name) <= 100 &&
           !name[strspn(name, letters)];
}

static int read_name(struct reader *r, const yaml_node_t *value)
{
    if (read_text(r, value, &r->figure->name))
        return -1;
    if (is_file_name(r->figure->name))
        return 0;
    return yaml_fail(&r->yaml, value,
                     "'name' names files: letters, digits and . _ + - (not first), 100 at most");
}

/* The keys of one level that are not fields. */
struct key {
    const char *name;
    key_reader *read; /* NULL: it is a field of figures, but not of all of them */
    const char *help;
};

static int read_figures(struct reader *r, const yaml_node_t *value);

static const struct key report_keys[] = {
    {"title", read_title, "of the documents"},
    {"description", read_description, "a paragraph below it"},
    {"output", read_output, "the folder, below the working directory (the spec's name)"},
    {"formats", read_formats, "a list of png, svg, pdf, gp, tex, txt and csv, for every figure"},
    {"documents", read_documents, "a list of html, markdown and latex"},
    {"template", read_template, "a Mustache template, for one more document"},
    {"expect", read_expect, "a verdict, a list of them, or RATE: VERDICT of each; as --expect"},
    {"figures", read_figures, "the list of figures"},
    {"caption", NULL, "is a figure's alone"},
};

static const struct key figure_keys[] = {
    {"kind", read_kind, "grid, loss, history, compare, contour, fit or sweep"},
    {"name", read_name, "of its files: letters, digits and . _ + - (the kind)"},
    {"formats", read_formats, "a list for this figure, instead of the report's"},
};

enum {
    REPORT_KEYS = sizeof report_keys / sizeof *report_keys,
    FIGURE_KEYS = sizeof figure_keys / sizeof *figure_keys,
};

/* Those that are read here. */
static const char *key_at(const struct key *keys, size_t count, size_t i, const char **help)
{
    if (i >= count || !keys[i].read)
        return NULL;
    *help = keys[i].help;
    return keys[i].name;
}

const char *report_key(size_t i, const char **help)
{
    return key_at(report_keys, REPORT_KEYS, i, help);
}

const char *report_figure_key(size_t i, const char **help)
{
    return key_at(figure_keys, FIGURE_KEYS, i, help);
}

static const struct key *find_key(const struct key *keys, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(keys[i].name, name))
            return &keys[i];
    return NULL;
}

/* The key is none of the keys and no field of the groups. */
static int fail_unknown(const struct reader *r, const yaml_node_t *key, const struct key *keys,
                        size_t count, unsigned groups)
{
    const char *name = (const char *)key->data.scalar.value;
    const struct field *foreign = foreign_name_find(name, groups);
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (foreign)
        return yaml_fail(&r->yaml, key, "unknown key '%.60s'; did you mean '%s'?", name,
                         foreign->name);
    if (r->figure && field_find(name, GROUPS_DEFAULTS))
        return yaml_fail(&r->yaml, key, "'%.60s' is not for %s", name, r->figure->kind->name);
    nearest_init(&nearest, name);
    for (size_t i = 0; i < count; i++)
        nearest_offer(&nearest, keys[i].name);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & groups)
            nearest_offer(&nearest, fields[i].name);
    return yaml_fail(&r->yaml, key, "unknown key '%.60s'%s", name,
                     nearest_hint(&nearest, "", hint));
}

static int read_figure_pair(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    struct reader *r = context;
    const char *name = (const char *)key->data.scalar.value;
    unsigned groups = kind_groups(r->figure->kind) & GROUPS_DEFAULTS;
    const struct key *special = find_key(figure_keys, FIGURE_KEYS, name);
    const struct field *field = field_find(name, groups);

    r->name = name;
    if (special)
        return special->read(r, value);
    if (field)
        return set_field(r, &r->figure->spec, field, value);
    return fail_unknown(r, key, figure_keys, FIGURE_KEYS, groups);
}

/* The kind first: it decides which other keys there are. */
static int find_kind(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    struct reader *r = context;

    return strcmp((const char *)key->data.scalar.value, "kind") ? 0 : read_kind(r, value);
}

static int read_figure(void *context, const yaml_node_t *item)
{
    struct reader *r = context;
    struct report *report = r->report;

    if (report->count == REPORT_MOST_FIGURES)
        return err_set(r->yaml.err, STATUS_LIMIT, "%s: more than %d figures", report->path,
                       REPORT_MOST_FIGURES);
    report->figures = mem_resize(report->figures, report->count + 1, sizeof *report->figures);
    r->figure = &report->figures[report->count++];
    *r->figure = (struct report_figure){.line = (long)item->start_mark.line + 1};
    spec_init(&r->figure->spec);
    if (yaml_each_pair(&r->yaml, item, "a figure", find_kind, r))
        return -1;
    if (!r->figure->kind)
        return yaml_fail(&r->yaml, item, "a figure needs its 'kind'");
    return yaml_each_pair(&r->yaml, item, "a figure", read_figure_pair, r);
}

static int read_figures(struct reader *r, const yaml_node_t *value)
{
    int result;

    if (value->type != YAML_SEQUENCE_NODE)
        return yaml_fail(&r->yaml, value, "'figures' is a list: lines of '- kind: …'");
    result = yaml_each_item(&r->yaml, value, read_figure, r);
    r->figure = NULL;
    return result;
}

static int read_report_pair(void *context, const yaml_node_t *key, const yaml_node_t *value)
{
    struct reader *r = context;
    const char *name = (const char *)key->data.scalar.value;
    const struct key *special = find_key(report_keys, REPORT_KEYS, name);
    const struct field *field = field_find(name, GROUPS_DEFAULTS);

    r->name = name;
    if (special && !special->read)
        return yaml_fail(&r->yaml, key, "'%s' belongs to a figure", name);
    if (special)
        return special->read(r, value);
    if (field)
        return set_field(r, &r->defaults, field, value);
    return fail_unknown(r, key, report_keys, REPORT_KEYS, GROUPS_DEFAULTS);
}

/* The defaults that the figure's kind takes and that the figure does not set itself. */
static void inherit(struct report_figure *figure, const struct reader *r)
{
    unsigned groups = kind_groups(figure->kind) & GROUPS_DEFAULTS;

    if (spec_given(&figure->spec, &figure->spec.function) ||
        spec_given(&figure->spec, &figure->spec.data))
        groups &= ~(unsigned)GROUP_OBJECTIVE;
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & groups) && !figure->spec.given[i])
            field_copy(&figure->spec, &r->defaults, &fields[i]);
    if (!figure->function_line)
        figure->function_line = r->function_line;
    if (figure->formats.count)
        return;
    for (size_t i = 0; i < r->formats.count; i++)
        texts_add(&figure->formats, r->formats.at[i]);
}

/* "grid", or "grid-2" for the second without a name of its own. */
static void give_name(struct report *report, size_t number)
{
    struct report_figure *figure = &report->figures[number];
    struct buf name = BUF_INIT;

    if (figure->name)
        return;
    for (size_t i = 1;; i++) {
        bool taken = false;

        buf_clear(&name);
        buf_printf(&name, i > 1 ? "%s-%zu" : "%s", figure->kind->name, i);
        for (size_t j = 0; j < report->count; j++)
            taken =
                taken || (report->figures[j].name && !strcmp(report->figures[j].name, name.data));
        if (!taken)
            break;
    }
    figure->name = buf_detach(&name);
}

static int resolve(struct reader *r, struct err *err)
{
    for (size_t i = 0; i < r->report->count; i++) {
        inherit(&r->report->figures[i], r);
        give_name(r->report, i);
    }
    return named_files_resolve(r->report, err);
}

/* The spec's file without folder and extension. */
static char *name_of(const char *path)
{
    char *name = mem_text(strcmp(path, "-") ? spec_base_name(path) : "report");
    char *dot = strrchr(name, '.');

    if (dot && dot != name)
        *dot = '\0';
    return name;
}

static int read_root(struct reader *r)
{
    const yaml_node_t *root = yaml_root(&r->yaml);

    if (!root || yaml_each_pair(&r->yaml, root, "a spec", read_report_pair, r))
        return -1;
    if (!r->report->count)
        return yaml_fail(&r->yaml, root, "no figures; see gdplot report --init");
    return 0;
}

int report_read(struct report *report, const char *path, const char *folder, struct err *err)
{
    struct reader r = {.folder = folder, .report = report, .text = BUF_INIT};
    int result;

    *report = (struct report){.path = mem_text(path), .name = name_of(path)};
    report->folder = mem_text(folder ? folder : report->name);
    if (yaml_open(&r.yaml, path, err))
        return -1;
    spec_init(&r.defaults);
    texts_add(&r.formats, "svg");
    texts_add(&r.formats, "png");
    result = read_root(&r);
    if (!result)
        result = resolve(&r, err);
    if (!report->title)
        report->title = mem_text(report->name);
    spec_release(&r.defaults);
    texts_release(&r.formats);
    buf_release(&r.text);
    yaml_close(&r.yaml);
    return result;
}

void report_release(struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        free(report->figures[i].name);
        spec_release(&report->figures[i].spec);
        texts_release(&report->figures[i].formats);
    }
    free(report->figures);
    free(report->path);
    free(report->name);
    free(report->title);
    free(report->description);
    free(report->folder);
    free(report->expect);
    texts_release(&report->documents);
    free(report->template_file);
    *report = (struct report){0};
}
