/* Running other programs: how they end, what they get, and that nothing of them is left. */
#include "testing.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "base/outfile.h"
#include "base/process.h"
#include "base/scratch.h"

#define PATH "PATH=/usr/bin:/bin"

static const char *const usual_environment[] = {PATH, NULL};

static const char *const end_names[] = {
    [PROCESS_EXITED] = "exited",
    [PROCESS_SIGNALLED] = "signalled",
    [PROCESS_TIMED_OUT] = "timed out",
    [PROCESS_MISSING] = "missing",
};

/* Runs a line of shell in `folder` for at most `timeout` seconds. */
static void run_shell(const char *line, const char *folder, double timeout,
                      struct process_result *result)
{
    const char *const arguments[] = {"sh", "-c", line, NULL};
    const struct process process = {arguments, usual_environment, folder, timeout};
    struct err err = {0};

    check(!process_run(&process, result, &err), "%s: %s", line, err.message);
}

static void check_end(const char *line, const struct process_result *result, enum process_end end,
                      int number)
{
    check(result->end == end && result->number == number, "%s: %s %d, not %s %d", line,
          end_names[result->end], result->number, end_names[end], number);
}

static void check_line(const char *line, enum process_end end, int number, const char *messages)
{
    struct process_result result;

    run_shell(line, "/usr", 60, &result);
    check_end(line, &result, end, number);
    check(!strcmp(result.messages.data, messages), "%s: '%s', not '%s'", line, result.messages.data,
          messages);
    process_result_release(&result);
}

static void says_how_it_ended(void **state)
{
    static const struct {
        const char *line;
        enum process_end end;
        int number;
        const char *messages;
    } rows[] = {
        {"exit 0", PROCESS_EXITED, 0, ""},
        {"exit 7", PROCESS_EXITED, 7, ""},
        {"echo wrong >&2; exit 255", PROCESS_EXITED, 255, "wrong\n"},
        {"printf a >&2; sleep 0.1; printf b >&2", PROCESS_EXITED, 0, "ab"},
        {"echo last words >&2; kill -KILL $$", PROCESS_SIGNALLED, SIGKILL, "last words\n"},
        {"kill -USR1 $$", PROCESS_SIGNALLED, SIGUSR1, ""},
        /* Its messages end before it does. */
        {"exec 2>&-; sleep 0.1; exit 5", PROCESS_EXITED, 5, ""},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_line(rows[i].line, rows[i].end, rows[i].number, rows[i].messages);
}

static void gives_it_what_it_is_to_have(void **state)
{
    char *path = make_text_file("not for the program");

    (void)state;
    check(freopen(path, "r", stdin) != NULL, "%s: no standard input", path);
    remove_file(path);
    check_line("wc -c >&2", PROCESS_EXITED, 0, "0\n");
    check_line("test /dev/stdin -ef /dev/null", PROCESS_EXITED, 0, "");
    check_line("test /dev/stdout -ef /dev/null", PROCESS_EXITED, 0, "");
    check_line("echo lost; cat /etc/passwd", PROCESS_EXITED, 0, "");
    check_line("pwd >&2", PROCESS_EXITED, 0, "/usr\n");
    check_line("exec perl -e 'exit(getpgrp != $$)'", PROCESS_EXITED, 0, "");
}

static void check_program(const char *const *arguments, const char *const *environment,
                          const char *wanted)
{
    const struct process process = {arguments, environment, "/", 60};
    struct process_result result;
    struct err err = {0};

    check(!process_run(&process, &result, &err), "%s", err.message);
    check_end(arguments[0], &result, PROCESS_EXITED, 0);
    check(!strcmp(result.messages.data, wanted), "'%s', not '%s'", result.messages.data, wanted);
    process_result_release(&result);
}

static void passes_arguments_and_environment_as_they_are(void **state)
{
    static const char *const shell[] = {
        "sh", "-c", "printf '<%s>' \"$@\" >&2", "sh", "a b", "", "$(id)", "`id`;'\"*", NULL};
    static const char *const perl[] = {
        "perl", "-e", "print STDERR map {\"$_=$ENV{$_}\\n\"} sort keys %ENV", NULL};
    static const char *const environment[] = {"EMPTY=", PATH, "Z=a b", NULL};

    (void)state;
    check_program(shell, usual_environment, "<a b><><$(id)><`id`;'\"*>");
    check_program(perl, environment, "EMPTY=\n" PATH "\nZ=a b\n");
}

/* Outputs of gdplot are open while it runs another program. */
static void keeps_its_files_to_itself(void **state)
{
    char *path = make_text_file("");
    const char *const paths[] = {path, "/dev/null"};

    (void)state;
    for (size_t i = 0; i < LENGTH(paths); i++) {
        struct outfile file;
        struct err err = {0};
        char line[80];

        check(!outfile_open(&file, paths[i], &err), "%s", err.message);
        snprintf(line, sizeof line, "test ! -e /dev/fd/%d", fileno(file.stream));
        check_line(line, PROCESS_EXITED, 0, "");
        outfile_release(&file);
    }
    remove_file(path);
}

/* A folder in which a program is named by whether it can be run; `path` is a PATH for it. */
struct programs {
    struct scratch scratch;
    char path[600];
};

static void add_program(const struct programs *programs, const char *name, const char *text,
                        mode_t permissions)
{
    struct buf content = BUF_INIT;
    struct err err = {0};
    char path[600];

    buf_puts(&content, text);
    check(!scratch_write(&programs->scratch, name, &content, &err), "%s", err.message);
    snprintf(path, sizeof path, "%s/%s", programs->scratch.path, name);
    check(!chmod(path, permissions), "%s: no permissions", path);
    buf_release(&content);
}

static void open_programs(struct programs *programs)
{
    static const char *const names[] = {"fine", "sh", "locked", "plain", NULL};
    struct err err = {0};

    check(!scratch_open(&programs->scratch, names, &err), "%s", err.message);
    snprintf(programs->path, sizeof programs->path, "PATH=/no/such/folder:%s:/usr/bin:/bin",
             programs->scratch.path);
    add_program(programs, "fine", "#!/bin/sh\nexit 3\n", 0700);
    add_program(programs, "sh", "#!/bin/sh\nexit 4\n", 0600);
    add_program(programs, "locked", "#!/bin/sh\nexit 5\n", 0600);
    add_program(programs, "plain", "exit 6\n", 0700);
}

/* In the folder of `programs`; returns what process_run does. */
static int run_program(const struct programs *programs, const char *name, const char *path,
                       struct process_result *result, struct err *err)
{
    const char *const arguments[] = {name, "-c", "exit 9", NULL};
    const char *const environment[] = {path ? path : "A=b", NULL};
    const struct process process = {arguments, environment, programs->scratch.path, 60};

    return process_run(&process, result, err);
}

static void finds_programs(void **state)
{
    static const struct {
        const char *name, *path; /* NULL: that of the programs */
        enum process_end end;
        int number;
    } rows[] = {
        {"fine", NULL, PROCESS_EXITED, 3},
        {"./fine", "A=b", PROCESS_EXITED, 3},
        {"sh", NULL, PROCESS_EXITED, 9}, /* not the one that cannot be run */
        {"gdplot-no-such-program", NULL, PROCESS_MISSING, 0},
        {"/no/such/program", NULL, PROCESS_MISSING, 0},
        {"sh", "PATH=/etc/passwd:/no/such/folder", PROCESS_MISSING, 0},
        {"sh", "A=b", PROCESS_MISSING, 0},
        {"sh", "PATH=", PROCESS_MISSING, 0},
        {"fine", "PATH=", PROCESS_MISSING, 0},
        {"fine", "PATH=.:", PROCESS_MISSING, 0},
        {"fine", "PATH=:/usr/bin", PROCESS_MISSING, 0},
    };
    struct programs programs;

    (void)state;
    open_programs(&programs);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct process_result result;
        struct err err = {0};

        check(!run_program(&programs, rows[i].name, rows[i].path ? rows[i].path : programs.path,
                           &result, &err),
              "row %zu: %s", i, err.message);
        check_end(rows[i].name, &result, rows[i].end, rows[i].number);
        check(!*result.messages.data, "row %zu: '%s'", i, result.messages.data);
        process_result_release(&result);
    }
    scratch_release(&programs.scratch);
}

static void says_why_it_cannot_be_started(void **state)
{
    static const struct {
        const char *name, *message;
    } rows[] = {
        {"locked", "locked: cannot run: Permission denied"},
        {"./locked", "./locked: cannot run: Permission denied"},
        {"plain", "plain: cannot run: Exec format error"},
        {"./plain", "./plain: cannot run: Exec format error"},
        {"/", "/: cannot run: Permission denied"},
    };
    struct programs programs;

    (void)state;
    open_programs(&programs);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct process_result result;
        struct err err = {0};

        check(run_program(&programs, rows[i].name, programs.path, &result, &err) &&
                  err.status == STATUS_IO && !strcmp(err.message, rows[i].message),
              "%s: %d, '%s'", rows[i].name, err.status, err.message);
        process_result_release(&result);
    }
    scratch_release(&programs.scratch);
}

static void says_that_the_folder_is_missing(void **state)
{
    static const char *const arguments[] = {"true", NULL};
    const struct process process = {arguments, usual_environment, "/no/such/folder", 60};
    struct process_result result;
    struct err err = {0};

    (void)state;
    check(process_run(&process, &result, &err) && err.status == STATUS_IO &&
              contains(err.message, "/no/such/folder: cannot work there: No such file"),
          "%d, '%s'", err.status, err.message);
    process_result_release(&result);
}

static void keeps_the_first_4_kib_of_a_flood(void **state)
{
    struct process_result result;
    size_t odd = 0;

    (void)state;
    run_shell("yes abc | head -c 10000000 >&2; exit 4", "/", 60, &result);
    check_end("flood", &result, PROCESS_EXITED, 4);
    check(result.messages.length == 4096, "%zu bytes", result.messages.length);
    for (size_t i = 0; i < result.messages.length; i++)
        odd += result.messages.data[i] != "abc\n"[i % 4];
    check(!odd, "%zu bytes are others", odd);
    process_result_release(&result);
}

/* What comes just before the end is easily missed, but not each time. */
static void loses_no_last_words(void **state)
{
    (void)state;
    for (int i = 0; i < 400; i++)
        check_line("printf last >&2; printf ' words' >&2", PROCESS_EXITED, 0, "last words");
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/*
 * A folder with a FIFO, "alive", into which a program writes a line; it reaches its end when none
 * of the processes lives any more to which the program gave it. (Their numbers would say less: who
 * is dead may still wait for its parent to notice.)
 */
struct watch {
    struct scratch scratch;
    int alive;
};

static void open_watch(struct watch *watch)
{
    static const char *const names[] = {"alive", NULL};
    struct err err = {0};
    char path[600];

    if (scratch_open(&watch->scratch, names, &err))
        fail_msg("%s", err.message);
    snprintf(path, sizeof path, "%s/alive", watch->scratch.path);
    check(!mkfifo(path, 0600), "no FIFO");
    watch->alive = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

static bool wait_for_line(const struct watch *watch)
{
    struct pollfd alive = {.fd = watch->alive, .events = POLLIN};

    return poll(&alive, 1, 20000) == 1 && alive.revents & POLLIN;
}

static bool wait_for_death(const struct watch *watch)
{
    struct pollfd alive = {.fd = watch->alive, .events = POLLIN};
    char line[256];
    ssize_t length;

    while (poll(&alive, 1, 5000) == 1) {
        length = read(watch->alive, line, sizeof line);
        if (length <= 0)
            return length == 0;
    }
    return false;
}

static void check_all_are_dead(const char *line, struct watch *watch)
{
    check(wait_for_line(watch), "%s: nothing was alive", line);
    check(wait_for_death(watch), "%s: something is alive", line);
    close(watch->alive);
    scratch_release(&watch->scratch);
}

static void ends_in_time(void **state)
{
    static const char *const rows[] = {
        "exec 9>alive; echo >&9; sleep 60",
        "trap '' TERM INT HUP; exec 9>alive; echo >&9; sleep 60 & sleep 60",
        "exec 9>alive; echo >&9; yes >&2 & yes >&2",
        "exec 9>alive; echo >&9; exec 2>&-; sleep 60",
        "exec 9>alive; echo >&9; kill -STOP $$",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct process_result result;
        struct watch watch;
        double start, taken;

        open_watch(&watch);
        start = seconds();
        run_shell(rows[i], watch.scratch.path, 0.3, &result);
        taken = seconds() - start;
        check_end(rows[i], &result, PROCESS_TIMED_OUT, 0);
        check(taken >= 0.3 && taken < 20, "%s: %g s", rows[i], taken);
        check_all_are_dead(rows[i], &watch);
        process_result_release(&result);
    }
}

static void ends_when_the_program_does(void **state)
{
    static const struct {
        const char *line;
        enum process_end end;
        int number;
    } rows[] = {
        {"exec 9>alive; echo >&9; sleep 60 & exit 3", PROCESS_EXITED, 3},
        {"exec 9>alive; echo >&9; sleep 60 & kill -KILL $$", PROCESS_SIGNALLED, SIGKILL},
        {"exec 9>alive; echo >&9; sleep 60 2>&- & exit 3", PROCESS_EXITED, 3},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct process_result result;
        struct watch watch;
        double start;

        open_watch(&watch);
        start = seconds();
        run_shell(rows[i].line, watch.scratch.path, 40, &result);
        check(seconds() - start < 20, "%s: %g s", rows[i].line, seconds() - start);
        check_end(rows[i].line, &result, rows[i].end, rows[i].number);
        check_all_are_dead(rows[i].line, &watch);
        process_result_release(&result);
    }
}

/* The best of several runs, as there may be others that need the processor. */
static void returns_soon(void **state)
{
    static const char *const rows[] = {"exit 0", "sleep 60 & exit 0", "exec 2>&-; exit 0"};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double best = 1;

        for (int k = 0; k < 20; k++) {
            double start = seconds();

            check_line(rows[i], PROCESS_EXITED, 0, "");
            best = fmin(best, seconds() - start);
        }
        check(best < 0.1, "%s: %g s", rows[i], best);
    }
}

static void does_not_spin_while_it_waits(void **state)
{
    static const char *const rows[] = {"sleep 0.5", "exec 2>&-; sleep 0.5"};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        clock_t before = clock();
        double used;

        check_line(rows[i], PROCESS_EXITED, 0, "");
        used = (double)(clock() - before) / CLOCKS_PER_SEC;
        check(used < 0.1, "%s: %g s of processor time", rows[i], used);
    }
}

/* It cannot be killed with its group, but neither can it hold us up with its standard error. */
static void does_not_wait_for_what_left_the_group(void **state)
{
    static const char line[] = "setsid sh -c \"kill -KILL $$; exec sleep 3\" & wait";
    struct process_result result;
    double start = seconds();

    (void)state;
    run_shell(line, "/", 60, &result);
    check_end(line, &result, PROCESS_SIGNALLED, SIGKILL);
    check(seconds() - start < 2.5, "%g s", seconds() - start);
    process_result_release(&result);
}

static void is_not_confused_by_the_signals_of_its_caller(void **state)
{
    static const int ignored[] = {SIGCHLD, SIGTERM};
    void (*before[LENGTH(ignored)])(int);

    (void)state;
    for (size_t i = 0; i < LENGTH(ignored); i++)
        before[i] = signal(ignored[i], SIG_IGN);
    check_line("exit 7", PROCESS_EXITED, 7, "");
    /* What this process would outlive ends no program either. */
    check_line("kill -TERM $$; exit 3", PROCESS_EXITED, 3, "");
    check_line("kill -HUP $$; sleep 1", PROCESS_SIGNALLED, SIGHUP, "");
    for (size_t i = 0; i < LENGTH(ignored); i++)
        check(signal(ignored[i], before[i]) == SIG_IGN, "signal %d is not as it was", ignored[i]);
}

/* Starts the function in a process of its own. */
static pid_t start(void (*function)(const char *), const char *argument)
{
    pid_t pid;

    fflush(NULL);
    pid = fork();
    if (!pid) {
        function(argument);
        _exit(98);
    }
    return pid;
}

static int wait_for(pid_t pid)
{
    int status = -1;

    waitpid(pid, &status, 0);
    return status;
}

static void run_two(const char *folder)
{
    struct process_result result;

    run_shell("exec 9>alive; echo >&9; sleep 60 & sleep 60", folder, 60, &result);
}

static void dies_with_this_process(void **state)
{
    static const int rows[] = {SIGTERM, SIGINT, SIGHUP, SIGPIPE};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct watch watch;
        int status;
        pid_t pid;

        open_watch(&watch);
        pid = start(run_two, watch.scratch.path);
        check(wait_for_line(&watch), "row %zu: it does not run", i);
        kill(pid, rows[i]);
        status = wait_for(pid);
        check(status == rows[i], "row %zu: status %x", i, (unsigned)status);
        check_all_are_dead("run_two", &watch);
    }
}

/* A program with much memory takes its time to die. */
static void run_slow_to_die(const char *folder)
{
    struct process_result result;

    run_shell("exec perl -e 'my $x = q(a) x 1e8; open F, q(>alive); syswrite F, qq(\\n); sleep 60'",
              folder, 60, &result);
}

/* It could make new files while its folder is cleaned up. */
static void is_dead_before_this_process(void **state)
{
    struct pollfd alive = {.events = POLLIN};
    struct watch watch;
    pid_t pid;

    (void)state;
    open_watch(&watch);
    pid = start(run_slow_to_die, watch.scratch.path);
    check(wait_for_line(&watch), "it does not run");
    check(read(watch.alive, (char[2]){0}, 2) == 1, "no line");
    kill(pid, SIGTERM);
    wait_for(pid);
    alive.fd = watch.alive;
    check(poll(&alive, 1, 0) == 1 && alive.revents & POLLHUP, "it lives longer");
    close(watch.alive);
    scratch_release(&watch.scratch);
}

/* The program has the pipe open: its end comes when the program has died. */
static void ends_with_its_killed_parent(void **state)
{
    int ends[2];
    char line[80], mark;
    pid_t parent;

    (void)state;
    if (pipe(ends))
        fail_msg("pipe");
    snprintf(line, sizeof line, "echo >/proc/self/fd/%d; exec sleep 1000", ends[1]);
    parent = fork();
    if (parent == 0) {
        struct process_result result;

        run_shell(line, "/usr", 1000, &result);
        _exit(0);
    }
    close(ends[1]);
    check(read(ends[0], &mark, 1) == 1, "it did not come");
    kill(parent, SIGKILL);
    waitpid(parent, NULL, 0);
    alarm(60);
    check(read(ends[0], &mark, 1) == 0, "it came twice");
    alarm(0);
    close(ends[0]);
}

static void run_without_standard_files(const char *line)
{
    const char *const arguments[] = {"sh", "-c", line, NULL};
    const struct process process = {arguments, usual_environment, "/", 60};
    struct process_result result;
    struct err err = {0};

    for (int file = 0; file < 3; file++)
        close(file);
    if (process_run(&process, &result, &err))
        _exit(97);
    _exit(strcmp(result.messages.data, "wrong\n") ? 96 : result.number);
}

static void runs_without_standard_files(void **state)
{
    int status = wait_for(start(run_without_standard_files,
                                "test /dev/stdin -ef /dev/null -a /dev/stdout -ef /dev/null || "
                                "exit 5; echo wrong >&2; exit 7"));

    (void)state;
    check(WIFEXITED(status) && WEXITSTATUS(status) == 7, "status %x", (unsigned)status);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(says_how_it_ended),
        TEST(gives_it_what_it_is_to_have),
        TEST(passes_arguments_and_environment_as_they_are),
        TEST(keeps_its_files_to_itself),
        TEST(finds_programs),
        TEST(says_why_it_cannot_be_started),
        TEST(says_that_the_folder_is_missing),
        TEST(keeps_the_first_4_kib_of_a_flood),
        TEST(loses_no_last_words),
        TEST(ends_in_time),
        TEST(ends_when_the_program_does),
        TEST(returns_soon),
        TEST(does_not_spin_while_it_waits),
        TEST(does_not_wait_for_what_left_the_group),
        TEST(is_not_confused_by_the_signals_of_its_caller),
        TEST(dies_with_this_process),
        TEST(is_dead_before_this_process),
        TEST(ends_with_its_killed_parent),
        TEST(runs_without_standard_files),
    };

    heed_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
