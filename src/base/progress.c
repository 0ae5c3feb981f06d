#include "base/progress.h"

#include <math.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"

#define PATIENCE 0.5  /* seconds: work that takes less is not shown */
#define PAUSE    0.1  /* seconds between two drawings of the line */
#define SOONEST  0.02 /* seconds between two looks at the clock, at least; LATEST: at most */
#define LATEST   0.1

enum { LONGEST = 200, NARROWEST = 20, USUAL_COLUMNS = 80 };

/* Global because there is one terminal, and a signal handler has no other way in. */
static struct {
    bool allowed;
    pthread_t thread;           /* the one that shows progress */
    struct progress *innermost; /* the work begun last */
    double drawn;               /* when the line was drawn last, in seconds */
    atomic_bool shown;
} line;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static bool can_erase_lines(void)
{
    const char *terminal = getenv("TERM");

    return terminal && *terminal && strcmp(terminal, "dumb");
}

void progress_allow(void)
{
    line.thread = pthread_self();
    line.allowed = isatty(STDERR_FILENO) && can_erase_lines();
}

void progress_forbid(void)
{
    line.allowed = false;
    line.shown = false;
}

static bool is_for_me(void)
{
    return line.allowed && pthread_equal(pthread_self(), line.thread);
}

void progress_begin(struct progress *progress, double total, const char *format, ...)
{
    va_list args;

    *progress = (struct progress){.next = INFINITY, .total = total};
    if (!is_for_me())
        return;
    va_start(args, format);
    vsnprintf(progress->what, sizeof progress->what, format, args);
    va_end(args);
    progress->next = 0;
    progress->stride = 1;
    progress->start = progress->seen = now();
    progress->outer = line.innermost;
    line.innermost = progress;
}

void progress_end(struct progress *progress)
{
    if (!is_for_me() || line.innermost != progress)
        return;
    line.innermost = progress->outer;
    if (!line.innermost)
        progress_clear();
}

static void add(char out[LONGEST], const char *format, ...)
{
    size_t length = strlen(out);
    va_list args;

    va_start(args, format);
    vsnprintf(out + length, LONGEST - length, format, args);
    va_end(args);
}

static void add_time(char out[LONGEST], double seconds)
{
    if (seconds < 99)
        add(out, "%.0f s", ceil(seconds));
    else if (seconds < 99 * 60)
        add(out, "%.0f min", ceil(seconds / 60));
    else
        add(out, "%.0f h", ceil(seconds / 3600));
}

/* "training 1000 iterations: 45 %, 3 s left" */
static void add_work(char out[LONGEST], const struct progress *progress, double time)
{
    double share = progress->total > 0 ? fmin(progress->done / progress->total, 1) : 0;

    add(out, "%s%s", *out ? "; " : "", progress->what);
    if (progress->unit && progress->total <= 0)
        add(out, ": %.0f %s", progress->done, progress->unit);
    if (!(share > 0))
        return;
    add(out, ": %.0f %%, ", floor(100 * share));
    add_time(out, (time - progress->start) * (1 - share) / share);
    add(out, " left");
}

/* Writes the outermost work, and the innermost within it that has lasted PATIENCE. */
static void write_line(char out[LONGEST], double time)
{
    const struct progress *outermost = line.innermost, *inner = line.innermost;

    while (outermost->outer)
        outermost = outermost->outer;
    while (inner != outermost && time - inner->start < PATIENCE)
        inner = inner->outer;
    add_work(out, outermost, time);
    if (inner != outermost)
        add_work(out, inner, time);
}

static size_t columns(void)
{
    struct winsize size = {0};

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || size.ws_col < NARROWEST)
        return USUAL_COLUMNS;
    return size.ws_col;
}

static void put(const char *text, size_t length)
{
    ssize_t written = write(STDERR_FILENO, text, length);

    (void)written; /* nobody misses a line that could not be written */
}

void progress_clear(void)
{
    static const char clear[] = "\r\033[K";

    if (atomic_exchange(&line.shown, false))
        put(clear, sizeof clear - 1);
}

static void clear_at_end(struct cleanup *cleanup)
{
    (void)cleanup;
    progress_clear();
}

/* Has the line removed when the process dies. Called before each line, acts before the first. */
static void register_cleanup(void)
{
    static struct cleanup cleanup = {.undo = clear_at_end};
    static bool done;
    sigset_t before;

    if (done)
        return;
    done = true;
    cleanup_hold(&before);
    cleanup_add(&cleanup);
    cleanup_let_go(&before);
}

static void draw(double time)
{
    char text[LONGEST] = "", all[LONGEST + 8];
    size_t most = columns() - 1;
    int length;

    register_cleanup();
    write_line(text, time);
    length = snprintf(all, sizeof all, "\r%.*s\033[K", (int)most, text);
    line.drawn = time;
    line.shown = true;
    put(all, (size_t)length);
}

void progress_look(struct progress *progress, double done)
{
    double time, since;

    if (!is_for_me())
        return;
    time = now();
    since = time - progress->seen;
    if (since < SOONEST)
        progress->stride *= 2;
    else if (since > LATEST)
        progress->stride *= LATEST / since;
    progress->seen = time;
    progress->done = done;
    progress->next = done + progress->stride;
    if (progress->total > 0 && done >= progress->total)
        return; /* nothing is left */
    if (time - progress->start >= PATIENCE && time - line.drawn >= PAUSE)
        draw(time);
}
