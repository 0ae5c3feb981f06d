/* A page of one figure, which it draws anew as its reader turns the settings. */
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/nearest.h"
#include "base/outfile.h"
#include "cli/command.h"
#include "picture/apart.h"
#include "picture/made.h"
#include "picture/output.h"
#include "report/live_page.h"
#include "report/live_program.h"

/* By default KIND.html in the working directory, or with the extension that --format says. */
static bool default_output(const struct kind *kind, struct spec *spec)
{
    const char *extension = output_extension(spec, kind->name);
    struct buf name = BUF_INIT;

    if (spec->outputs.count)
        return false;
    buf_printf(&name, "%s.%s", kind->name, *extension ? extension : "html");
    field_set_known(spec, "output", name.data);
    buf_release(&name);
    return true;
}

static const struct live_format *format_of(const struct spec *spec, const char *path)
{
    const struct live_format *format;

    for (size_t i = 0; (format = live_format_at(i)); i++)
        if (!strcasecmp(format->extension, output_extension(spec, path)))
            return format;
    return NULL;
}

/* The format of the output; NULL, with an error, where a page cannot have it. */
static const struct live_format *find_format(const struct spec *spec, const char *path,
                                             struct err *err)
{
    const struct live_format *format = format_of(spec, path);

    if (!format)
        err_set(err, STATUS_USAGE,
                "--output: %.200s: not a format that a page can have; use .html, or .json for what "
                "it shows%s",
                path, output_is_stdout(path) ? "; -o - needs --format" : "");
    return format;
}

/* What is to be written, and with what. NULL, with an error, where that is not possible. */
static const struct live_format *check_output(const struct spec *spec, struct err *err)
{
    const struct live_format *format;

    if (spec->outputs.count > 1) {
        err_set(err, STATUS_USAGE, "-o is given twice; a page is one file");
        return NULL;
    }
    format = find_format(spec, spec->outputs.at[0], err);
    if (!format || apart_check_spec(spec, err) || (format->has_program && live_program_check(err)))
        return NULL;
    return format;
}

/* Options that the kind does not take, and those that are about files of another format. */
static int check_options(const struct kind *kind, const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++) {
        const struct field *field = &fields[i];

        if (!spec->given[i] || !(field->group & GROUPS_DRAWN))
            continue;
        if (!(field->group & kind_groups(kind)))
            return err_set(err, STATUS_USAGE, "--%s: %s does not take it; see gdplot %s --help",
                           field->name, kind->name, kind->name);
        if (field->traits & TRAIT_OF_FILE)
            return err_set(err, STATUS_USAGE,
                           "--%s: of no use for a page, which draws its figure itself",
                           field->name);
    }
    return 0;
}

static int write_output(const struct live_format *format, const struct kind *kind,
                        struct spec *spec, struct err *err)
{
    struct buf text = BUF_INIT;
    int result = live_page_write(&text, format, kind, spec, err);

    if (!result)
        result = outfile_write(spec->outputs.at[0], &text, err);
    buf_release(&text);
    return result;
}

static int page(const struct kind *kind, struct spec *spec, struct err *err)
{
    bool by_default = default_output(kind, spec);
    const struct live_format *format;

    if (check_options(kind, spec, err))
        return -1;
    format = check_output(spec, err);
    if (!format || write_output(format, kind, spec, err))
        return -1;
    if (by_default && !spec->quiet)
        puts(spec->outputs.at[0]);
    return 0;
}

static int page_of_made(const char *path, struct made *file, struct spec *typed, struct spec *spec,
                        struct err *err)
{
    if (!file->kind)
        return err_set(err, STATUS_USAGE, "%s: a trajectory, and no figure", path);
    if (apart_check_operands(spec, err) || made_place_font(file, typed, spec, err))
        return -1;
    return page(file->kind, spec, err);
}

/* The figure in a file, as redo draws it. */
static int page_of_file(const char *path, struct spec *typed, struct err *err)
{
    struct made file;
    struct spec spec;
    int result;

    if (made_open(&file, path, err)) {
        made_release(&file);
        return -1;
    }
    result = made_spec(&file, typed, &spec, err);
    for (size_t i = 0; i < typed->outputs.count; i++)
        texts_add(&spec.outputs, typed->outputs.at[i]);
    texts_add(&spec.operands, path);
    if (!result)
        result = page_of_made(path, &file, typed, &spec, err);
    if (result)
        made_blame_value(&file, typed, err);
    spec_release(&spec);
    made_release(&file);
    return result;
}

static int fail_operand(const char *name, struct err *err)
{
    struct nearest nearest;
    char hint[NEAREST_HINT];

    nearest_init(&nearest, name);
    for (size_t i = 0; i < kinds_count; i++) {
        nearest_offer(&nearest, kinds[i]->name);
        nearest_offer_known_as(&nearest, kinds[i]->aliases, kinds[i]->name);
    }
    return err_set(err, STATUS_USAGE, "page: '%.80s' is neither a kind of figure nor a file%s",
                   name, nearest_hint(&nearest, "", hint));
}

static int page_run(const struct command *command, struct spec *spec, struct err *err)
{
    const char *name = spec->operands.count ? spec->operands.at[0] : NULL;
    const struct kind *kind = name ? kind_find(name) : NULL;

    (void)command;
    if (!name)
        return err_set(err, STATUS_USAGE, "page needs a kind of figure: gdplot page grid");
    if (kind)
        return page(kind, spec, err);
    return output_has_extension(name) || output_is_stdout(name) || !access(name, F_OK)
               ? page_of_file(name, spec, err)
               : fail_operand(name, err);
}

const struct command command_page = {
    .name = "page",
    .aliases = "live lesson interactive html widget",
    .summary = "a page that draws a figure anew as its reader turns the learning rate",
    .details =
        "KIND is a kind of figure, with its options; FIGURE is a file that gdplot made. The page\n"
        "is one HTML file with the program in it as WebAssembly, and needs no network.",
    .redraws = GROUPS_DRAWN | GROUP_DATA | GROUP_OUTPUT | GROUP_COMMON,
    .operand = "KIND|FIGURE",
    .operands = 1,
    .takes_kind = true,
    .run = page_run,
};
