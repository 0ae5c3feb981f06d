#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/child.h"
#include "base/cleanup.h"

enum { KEPT = 4096, CHUNK = 64 * 1024, LONGEST_PATH = 4096 };

/* Milliseconds between two looks at the program, while its messages wake us and once they ended. */
enum { SLICE = 10, LAST_SLICE = 1 };

/* Descriptors, above the standard three; a pipe is read from the first of its two. */
enum channel { NOWHERE, FOLDER, MESSAGES, MESSAGES_IN, REASON, REASON_IN, CHANNELS };

struct running {
    struct cleanup cleanup; /* first */
    pid_t leader;           /* of the group: the program */
    double deadline;
    int channels[CHANNELS]; /* -1 when closed */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void close_channel(struct running *running, enum channel channel)
{
    if (running->channels[channel] >= 0)
        close(running->channels[channel]);
    running->channels[channel] = -1;
}

/*
 * Takes over `file`. Where this process was started without standard files, it could be one of the
 * three that the program is to get.
 */
static int set_channel(struct running *running, enum channel channel, int file)
{
    if (file < 0)
        return -1;
    running->channels[channel] = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(file);
    return running->channels[channel] < 0 ? -1 : 0;
}

static int set_pipe(struct running *running, enum channel channel)
{
    int ends[2], failed;

    if (pipe(ends))
        return -1;
    failed = set_channel(running, channel, ends[0]);
    failed |= set_channel(running, channel + 1, ends[1]);
    return failed ? -1 : fcntl(running->channels[channel], F_SETFL, O_NONBLOCK);
}

static int fail(const struct process *process, int reason, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot run: %s%s", process->arguments[0], strerror(reason),
                   reason == EAGAIN ? "; end other programs, or allow more (ulimit -u)" : "");
}

static int open_channels(struct running *running, const struct process *process, struct err *err)
{
    if (set_channel(running, FOLDER, open(process->folder, O_RDONLY | O_DIRECTORY)))
        return err_set(err, STATUS_IO, "%s: cannot work there: %s", process->folder,
                       strerror(errno));
    if (set_channel(running, NOWHERE, open("/dev/null", O_RDWR)))
        return err_set(err, STATUS_IO, "/dev/null: cannot open: %s", strerror(errno));
    if (set_pipe(running, MESSAGES) || set_pipe(running, REASON))
        return fail(process, errno, err);
    return 0;
}

/* The folders of the PATH that the program is given, or "". */
static const char *search_path(const char *const *environment)
{
    for (; *environment; environment++)
        if (!strncmp(*environment, "PATH=", 5))
            return *environment + 5;
    return "";
}

/* Not execvp(), which gives a file without "#!" to a shell. Comes back where it cannot be run. */
static int exec_file(const struct process *process, const char *file)
{
    execve(file, (char *const *)process->arguments, (char *const *)process->environment);
    return errno;
}

static int exec_in(const struct process *process, const char *folder, size_t length)
{
    char file[LONGEST_PATH];
    int size = snprintf(file, sizeof file, "%.*s/%s", (int)length, folder, process->arguments[0]);

    return *folder == '/' && (size_t)size < sizeof file ? exec_file(process, file) : ENOENT;
}

/* Comes back with the reason why nothing was run. */
static int exec_program(const struct process *process)
{
    const char *folder = search_path(process->environment);
    int reason = ENOENT;

    if (strchr(process->arguments[0], '/'))
        return exec_file(process, process->arguments[0]);
    while (*folder) {
        size_t length = strcspn(folder, ":");
        int failure = exec_in(process, folder, length);

        if (failure != ENOENT && failure != ENOTDIR)
            reason = failure;
        folder += length + (folder[length] == ':');
    }
    return reason;
}

/* The child: becomes the program, or leaves word why it could not. */
static _Noreturn void become(const struct process *process, const struct running *running,
                             pid_t parent, const sigset_t *before)
{
    const int *channels = running->channels;
    int reason;

    setpgid(0, 0);
    child_ends_with(parent, SIGKILL);
    cleanup_let_go_in_child(before);
    if (fchdir(channels[FOLDER]) || dup2(channels[NOWHERE], STDIN_FILENO) < 0 ||
        dup2(channels[NOWHERE], STDOUT_FILENO) < 0 ||
        dup2(channels[MESSAGES_IN], STDERR_FILENO) < 0)
        reason = errno;
    else
        reason = exec_program(process);
    _exit(write(channels[REASON_IN], &reason, sizeof reason) != sizeof reason);
}

/* Until the leader is waited for, no other process or group can have its number. */
static void kill_group(const struct running *running)
{
    kill(-running->leader, SIGKILL);
    kill(running->leader, SIGKILL);
}

static int reap(const struct running *running)
{
    int status = 0;

    while (waitpid(running->leader, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* Waits, so that the program makes no more files while its folder is removed. */
static void kill_and_reap(struct cleanup *self)
{
    const struct running *running = (struct running *)self;

    kill_group(running);
    reap(running);
}

static int start(struct running *running, const struct process *process, struct err *err)
{
    pid_t parent = getpid();
    sigset_t before;

    running->deadline = now() + process->timeout;
    cleanup_hold(&before);
    running->leader = fork();
    if (running->leader == 0)
        become(process, running, parent, &before);
    if (running->leader > 0) {
        /* Whoever comes first, the group is there before it is signalled. */
        setpgid(running->leader, running->leader);
        cleanup_add(&running->cleanup);
    }
    cleanup_let_go(&before);
    if (running->leader < 0)
        return fail(process, errno, err);
    close_channel(running, MESSAGES_IN);
    return 0;
}

/* Keeps a piece of the messages, if there is one by now, as far as there is room. */
static void take_messages(struct running *running, struct buf *kept)
{
    char piece[CHUNK];
    size_t room = KEPT - kept->length;
    ssize_t length;

    if (running->channels[MESSAGES] < 0)
        return;
    length = read(running->channels[MESSAGES], piece, sizeof piece);
    if (length > 0)
        buf_add(kept, piece, (size_t)length < room ? (size_t)length : room);
    else if (length == 0)
        close_channel(running, MESSAGES);
}

static bool has_ended(const struct running *running)
{
    siginfo_t info = {0};

    return waitid(P_PID, (id_t)running->leader, &info, WEXITED | WNOHANG | WNOWAIT) ||
           info.si_pid == running->leader;
}

/*
 * Until the program has ended, true, or the time is over. The end of the messages is not enough to
 * go by: what the program started may hold them open, or the program may close them early. A last
 * piece is taken after the program was seen to have ended: its last words.
 */
static bool attend(struct running *running, struct buf *kept)
{
    bool ended, over;

    do {
        struct pollfd messages = {.fd = running->channels[MESSAGES], .events = POLLIN};

        ended = has_ended(running);
        over = now() >= running->deadline;
        if (!ended && !over)
            poll(&messages, 1, messages.fd < 0 ? LAST_SLICE : SLICE);
        take_messages(running, kept);
    } while (!ended && !over);
    return ended;
}

/* Returns the status of the program. */
static int finish(struct running *running)
{
    sigset_t before;
    int status;

    cleanup_hold(&before);
    kill_group(running);
    status = reap(running);
    cleanup_remove(&running->cleanup);
    cleanup_let_go(&before);
    return status;
}

static void set_end(struct process_result *result, bool in_time, int status)
{
    if (!in_time) {
        result->end = PROCESS_TIMED_OUT;
    } else if (WIFSIGNALED(status)) {
        result->end = PROCESS_SIGNALLED;
        result->number = WTERMSIG(status);
    } else {
        result->end = PROCESS_EXITED;
        result->number = WEXITSTATUS(status);
    }
}

static int run(struct running *running, const struct process *process,
               struct process_result *result, struct err *err)
{
    bool in_time;
    int status, reason;

    if (open_channels(running, process, err) || start(running, process, err))
        return -1;
    in_time = attend(running, &result->messages);
    status = finish(running);
    if (read(running->channels[REASON], &reason, sizeof reason) != sizeof reason)
        set_end(result, in_time, status);
    else if (reason == ENOENT)
        result->end = PROCESS_MISSING;
    else
        return fail(process, reason, err);
    return 0;
}

int process_run(const struct process *process, struct process_result *result, struct err *err)
{
    struct running running = {.cleanup.undo = kill_and_reap};
    struct sigaction wait_for_children = {.sa_handler = SIG_DFL}, before;
    int failed;

    *result = (struct process_result){.messages = BUF_INIT};
    for (int i = 0; i < CHANNELS; i++)
        running.channels[i] = -1;
    /* Who was started with SIGCHLD ignored would never learn how the program ended. */
    sigaction(SIGCHLD, &wait_for_children, &before);
    failed = run(&running, process, result, err);
    sigaction(SIGCHLD, &before, NULL);
    for (int i = 0; i < CHANNELS; i++)
        close_channel(&running, i);
    return failed;
}

void process_result_release(struct process_result *result)
{
    buf_release(&result->messages);
}
