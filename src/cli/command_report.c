/* Makes a folder of figures, and documents that show them, from a spec of several figures. */
#include <stdio.h>

#include "base/printable.h"
#include "cli/command.h"
#include "outcome/annotate.h"
#include "outcome/finish.h"
#include "picture/output.h"
#include "report/live_program.h"
#include "report/making.h"

/* The folder that the command line names, "." for ""; NULL where it names none. */
static const char *folder_asked(const struct spec *options)
{
    return options->folder && !*options->folder ? "." : options->folder;
}

/* --check writes no files: refuses options that have it write some. */
static int check_options(const struct spec *options, struct err *err)
{
    if (options->check_report && options->summaries.count)
        return err_set(err, STATUS_USAGE, "--summary: --check writes nothing");
    if (options->check_report && options->annotate && annotate_is_file(options->annotate))
        return err_set(err, STATUS_USAGE,
                       "--annotate: --check tells of files, too, and not in %s's format",
                       options->annotate);
    if (options->check_report && options->list)
        return err_set(err, STATUS_USAGE, "--list: --check looks at files, and does not list them");
    return 0;
}

static int check_live(const struct report *report, struct err *err)
{
    if (!texts_have(&report->documents, "html"))
        return err_set(err, STATUS_USAGE, "--live: %s has no HTML document; add documents: html",
                       report->path);
    return live_program_check(err);
}

static int read(struct report *report, struct report_files *files, struct spec *options,
                struct err *err)
{
    if (report_read(report, options->operands.at[0], folder_asked(options), err))
        return -1;
    if (check_options(options, err) || report_take_options(report, options, err) ||
        outputs_check(NULL, options, err) || finish_check(NULL, options, err))
        return -1;
    files->live = options->live;
    if (report_files_list(files, report, &options->only, err))
        return -1;
    return options->live ? check_live(report, err) : 0;
}

static void print_files(const struct report_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        printable_print("", files->at[i].path, "\n", stdout);
    fflush(stdout);
}

static void print_others(const struct making *making)
{
    struct texts others = {0};

    report_files_others(making->files, making->report->folder, &making->options->summaries,
                        &others);
    for (size_t i = 0; i < others.count; i++)
        printable_print("gdplot: left alone, not of this report: ", others.at[i], "\n", stderr);
    texts_release(&others);
}

/* Checks the files, and then the expectations of the runs. */
static int check(struct making *making, struct err *err)
{
    struct err unmet = {0};

    making_check(making, err);
    if (making_sum_up(making, &unmet))
        err_gather(err, &unmet);
    return err->status == STATUS_OK ? 0 : -1;
}

static int write_and_print(struct making *making, struct err *err)
{
    const struct spec *options = making->options;

    if (making_write(making, err))
        return -1;
    if (!options->quiet)
        print_files(making->files);
    if (!options->quiet && !options->only.count)
        print_others(making);
    return making_sum_up(making, err);
}

static int make(struct making *making, struct err *err)
{
    int result = making_prepare(making, err);

    if (!result)
        result = (making->options->check_report ? check : write_and_print)(making, err);
    making_release(making);
    return result;
}

/* Who names a file would look for it there. */
static int print_init(const struct spec *spec, struct err *err)
{
    const char *file = spec->operands.count ? spec->operands.at[0] : spec->folder;

    if (file)
        return err_set(err, STATUS_USAGE,
                       "--init prints a spec, and writes no file; take what it prints: gdplot "
                       "report --init %.80s >%.200s",
                       spec->init, file);
    return report_init_print(spec->init, err);
}

static int report_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct report report = {0};
    struct report_files files = {0};
    struct making making = {.report = &report, .files = &files, .options = spec};
    int result;

    (void)command;
    if (spec->init)
        return print_init(spec, err);
    if (!spec->operands.count)
        return err_set(err, STATUS_USAGE,
                       "report needs a spec: gdplot report SPEC.yaml; --init prints one");
    result = read(&report, &files, spec, err);
    if (!result && spec->list)
        print_files(&files);
    else if (!result)
        result = make(&making, err);
    report_files_release(&files);
    report_release(&report);
    return result;
}

const struct command command_report = {
    .name = "report",
    .aliases = "book figures",
    .summary = "a YAML spec of several figures: a folder of figures and documents",
    .details =
        "SPEC.yaml says what to draw: the words of the options as keys, for all figures and for\n"
        "each. 'gdplot report --init function' prints one to begin with.",
    .groups = GROUP_REPORT | GROUP_JOBS | GROUP_RUNS | GROUP_COMMON,
    .operand = "SPEC.yaml",
    .operands = 1,
    .run = report_run,
};
