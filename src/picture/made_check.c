#include "picture/made_check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/printable.h"
#include "picture/made.h"
#include "picture/match.h"
#include "picture/output.h"
#include "request/data_list.h"
#include "request/fields.h"
#include "request/recipe.h"
#include "study/told_files.h"

enum { FIRST_VERSION = 1 }; /* of recipes: that of gdplot 0.1 */

/* A figure being checked. */
struct check {
    const struct made *file;
    const struct spec *options;
    struct spec spec;   /* as its recipe has it */
    char *data;         /* the file that holds its data; owned; NULL where none is looked at */
    struct err no_file; /* why what stands beside it under that name is none */
};

/* Where the font is read from: a font typed is read in place of the one that the recipe names; the
 * name in the recipe, which is compared, stays. */
static const char *font_of(const struct check *c)
{
    return c->spec.font && c->options->font ? c->options->font : c->spec.font;
}

static const struct format *format_of(const struct check *c)
{
    return output_format_as(&c->spec, c->file->format->extension);
}

/* Draws what the recipe gives, in memory. */
static int draw_again(struct check *c, struct picture_file *given, struct err *err)
{
    const struct picture_sources from = {.points_file = c->options->data,
                                         .font_file = font_of(c),
                                         .rows = c->file->format->traits & FORMAT_ROWS};
    struct picture picture;
    int result;

    if (output_check_svg_font(c->spec.svg_font, err) ||
        picture_make(&picture, c->file->kind, &c->spec, &from, err))
        return -1;
    result = picture_render(&picture, c->file->path, format_of(c), given, err);
    picture_release(&picture);
    return result;
}

/* The file that stands beside the figure under the name of its data. That there is none is no
 * error, nor is what is no file; a file that cannot be read is. */
static int find_data_beside(struct check *c, struct err *err)
{
    struct err problem = {0};
    char *path;

    c->data = told_file(c->file->path, c->spec.data, "--data FILE", &problem);
    if (problem.status != STATUS_IO || errno == ENOENT)
        return 0;
    if (errno && errno != EISDIR)
        return err_set(err, problem.status, "%s", problem.message);
    path = folder_beside(c->file->path, c->spec.data);
    file_check(path, FILE_BESIDE, &c->no_file);
    free(path);
    return 0;
}

/* The data typed, or beside the figure. */
static int find_data(struct check *c, struct err *err)
{
    if (c->spec.logs)
        return 0; /* what draws it looks for its logs by their SHA-256 */
    if (c->options->data && !c->spec.data)
        return err_set(err, STATUS_USAGE, "--data: %s was not made from data", c->file->path);
    if (c->spec.data && !c->options->data)
        return find_data_beside(c, err);
    if (c->spec.data)
        c->data = mem_text(c->options->data);
    return 0;
}

static int fail_other(const struct check *c, const char *sha256, struct err *err)
{
    return err_set(err, STATUS_FAILED, "%s: %s is not the file it was made from%s%s", c->file->path,
                   c->data, *sha256 ? ": SHA-256 " : "", sha256);
}

/* Reads the data. Where the recipe alone names their file, no message tells what is in it: a recipe
 * from elsewhere could name any file. */
static int read_data(const struct check *c, struct moments *moments, struct data_source *source,
                     struct err *err)
{
    const struct data_format format = spec_format(&c->spec);
    const struct data_files typed = data_list_of(c->options);
    const struct data_files beside = {(const char *const *)&c->data, 1};
    struct err problem = {0};

    if (!moments_read_files(moments, source, c->options->data ? &typed : &beside, &format,
                            &problem)) {
        if (c->options->data)
            err_warn_too(err, &problem);
        return 0;
    }
    if (!c->options->data && problem.status == STATUS_INPUT)
        return fail_other(c, "", err);
    return err_set(err, problem.status, "%s", problem.message);
}

/* Whether the data file is the one that the figure was made from. */
static int check_data(const struct check *c, struct err *err)
{
    const struct spec *spec = &c->spec;
    struct data_source source = {0};
    struct moments moments;
    int result;

    if (!c->data)
        return 0;
    result = read_data(c, &moments, &source, err);
    if (!result && moments.n != spec->moments.n)
        result = err_set(err, STATUS_FAILED, "%s: %s has %ld rows, where its recipe says %ld",
                         c->file->path, c->data, moments.n, spec->moments.n);
    else if (!result && (!spec->sha256 || strcmp(source.sha256, spec->sha256)))
        result = fail_other(c, source.sha256, err);
    free(source.columns);
    return result;
}

/* A template typed takes the place of the one that the recipe names, which is not trusted. */
static int take_files(struct check *c, struct err *err)
{
    if (!c->file->kind)
        return 0;
    if (c->options->template && c->spec.template)
        field_copy(&c->spec, c->options, field_find("template", GROUP_FIGURE));
    if (made_trust(c->file, c->options, &c->spec, format_of(c), err))
        return -1;
    return made_place_font(c->file, c->options, &c->spec, err);
}

static bool is_of_first_version(const struct check *c)
{
    return recipe_version(c->file->recipe.data) == FIRST_VERSION;
}

/* What gdplot 0.1 drew has other words and other bytes in it: that it can be redone is enough. */
static int check_picture(struct check *c, struct err *err)
{
    struct picture_file given = {.content = BUF_INIT, .companion = BUF_INIT};
    int result = draw_again(c, &given, err);

    if (result)
        made_blame(c->file, &(struct spec){0}, err);
    else if (!is_of_first_version(c))
        result = match_picture(&given, c->file->path, c->file->format, "its recipe gives", err);
    picture_file_release(&given);
    return result;
}

static void tell(const struct check *c, struct buf *told)
{
    printable_add(told, c->file->path);
    buf_puts(told, is_of_first_version(c) ? ": gdplot 0.1 drew it; its recipe can be redone"
                                          : ": as its recipe gives it");
    if (!c->spec.data)
        return;
    buf_puts(told, "; its data, ");
    printable_add(told, c->data ? c->data : c->spec.data);
    buf_puts(told, c->data ? ", are the same" : ", are not beside it and were not looked at");
    if (c->no_file.status) {
        buf_puts(told, ": ");
        printable_add(told, c->no_file.message);
    }
}

static int check_spec(struct check *c, struct err *err)
{
    if (take_files(c, err) || find_data(c, err) || check_data(c, err))
        return -1;
    if (!recipe_is_intact(c->file->recipe.data))
        return err_add(
            err, STATUS_FAILED,
            "%s: its recipe was changed: its line 'check:' is missing, or of another recipe",
            c->file->path);
    return check_picture(c, err);
}

static int check_opened(const struct made *file, const struct spec *options, struct buf *told,
                        struct err *err)
{
    struct check c = {.file = file, .options = options};
    int result = made_spec(file, NULL, &c.spec, err);

    if (!result)
        result = check_spec(&c, err);
    if (!result)
        tell(&c, told);
    free(c.data);
    spec_release(&c.spec);
    return result;
}

int made_check_options(const struct spec *options, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (options->given[i] && !(fields[i].traits & TRAIT_CHECK) &&
            !(fields[i].group & (GROUP_REDO | GROUP_COMMON)))
            return err_set(err, STATUS_USAGE,
                           "--%s: --check takes --data, --font and --template alone",
                           fields[i].name);
    return 0;
}

int made_check(const char *path, const struct spec *options, struct buf *told, struct err *err)
{
    struct made file;
    int result;

    if (output_is_stdout(path))
        return err_set(err, STATUS_USAGE, "--check takes files; - cannot be read twice");
    result = made_open(&file, path, err);
    if (!result)
        result = check_opened(&file, options, told, err);
    made_release(&file);
    return result;
}
