/* Pieces of work in several processes. */
#include "testing.h"

#include <signal.h>

#include "base/workers.h"

enum { PIECES = 23 };

/* What the pieces did, seen by all processes: a file, as they share no memory. */
struct seen {
    int file;
    int failing[2]; /* pieces that fail, or -1 */
    int dying;      /* the piece whose process is killed, or -1, */
    int status;     /* or ends with this status, unless it is 0 */
    size_t told;    /* the largest progress told */
};

static int work(void *context, size_t i, struct err *err)
{
    const struct seen *seen = context;
    char mark = 'x';

    if ((int)i == seen->dying && seen->status)
        _exit(seen->status);
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
    struct workers workers = {PIECES, jobs, work, progress ? told : NULL, seen};
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

static void one_that_has_told_why_it_ends_is_an_error_without_a_message(void **state)
{
    struct seen seen = {.failing = {-1, -1}, .dying = 7, .status = STATUS_LIMIT};
    struct err err = {0};
    int result;

    (void)state;
    run(&seen, 4, false, &result, &err);
    check(result == -1 && err.status == STATUS_LIMIT && !*err.message, "%d, %d '%s'", result,
          err.status, err.message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_piece_is_done_once),
        TEST(the_first_failure_is_told_and_the_rest_is_done),
        TEST(a_process_that_dies_is_an_error),
        TEST(one_that_has_told_why_it_ends_is_an_error_without_a_message),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
