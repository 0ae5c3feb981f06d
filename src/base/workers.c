#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include "base/workers.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/child.h"
#include "base/cleanup.h"
#include "base/mem.h"
#include "base/progress.h"

/* What a worker reports, in memory that it shares with the process that started it. */
struct worker_report {
    size_t done;
    size_t failed; /* the first piece that failed; the count of all pieces: none did */
    struct err err;
};

struct crew {
    struct cleanup cleanup; /* first; ends the workers when this process dies */
    const struct workers *workers;
    size_t size;
    pid_t *pids; /* of the workers; 0: it has ended, -1: it could not be started */
    struct worker_report *reports;
};

static void end_crew(struct cleanup *cleanup)
{
    struct crew *crew = (struct crew *)cleanup;

    for (size_t i = 0; i < crew->size; i++)
        if (crew->pids[i] > 0)
            kill(crew->pids[i], SIGTERM);
    for (size_t i = 0; i < crew->size; i++)
        if (crew->pids[i] > 0)
            waitpid(crew->pids[i], NULL, 0);
}

static void do_piece(const struct crew *crew, struct worker_report *report, size_t i)
{
    struct err err = {0};

    if (crew->workers->work(crew->workers->context, i, &err) &&
        report->failed == crew->workers->count) {
        report->failed = i;
        report->err = err;
    } else if (report->failed == crew->workers->count && !*report->err.warning) {
        memcpy(report->err.warning, err.warning, sizeof err.warning);
    }
    report->done++;
}

/* Worker `first` does the pieces first, first + size, first + 2·size, … */
static void do_share(const struct crew *crew, size_t first)
{
    for (size_t i = first; i < crew->workers->count; i += crew->size)
        do_piece(crew, &crew->reports[first], i);
}

static void start_one(struct crew *crew, size_t i)
{
    pid_t parent = getpid();
    sigset_t before;

    cleanup_hold(&before);
    crew->pids[i] = fork();
    if (crew->pids[i] == 0) {
        cleanup_start_over();
        child_ends_with(parent, SIGTERM);
        cleanup_let_go(&before);
        progress_forbid();
        do_share(crew, i);
        _exit(0);
    }
    cleanup_let_go(&before);
}

static void tell_progress(const struct crew *crew)
{
    size_t done = 0;

    for (size_t i = 0; i < crew->size; i++)
        done += crew->reports[i].done;
    if (crew->workers->progress)
        crew->workers->progress(crew->workers->context, done);
}

/* Does the pieces of the workers that could not be started, while the other workers do theirs. */
static void do_shares_left(struct crew *crew)
{
    for (size_t first = 0; first < crew->size; first++)
        for (size_t i = first; crew->pids[first] < 0 && i < crew->workers->count; i += crew->size) {
            do_piece(crew, &crew->reports[first], i);
            tell_progress(crew);
        }
}

/*
 * Whether the worker has ended. WNOWAIT leaves it a zombie: until await_one has set its pid to 0,
 * end_crew might kill it, and its number must not belong to another process by then. Without
 * anybody to tell progress to, waits for the end.
 */
static bool has_ended(const struct crew *crew, size_t i)
{
    siginfo_t ended = {0};

    return waitid(P_PID, (id_t)crew->pids[i], &ended,
                  WEXITED | WNOWAIT | (crew->workers->progress ? WNOHANG : 0)) ||
           ended.si_pid;
}

/* Waits for one worker, telling progress on the way. Returns its exit status; -1 for a signal. */
static int await_one(struct crew *crew, size_t i)
{
    const struct timespec pause = {0, 20000000};
    int status = 0;
    sigset_t before;
    pid_t ended;

    while (!has_ended(crew, i)) {
        tell_progress(crew);
        nanosleep(&pause, NULL);
    }
    cleanup_hold(&before);
    ended = waitpid(crew->pids[i], &status, 0);
    crew->pids[i] = 0;
    cleanup_let_go(&before);
    return ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int sum_up(const struct crew *crew, struct err *err)
{
    const struct worker_report *first = &crew->reports[0];

    for (size_t i = 0; i < crew->size; i++) {
        const struct worker_report *report = &crew->reports[i];

        err_warn_too(err, &report->err);
        if (report->failed < first->failed)
            first = report;
    }
    if (first->failed == crew->workers->count)
        return 0;
    return err_set(err, first->err.status, "%s", first->err.message);
}

static int run_crew(struct crew *crew, struct err *err)
{
    bool fine = true, told = false;
    sigset_t before;

    for (size_t i = 0; i < crew->size; i++)
        crew->reports[i].failed = crew->workers->count;
    cleanup_hold(&before);
    cleanup_add(&crew->cleanup);
    cleanup_let_go(&before);
    for (size_t i = 0; i < crew->size; i++)
        start_one(crew, i);
    do_shares_left(crew);
    for (size_t i = 0; i < crew->size; i++) {
        int status = crew->pids[i] > 0 ? await_one(crew, i) : STATUS_OK;

        fine = fine && status == STATUS_OK;
        told = told || status == STATUS_LIMIT;
    }
    cleanup_hold(&before);
    cleanup_remove(&crew->cleanup);
    cleanup_let_go(&before);
    if (sum_up(crew, err))
        return -1;
    if (fine)
        return 0;
    /* A worker that ran out of memory has printed that itself. */
    return err_set(err, STATUS_LIMIT, "%s", told ? "" : "a process that draws died; try --jobs 1");
}

/* Where memory cannot be shared, one process does all. */
static int run_alone(const struct workers *workers, struct err *err)
{
    int result = 0;

    for (size_t i = 0; i < workers->count; i++) {
        result |= workers->work(workers->context, i, err);
        if (workers->progress)
            workers->progress(workers->context, i + 1);
    }
    return result;
}

int workers_run(const struct workers *workers, struct err *err)
{
    size_t size = (size_t)workers->jobs < workers->count ? (size_t)workers->jobs : workers->count;
    struct crew crew = {{end_crew, NULL}, workers, size, NULL, NULL};
    size_t bytes = size * sizeof *crew.reports;
    int result;

    if (size > 1)
        crew.reports = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (size <= 1 || crew.reports == MAP_FAILED)
        return run_alone(workers, err);
    crew.pids = mem_zeroed(size, sizeof *crew.pids);
    result = run_crew(&crew, err);
    free(crew.pids);
    munmap(crew.reports, bytes);
    return result;
}
