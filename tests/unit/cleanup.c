/* Clean-up when the process exits or dies of a signal. */
#include "testing.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include "base/cleanup.h"

/* A thing whose undoing leaves a letter in a pipe. */
struct thing {
    struct cleanup cleanup; /* first */
    char letter;
    int signal; /* raised while it is undone, or 0 */
};

static int letters[2];

static void undo_thing(struct cleanup *self)
{
    const struct thing *thing = (struct thing *)self;

    if (thing->signal)
        raise(thing->signal);
    if (write(letters[1], &thing->letter, 1) != 1)
        _exit(99);
}

static void leave_letter(char letter)
{
    struct thing thing = {.letter = letter};

    undo_thing(&thing.cleanup);
}

static struct thing things[] = {
    {.cleanup.undo = undo_thing, .letter = 'a'},
    {.cleanup.undo = undo_thing, .letter = 'b'},
    {.cleanup.undo = undo_thing, .letter = 'c'},
};

static void add_things(void)
{
    sigset_t before;

    cleanup_hold(&before);
    for (size_t i = 0; i < LENGTH(things); i++)
        cleanup_add(&things[i].cleanup);
    cleanup_let_go(&before);
}

/* Runs the function in a process of its own and checks its wait status and the letters it left. */
static void check_process(const char *name, void (*function)(int), int argument, int wanted_status,
                          const char *wanted)
{
    char left[16] = "";
    int status;
    pid_t pid;

    assert_return_code(pipe(letters), 0);
    fflush(NULL);
    pid = fork();
    if (!pid) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        function(argument);
        _exit(98);
    }
    close(letters[1]);
    for (size_t n = 0; n + 1 < sizeof left && read(letters[0], left + n, 1) == 1; n++)
        ;
    close(letters[0]);
    waitpid(pid, &status, 0);
    check(status == wanted_status, "%s: status %x, not %x", name, (unsigned)status,
          (unsigned)wanted_status);
    check(!strcmp(left, wanted), "%s: '%s' was undone, not '%s'", name, left, wanted);
}

enum { EXIT_3 = 3 << 8, EXIT_98 = 98 << 8 }; /* as wait statuses */

static void add_and_exit(int status)
{
    add_things();
    exit(status);
}

static void add_and_raise(int number)
{
    add_things();
    raise(number);
}

static void undoes_the_last_first(void **state)
{
    static const struct {
        const char *name;
        void (*function)(int);
        int argument, status;
    } rows[] = {
        {"exit", add_and_exit, 3, EXIT_3},
        {"SIGINT", add_and_raise, SIGINT, SIGINT},
        {"SIGTERM", add_and_raise, SIGTERM, SIGTERM},
        {"SIGHUP", add_and_raise, SIGHUP, SIGHUP},
        {"SIGPIPE", add_and_raise, SIGPIPE, SIGPIPE},
        {"SIGQUIT", add_and_raise, SIGQUIT, SIGQUIT},
        {"SIGXCPU", add_and_raise, SIGXCPU, SIGXCPU},
        {"SIGALRM", add_and_raise, SIGALRM, SIGALRM},
        {"SIGUSR1", add_and_raise, SIGUSR1, SIGUSR1},
        {"SIGUSR2", add_and_raise, SIGUSR2, SIGUSR2},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_process(rows[i].name, rows[i].function, rows[i].argument, rows[i].status, "cba");
}

static void ignore_and_raise(int number)
{
    signal(number, SIG_IGN);
    add_things();
    raise(number);
    leave_letter('|');
    exit(3);
}

static void leaves_ignored_signals_alone(void **state)
{
    (void)state;
    check_process("SIGHUP", ignore_and_raise, SIGHUP, EXIT_3, "|cba");
    check_process("SIGPIPE", ignore_and_raise, SIGPIPE, EXIT_3, "|cba");
}

static void raise_while_held(int number)
{
    sigset_t before;

    add_things();
    cleanup_hold(&before);
    raise(number);
    leave_letter('|');
    cleanup_let_go(&before);
    leave_letter('!');
}

static void holds_signals_back(void **state)
{
    (void)state;
    check_process("SIGTERM", raise_while_held, SIGTERM, SIGTERM, "|cba");
    check_process("SIGINT", raise_while_held, SIGINT, SIGINT, "|cba");
}

static void remove_one(int index)
{
    sigset_t before;

    add_things();
    cleanup_hold(&before);
    cleanup_remove(&things[index].cleanup);
    cleanup_remove(&things[index].cleanup);
    cleanup_let_go(&before);
    exit(3);
}

static void forgets_what_was_removed(void **state)
{
    (void)state;
    check_process("the first", remove_one, 0, EXIT_3, "cb");
    check_process("the middle", remove_one, 1, EXIT_3, "ca");
    check_process("the last", remove_one, 2, EXIT_3, "ba");
}

static void exit_interrupted(int number)
{
    things[1].signal = number;
    add_and_exit(3);
}

static void raise_interrupted(int number)
{
    things[1].signal = number == SIGTERM ? SIGINT : SIGTERM;
    add_and_raise(number);
}

static void undoes_each_once(void **state)
{
    (void)state;
    check_process("a signal during exit", exit_interrupted, SIGTERM, SIGTERM, "cba");
#ifndef __SANITIZE_THREAD__ /* which keeps a signal that comes in a handler until later */
    check_process("a signal after SIGTERM", raise_interrupted, SIGTERM, SIGINT, "cba");
#else
    (void)raise_interrupted;
#endif
}

/* What a child does before it execs: nothing is to be undone, whatever happens to it there. */
static void die_as_child(int number)
{
    sigset_t before;

    add_things();
    cleanup_hold(&before);
    raise(number);
    cleanup_let_go_in_child(&before);
    leave_letter('!');
}

static void ignore_as_child(int number)
{
    signal(number, SIG_IGN);
    die_as_child(number);
}

static void exit_as_child(int status)
{
    sigset_t before;

    add_things();
    cleanup_hold(&before);
    cleanup_let_go_in_child(&before);
    exit(status);
}

static void leaves_children_alone(void **state)
{
    (void)state;
    check_process("SIGTERM", die_as_child, SIGTERM, SIGTERM, "");
    check_process("ignored SIGHUP", ignore_as_child, SIGHUP, EXIT_98, "!");
    check_process("exit", exit_as_child, 3, EXIT_3, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(undoes_the_last_first), TEST(leaves_ignored_signals_alone),
        TEST(holds_signals_back),    TEST(forgets_what_was_removed),
        TEST(undoes_each_once),      TEST(leaves_children_alone),
    };

    heed_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
