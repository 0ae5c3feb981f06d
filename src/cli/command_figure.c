/* Commands that draw a figure: one for each kind. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/command.h"
#include "outcome/finish.h"
#include "picture/output.h"
#include "request/fields.h"
#include "study/log_files.h"

/*
 * If no -o was given, sets the output: KIND.png in the working directory, or with the extension
 * that --format says. Returns whether it did.
 */
static bool default_output(const struct kind *kind, struct spec *spec)
{
    const char *extension = output_extension(spec, kind->name);
    struct buf name = BUF_INIT;

    if (spec->outputs.count)
        return false;
    buf_puts(&name, kind->name);
    if (format_find(extension, NULL))
        buf_printf(&name, ".%s", extension);
    else if (!*extension)
        buf_puts(&name, ".png");
    field_set_known(spec, "output", name.data);
    buf_release(&name);
    return true;
}

/* A name that is no file, but could be a figure's: the -o before it was forgotten. */
static int check_operand(const struct spec *spec, struct err *err)
{
    const char *name = spec->operands.count == 1 ? spec->operands.at[0] : "";
    const struct format *format = format_of_name(name);

    if (!format || (format->traits & FORMAT_ROWS) || !access(name, F_OK))
        return 0;
    return err_set(err, STATUS_IO, "%.200s: cannot read: %s; a figure is written by -o %.200s",
                   name, strerror(errno), name);
}

static int figure_run(const struct command *command, struct spec *spec, struct err *err)
{
    bool by_default = default_output(command->kind, spec), logs = false;
    struct picture picture;
    int result;

    if (check_operand(spec, err))
        return -1;
    if (command->kind->of_logs && log_files_find_operands(&spec->operands, &logs, err))
        return -1;
    if (logs)
        spec_take_logs(spec);
    else
        spec_take_trajectory(spec);
    result = finish_picture(&picture, command->kind, spec, err);
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
        .operand = kind->of_logs            ? "[TRAJECTORY | [NAME=]LOG...]"
                   : kind->reads_trajectory ? "[TRAJECTORY]"
                                            : "",
        .operands = kind->of_logs ? COMMAND_MANY : kind->reads_trajectory,
        .ranks = true,
        .kind = kind,
        .run = figure_run,
    };
}
