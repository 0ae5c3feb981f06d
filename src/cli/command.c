#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/progress.h"
#include "base/ranks.h"
#include "cli/description.h"
#include "cli/help.h"
#include "outcome/annotate.h"
#include "request/data_list.h"
#include "request/operand.h"
#include "request/options.h"

/*
 * The commands that are no kinds of figures, in the order of the help. A new one adds its name
 * here.
 */
#define COMMANDS(ROW) ROW(train) ROW(sums) ROW(report) ROW(page) ROW(redo) ROW(recipe) ROW(diff)

#define DECLARE(name) extern const struct command command_##name;
#define ADDRESS(name) &command_##name,

COMMANDS(DECLARE)

static const struct command *const others[] = {COMMANDS(ADDRESS)};

/* The groups of options that any kind takes. */
static unsigned groups_of_kinds(void)
{
    unsigned groups = 0;

    for (size_t i = 0; i < kinds_count; i++)
        groups |= kind_groups(kinds[i]);
    return groups;
}

bool command_at(size_t i, struct command *command)
{
    if (i < kinds_count) {
        *command = command_of_kind(kinds[i]);
        return true;
    }
    if (i - kinds_count >= sizeof others / sizeof *others)
        return false;
    *command = *others[i - kinds_count];
    command->groups |= groups_of_kinds() & command->redraws;
    return true;
}

/*
 * Names that other programs have for one of our commands with an option, or for help and the like.
 */
static const struct {
    const char *aliases, *ours;
} foreign[] = {
    {"init", "report --init"}, {"check", "redo --check"},
    {"man", "manual man"},     {"completion completions", "manual bash"},
    {"-v", "--version"},       {"-?", "--help"},
    {"usage", "help"},
};

/* Appends a hint on what may have been meant by `name`, which is no command. */
static void add_hint(struct buf *out, const char *name)
{
    struct nearest nearest;
    struct command command;
    char hint[NEAREST_HINT];

    nearest_init(&nearest, name);
    for (size_t i = 0; command_at(i, &command); i++) {
        nearest_offer(&nearest, command.name);
        nearest_offer_known_as(&nearest, command.aliases, command.name);
    }
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        nearest_offer_known_as(&nearest, foreign[i].aliases, foreign[i].ours);
    buf_puts(out, nearest_hint(&nearest, "", hint));
    if (!out->length && *name == '-')
        buf_printf(out, "; a command stands first: gdplot grid %.40s", name);
    if (!out->length)
        operand_hint(out, name);
    if (!out->length)
        buf_puts(out, "; see gdplot --help");
}

bool command_find(const char *name, struct command *command)
{
    for (size_t i = 0; command_at(i, command); i++)
        if (!strcmp(command->name, name))
            return true;
    return false;
}

int command_look_up(const char *name, struct command *command, struct err *err)
{
    struct buf hint = BUF_INIT;

    if (command_find(name, command))
        return 0;
    add_hint(&hint, name);
    err_set(err, STATUS_USAGE, "unknown command '%.80s'%s", name, hint.data);
    buf_release(&hint);
    return -1;
}

static int run_allowed(const struct command *command, struct spec *spec, struct err *err)
{
    if (ranks_count() > 1 && !command->ranks)
        return err_set(err, STATUS_USAGE, "%s is done by one process; start gdplot without MPI",
                       command->name);
    if (!spec->quiet && ranks_leads())
        progress_allow();
    return command->run(command, spec, err);
}

static int run(const struct command *command, int count, char **arguments, struct err *err)
{
    struct spec spec;
    int result;

    spec_init(&spec);
    result = options_parse(&spec, command->name, command->groups, command->operands, count,
                           arguments, err);
    if (!result && spec.help)
        help_command(command);
    else if (!result && spec.version)
        version_print();
    else if (!result && !data_list_expand(&spec, err))
        result = run_allowed(command, &spec, err);
    else
        result = -1;
    if (result && ranks_leads())
        annotate_error(spec.annotate, err, stdout);
    spec_release(&spec);
    return result;
}

int command_main(int count, char **arguments, struct err *err)
{
    const char *name = count > 1 ? arguments[1] : "";
    const struct description *description;
    struct command command;

    if (count < 2)
        return err_set(err, STATUS_USAGE, "a command is needed; see gdplot --help");
    description = description_find(name);
    if (description)
        return description->run(count, arguments, err);
    if (command_look_up(name, &command, err))
        return -1;
    return run(&command, count - 2, arguments + 2, err);
}
