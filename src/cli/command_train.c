/* Runs the descent, prints its progress, writes the trajectory. */
#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/printable.h"
#include "cli/command.h"
#include "outcome/finish.h"
#include "picture/output.h"

#define DECIMALS_END 1e15 /* from here on a double has no decimals to show */

/* Prints ten decimals, from DECIMALS_END on with a power of ten; nan always without a sign. */
static void print_number(const char *before, double value)
{
    if (isnan(value))
        printf("%snan\n", before);
    else
        printf(fabs(value) < DECIMALS_END ? "%s%.10f\n" : "%s%.10e\n", before, value);
}

/*
 * Prints a line for each state but the last, for which no update follows; for the last, too, if it
 * is not finite.
 */
static void print_run(const struct run *run, const struct trajectory *trajectory)
{
    const struct state last = run_last_state(run);
    size_t lines = state_is_finite(&last, trajectory->parameters) ? run->count - 1 : run->count;

    for (size_t k = 0; k < lines; k++) {
        printf("Iteration %4zu => ", run_iteration(run, k));
        print_number("Loss: ", run->loss[k]);
    }
    putchar('\n');
    for (size_t i = 0; i < trajectory->parameters; i++) {
        printable_print("", trajectory->names[i], "", stdout); /* a file may name it anything */
        print_number("=", last.parameter[i]);
    }
}

static void print_heading(const struct run *run)
{
    struct buf text = BUF_INIT;

    optimizer_add_run(&text, &run->optimizer, run->lr, "=");
    printf("%s\n", text.data);
    buf_release(&text);
}

static void print_runs(const struct trajectory *trajectory)
{
    for (size_t i = 0; i < trajectory->count; i++) {
        if (i)
            putchar('\n');
        if (trajectory->count > 1)
            print_heading(&trajectory->runs[i]);
        print_run(&trajectory->runs[i], trajectory);
    }
}

static int train_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct picture picture;
    int result;

    (void)command;
    spec_take_trajectory(spec);
    result = finish_picture(&picture, NULL, spec, err);
    if ((!result || err->status == STATUS_FAILED) && !spec->quiet && !outputs_have_stdout(spec))
        print_runs(&picture.study.trajectory);
    picture_release(&picture);
    return result;
}

const struct command command_train = {
    .name = "train",
    .aliases = "run descend descent optimize minimize",
    .summary = "run the descent, print its progress, write the trajectory",
    .reads_trajectory = true,
    .groups = GROUPS_TRAIN,
    .operand = "[TRAJECTORY]",
    .operands = 1,
    .ranks = true,
    .run = train_run,
};
