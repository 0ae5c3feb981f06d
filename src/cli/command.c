#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/progress.h"
#include "cli/help.h"
#include "descent/data_columns.h"
#include "request/fields.h"
#include "request/operand.h"
#include "request/options.h"

static const char trajectory_help[] =
    "TRAJECTORY is a CSV that 'gdplot train -o run.csv' wrote; it stands in place of the\n"
    "objective and the descent.";

static const char sweep_help[] =
    "Every rate is a run of its own, of which the last loss is kept. Without --lr the rates go\n"
    "from a thousandth of the stability limit to a fifth beyond it.";

static const struct command others[] = {
    {"train", "run the descent, print its progress, write the trajectory",
     GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_KEEP | GROUP_OUTPUT | GROUP_RUNS | GROUP_COMMON, 1,
     "[TRAJECTORY]", trajectory_help, NULL, train_run},
    {"report", "a YAML spec of several figures: a folder of figures and documents",
     GROUP_REPORT | GROUP_JOBS | GROUP_RUNS | GROUP_COMMON, 1, "SPEC.yaml",
     "SPEC.yaml says what to draw: the words of the options as keys, for all figures and for\n"
     "each. 'gdplot report --init function' prints one to begin with.",
     NULL, report_run},
    {"redo", "figures once more, in any form, from the recipes inside them",
     GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_KEEP | GROUP_STATES | GROUP_GRID | GROUP_LOSS |
         GROUP_CONTOUR | GROUP_FIGURE | GROUP_OUTPUT | GROUP_JOBS | GROUP_RUNS | GROUP_REDO |
         GROUP_COMMON,
     COMMAND_MANY, "FIGURE",
     "FIGURE is a file that gdplot made, or a folder of such files. Without -o each is written\n"
     "anew; options change what its recipe says: those of the command that draws it.",
     NULL, redo_run},
    {"recipe", "print the recipe inside a figure", GROUP_COMMON, 1, "FIGURE",
     "FIGURE is a file that gdplot made.", NULL, recipe_run},
    {"diff", "the first state in which two trajectories or figures differ",
     GROUP_DIFF | GROUP_COMMON, 2, "A B",
     "A and B are files that gdplot made, in any forms, or folders of them. Figures are trained\n"
     "again from their recipes; exit status 1 says that they differ.",
     NULL, diff_run},
};

bool command_at(size_t i, struct command *command)
{
    if (i < kinds_count) {
        bool runs = kinds[i].groups & GROUP_RUNS; /* which may be read instead */

        *command = (struct command){.name = kinds[i].name,
                                    .summary = kinds[i].summary,
                                    .groups = kind_groups(&kinds[i]),
                                    .operands = runs ? 1 : 0,
                                    .operand = runs ? "[TRAJECTORY]" : "",
                                    .operand_help = runs ? trajectory_help : sweep_help,
                                    .kind = &kinds[i],
                                    .run = figure_run};
        return true;
    }
    if (i - kinds_count >= sizeof others / sizeof *others)
        return false;
    *command = others[i - kinds_count];
    return true;
}

/* What others call the commands. */
static const struct {
    const char *theirs, *ours;
} foreign[] = {
    {"plot", "grid"},
    {"draw", "grid"},
    {"panels", "grid"},
    {"tangent", "grid"},
    {"tangents", "grid"},
    {"steps", "grid"},
    {"curve", "loss"},
    {"function", "loss"},
    {"cost", "loss"},
    {"learning", "history"},
    {"convergence", "history"},
    {"learning-curve", "history"},
    {"log", "history"},
    {"surface", "contour"},
    {"heatmap", "contour"},
    {"levels", "contour"},
    {"landscape", "contour"},
    {"regression", "fit"},
    {"scatter", "fit"},
    {"line", "fit"},
    {"rates", "sweep"},
    {"lr", "sweep"},
    {"lr-find", "sweep"},
    {"run", "train"},
    {"descend", "train"},
    {"descent", "train"},
    {"optimize", "train"},
    {"minimize", "train"},
    {"side-by-side", "compare"},
    {"book", "report"},
    {"figures", "report"},
    {"init", "report --init"},
    {"redraw", "redo"},
    {"replay", "redo"},
    {"check", "redo --check"},
    {"info", "recipe"},
    {"show", "recipe"},
    {"inspect", "recipe"},
    {"man", "manual man"},
    {"completion", "manual bash"},
    {"-v", "--version"},
    {"-?", "--help"},
    {"usage", "help"},
};

/* The command that was meant by `name`, of which `nearest` is the nearest. */
static void add_hint(struct buf *out, const char *name, const struct nearest *nearest)
{
    char hint[NEAREST_HINT];

    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (!strcmp(foreign[i].theirs, name)) {
            buf_printf(out, "; did you mean '%s'?", foreign[i].ours);
            return;
        }
    buf_puts(out, nearest_hint(nearest, "", hint));
    if (!out->length && *name == '-')
        buf_printf(out, "; a command stands first: gdplot grid %.40s", name);
    if (!out->length)
        operand_hint(out, name);
    if (!out->length)
        buf_puts(out, "; see gdplot --help");
}

static int find_command(const char *name, struct command *command, struct err *err)
{
    struct nearest nearest;
    struct buf hint = BUF_INIT;

    nearest_init(&nearest, name);
    for (size_t i = 0; command_at(i, command); i++) {
        if (!strcmp(command->name, name))
            return 0;
        nearest_offer(&nearest, command->name);
    }
    add_hint(&hint, name, &nearest);
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
