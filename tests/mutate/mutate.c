/*
 * Runs gdplot on good inputs that were changed at random, and says where it does what it never may.
 *
 *   mutate GDPLOT INPUTS TABLE FINDINGS COUNT SEED JOBS [NUMBER]
 *
 * INPUTS is a folder of good files, TABLE says which commands read them (inputs.h). COUNT changes
 * are tried by JOBS processes at once; the same SEED gives the same ones, each of which can be
 * tried again alone by its NUMBER. What is found is kept in FINDINGS, in a folder each. Exit status
 * 1 says that something was.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <err.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "inputs.h"
#include "judge.h"
#include "mutations.h"

enum { STATUSES = 256, PATIENCE = 60 /* seconds, waiting included */ };

static const struct allowance usual = {2, 64 << 10}, generous = {20, 3 << 20};

/* What all processes have found together. */
struct tally {
    unsigned long status[STATUSES + 1]; /* the last: signals */
    unsigned long findings;
    double seconds; /* the largest of those that ask for little */
    long kilobytes;
};

struct trial {
    const char *program, *findings;
    struct inputs inputs;
    struct tally *tally; /* shared */
    uint64_t seed;
    int out, err; /* files that hold what a run prints */
};

/* One change, and the run of it. */
struct attempt {
    unsigned long number;
    struct seed seed;    /* the arguments are owned */
    struct input *input; /* the file that is changed, or NULL */
    struct buf content;  /* what it is changed to */
    struct outcome_of_run run;
    struct buf printed, said;
};

/* ---- What is changed */

static void change_text(struct chance *chance, char **text, const struct buf *other)
{
    struct buf bytes = BUF_INIT;

    buf_puts(&bytes, *text);
    mutate_bytes(chance, &bytes, other);
    free(*text);
    *text = mem_text(bytes.data);
    buf_release(&bytes);
}

/* Left out, doubled, moved, taken from another command, or changed in itself. */
static void change_arguments(struct chance *chance, const struct inputs *inputs, struct seed *seed,
                             const struct buf *other)
{
    const struct seed *donor = &inputs->seeds[chance_below(chance, inputs->seed_count)];
    size_t at = chance_below(chance, seed->count), from = chance_below(chance, donor->count);
    char **argument = &seed->arguments[at];

    switch (chance_below(chance, 5)) {
    case 0:
        free(*argument);
        memmove(argument, argument + 1, (seed->count-- - at) * sizeof *argument);
        break;
    case 1:
    case 2:
        if (seed->count + 1 == MOST_ARGUMENTS)
            break;
        memmove(argument + 1, argument, (++seed->count - at) * sizeof *argument);
        *argument = mem_text(donor->arguments[from]);
        break;
    case 3:
        free(*argument);
        *argument = mem_text(donor->arguments[from]);
        break;
    default:
        change_text(chance, argument, other);
    }
}

static void change_file(struct chance *chance, struct attempt *attempt, const struct buf *other)
{
    const struct input *input = attempt->input;

    buf_add(&attempt->content, input->content.data, input->content.length);
    mutate_bytes(chance, &attempt->content, other);
    if (strstr(input->name, ".png") && chance_below(chance, 4))
        mend_png(&attempt->content);
    if (strstr(input->name, ".sums") && chance_below(chance, 4))
        mend_sums(&attempt->content);
}

static void copy_seed(struct seed *copy, const struct seed *seed)
{
    *copy = (struct seed){.changed = seed->changed, .count = seed->count};
    for (size_t i = 0; i < seed->count; i++)
        copy->arguments[i] = mem_text(seed->arguments[i]);
}

static void attempt_make(struct attempt *attempt, const struct trial *trial, unsigned long number)
{
    const struct inputs *inputs = &trial->inputs;
    struct chance chance = {trial->seed ^ (number + 1) * 0xd1342543de82ef95};
    const struct buf *other;

    *attempt = (struct attempt){
        .number = number, .content = BUF_INIT, .printed = BUF_INIT, .said = BUF_INIT};
    copy_seed(&attempt->seed, &inputs->seeds[chance_below(&chance, inputs->seed_count)]);
    other = &inputs->files[chance_below(&chance, inputs->file_count)].content;
    attempt->input = inputs_find(inputs, attempt->seed.changed);
    if (attempt->input)
        change_file(&chance, attempt, other);
    else if (!strcmp(attempt->seed.changed, "-f"))
        for (size_t i = 0; i + 1 < attempt->seed.count; i++) {
            if (!strcmp(attempt->seed.arguments[i], "-f"))
                change_text(&chance, &attempt->seed.arguments[i + 1], other);
        }
    else
        for (size_t times = 1 + chance_below(&chance, 3); times && attempt->seed.count; times--)
            change_arguments(&chance, inputs, &attempt->seed, other);
}

static void attempt_release(struct attempt *attempt)
{
    for (size_t i = 0; i < attempt->seed.count; i++)
        free(attempt->seed.arguments[i]);
    buf_release(&attempt->content);
    buf_release(&attempt->printed);
    buf_release(&attempt->said);
}

/* Whether no argument leads out of the folder. */
static bool stays_here(const struct attempt *attempt)
{
    for (size_t i = 0; i < attempt->seed.count; i++)
        if (strchr(attempt->seed.arguments[i], '/') && strcmp(attempt->seed.changed, "-f") != 0)
            return false;
    return true;
}

static bool has_argument(const struct attempt *attempt, const char *argument)
{
    for (size_t i = 0; i < attempt->seed.count; i++)
        if (!strcmp(attempt->seed.arguments[i], argument))
            return true;
    return false;
}

/* Whether several figures may be drawn anew, some of them before one that cannot be: a message a
 * figure. */
static bool redoes_several(const struct attempt *attempt)
{
    size_t operands = 0;

    for (size_t i = 1; i < attempt->seed.count; i++)
        operands += *attempt->seed.arguments[i] != '-';
    return attempt->seed.count && !strcmp(attempt->seed.arguments[0], "redo") && operands > 1;
}

/* Whether the text names a size, or asks for more work than a figure usually does. */
static bool asks_much(const char *text, size_t length)
{
    static const char *const words[] = {"size", "scale", "iterations", "rows", "cols", "jobs"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(text, length, words[i], strlen(words[i])))
            return true;
    for (size_t i = 0; i + 4 < length; i++) /* LO:HI:COUNT */
        if (text[i] == ':' && strspn(text + i + 1, "0123456789") > 3)
            return true;
    return false;
}

static const struct allowance *allowance_of(const struct attempt *attempt)
{
    bool much = asks_much(attempt->content.data, attempt->content.length);

    for (size_t i = 0; i < attempt->seed.count; i++)
        much = much || asks_much(attempt->seed.arguments[i], strlen(attempt->seed.arguments[i]));
    return much ? &generous : &usual;
}

/* ---- The run */

static void read_back(int file, struct buf *text)
{
    char chunk[4096];
    ssize_t n;

    for (off_t at = 0; (n = pread(file, chunk, sizeof chunk, at)) > 0; at += n)
        buf_add(text, chunk, (size_t)n);
}

static _Noreturn void become(const struct trial *trial, const struct attempt *attempt, int in)
{
    const struct rlimit seconds = {(rlim_t)generous.seconds + 1, (rlim_t)generous.seconds + 1};
    const char *arguments[MOST_ARGUMENTS + 1] = {"gdplot"};

    memcpy(arguments + 1, attempt->seed.arguments, attempt->seed.count * sizeof *arguments);
    setrlimit(RLIMIT_CPU, &seconds);
    setpgid(0, 0);
    alarm(PATIENCE);
    if (dup2(in, 0) < 0 || dup2(trial->out, 1) < 0 || dup2(trial->err, 2) < 0)
        _exit(126);
    execv(trial->program, (char **)arguments);
    _exit(127);
}

static double seconds_of(const struct timeval *time)
{
    return (double)time->tv_sec + 1e-6 * (double)time->tv_usec;
}

static void attempt_run(const struct trial *trial, struct attempt *attempt, pid_t *group)
{
    const char *name = attempt->input ? attempt->input->name : "/dev/null";
    int in = open(name, O_RDONLY | O_CLOEXEC), status;
    struct rusage used;

    if (in < 0 || ftruncate(trial->out, 0) || ftruncate(trial->err, 0))
        err(2, "%s", name);
    *group = vfork();
    if (*group == 0)
        become(trial, attempt, in);
    close(in);
    if (*group < 0 || wait4(*group, &status, 0, &used) < 0)
        err(2, "cannot run %s", trial->program);
    read_back(trial->out, &attempt->printed);
    read_back(trial->err, &attempt->said);
    attempt->run = (struct outcome_of_run){
        .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
        .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
        .seconds = seconds_of(&used.ru_utime) + seconds_of(&used.ru_stime),
        .kilobytes = used.ru_maxrss,
        .checks = has_argument(attempt, "--check") || redoes_several(attempt),
        .annotates = has_argument(attempt, "--annotate"),
        .out = &attempt->printed,
        .err = &attempt->said,
    };
}

/* ---- What is left of it */

static int remove_one(const char *path, const struct stat *there, int type, struct FTW *place)
{
    (void)there;
    (void)type;
    (void)place;
    return remove(path);
}

/* Removes what the run has made, and says whether it may have. */
static const char *judge_made(const struct trial *trial, int status)
{
    DIR *entries = opendir(".");
    const char *problem = NULL;
    struct dirent *entry;

    while (entries && (entry = readdir(entries))) {
        const char *name = entry->d_name;

        if (!strcmp(name, ".") || !strcmp(name, "..") || inputs_find(&trial->inputs, name))
            continue;
        if (!strncmp(name, ".gdplot-", 8) || !strncmp(name, "gdplot-", 7))
            problem = "a temporary file is left";
        else if (status < 0 || status > 1)
            problem = "a file was made in spite of an error";
        nftw(name, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    }
    closedir(entries);
    return problem;
}

/* Writes anew what the run has changed, and says whether it may have. */
static const char *judge_changed(struct trial *trial, int status, bool several)
{
    const char *problem = NULL;

    for (size_t i = 0; i < trial->inputs.file_count; i++) {
        if (input_is_untouched(&trial->inputs.files[i]))
            continue;
        if (status < 0 || (status > 1 && !several))
            problem = "a file was changed in spite of an error";
        input_write(&trial->inputs.files[i], NULL);
    }
    return problem;
}

/* ---- What is found */

static void print_escaped(FILE *stream, const char *text)
{
    fputs(" '", stream);
    for (; *text; text++)
        if (*text < ' ' || *text > '~' || *text == '\'' || *text == '\\')
            fprintf(stream, "\\x%02x", (unsigned char)*text);
        else
            putc(*text, stream);
    putc('\'', stream);
}

static void print_attempt(FILE *stream, const struct attempt *attempt, const char *problem)
{
    fprintf(stream, "mutation %lu: %s (status %d, signal %d, %.2f s, %ld KB):", attempt->number,
            problem, attempt->run.status, attempt->run.signal, attempt->run.seconds,
            attempt->run.kilobytes);
    for (size_t i = 0; i < attempt->seed.count; i++)
        print_escaped(stream, attempt->seed.arguments[i]);
    putc('\n', stream);
    fflush(stream);
}

static void keep_file(const char *folder, const char *name, const struct buf *content)
{
    char path[4096 + 300];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (!file)
        err(2, "%s", path);
    fwrite(content->data, 1, content->length, file);
    fclose(file);
}

static void keep(const struct trial *trial, const struct attempt *attempt, const char *problem)
{
    char folder[4096], command[4200];
    FILE *file;

    snprintf(folder, sizeof folder, "%s/%lu", trial->findings, attempt->number);
    if (mkdir(folder, 0777) && access(folder, W_OK))
        err(2, "%s", folder);
    snprintf(command, sizeof command, "%s/command", folder);
    file = fopen(command, "w");
    if (!file)
        err(2, "%s", command);
    print_attempt(file, attempt, problem);
    fclose(file);
    keep_file(folder, "messages", &attempt->said);
    if (attempt->input)
        keep_file(folder, attempt->input->name, &attempt->content);
}

static void count(struct tally *tally, const struct attempt *attempt,
                  const struct allowance *allowance, const char *problem)
{
    int status = attempt->run.status < 0 ? STATUSES : attempt->run.status;

    __atomic_fetch_add(&tally->status[status], 1, __ATOMIC_RELAXED);
    if (problem)
        __atomic_fetch_add(&tally->findings, 1, __ATOMIC_RELAXED);
    if (allowance != &usual)
        return;
    if (attempt->run.seconds > tally->seconds)
        tally->seconds = attempt->run.seconds;
    if (attempt->run.kilobytes > tally->kilobytes)
        tally->kilobytes = attempt->run.kilobytes;
}

static void try_one(struct trial *trial, unsigned long number)
{
    struct attempt attempt;
    const struct allowance *allowance;
    const char *problem, *made, *changed;
    pid_t group;

    attempt_make(&attempt, trial, number);
    if (stays_here(&attempt)) {
        if (attempt.input)
            input_write(attempt.input, &attempt.content);
        attempt_run(trial, &attempt, &group);
        allowance = allowance_of(&attempt);
        problem = judge_command(&attempt.run, allowance);
        made = judge_made(trial, attempt.run.status);
        changed = judge_changed(trial, attempt.run.status, redoes_several(&attempt));
        problem = problem ? problem : made ? made : changed;
        if (!kill(-group, SIGKILL))
            problem = "a process is left";
        count(trial->tally, &attempt, allowance, problem);
        if (problem) {
            print_attempt(stdout, &attempt, problem);
            keep(trial, &attempt, problem);
        }
        if (attempt.input)
            input_write(attempt.input, NULL);
    }
    attempt_release(&attempt);
}

/* ---- All of them */

/* Works through every `jobs`th number in a folder of its own. */
static void work(struct trial *trial, const char *folder, unsigned long from, unsigned long to,
                 unsigned long jobs)
{
    if (mkdir(folder, 0700) || chdir(folder) || setenv("TMPDIR", folder, 1))
        err(2, "%s", folder);
    trial->out = memfd_create("out", MFD_CLOEXEC);
    trial->err = memfd_create("err", MFD_CLOEXEC);
    if (trial->out < 0 || trial->err < 0 || fcntl(trial->out, F_SETFL, O_APPEND) ||
        fcntl(trial->err, F_SETFL, O_APPEND))
        err(2, "memfd_create");
    for (size_t i = 0; i < trial->inputs.file_count; i++)
        input_write(&trial->inputs.files[i], NULL);
    for (unsigned long number = from; number < to; number += jobs)
        try_one(trial, number);
}

static bool start_workers(struct trial *trial, const char *scratch, unsigned long from,
                          unsigned long to, unsigned long jobs)
{
    bool whole = true;
    int status;

    for (unsigned long job = 0; job < jobs; job++) {
        pid_t pid = fork();

        if (pid < 0)
            err(2, "fork");
        if (pid == 0) {
            char folder[4096];

            snprintf(folder, sizeof folder, "%s/%lu", scratch, job);
            work(trial, folder, from + job, to, jobs);
            exit(0);
        }
    }
    while (wait(&status) > 0)
        whole = whole && status == 0;
    return whole;
}

static void print_tally(const struct tally *tally, uint64_t seed)
{
    unsigned long runs = 0;

    for (size_t i = 0; i <= STATUSES; i++)
        runs += tally->status[i];
    printf("%lu mutations of seed %llu, exit statuses", runs, (unsigned long long)seed);
    for (size_t i = 0; i < STATUSES; i++)
        if (tally->status[i])
            printf(" %zu×%lu", i, tally->status[i]);
    if (tally->status[STATUSES])
        printf(", signals ×%lu", tally->status[STATUSES]);
    printf("; at default size %.2f s and %.1f MB at most; %lu findings\n", tally->seconds,
           (double)tally->kilobytes / 1024, tally->findings);
}

int main(int argc, char **argv)
{
    struct trial trial = {0};
    char scratch[] = "/tmp/gdplot-mutate-XXXXXX";
    unsigned long count, from = 0, jobs;
    bool whole;

    if (argc < 8)
        errx(2, "usage: mutate GDPLOT INPUTS TABLE FINDINGS COUNT SEED JOBS [NUMBER]");
    trial.program = argv[1];
    inputs_read(&trial.inputs, argv[2], argv[3]);
    trial.findings = argv[4];
    count = strtoul(argv[5], NULL, 10);
    trial.seed = strtoull(argv[6], NULL, 10);
    jobs = strtoul(argv[7], NULL, 10);
    if (argc > 8) {
        from = strtoul(argv[8], NULL, 10);
        count = from + 1;
    }
    trial.tally =
        mmap(NULL, sizeof *trial.tally, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (trial.tally == MAP_FAILED || !mkdtemp(scratch))
        err(2, "%s", scratch);
    whole = start_workers(&trial, scratch, from, count, jobs);
    nftw(scratch, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    print_tally(trial.tally, trial.seed);
    return whole && !trial.tally->findings ? 0 : 1;
}
