#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include "base/workers.h"

#include <errno.h>
#include <semaphore.h>
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

#define DIED "a process that draws died; try --jobs 1"

/* What a worker reports, in memory that it shares with the process that started it. */
struct worker_report {
    size_t done;
    size_t failed; /* the first piece that failed; the count of all pieces: none did */
    struct err err;
    bool stopped;          /* no other piece is wanted */
    sem_t done_ones, room; /* pieces to be taken, and those that may be begun before one is taken */
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

static void await(sem_t *semaphore)
{
    int result;

    do {
        result = sem_wait(semaphore);
    } while (result && errno == EINTR);
}

/* Worker `first` does the pieces first, first + size, first + 2·size, … */
static void do_share(const struct crew *crew, size_t first)
{
    struct worker_report *report = &crew->reports[first];

    for (size_t i = first; i < crew->workers->count; i += crew->size) {
        if (crew->workers->take)
            await(&report->room);
        if (report->stopped)
            return;
        do_piece(crew, report, i);
        if (crew->workers->take)
            sem_post(&report->done_ones);
    }
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
 * Whether the worker has ended; may wait for that. WNOWAIT leaves it a zombie: until await_one has
 * set its pid to 0, end_crew might kill it, and its number must not belong to another process by
 * then.
 */
static bool has_ended(const struct crew *crew, size_t i, bool wait)
{
    siginfo_t ended = {0};

    return waitid(P_PID, (id_t)crew->pids[i], &ended, WEXITED | WNOWAIT | (wait ? 0 : WNOHANG)) ||
           ended.si_pid;
}

/* Waits until the worker has one more piece done; false where it ended without that. */
static bool await_piece(const struct crew *crew, size_t i)
{
    sem_t *done = &crew->reports[i].done_ones;
    struct timespec until;

    for (;;) {
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        if (!sem_timedwait(done, &until))
            return true;
        if (errno == ETIMEDOUT && has_ended(crew, i, false))
            return !sem_trywait(done);
    }
}

static int take_one(const struct crew *crew, size_t i, size_t worker, struct err *err)
{
    struct worker_report *report = &crew->reports[worker];

    if (crew->pids[worker] < 0)
        do_piece(crew, report, i);
    else if (!await_piece(crew, worker))
        return err_set(err, STATUS_LIMIT, DIED);
    if (report->failed == i)
        return err_set(err, report->err.status, "%s", report->err.message);
    return crew->workers->take(crew->workers->context, i, err);
}

/* Takes all pieces; where that fails, no worker begins another. */
static int take_all(const struct crew *crew, struct err *err)
{
    size_t worker = 0, before = 0;
    int result = 0;

    for (size_t i = 0; !result && i < crew->workers->count; i++) {
        result = take_one(crew, i, worker, err);
        if (i > 0)
            sem_post(&crew->reports[before].room);
        before = worker++;
        worker = worker < crew->size ? worker : 0;
    }
    for (size_t i = 0; result && i < crew->size; i++) {
        crew->reports[i].stopped = true;
        sem_post(&crew->reports[i].room);
    }
    return result;
}

/* Waits for one worker, telling progress on the way. Returns its exit status; -1 for a signal. */
static int await_one(struct crew *crew, size_t i)
{
    const struct timespec pause = {0, 20000000};
    int status = 0;
    sigset_t before;
    pid_t ended;

    while (!has_ended(crew, i, !crew->workers->progress)) {
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

static void prepare_reports(const struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++) {
        struct worker_report *report = &crew->reports[i];

        report->failed = crew->workers->count;
        sem_init(&report->done_ones, true, 0);
        sem_init(&report->room, true, WORKERS_AHEAD);
    }
}

static int run_crew(struct crew *crew, struct err *err)
{
    bool fine = true, told = false;
    struct err problem = {0};
    sigset_t before;
    int result = 0;

    prepare_reports(crew);
    cleanup_hold(&before);
    cleanup_add(&crew->cleanup);
    cleanup_let_go(&before);
    for (size_t i = 0; i < crew->size; i++)
        start_one(crew, i);
    if (crew->workers->take)
        result = take_all(crew, &problem);
    else
        do_shares_left(crew);
    for (size_t i = 0; i < crew->size; i++) {
        int status = crew->pids[i] > 0 ? await_one(crew, i) : STATUS_OK;

        fine = fine && status == STATUS_OK;
        told = told || status == STATUS_LIMIT;
    }
    cleanup_hold(&before);
    cleanup_remove(&crew->cleanup);
    cleanup_let_go(&before);
    if (result && !told)
        return err_set(err, problem.status, "%s", problem.message);
    if (!result && sum_up(crew, err))
        return -1;
    if (!result && fine)
        return 0;
    /* A worker that ran out of memory has printed that itself. */
    return err_set(err, STATUS_LIMIT, "%s", told ? "" : DIED);
}

/* Where memory cannot be shared, one process does all. */
static int run_alone(const struct workers *workers, struct err *err)
{
    int result = 0;

    for (size_t i = 0; i < workers->count && !(result && workers->take); i++) {
        result |= workers->work(workers->context, i, err);
        if (!result && workers->take)
            result = workers->take(workers->context, i, err);
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
