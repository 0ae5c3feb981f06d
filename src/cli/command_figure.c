/* Commands that draw a figure: one for each kind. */
#include <stdio.h>

#include "base/buf.h"
#include "base/ranks.h"
#include "cli/command.h"
#include "outcome/finish.h"
#include "picture/output.h"
#include "request/fields.h"

/*
 * If no -o was given, sets the output: KIND.png in the working directory, or with the extension
 * that --format says. Returns whether it did.
 */
static bool default_output(const struct kind *kind, struct spec *spec)
{
    const char *extension = output_extension(spec, kind->name);
    struct buf name = BUF_INIT;
    struct err err = {0};

    if (spec->outputs.count)
        return false;
    buf_puts(&name, kind->name);
    if (format_find(extension, NULL))
        buf_printf(&name, ".%s", extension);
    else if (!*extension)
        buf_puts(&name, ".png");
    field_set(spec, field_find("output", GROUP_OUTPUT), name.data, "", STATUS_USAGE, &err);
    buf_release(&name);
    return true;
}

/*
 * Writes the files, and warns of characters that no font has; not where there is an error to tell.
 */
static int write(const struct picture *picture, struct err *err)
{
    struct outcomes outcomes = {0};
    int result;

    outcomes_add(&outcomes, &picture->study);
    result = finish_write(picture->spec, picture, &outcomes, NULL, err);
    outcomes_release(&outcomes);
    if (!result && *fonts_missing(picture->fonts))
        err_warn(err, "no font has %s; a box stands for it: give --font FILE",
                 fonts_missing(picture->fonts));
    return result;
}

static int figure_run(const struct command *command, struct spec *spec, struct err *err)
{
    bool by_default = default_output(command->kind, spec);
    struct picture picture;
    const struct picture_sources from = {0};
    int result;

    spec_take_trajectory(spec);
    if (outputs_check(command->kind, spec, err) ||
        finish_check(spec, picture_has_rows(command->kind, spec), err) ||
        picture_make(&picture, command->kind, spec, &from, err))
        return -1;
    result = ranks_leads() ? write(&picture, err) : 0;
    if ((!result || err->status == STATUS_FAILED) && by_default && !spec->quiet)
        puts(spec->outputs.at[0]);
    picture_release(&picture);
    return result;
}

struct command command_of_kind(const struct kind *kind)
{
    return (struct command){
        .name = kind->name,
        .aliases = kind->aliases,
        .summary = kind->summary,
        .details = kind->details,
        .reads_trajectory = kind->reads_trajectory,
        .groups = kind_groups(kind),
        .operand = kind->reads_trajectory ? "[TRAJECTORY]" : "",
        .operands = kind->reads_trajectory,
        .ranks = true,
        .kind = kind,
        .run = figure_run,
    };
}
