/*
 * What the unit tests share: rows of a table that are all tried and named where they do not hold,
 * and small temporary files.
 */
#ifndef GDPLOT_TESTS_TESTING_H
#define GDPLOT_TESTS_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* The checks of the running test that did not hold. */
static int failed_checks;

/* Says what is wrong, printf-style, where `condition` does not hold; the test goes on and fails. */
#define check(condition, ...)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_error("%s:%d: ", __FILE__, __LINE__);                                            \
            print_error(__VA_ARGS__);                                                              \
            print_error("\n");                                                                     \
            failed_checks++;                                                                       \
        }                                                                                          \
    } while (0)

struct checked_test {
    void (*function)(void **state);
};

static inline void run_checked(void **state)
{
    const struct checked_test *test = *state;

    failed_checks = 0;
    test->function(state);
    if (failed_checks)
        fail_msg("%d checks did not hold", failed_checks);
}

/* A row for cmocka_run_group_tests. */
#define TEST(function)                                                                             \
    {                                                                                              \
#function, run_checked, NULL, NULL, &(struct checked_test)                                 \
        {                                                                                          \
            function                                                                               \
        }                                                                                          \
    }

/* The same bits; any nan is like any other. */
static inline bool same_double(double a, double b)
{
    return isnan(a) ? isnan(b) : !memcmp(&a, &b, sizeof a);
}

static inline bool near(double a, double b, double tolerance)
{
    return a == b || fabs(a - b) <= tolerance;
}

static inline bool contains(const char *text, const char *piece)
{
    return strstr(text, piece) != NULL;
}

/* Pseudo-random bits, the same in every run (Marsaglia 2003, xorshift64). */
static inline uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* Who runs the tests may ignore some signals: a shell in the background, nohup. */
static inline void heed_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXCPU};

    for (size_t i = 0; i < LENGTH(signals); i++)
        signal(signals[i], SIG_DFL);
}

/* A new file that holds the bytes; its path is to be given to remove_file(). */
static inline char *make_file(const char *bytes, size_t length)
{
    const char *folder = getenv("TMPDIR");
    char path[300];
    int file;

    snprintf(path, sizeof path, "%.256s/gdplot-test-XXXXXX", folder && *folder ? folder : "/tmp");
    file = mkstemp(path);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length || close(file))
        fail_msg("%s: cannot be written", path);
    return strdup(path);
}

static inline char *make_text_file(const char *text)
{
    return make_file(text, strlen(text));
}

static inline void remove_file(char *path)
{
    unlink(path);
    free(path);
}

#endif
