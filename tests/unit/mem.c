/* What happens when memory runs out: what the program has said, or the end at once. */
#include "testing.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include "base/mem.h"

enum { SAID = 42 };

static void say(void)
{
    _exit(SAID);
}

/* How a process ends that wants more memory than there can be. */
static int end_of(void (*end)(void))
{
    const struct rlimit no_core = {0, 0};
    pid_t child = fork();
    int status = 0;

    if (!child) {
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        mem_when_exhausted(end);
        mem_resize(NULL, SIZE_MAX, 2);
        _exit(0);
    }
    assert_true(child > 0);
    waitpid(child, &status, 0);
    return status;
}

static void test_program_decides(void **state)
{
    int status = end_of(say);

    (void)state;
    check(WIFEXITED(status) && WEXITSTATUS(status) == SAID, "status %x", (unsigned)status);
}

static void test_library_aborts(void **state)
{
    int status = end_of(NULL);

    (void)state;
    check(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "status %x", (unsigned)status);
}

/* What tests link is a library: it leaves malloc as it was. */
static void test_malloc_is_left_alone(void **state)
{
    (void)state;
#if !defined(__SANITIZE_ADDRESS__) &&                                                              \
    !defined(__SANITIZE_THREAD__) /* which put theirs in its place */
    void *volatile block = malloc(SIZE_MAX / 4);

    check(!block, "there is that much memory");
    free(block);
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_program_decides),
        TEST(test_library_aborts),
        TEST(test_malloc_is_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
