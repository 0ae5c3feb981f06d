/*
 * Runs one gdplot command again and again, each time with another call failing.
 *
 *     server FOLDER ARGUMENTS...    in the folder where gdplot is to work
 *
 * For each number on standard input, a line, the command is run in a process of its own with that
 * call failing (0: none), with FOLDER/in, FOLDER/out and FOLDER/err as its standard files. Answers
 * "CALLS STATUS NAME ADDRESS...": the calls made, the status as from wait(), the function that
 * failed and from where it was called; for 0 NAME is "-", and the numbers of the calls that are not
 * for memory follow. With sanitizers, what was not freed when main came back is
 * reported on standard error, and the status is 98; an exit in the middle, for want of memory,
 * leaves to the system what it held.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "points.h"

enum { PATIENCE = 60, LEAKS = 98 };

int gdplot_main(int argc, char **argv);

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "detect_leaks=1:leak_check_at_exit=0:exitcode=99:allocator_may_return_null=1";
}
#else
static int __lsan_do_recoverable_leak_check(void)
{
    return 0;
}
#endif

static void redirect(int file, const char *folder, const char *name, int flags)
{
    char path[4096];
    int opened;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    opened = open(path, flags, 0666);
    if (opened < 0 || dup2(opened, file) < 0)
        abort();
    close(opened);
}

static _Noreturn void run(struct points *points, int argc, char **argv)
{
    int status;

    redirect(STDIN_FILENO, argv[1], "in", O_RDONLY);
    redirect(STDOUT_FILENO, argv[1], "out", O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, argv[1], "err", O_WRONLY | O_CREAT | O_TRUNC);
    alarm(PATIENCE);
    points_start(points);
    status = gdplot_main(argc - 1, argv + 1);
    points_stop();
    exit(__lsan_do_recoverable_leak_check() ? LEAKS : status);
}

static void answer(const struct points *points, int status)
{
    printf("%ld %d %s", points->count, status, *points->name ? points->name : "-");
    for (int i = 0; i < points->frames; i++)
        printf(" %p", points->stack[i]);
    for (int i = 0; !points->fail && i < points->others_count && i < POINTS_OTHERS; i++)
        printf(" %ld", points->others[i]);
    putchar('\n');
    fflush(stdout);
}

int main(int argc, char **argv)
{
    const int shared = MAP_SHARED | MAP_ANONYMOUS;
    struct points *points = mmap(NULL, sizeof *points, PROT_READ | PROT_WRITE, shared, -1, 0);
    char line[64];

    if (argc < 3 || points == MAP_FAILED)
        return 2;
    while (fgets(line, sizeof line, stdin)) {
        int status;
        pid_t child;

        memset(points, 0, sizeof *points);
        points->fail = atol(line);
        child = fork();
        if (child == 0)
            run(points, argc, argv);
        waitpid(child, &status, 0);
        answer(points, status);
    }
    return 0;
}
