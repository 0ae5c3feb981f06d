/* Private folders for the files of another program. */
#include "testing.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/scratch.h"

static const char *const names[] = {"a", "b", "figure.png", NULL};

static void open_folder(struct scratch *scratch)
{
    struct err err = {0};

    if (scratch_open(scratch, names, &err))
        fail_msg("no folder: %s", err.message);
}

/* Of one of the folder's files, or of the folder for "". */
static char *path_of(const struct scratch *scratch, const char *name, char out[600])
{
    snprintf(out, 600, "%s%s%s", scratch->path, *name ? "/" : "", name);
    return out;
}

static bool exists(const char *path)
{
    struct stat found;

    return !lstat(path, &found);
}

static unsigned permissions(const char *path)
{
    struct stat found;

    return lstat(path, &found) ? 0 : found.st_mode & 07777;
}

static void write_text(const struct scratch *scratch, const char *name, const char *text)
{
    struct buf content = BUF_INIT;
    struct err err = {0};

    buf_puts(&content, text);
    check(!scratch_write(scratch, name, &content, &err), "%s: %s", name, err.message);
    buf_release(&content);
}

/* Sets TMPDIR, or unsets it for NULL. */
static void set_parent(const char *parent)
{
    if (parent)
        setenv("TMPDIR", parent, 1);
    else
        unsetenv("TMPDIR");
}

static void check_parent(const char *parent, const char *wanted)
{
    struct scratch scratch;
    char start[600];

    snprintf(start, sizeof start, "%s/gdplot-", wanted);
    set_parent(parent);
    open_folder(&scratch);
    check(!strncmp(scratch.path, start, strlen(start)), "TMPDIR=%s: made %s",
          parent ? parent : "(none)", scratch.path);
    check(permissions(scratch.path) == 0700, "%s: mode %o", scratch.path,
          permissions(scratch.path));
    scratch_release(&scratch);
}

static void makes_a_private_folder(void **state)
{
    char *usual = getenv("TMPDIR") ? strdup(getenv("TMPDIR")) : NULL;
    struct scratch outer;

    (void)state;
    check_parent(NULL, "/tmp");
    check_parent("", "/tmp");
    open_folder(&outer);
    check_parent(outer.path, outer.path);
    set_parent(usual);
    scratch_release(&outer);
    free(usual);
}

static void check_unusable(const char *parent, const char *wanted)
{
    struct scratch scratch;
    struct err err = {0};

    set_parent(parent);
    check(scratch_open(&scratch, names, &err) && err.status == STATUS_IO &&
              contains(err.message, wanted) && !strncmp(err.message, parent, strlen(parent)),
          "TMPDIR=%s: %s", parent, err.message);
    check(!*scratch.path, "TMPDIR=%s: there is a path, %s", parent, scratch.path);
    scratch_release(&scratch);
}

static void says_where_no_folder_can_be_made(void **state)
{
    char *usual = getenv("TMPDIR") ? strdup(getenv("TMPDIR")) : NULL;
    char *file = make_text_file("");
    char lengthy[600];

    (void)state;
    memset(lengthy, '/', sizeof lengthy);
    memcpy(lengthy + sizeof lengthy - 5, "/tmp", 5);
    check_unusable("/no/such/folder", ": cannot make a temporary folder: No such file");
    check_unusable(file, ": cannot make a temporary folder: Not a directory");
    check_unusable(lengthy, ": cannot make a temporary folder: File name too long");
    set_parent(usual);
    free(usual);
    remove_file(file);
}

static void reads_what_it_wrote(void **state)
{
    static const size_t lengths[] = {0, 1, 3, 65536, 65537, 300001};

    (void)state;
    for (size_t i = 0; i < LENGTH(lengths); i++) {
        struct buf content = BUF_INIT, back = BUF_INIT;
        struct scratch scratch;
        struct err err = {0};
        char path[600];

        for (size_t k = 0; k < lengths[i]; k++)
            buf_add(&content, (const char[]){(char)(k * 7 % 256)}, 1);
        buf_puts(&back, "something before");
        open_folder(&scratch);
        check(!scratch_write(&scratch, "b", &content, &err), "written: %s", err.message);
        check(permissions(path_of(&scratch, "b", path)) == 0600, "mode %o", permissions(path));
        check(!scratch_read(&scratch, "b", &back, &err), "read: %s", err.message);
        check(back.length == content.length && !memcmp(back.data, content.data, back.length),
              "%zu bytes came back as %zu", content.length, back.length);
        scratch_release(&scratch);
        buf_release(&content);
        buf_release(&back);
    }
}

static void removes_all(void **state)
{
    struct scratch scratch = {0};
    struct stat kept;
    char path[600];

    (void)state;
    scratch_release(&scratch);
    open_folder(&scratch);
    write_text(&scratch, "a", "one");
    write_text(&scratch, "figure.png", "two");
    path_of(&scratch, "", path);
    scratch_release(&scratch);
    check(!exists(path), "%s is left", path);
    check(fstat(scratch.folder, &kept), "its descriptor is open");
    scratch_release(&scratch);
}

/* What is at the path before it is written or read; `target` is for a link. */
static void make_link(const char *path, const char *target)
{
    check(!symlink(target, path), "no link");
}

static void make_pipe(const char *path, const char *target)
{
    (void)target;
    check(!mkfifo(path, 0600), "no FIFO");
}

static void make_folder(const char *path, const char *target)
{
    (void)target;
    check(!mkdir(path, 0700), "no folder");
}

static void make_nothing(const char *path, const char *target)
{
    (void)path;
    (void)target;
}

/* A file of 1 GiB and a byte, none of it on the disk. */
static void make_giant(const char *path, const char *target)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

    (void)target;
    check(!ftruncate(file, 1024L * 1024 * 1024 + 1), "no file");
    close(file);
}

static void refuses_to_read(void **state)
{
    static const struct {
        void (*make)(const char *path, const char *target);
        enum status status;
        const char *message;
    } rows[] = {
        {make_nothing, STATUS_IO, "a: cannot read: No such file or directory"},
        {make_link, STATUS_IO, "a: cannot read: "},
        {make_pipe, STATUS_IO, "a: is not a regular file"},
        {make_folder, STATUS_IO, "a: is not a regular file"},
        {make_giant, STATUS_LIMIT, "a: is larger than 1 GiB"},
    };
    char *secret = make_text_file("secret");

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf content = BUF_INIT;
        struct scratch scratch;
        struct err err = {0};
        char path[600];

        open_folder(&scratch);
        rows[i].make(path_of(&scratch, "a", path), secret);
        check(scratch_read(&scratch, "a", &content, &err) && err.status == rows[i].status &&
                  contains(err.message, rows[i].message),
              "row %zu: %d, '%s'", i, err.status, err.message);
        check(!content.length, "row %zu: read %zu bytes", i, content.length);
        rmdir(path);
        path_of(&scratch, "", path);
        scratch_release(&scratch);
        check(!exists(path), "row %zu is left", i);
        buf_release(&content);
    }
    remove_file(secret);
}

static void refuses_to_write_over(void **state)
{
    static void (*const rows[])(const char *, const char *) = {make_link, make_pipe, make_giant};
    char *target = make_text_file("");

    (void)state;
    unlink(target);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf content = BUF_INIT;
        struct scratch scratch;
        struct err err = {0};
        char path[600];

        open_folder(&scratch);
        rows[i](path_of(&scratch, "a", path), target);
        buf_puts(&content, "new");
        check(scratch_write(&scratch, "a", &content, &err) && err.status == STATUS_IO &&
                  contains(err.message, "a: cannot write: File exists"),
              "row %zu: %d, '%s'", i, err.status, err.message);
        check(!exists(target), "row %zu: written through a link", i);
        scratch_release(&scratch);
        buf_release(&content);
    }
    remove_file(target);
}

/* Runs the function in a process of its own; returns its wait status. */
static int status_of(void (*function)(int), int argument)
{
    int status = -1;
    pid_t pid;

    fflush(NULL);
    pid = fork();
    if (!pid) {
        function(argument);
        _exit(98);
    }
    waitpid(pid, &status, 0);
    return status;
}

/* Exits with 3 where the message is right and nothing is left. */
static void fill_disk(int size)
{
    struct rlimit limit = {(rlim_t)size, RLIM_INFINITY};
    struct buf content = BUF_INIT;
    struct scratch scratch;
    struct err err = {0};
    bool refused;

    signal(SIGXFSZ, SIG_IGN);
    open_folder(&scratch);
    setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0; i <= size; i++)
        buf_puts(&content, "x");
    refused = scratch_write(&scratch, "a", &content, &err) && err.status == STATUS_IO &&
              contains(err.message, "a: cannot write: File too large");
    scratch_release(&scratch);
    buf_release(&content);
    _exit(refused ? 3 : 4);
}

static void reports_writes_that_fail(void **state)
{
    (void)state;
    check(WEXITSTATUS(status_of(fill_disk, 1000)) == 3, "1,000 bytes");
    check(WEXITSTATUS(status_of(fill_disk, 0)) == 3, "no byte");
}

static const char *parent_of_dying;

/* Leaves a folder with a file behind, as far as nobody cleans up. */
static void die(int number)
{
    struct scratch scratch;

    set_parent(parent_of_dying);
    open_folder(&scratch);
    write_text(&scratch, "a", "one");
    if (!number)
        exit(3);
    raise(number);
}

static void leaves_nothing_when_the_process_dies(void **state)
{
    static const struct {
        int signal, status;
    } rows[] = {{0, 3 << 8}, {SIGTERM, SIGTERM}, {SIGINT, SIGINT}};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *parent = make_text_file("");
        int status;

        check(!unlink(parent) && !mkdir(parent, 0700), "no folder");
        parent_of_dying = parent;
        status = status_of(die, rows[i].signal);
        check(status == rows[i].status, "row %zu: status %x", i, (unsigned)status);
        check(!rmdir(parent), "row %zu: something is left in %s", i, parent);
        free(parent);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_a_private_folder),   TEST(says_where_no_folder_can_be_made),
        TEST(reads_what_it_wrote),      TEST(removes_all),
        TEST(refuses_to_read),          TEST(refuses_to_write_over),
        TEST(reports_writes_that_fail), TEST(leaves_nothing_when_the_process_dies),
    };

    heed_signals();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
