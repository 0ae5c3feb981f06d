#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include "base/workers.h"

#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
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

/* What is told of a worker, */
struct worker_report {
    size_t done;
    bool stopped;          /* no other piece is wanted */
    sem_t done_ones, room; /* pieces to be taken, and those that may be begun before one is taken */
};

/* and of a piece. */
struct piece_report {
    bool failed;
    struct err err;
};

struct crew {
    struct cleanup cleanup; /* first; ends the workers when this process dies */
    const struct workers *workers;
    size_t size;
    pid_t *pids; /* of the workers; 0: it has ended, -1: it could not be started */
    /* In memory that the workers share with the process that started them. */
    struct worker_report *reports;
    struct piece_report *pieces;
    atomic_size_t *next; /* how many pieces were begun, where none is taken */
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
    bool failed = crew->workers->work(crew->workers->context, i, &err) != 0;

    if (failed || *err.warning)
        crew->pieces[i] = (struct piece_report){failed, err};
    report->done++;
}

static void await(sem_t *semaphore)
{
    int result;

    do {
        result = sem_wait(semaphore);
    } while (result && errno == EINTR);
}

/* Worker `first` does the pieces first, first + size, first + 2·size, …, which are taken. */
static void do_share(const struct crew *crew, size_t first)
{
    struct worker_report *report = &crew->reports[first];

    for (size_t i = first; i < crew->workers->count; i += crew->size) {
        await(&report->room);
        if (report->stopped)
            return;
        do_piece(crew, report, i);
        sem_post(&report->done_ones);
    }
}

/* The worker does one piece after the other that nobody has begun. */
static void do_what_is_left(const struct crew *crew, size_t worker,
                            void (*tell)(const struct crew *crew))
{
    const struct workers *workers = crew->workers;
    size_t i;

    while ((i = atomic_fetch_add(crew->next, 1)) < workers->count) {
        do_piece(crew, &crew->reports[worker], workers->order ? workers->order[i] : i);
        if (tell)
            tell(crew);
    }
}

/* The process that started this one says so, once for all. */
static void end_silently(void)
{
    cleanup_at_once();
    _exit(STATUS_LIMIT);
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
        mem_when_exhausted(end_silently);
        if (crew->workers->take)
            do_share(crew, i);
        else
            do_what_is_left(crew, i, NULL);
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

/* Does the work of a worker that could not be started. */
static void stand_in(const struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++)
        if (crew->pids[i] < 0)
            do_what_is_left(crew, i, tell_progress);
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
    const struct piece_report *piece = &crew->pieces[i];

    if (crew->pids[worker] < 0)
        do_piece(crew, &crew->reports[worker], i);
    else if (!await_piece(crew, worker))
        return err_set(err, STATUS_LIMIT, DIED);
    if (piece->failed)
        return err_set(err, piece->err.status, "%s", piece->err.message);
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
    int result = 0;

    for (size_t i = 0; i < crew->workers->count; i++) {
        const struct piece_report *piece = &crew->pieces[i];

        err_warn_too(err, &piece->err);
        if (piece->failed && !result)
            result = err_set(err, piece->err.status, "%s", piece->err.message);
    }
    return result;
}

static void prepare_reports(const struct crew *crew)
{
    for (size_t i = 0; i < crew->size; i++) {
        struct worker_report *report = &crew->reports[i];

        sem_init(&report->done_ones, true, 0);
        sem_init(&report->room, true, WORKERS_AHEAD);
    }
}

static int run_crew(struct crew *crew, struct err *err)
{
    bool fine = true, exhausted = false;
    struct err problem = {0};
    sigset_t before;
    int result = 0;

    prepare_reports(crew);
    mem_give_back();
    cleanup_hold(&before);
    cleanup_add(&crew->cleanup);
    cleanup_let_go(&before);
    for (size_t i = 0; i < crew->size; i++)
        start_one(crew, i);
    if (crew->workers->take)
        result = take_all(crew, &problem);
    else
        stand_in(crew);
    for (size_t i = 0; i < crew->size; i++) {
        int status = crew->pids[i] > 0 ? await_one(crew, i) : STATUS_OK;

        fine = fine && status == STATUS_OK;
        exhausted = exhausted || status == STATUS_LIMIT;
    }
    cleanup_hold(&before);
    cleanup_remove(&crew->cleanup);
    cleanup_let_go(&before);
    if (result && !exhausted)
        return err_set(err, problem.status, "%s", problem.message);
    if (!result && sum_up(crew, err))
        return -1;
    if (!result && fine)
        return 0;
    return err_set(err, STATUS_LIMIT, "%s", exhausted ? MEM_EXHAUSTED : DIED);
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

/* Maps what the processes share, zeroed; returns its bytes, 0 where it cannot be shared. */
static size_t share(struct crew *crew)
{
    size_t reports = crew->size * sizeof *crew->reports;
    size_t pieces = crew->workers->count * sizeof *crew->pieces;
    size_t bytes = reports + pieces + sizeof *crew->next;
    char *shared = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (shared == MAP_FAILED)
        return 0;
    crew->reports = (struct worker_report *)shared;
    crew->pieces = (struct piece_report *)(shared + reports);
    crew->next = (atomic_size_t *)(shared + reports + pieces);
    return bytes;
}

int workers_run(const struct workers *workers, struct err *err)
{
    size_t size = (size_t)workers->jobs < workers->count ? (size_t)workers->jobs : workers->count;
    struct crew crew = {.cleanup = {end_crew, NULL}, .workers = workers, .size = size};
    size_t bytes = size > 1 ? share(&crew) : 0;
    int result;

    if (!bytes)
        return run_alone(workers, err);
    crew.pids = mem_zeroed(size, sizeof *crew.pids);
    result = run_crew(&crew, err);
    free(crew.pids);
    munmap(crew.reports, bytes);
    return result;
}
