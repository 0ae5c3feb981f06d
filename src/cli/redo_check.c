#include "cli/redo_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/printable.h"
#include "base/progress.h"
#include "cli/forms.h"
#include "cli/outputs.h"
#include "cli/recipes.h"
#include "render/png_pixels.h"
#include "render/render.h"
#include "spec/experiment.h"
#include "spec/fields.h"
#include "spec/recipe.h"

enum {
    SHOWN = 100, /* bytes of a line */
    ESCAPED = 4 * SHOWN,
    LARGEST = 1 << 30, /* file: trajectories are longer than figures */
};

/* What the recipe gives: the file and, of a form that has one, its second file. */
struct given {
    struct buf file, companion;
    char *companion_path; /* NULL without one */
};

static void given_release(struct given *given)
{
    buf_release(&given->file);
    buf_release(&given->companion);
    free(given->companion_path);
}

/* A stream whose bytes are put into a buffer when it is closed. */
struct memory {
    FILE *stream;
    char *bytes;
    size_t length;
};

static void memory_open(struct memory *memory)
{
    *memory = (struct memory){0};
    memory->stream = open_memstream(&memory->bytes, &memory->length);
    if (!memory->stream)
        mem_exhausted();
}

static void memory_close(struct memory *memory, struct buf *content)
{
    if (fclose(memory->stream))
        mem_exhausted();
    buf_add(content, memory->bytes, memory->length);
    free(memory->bytes);
}

static int render(const struct recipe_file *file, const struct spec *spec,
                  struct render_request *request, struct given *given, FILE *stream,
                  struct err *err)
{
    const struct renderer *renderer = form_renderer_of(spec, file->form);
    struct memory companion;
    int result;

    given->companion_path = form_companion_of(renderer, file->path);
    if (!given->companion_path)
        return renderer->write(request, stream, err);
    memory_open(&companion);
    request->companion = companion.stream;
    request->companion_name = spec_base_name(given->companion_path);
    result = renderer->write(request, stream, err);
    memory_close(&companion, &given->companion);
    return result;
}

/* Writes what the recipe gives. */
static int write_again(const struct recipe_file *file, struct experiment *experiment,
                       const struct spec *options, struct given *given, FILE *stream,
                       struct err *err)
{
    const struct spec *spec = experiment->spec;
    struct fonts *fonts = fonts_open(spec->font && options->font ? options->font : spec->font, err);
    struct figure figure;
    int result;

    if (!fonts)
        return -1;
    result = kind_compose(file->kind, experiment, fonts, &figure, err);
    if (!result) {
        struct render_request request = form_request(spec, &figure, fonts);

        result = render(file, spec, &request, given, stream, err);
        figure_release(&figure);
    }
    fonts_close(fonts);
    return result;
}

/* What the recipe gives, in memory. The data and the font that it was made from may have been typed:
 * their names in the recipe stay. */
static int draw_again(const struct recipe_file *file, struct spec *spec,
                      const struct spec *options, struct given *given, struct err *err)
{
    struct experiment_needs needs = {.trains = true, .iterations = -1};
    struct experiment experiment;
    struct memory memory;
    int result = 0;

    if (outputs_check_svg_font(spec->svg_font, err))
        return -1;
    if (file->kind)
        needs = file->kind->needs(spec);
    needs.points_file = options->data;
    if (experiment_prepare(&experiment, spec, &needs, NULL, err))
        return -1;
    memory_open(&memory);
    if (file->kind && form_renderer_of(spec, file->form))
        result = write_again(file, &experiment, options, given, memory.stream, err);
    else
        form_write_csv(spec, &experiment, memory.stream);
    memory_close(&memory, &given->file);
    experiment_release(&experiment);
    return result;
}

/* What stands around a place, within its line, as it can be shown. */
static void show_place(char out[ESCAPED], const struct buf *content, size_t start, size_t at)
{
    char piece[SHOWN + 1];
    size_t from = at - start > SHOWN / 2 ? at - SHOWN / 2 : start;
    size_t length = strcspn(content->data + from, "\n");

    snprintf(piece, sizeof piece, "%.*s", (int)length, content->data + from);
    printable_copy(out, ESCAPED, piece);
}

static int report_lines(const char *path, const struct buf *is, const struct buf *given,
                        struct err *err)
{
    char found[ESCAPED], wanted[ESCAPED];
    size_t at = 0, start = 0, number = 1;

    while (at < is->length && at < given->length && is->data[at] == given->data[at])
        if (is->data[at++] == '\n') {
            start = at;
            number++;
        }
    show_place(found, is, start, at);
    show_place(wanted, given, start, at);
    return err_add(err, STATUS_FAILED, "%s: line %zu has '%s', where its recipe gives '%s'", path,
                   number, found, wanted);
}

static int report_bytes(const char *path, const struct buf *is, const struct buf *given,
                        struct err *err)
{
    size_t at = 0;

    while (at < is->length && at < given->length && is->data[at] == given->data[at])
        at++;
    return err_add(err, STATUS_FAILED, "%s: from byte %zu on it is not what its recipe gives", path,
                   at + 1);
}

static int compare(const char *path, const char *form, const struct buf *given, struct err *err)
{
    struct buf is = BUF_INIT;
    int result = file_read(path, FILE_REGULAR, LARGEST, &is, err);

    if (!result && (is.length != given->length || memcmp(is.data, given->data, is.length))) {
        if (!strcmp(form, "png"))
            result = png_report_difference(&is, given, path, "its recipe gives", err);
        else
            result = (strcmp(form, "pdf") ? report_lines : report_bytes)(path, &is, given, err);
    }
    buf_release(&is);
    return result;
}

/* The second file, which holds the drawing, is a PDF. */
static int compare_companion(const struct recipe_file *file, const struct given *given,
                             struct err *err)
{
    struct err problem = {0};

    if (!given->companion_path ||
        !compare(given->companion_path, "pdf", &given->companion, &problem))
        return 0;
    if (problem.status == STATUS_IO)
        return err_set(err, STATUS_FAILED, "%s: its drawing is missing: %s", file->path,
                       problem.message);
    return err_set(err, problem.status, "%s", problem.message);
}

/* Whether the data file is the one that the figure was made from. */
static int check_data(const struct recipe_file *file, const struct spec *spec, const char *data,
                      struct err *err)
{
    const struct data_format format = spec_format(spec);
    struct data_source source;
    struct moments moments;
    int result;

    if (!spec->data)
        return err_set(err, STATUS_USAGE, "--data: %s was not made from data", file->path);
    result = moments_read(&moments, &source, data, &format, err);
    if (!result && moments.n != spec->moments.n)
        result = err_add(err, STATUS_FAILED, "%s: %s has %ld rows, where its recipe says %ld",
                         file->path, data, moments.n, spec->moments.n);
    else if (!result && (!spec->sha256 || strcmp(source.sha256, spec->sha256)))
        result = err_add(err, STATUS_FAILED, "%s: %s is not the file it was made from: SHA-256 %s",
                         file->path, data, source.sha256);
    free(source.columns);
    return result;
}

/* What is typed takes the place of the recipe's: that is how it is trusted. */
static int take_files(const struct recipe_file *file, const struct spec *options, struct spec *spec,
                      struct err *err)
{
    if (!file->kind)
        return 0;
    if (options->template && spec->template)
        field_copy(spec, options, field_find("template", GROUP_FIGURE));
    if (recipe_file_trust(file, options, spec, form_renderer_of(spec, file->form), err))
        return -1;
    return recipe_file_place_font(file, options, spec, err);
}

static void print_same(const char *path)
{
    struct buf shown = BUF_INIT;

    printable_add(&shown, path);
    progress_clear();
    printf("%s: as its recipe gives it\n", shown.data);
    buf_release(&shown);
}

static int check_opened(const struct recipe_file *file, const struct spec *options, struct err *err)
{
    struct given given = {.file = BUF_INIT, .companion = BUF_INIT};
    struct spec spec;
    int result = recipe_file_spec(file, NULL, &spec, err);

    if (!result)
        result = take_files(file, options, &spec, err);
    if (!result && options->data)
        result = check_data(file, &spec, options->data, err);
    if (!result && !recipe_is_intact(file->text.data))
        result = err_add(err, STATUS_FAILED, "%s: its recipe was changed: its last line says so",
                         file->path);
    if (!result) {
        result = draw_again(file, &spec, options, &given, err);
        if (result)
            recipe_file_blame(file, &(struct spec){0}, err);
    }
    if (!result)
        result = compare(file->path, file->form, &given.file, err);
    if (!result)
        result = compare_companion(file, &given, err);
    if (!result && !options->quiet)
        print_same(file->path);
    given_release(&given);
    spec_release(&spec);
    return result;
}

static int check_options(const struct spec *options, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (options->given[i] && fields[i].offset != offsetof(struct spec, data) &&
            fields[i].offset != offsetof(struct spec, template) &&
            fields[i].offset != offsetof(struct spec, font) &&
            !(fields[i].group & (GROUP_REDO | GROUP_COMMON)))
            return err_set(err, STATUS_USAGE,
                           "--%s: --check takes --data, --font and --template alone",
                           fields[i].name);
    return 0;
}

/* Adds its line. All lines are kept, and of their statuses the most severe. */
static void add_problem(struct err *err, const struct err *problem)
{
    enum status worst = problem->status > err->status ? problem->status : err->status;

    if (err->status != STATUS_OK)
        err->status = problem->status;
    err_add(err, problem->status, "%s", problem->message);
    err->status = worst;
}

static void check_one(const char *path, const struct spec *options, struct err *err)
{
    struct recipe_file file;
    struct err problem = {0};

    if (form_is_stdout(path)) {
        err_set(&problem, STATUS_USAGE, "--check takes files; - cannot be read twice");
        add_problem(err, &problem);
        return;
    }
    if (recipe_file_open(&file, path, &problem) || check_opened(&file, options, &problem))
        add_problem(err, &problem);
    err_warn_too(err, &problem);
    free(problem.more);
    recipe_file_release(&file);
}

int redo_check(const struct spec *options, struct err *err)
{
    struct progress progress;

    if (check_options(options, err))
        return -1;
    progress_begin(&progress, (double)options->operands.count, "checking %zu file%s",
                   options->operands.count, options->operands.count == 1 ? "" : "s");
    for (size_t i = 0; i < options->operands.count; i++) {
        check_one(options->operands.at[i], options, err);
        progress_at(&progress, (double)i + 1);
    }
    progress_end(&progress);
    return err->status == STATUS_OK ? 0 : -1;
}
