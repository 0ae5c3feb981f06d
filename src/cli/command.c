#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/progress.h"
#include "cli/help.h"
#include "descent/data_columns.h"
#include "request/operand.h"
#include "request/options.h"

/* A new command is its file and its name here, in the order of the help. */
#define COMMANDS(ROW) ROW(train) ROW(report) ROW(redo) ROW(recipe) ROW(diff)

#define DECLARE(name) extern const struct command command_##name;
#define ADDRESS(name) &command_##name,

COMMANDS(DECLARE)

static const struct command *const others[] = {COMMANDS(ADDRESS)};

/* What any kind takes. */
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
    if (command->redraws)
        command->groups |= groups_of_kinds();
    return true;
}

/* What other programs call a command with an option of ours, or a description. */
static const struct {
    const char *aliases, *ours;
} foreign[] = {
    {"init", "report --init"}, {"check", "redo --check"},
    {"man", "manual man"},     {"completion", "manual bash"},
    {"-v", "--version"},       {"-?", "--help"},
    {"usage", "help"},
};

/* What may have been meant by `name`, which is no command. */
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

static int find_command(const char *name, struct command *command, struct err *err)
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
    if (!spec->quiet)
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
    else if (!result)
        result = run_allowed(command, &spec, err);
    spec_release(&spec);
    return result;
}

/* `help` and `manual` take an argument at most (`manual columns` one more), `version` none. */
static int check_rest(int count, char **arguments, int most, struct err *err)
{
    if (count <= 2 + most)
        return 0;
    return err_set(err, STATUS_USAGE, "unexpected argument '%.80s'; %s takes %s",
                   arguments[2 + most], arguments[1], most ? "one at most" : "none");
}

static int run_help(int count, char **arguments, struct err *err)
{
    struct command command;

    if (count == 2) {
        help_program();
        return 0;
    }
    if (check_rest(count, arguments, 1, err))
        return -1;
    for (size_t i = 0; i < topics_count; i++)
        if (!strcmp(topics[i].name, arguments[2])) {
            help_topic(&topics[i]);
            return 0;
        }
    if (find_command(arguments[2], &command, err))
        return -1;
    help_command(&command);
    return 0;
}

static int run_version(int count, char **arguments, struct err *err)
{
    if (check_rest(count, arguments, 0, err))
        return -1;
    version_print();
    return 0;
}

static void print_name(void *context, const char *name)
{
    (void)context;
    puts(name);
}

/* What completions ask for. */
static int print_columns(int count, char **arguments, struct err *err)
{
    if (count != 4)
        return err_set(err, STATUS_USAGE,
                       "manual columns needs a file: gdplot manual columns FILE");
    return data_columns(arguments[3], print_name, NULL, err);
}

static int run_manual(int count, char **arguments, struct err *err)
{
    if (count > 2 && !strcmp(arguments[2], "columns"))
        return print_columns(count, arguments, err);
    if (check_rest(count, arguments, 1, err))
        return -1;
    return manual_print(count > 2 ? arguments[2] : "", err);
}

/* What describes the program instead of making something. */
static const struct {
    const char *name;
    int (*run)(int count, char **arguments, struct err *err);
} descriptions[] = {
    {"help", run_help},       {"--help", run_help},       {"-h", run_help},
    {"version", run_version}, {"--version", run_version}, {"-V", run_version},
    {"manual", run_manual},
};

int command_main(int count, char **arguments, struct err *err)
{
    const char *name = count > 1 ? arguments[1] : "";
    struct command command;

    if (count < 2)
        return err_set(err, STATUS_USAGE, "a command is needed; see gdplot --help");
    for (size_t i = 0; i < sizeof descriptions / sizeof *descriptions; i++)
        if (!strcmp(descriptions[i].name, name))
            return descriptions[i].run(count, arguments, err);
    if (find_command(name, &command, err))
        return -1;
    return run(&command, count - 2, arguments + 2, err);
}
