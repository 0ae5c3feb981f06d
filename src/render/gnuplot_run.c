#include "render/gnuplot_run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/process.h"
#include "base/scratch.h"

#define SCRIPT "figure.gp"

enum { KEPT = 4, LONGEST_MESSAGE = 300 };

static const char *const kept_variables[KEPT] = {"PATH", "HOME", "TMPDIR", "SOURCE_DATE_EPOCH"};

/* All that may be in the private folder. */
static const char *const scratch_names[] = {SCRIPT,       "figure.png", "figure.svg", "figure.pdf",
                                            "figure.tex", "figure.txt", NULL};

int gnuplot_fail(const struct gnuplot_run *run, struct err *err, const char *what, ...)
{
    char text[160];
    va_list arguments;

    va_start(arguments, what);
    vsnprintf(text, sizeof text, what, arguments);
    va_end(arguments);
    return err_set(err, STATUS_GNUPLOT, "gnuplot %s%s%s", text, run->messages.length ? ": " : "",
                   run->messages.data);
}

/* Keeps the first line of gnuplot's messages that says something: before it may stand one with
 * nothing but a ^ below the place of the error. */
static void keep_message(struct gnuplot_run *run, const struct buf *messages)
{
    const char *text = messages->data;

    for (;;) {
        size_t length = strcspn(text, "\r\n");
        const char *problem = text + strspn(text, " \t^");

        if (problem < text + length) {
            length -= (size_t)(problem - text);
            buf_add(&run->messages, problem, length < LONGEST_MESSAGE ? length : LONGEST_MESSAGE);
            return;
        }
        if (!text[length])
            return;
        text += length + 1;
    }
}

static int check_end(const struct gnuplot_run *run, const struct process_result *result,
                     struct err *err)
{
    switch (result->end) {
    case PROCESS_MISSING:
        return err_set(err, STATUS_GNUPLOT,
                       "gnuplot is not in PATH; install it (on Debian: apt install gnuplot-nox), "
                       "or leave out --renderer gnuplot and .tex, which it draws");
    case PROCESS_TIMED_OUT:
        return gnuplot_fail(run, err, "took longer than %g s; raise --timeout", run->timeout);
    case PROCESS_SIGNALLED:
        return gnuplot_fail(run, err, "was ended by signal %d", result->number);
    case PROCESS_EXITED:
        break;
    }
    return result->number ? gnuplot_fail(run, err, "failed with status %d", result->number) : 0;
}

/* All that gnuplot gets of our environment: where programs, fonts and temporary files are, and the
 * date that files are to have. */
static void fill_environment(const char *environment[KEPT + 2], struct buf texts[KEPT])
{
    size_t used = 0;

    for (size_t i = 0; i < KEPT; i++) {
        const char *value = getenv(kept_variables[i]);

        if (value) {
            buf_printf(&texts[i], "%s=%s", kept_variables[i], value);
            environment[used++] = texts[i].data;
        }
    }
    environment[used++] = "LC_ALL=C.UTF-8";
    environment[used] = NULL;
}

static int start(struct gnuplot_run *run, const struct scratch *scratch, struct err *err)
{
    static const char *const arguments[] = {"gnuplot", "-d", SCRIPT, NULL};
    struct buf texts[KEPT] = {BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT};
    const char *environment[KEPT + 2];
    struct process process = {arguments, environment, scratch->path, run->timeout};
    struct process_result result;
    int status;

    fill_environment(environment, texts);
    status = process_run(&process, &result, err);
    if (!status) {
        keep_message(run, &result.messages);
        status = check_end(run, &result, err);
    }
    process_result_release(&result);
    for (int i = 0; i < KEPT; i++)
        buf_release(&texts[i]);
    return status;
}

/* gnuplot's exit status says little (it is 0 on a full disk, too): the files must be there. */
static int take_files(struct gnuplot_run *run, const struct scratch *scratch, struct err *err)
{
    for (int i = 0; i < 2 && run->names[i]; i++) {
        struct err reason = {0};

        if (scratch_read(scratch, run->names[i], &run->contents[i], &reason) ||
            !run->contents[i].length)
            return gnuplot_fail(run, err, "wrote no %s", run->names[i]);
    }
    return 0;
}

int gnuplot_run(struct gnuplot_run *run, const struct buf *script, struct err *err)
{
    struct scratch scratch;
    int result;

    for (int i = 0; i < 2; i++)
        run->contents[i] = (struct buf)BUF_INIT;
    run->messages = (struct buf)BUF_INIT;
    if (scratch_open(&scratch, scratch_names, err))
        return -1;
    result = scratch_write(&scratch, SCRIPT, script, err);
    if (!result)
        result = start(run, &scratch, err);
    if (!result)
        result = take_files(run, &scratch, err);
    scratch_release(&scratch);
    return result;
}

void gnuplot_run_release(struct gnuplot_run *run)
{
    buf_release(&run->contents[0]);
    buf_release(&run->contents[1]);
    buf_release(&run->messages);
}
