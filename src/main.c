/*
 * gdplot: gradient descent as figures. Errors are printed here, and give the exit status; when
 * memory runs out the program ends elsewhere (program/memory.h).
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/outfile.h"
#include "base/progress.h"
#include "cli/command.h"
#include "program/environment.h"
#include "program/memory.h"
#include "program/ranks.h"
#include "program/stack.h"

#ifdef __ELF__
/* Libraries look at the environment before main begins, too, but not before what stands here. */
__attribute__((section(".preinit_array"),
               used)) static void (*clear_first)(int, char **, char **) = environment_clear;
#endif

/* What is printed has a beginning of its own: text from outside that stood first in its line could
 * be a command to a CI service. */
static void print_lines(const char *before, const char *lines)
{
    while (lines && *lines) {
        size_t length = strcspn(lines, "\n");

        fprintf(stderr, "%s%.*s\n", before, (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
}

/*
 * Where a standard file is closed, a file that is opened later would take its number, and what is
 * printed would go there. What takes it here cannot be used in that direction, as if it were
 * closed.
 */
static void occupy_standard_files(void)
{
    for (int file = 0; file <= 2; file++)
        if (fcntl(file, F_GETFD) < 0)
            open("/dev/null", file == 0 ? O_WRONLY : O_RDONLY);
}

struct command_line {
    int argc;
    char **argv;
    struct err *err;
};

static void run_command(void *context)
{
    struct command_line *line = context;

    command_main(line->argc, line->argv, line->err);
}

int main(int argc, char **argv)
{
    extern char **environ;
    struct outfile out = {.path = "standard output", .stream = stdout};
    static struct err err; /* 6 KB, which a small stack cannot spare before there is a large one */
    struct command_line line = {argc, argv, &err};

    environment_clear(argc, argv, environ);
    memory_begin();
    occupy_standard_files();
    ranks_begin();
    signal(SIGXFSZ, SIG_IGN); /* writing past a limit then fails, and that is told */
    if (!stack_run(run_command, &line))
        err_set(&err, STATUS_LIMIT, "a stack of a megabyte cannot be had; see ulimit -s");
    outfile_finish(&out, &err);
    ranks_end(&err);
    progress_clear();
    print_lines("gdplot: warning: ", err.warning);
    if (err.status != STATUS_OK) {
        print_lines("gdplot: ", err.message);
        print_lines("gdplot: ", err.more);
        print_lines("  | ", err.detail);
    }
    free(err.more);
    return err.status;
}
