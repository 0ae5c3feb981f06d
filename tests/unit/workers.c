/* Pieces of work in several processes. */
#define _DEFAULT_SOURCE /* RLIMIT_NPROC */

#include "testing.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/cleanup.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "base/workers.h"

enum { PIECES = 23 };

/* What the pieces did, seen by all processes: a file, as they share no memory. */
struct seen {
    int file;
    int failing[2];  /* pieces that fail, or -1 */
    int dying;       /* the piece whose process is killed, or -1, */
    bool exhausting; /* or has no memory left */
    size_t told;     /* the largest progress told */
};

/* A thing whose undoing leaves the mark of a piece. */
struct thing {
    struct cleanup cleanup; /* first */
    const struct seen *seen;
};

static void undo_thing(struct cleanup *self)
{
    const struct seen *seen = ((struct thing *)self)->seen;

    if (pwrite(seen->file, "x", 1, seen->dying) != 1)
        _exit(99);
}

static _Noreturn void make_and_exhaust(const struct seen *seen)
{
    struct thing thing = {{undo_thing, NULL}, seen};

    cleanup_add(&thing.cleanup);
    mem_exhausted();
}

static int work(void *context, size_t i, struct err *err)
{
    const struct seen *seen = context;
    char mark = 'x';

    if ((int)i == seen->dying && seen->exhausting)
        make_and_exhaust(seen);
    if ((int)i == seen->dying)
        raise(SIGKILL);
    if (pwrite(seen->file, &mark, 1, (off_t)i) != 1)
        return err_set(err, STATUS_IO, "pwrite");
    if (i == 3)
        err_warn(err, "piece 3");
    if ((int)i == seen->failing[0] || (int)i == seen->failing[1])
        return err_set(err, STATUS_FAILED, "piece %zu", i);
    return 0;
}

static void told(void *context, size_t done)
{
    struct seen *seen = context;

    if (done > seen->told)
        seen->told = done;
}

/* Runs all pieces; returns how many were done. */
static size_t run(struct seen *seen, long jobs, bool progress, int *result, struct err *err)
{
    char *path = make_text_file(""), marks[PIECES + 1] = "";
    struct workers workers = {.count = PIECES,
                              .jobs = jobs,
                              .work = work,
                              .progress = progress ? told : NULL,
                              .context = seen};
    FILE *file = fopen(path, "r+");
    size_t done = 0;

    seen->file = fileno(file);
    *result = workers_run(&workers, err);
    if (pread(seen->file, marks, PIECES, 0) < 0)
        fail_msg("pread");
    for (size_t i = 0; i < PIECES; i++)
        done += marks[i] == 'x';
    fclose(file);
    remove_file(path);
    return done;
}

static void every_piece_is_done_once(void **state)
{
    static const long jobs[] = {1, 2, 5, PIECES, 100};

    (void)state;
    for (size_t i = 0; i < LENGTH(jobs); i++)
        for (int progress = 0; progress < 2; progress++) {
            struct seen seen = {.failing = {-1, -1}, .dying = -1};
            struct err err = {0};
            int result;
            size_t done = run(&seen, jobs[i], progress, &result, &err);

            check(done == PIECES && !result, "%ld jobs: %zu pieces, %s", jobs[i], done,
                  err.message);
            check(!strcmp(err.warning, "piece 3"), "%ld jobs: warning '%s'", jobs[i], err.warning);
            check(!progress || jobs[i] > 1 || seen.told == PIECES, "%ld jobs: told %zu", jobs[i],
                  seen.told);
        }
}

/* The numbers of the pieces, each behind that of the one begun before it. */
static int note_order(void *context, size_t i, struct err *err)
{
    const struct seen *seen = context;
    char number = (char)i;

    (void)err;
    return write(seen->file, &number, 1) != 1;
}

static void pieces_are_begun_in_the_order_asked_for(void **state)
{
    static const size_t order[] = {5, 0, 4, 1, 3, 2};
    char *path = make_text_file(""), begun[LENGTH(order)] = "";
    FILE *file = fopen(path, "r+");
    struct seen seen = {.file = fileno(file)};
    struct workers workers = {
        .count = LENGTH(order), .jobs = 2, .work = note_order, .order = order, .context = &seen};
    struct err err = {0};

    (void)state;
    check(!workers_run(&workers, &err) && pread(seen.file, begun, sizeof begun, 0) == 6, "%s",
          err.message);
    /* Two processes are at work: one of them may stand still, but nothing else comes too early. */
    for (size_t i = 0; i < LENGTH(order); i++) {
        size_t at = (size_t)((const char *)memchr(begun, (char)order[i], sizeof begun) - begun);

        check(at + 1 >= i, "piece %zu was begun %zu.", order[i], at);
    }
    fclose(file);
    remove_file(path);
}

static void the_first_failure_is_told_and_the_rest_is_done(void **state)
{
    static const long jobs[] = {1, 2, 3, 4, 23};

    (void)state;
    for (size_t i = 0; i < LENGTH(jobs); i++) {
        struct seen seen = {.failing = {17, 6}, .dying = -1};
        struct err err = {0};
        int result;
        size_t done = run(&seen, jobs[i], false, &result, &err);

        check(result == -1 && done == PIECES, "%ld jobs: %d, %zu pieces", jobs[i], result, done);
        check(err.status == STATUS_FAILED && !strcmp(err.message, "piece 6"), "%ld jobs: %d '%s'",
              jobs[i], err.status, err.message);
    }
}

static void a_process_that_dies_is_an_error(void **state)
{
    struct seen seen = {.failing = {-1, -1}, .dying = 7};
    struct err err = {0};
    int result;
    size_t done = run(&seen, 4, false, &result, &err);

    (void)state;
    check(result == -1 && err.status == STATUS_LIMIT, "%d, %d '%s'", result, err.status,
          err.message);
    check(*err.message, "no message");
    check(done >= PIECES * 3 / 4 && done < PIECES, "%zu pieces", done);
}

static void one_that_runs_out_of_memory_cleans_up_and_is_told_of_once(void **state)
{
    struct seen seen = {.failing = {-1, -1}, .dying = 7, .exhausting = true};
    struct err err = {0};
    int result;
    size_t done = run(&seen, 4, false, &result, &err);

    (void)state;
    check(done == PIECES, "%zu pieces", done);
    check(result == -1 && err.status == STATUS_LIMIT && !strcmp(err.message, MEM_EXHAUSTED),
          "%d, %d '%s'", result, err.status, err.message);
}

/* Pieces that are taken: each writes its number where WORKERS_AHEAD times `jobs` pieces have room.
 */
struct taking {
    struct seen seen;
    size_t jobs;
    size_t *places; /* shared */
    size_t taken;   /* how many were, in order, each and the one before it still in its place */
    size_t refused; /* the piece that is not taken */
};

static size_t *place_of(const struct taking *taking, size_t i)
{
    return &taking->places[i % (WORKERS_AHEAD * taking->jobs)];
}

static int put(void *context, size_t i, struct err *err)
{
    const struct taking *taking = context;

    *place_of(taking, i) = i;
    return work(context, i, err);
}

static int take(void *context, size_t i, struct err *err)
{
    struct taking *taking = context;

    usleep(500); /* so that workers are ahead as far as they may be */
    if (i == taking->refused)
        return err_set(err, STATUS_IO, "not %zu", i);
    taking->taken += i == taking->taken && *place_of(taking, i) == i &&
                     (!i || *place_of(taking, i - 1) == i - 1);
    return 0;
}

static int run_taking(struct taking *taking, size_t jobs, struct err *err)
{
    char *path = make_text_file("");
    FILE *file = fopen(path, "r+");
    size_t size = WORKERS_AHEAD * jobs * sizeof *taking->places;
    int result;

    taking->jobs = jobs;
    taking->seen.file = fileno(file);
    taking->places = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    result = workers_run(
        &(struct workers){
            .count = PIECES, .jobs = (long)jobs, .work = put, .context = taking, .take = take},
        err);
    munmap(taking->places, size);
    fclose(file);
    remove_file(path);
    return result;
}

static void pieces_are_taken_in_order(void **state)
{
    (void)state;
    for (size_t jobs = 1; jobs <= PIECES; jobs += 1 + jobs / 3) {
        struct taking taking = {.seen = {.failing = {-1, -1}, .dying = -1}, .refused = PIECES};
        struct err err = {0};
        int result = run_taking(&taking, jobs, &err);

        check(!result && taking.taken == PIECES, "%zu jobs: %zu pieces, %s", jobs, taking.taken,
              err.message);
        check(!strcmp(err.warning, "piece 3"), "%zu jobs: warning '%s'", jobs, err.warning);
    }
}

static void behind_the_first_failure_nothing_is_taken(void **state)
{
    const struct {
        struct taking taking;
        size_t taken;
        enum status status;
        const char *message;
    } rows[] = {
        {{.seen = {.failing = {17, 6}, .dying = -1}, .refused = PIECES},
         6,
         STATUS_FAILED,
         "piece 6"},
        {{.seen = {.failing = {-1, 11}, .dying = -1}, .refused = 9}, 9, STATUS_IO, "not 9"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        for (size_t jobs = 1; jobs < 5; jobs++) {
            struct taking taking = rows[i].taking;
            struct err err = {0};
            int result = run_taking(&taking, jobs, &err);

            check(result == -1 && taking.taken == rows[i].taken, "%zu jobs: %zu pieces", jobs,
                  taking.taken);
            check(err.status == rows[i].status && !strcmp(err.message, rows[i].message),
                  "%zu jobs: '%s'", jobs, err.message);
        }
}

static void of_a_process_that_dies_nothing_more_is_taken(void **state)
{
    struct taking taking = {.seen = {.failing = {-1, -1}, .dying = 7}, .refused = PIECES};
    struct err err = {0};

    (void)state;
    check(run_taking(&taking, 3, &err) == -1 && taking.taken == 7, "%zu pieces", taking.taken);
    check(err.status == STATUS_LIMIT && *err.message, "%d '%s'", err.status, err.message);
    taking.seen.exhausting = true;
    taking.taken = 0;
    err = (struct err){0};
    check(run_taking(&taking, 3, &err) == -1 && taking.taken == 7, "%zu pieces", taking.taken);
    check(err.status == STATUS_LIMIT && !strcmp(err.message, MEM_EXHAUSTED), "%d '%s'", err.status,
          err.message);
}

/* As a user who may have no other process; root may have as many as there are, but as nobody. */
static bool have_no_processes(void)
{
    const struct rlimit none = {0, 0};

    return (getuid() || !setuid(65534)) && !setrlimit(RLIMIT_NPROC, &none) && fork() < 0;
}

static void count(void *context, size_t i)
{
    (void)i;
    ++*(int *)context;
}

/* The exit status of a process that has none beside it: 0 where workers and threads did it all. */
static int run_alone(void)
{
    struct seen seen = {.failing = {-1, -1}, .dying = -1};
    struct taking taking = {.seen = seen, .refused = PIECES};
    struct err err = {0};
    int result, counted = 0;
    size_t done;

    if (!have_no_processes())
        return 77;
    done = run(&seen, 4, true, &result, &err);
    parallel_run(PIECES, 4, count, &counted, NULL);
    if (run_taking(&taking, 4, &err) || taking.taken != PIECES)
        return 2;
    if (done == PIECES && !result && err.status == STATUS_OK && seen.told == PIECES &&
        counted == PIECES && !strcmp(err.warning, "piece 3"))
        return 0;
    fprintf(stderr, "# %zu pieces, told %zu, counted %d: %s\n", done, seen.told, counted,
            err.message);
    return 1;
}

static void without_processes_one_does_it_all(void **state)
{
    pid_t child = fork();
    int status = -1;

    (void)state;
    if (child == 0)
        _exit(run_alone());
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        skip();
    check(status == 0, "status %d", status);
}

/* Says that it is there, and is until a signal ends it. */
static int stay(void *context, size_t i, struct err *err)
{
    const int *told_to = context;

    (void)i, (void)err;
    if (write(*told_to, "x", 1) != 1)
        _exit(1);
    for (;;)
        pause();
}

/* Each worker has the pipe open: its end comes when all have died. */
static void killed_its_workers_end_with_it(bool ignoring)
{
    struct err err = {0};
    int ends[2];
    char mark;
    pid_t crew;

    if (pipe(ends))
        fail_msg("pipe");
    crew = fork();
    if (crew == 0) {
        struct workers workers = {.count = PIECES, .jobs = 3, .work = stay, .context = &ends[1]};

        signal(SIGTERM, ignoring ? SIG_IGN : SIG_DFL);
        _exit(workers_run(&workers, &err) != 0);
    }
    close(ends[1]);
    for (int i = 0; i < 3; i++)
        check(read(ends[0], &mark, 1) == 1, "worker %d did not come", i);
    kill(crew, SIGKILL);
    waitpid(crew, NULL, 0);
    alarm(60);
    check(read(ends[0], &mark, 1) == 0, "a fourth worker came");
    alarm(0);
    close(ends[0]);
}

static void workers_end_with_their_parent(void **state)
{
    (void)state;
    killed_its_workers_end_with_it(false);
    killed_its_workers_end_with_it(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_piece_is_done_once),
        TEST(pieces_are_begun_in_the_order_asked_for),
        TEST(the_first_failure_is_told_and_the_rest_is_done),
        TEST(a_process_that_dies_is_an_error),
        TEST(one_that_runs_out_of_memory_cleans_up_and_is_told_of_once),
        TEST(pieces_are_taken_in_order),
        TEST(behind_the_first_failure_nothing_is_taken),
        TEST(of_a_process_that_dies_nothing_more_is_taken),
        TEST(without_processes_one_does_it_all),
        TEST(workers_end_with_their_parent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
