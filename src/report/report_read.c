/* From the YAML of a report to its figures' specs. */
#include "report/report_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "outcome/expectations.h"
#include "report/named_files.h"
#include "report/report_names.h"

static struct report_figure *add_figure(struct report *report, const yaml_node_t *item)
{
    struct report_figure *figure;

    report->figures = mem_resize(report->figures, report->count + 1, sizeof *report->figures);
    figure = &report->figures[report->count++];
    *figure = (struct report_figure){.line = (long)item->start_mark.line + 1};
    spec_init(&figure->spec);
    return figure;
}

/* The pairs are gone through twice: the kind, found first, decides which other keys there are. */
static int read_figure(void *context, const yaml_node_t *item)
{
    struct report_reader *r = context;

    if (r->report->count == REPORT_MOST_FIGURES)
        return err_set(r->yaml.err, STATUS_LIMIT, "%s: more than %d figures", r->report->path,
                       REPORT_MOST_FIGURES);
    r->into = add_figure(r->report, item);
    if (yaml_each_pair(&r->yaml, item, "a figure", report_read_kind, r))
        return -1;
    if (!r->into->kind)
        return yaml_fail(&r->yaml, item, "a figure needs its 'kind'");
    return yaml_each_pair(&r->yaml, item, "a figure", report_read_figure_pair, r);
}

int report_read_figures(struct report_reader *r, const yaml_node_t *value)
{
    int result;

    if (value->type != YAML_SEQUENCE_NODE)
        return yaml_fail(&r->yaml, value, "'figures' is a list: lines of '- kind: …'");
    result = yaml_each_item(&r->yaml, value, read_figure, r);
    r->into = &r->defaults;
    return result;
}

/* Whether the figure names neither logs of its own nor anything to descend on. */
static bool inherits_logs(const struct report_figure *figure)
{
    const struct spec *spec = &figure->spec;

    return !spec->log_operands.count && !spec_given(spec, &spec->function) &&
           !spec_given(spec, &spec->data);
}

static bool varies(const struct over *over, const char *field)
{
    for (size_t i = 0; i < over->count; i++)
        if (!strcmp(over->axis[i].field, field))
            return true;
    return false;
}

/* Whether no coordinate of the start is left: "start", or an axis each. */
static bool varies_start(const struct over *over)
{
    size_t starts = 0;

    for (size_t i = 0; i < over->count; i++)
        starts += !strncmp(over->axis[i].field, "start.", 6);
    return varies(over, "start") || starts == OVER_AXES;
}

/* Whether an axis is of another optimiser than the text names alone: "adam.beta1" beside "gd,adam".
 */
static bool varies_other(const struct over *over, const char *optimizers)
{
    for (size_t i = 0; i < over->count; i++) {
        const char *field = over->axis[i].field, *dot = strchr(field, '.');
        size_t length = dot ? (size_t)(dot - field) : 0;

        if (dot && strncmp(field, "start", length) != 0 &&
            (strchr(optimizers, ',') || strncmp(optimizers, field, length) != 0))
            return true;
    }
    return false;
}

/* Whether a default stands aside for the axes of a map, which tell of the map alone. */
static bool gives_way(const struct spec *defaults, const struct field *field,
                      const struct over *over)
{
    const void *member = (const char *)defaults + field->offset;

    if (member == &defaults->lr || member == &defaults->normalize)
        return varies(over, "lr");
    if (member == &defaults->start)
        return varies_start(over);
    return member == &defaults->optimizer && defaults->optimizer &&
           varies_other(over, defaults->optimizer);
}

/* The axes that the figure will have; none but of a map. */
static const struct over *over_of(const struct report_figure *figure,
                                  const struct report_figure *defaults, unsigned groups)
{
    static const struct over none;

    if (!(groups & GROUP_MAP))
        return &none;
    return figure->spec.over.count ? &figure->spec.over : &defaults->spec.over;
}

/* Copies the defaults that the figure's kind takes and that the figure does not set itself. A
 * figure with a function or data of its own takes nothing of the default objective. */
static void inherit(struct report_figure *figure, const struct report_figure *defaults)
{
    unsigned groups = kind_groups(figure->kind) & GROUPS_DRAWN;
    const struct over *over = over_of(figure, defaults, groups);

    if (spec_given(&figure->spec, &figure->spec.function) ||
        spec_given(&figure->spec, &figure->spec.data))
        groups &= ~(unsigned)GROUP_OBJECTIVE;
    if (figure->kind->of_logs && inherits_logs(figure))
        for (size_t i = 0; i < defaults->spec.log_operands.count; i++)
            texts_add(&figure->spec.log_operands, defaults->spec.log_operands.at[i]);
    if (spec_has_logs(&figure->spec))
        groups &= ~(unsigned)(GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_KEEP);
    else
        groups &= ~(unsigned)GROUP_LOGS;
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & groups) && !figure->spec.given[i] &&
            !gives_way(&defaults->spec, &fields[i], over))
            field_copy(&figure->spec, &defaults->spec, &fields[i]);
    if (!figure->function_line)
        figure->function_line = defaults->function_line;
    if (figure->formats.count)
        return;
    for (size_t i = 0; i < defaults->formats.count; i++)
        texts_add(&figure->formats, defaults->formats.at[i]);
}

static int read_root(struct report_reader *r)
{
    const yaml_node_t *root = yaml_root(&r->yaml);

    if (!root || yaml_each_pair(&r->yaml, root, "a spec", report_read_pair, r))
        return -1;
    if (!r->report->count)
        return yaml_fail(&r->yaml, root, "no figures; see gdplot report --init");
    return 0;
}

static void release_figure(struct report_figure *figure)
{
    free(figure->name);
    spec_release(&figure->spec);
    texts_release(&figure->formats);
}

static int read_opened(struct report_reader *r)
{
    int result;

    spec_init(&r->defaults.spec);
    texts_add(&r->defaults.formats, "svg");
    texts_add(&r->defaults.formats, "png");
    r->into = &r->defaults;
    result = read_root(r);
    for (size_t i = 0; !result && i < r->report->count; i++)
        inherit(&r->report->figures[i], &r->defaults);
    release_figure(&r->defaults);
    return result;
}

int report_read(struct report *report, const char *path, const char *folder, struct err *err)
{
    struct report_reader r = {.folder = folder, .report = report};
    int result;

    *report = (struct report){.path = mem_text(path), .name = report_documents_name(path)};
    report->folder = mem_text(folder ? folder : report->name);
    if (yaml_open(&r.yaml, path, err))
        return -1;
    result = read_opened(&r);
    yaml_close(&r.yaml);
    if (result)
        return -1;
    if (!report->title)
        report->title = mem_text(report->name);
    report_name_figures(report);
    return named_files_resolve(report, err);
}

int report_take_options(struct report *report, struct spec *options, struct err *err)
{
    struct err problem = {0};

    if (options->document) {
        free(report->template_file);
        report->template_file = mem_text(options->document);
    }
    if (options->expect || !report->expect)
        return 0;
    if (expectations_check(report->expect, &problem))
        return err_set(err, STATUS_INPUT, "%s: %s", report->path, problem.message);
    options->expect = mem_text(report->expect);
    return 0;
}

void report_release(struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        release_figure(&report->figures[i]);
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
