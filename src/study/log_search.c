/* The files of logs that a recipe names, found by their SHA-256: log_files_find. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "study/log_files.h"

enum { MOST_LOOKED_AT = 100000, DEEPEST = 32 };

/* The text of a slice with its %XX turned back; the caller frees it. */
static char *unescaped(const char *text, size_t length)
{
    char *out = mem_zeroed(length + 1, 1), *to = out;

    for (size_t i = 0; i < length; i++) {
        char digits[3] = {0};

        if (text[i] == '%' && i + 2 < length && isxdigit((unsigned char)text[i + 1]) &&
            isxdigit((unsigned char)text[i + 2])) {
            memcpy(digits, text + i + 1, 2);
            *to = (char)strtol(digits, NULL, 16);
            i += 2;
        } else {
            *to = text[i];
        }
        to += *to != '\0';
    }
    *to = '\0';
    return out;
}

/* A file of which there may be the one that is looked for. */
struct candidate {
    char *path;
    char sha256[SHA256_TEXT + 1]; /* "" before it was looked at */
};

struct search {
    const char *teller;
    bool beside; /* nothing was typed */
    struct candidate *at;
    size_t count, capacity;
    size_t looked_at;
    struct buf missing;
    struct err unread; /* why the first of the files that could not be read was not */
    struct err *err;
};

/* What cannot be read is told once something is missing: it may be that. */
static void hash_file(struct candidate *candidate, struct err *unread)
{
    struct err problem = {0}, *note = unread->status ? &problem : unread;
    FILE *stream = file_open(candidate->path, FILE_REGULAR, note);
    uint8_t bytes[65536];
    struct sha256_ctx hash;
    size_t count;

    memcpy(candidate->sha256, "-", 2);
    if (!stream)
        return;
    sha256_init(&hash);
    while ((count = fread(bytes, 1, sizeof bytes, stream)) > 0)
        sha256_update(&hash, count, bytes);
    if (ferror(stream))
        err_set(note, STATUS_IO, "%s: cannot read: %s", candidate->path, strerror(errno));
    else
        sha256_end(&hash, candidate->sha256);
    file_close(stream);
}

static void add_candidate(struct search *search, const char *path)
{
    search->at = mem_grow(search->at, search->count, &search->capacity, sizeof *search->at);
    search->at[search->count++] = (struct candidate){.path = mem_text(path)};
}

static void add_place(struct search *search, const char *path, int depth)
{
    struct dirent **entries;
    struct stat file;
    int count;

    if (depth > DEEPEST || ++search->looked_at > MOST_LOOKED_AT ||
        (depth ? lstat : stat)(path, &file))
        return;
    if (S_ISREG(file.st_mode))
        add_candidate(search, path);
    if (!S_ISDIR(file.st_mode))
        return;
    count = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *inner = folder_join(path, entries[i]->d_name);

        if (strcmp(entries[i]->d_name, ".") && strcmp(entries[i]->d_name, ".."))
            add_place(search, inner, depth + 1);
        free(inner);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static void add_places(struct search *search, const char *places)
{
    char *copy = mem_text(places), *rest;

    if (!access(places, F_OK))
        add_place(search, places, 0);
    else
        for (char *place = strtok_r(copy, ",", &rest); place; place = strtok_r(NULL, ",", &rest))
            add_place(search, place, 0);
    free(copy);
}

static const char *find_typed(struct search *search, const char *sha256)
{
    for (size_t i = 0; i < search->count; i++) {
        if (!*search->at[i].sha256)
            hash_file(&search->at[i], &search->unread);
        if (!strcmp(search->at[i].sha256, sha256))
            return search->at[i].path;
    }
    return NULL;
}

/* The path of a file, which stays the search's; NULL where it is missing, which is noted. */
static const char *find_file(struct search *search, const char *name, const char *sha256)
{
    const char *found;
    bool plain = *name && !strchr(name, '/') && strcmp(name, ".") && strcmp(name, "..");

    if (search->beside && plain) {
        char *path = folder_beside(search->teller, name);
        struct err problem = {0};

        if (!file_check(path, FILE_BESIDE, &problem))
            add_candidate(search, path);
        else if (errno != ENOENT && !search->unread.status)
            search->unread = problem;
        free(path);
    }
    found = find_typed(search, sha256);
    if (!found)
        buf_printf(&search->missing, "%s%s", search->missing.length ? ", " : "", name);
    return found;
}

static char *take_named(const char *text, const char *end, const char *mark)
{
    size_t length = strlen(mark);

    for (; text + length <= end; text++)
        if (!strncmp(text, mark, length)) {
            const char *stop = text + length;

            while (stop < end && strncmp(stop, " group=", 7))
                stop++;
            return unescaped(text + length, (size_t)(stop - text) - length);
        }
    return NULL;
}

/* The end of a name: before " key=" or " group=". */
static size_t name_length(const char *text, const char *end)
{
    const char *at = text;

    while (at < end && strncmp(at, " key=", 5) && strncmp(at, " group=", 7))
        at++;
    return (size_t)(at - text);
}

static int fail_text(const struct search *search)
{
    return err_set(search->err, STATUS_INPUT, "%s: bad recipe: 'logs' has no labels and files",
                   search->teller);
}

/* "SHA256 NAME[ key=KEY][ group=GROUP]" */
static int read_part(struct search *search, struct log_source *source, const char *text,
                     const char *end)
{
    char sha256[SHA256_TEXT + 1] = "";
    struct log_part *part;
    const char *path;
    char *name;

    if (end - text < SHA256_TEXT + 2 || strspn(text, "0123456789abcdef") != SHA256_TEXT ||
        text[SHA256_TEXT] != ' ')
        return fail_text(search);
    memcpy(sha256, text, SHA256_TEXT);
    text += SHA256_TEXT + 1;
    name = unescaped(text, name_length(text, end));
    path = find_file(search, name, sha256);
    part = log_source_add(source, path ? path : "");
    free(part->name);
    part->name = name;
    part->key = take_named(text, end, " key=");
    part->group = take_named(text, end, " group=");
    return 0;
}

static int read_source(struct search *search, struct log_sources *sources, const char *text,
                       const char *end)
{
    const char *mark = text;
    struct log_source *source;
    char *label;

    while (mark < end && strncmp(mark, " = ", 3) && strncmp(mark, " := ", 4))
        mark++;
    if (mark == end)
        return fail_text(search);
    label = unescaped(text, (size_t)(mark - text));
    source = log_sources_add(sources, search->teller, label);
    source->named = mark[1] == ':';
    free(label);
    for (text = mark + 3 + source->named; text < end;) {
        const char *stop = memchr(text, ';', (size_t)(end - text));

        if (read_part(search, source, text, stop ? stop : end))
            return -1;
        text = stop ? stop + 2 : end;
    }
    return 0;
}

static int read_sources(struct search *search, struct log_sources *sources, const char *text)
{
    while (*text) {
        const char *bar = strstr(text, " | "), *end = bar ? bar : text + strlen(text);

        if (read_source(search, sources, text, end))
            return -1;
        text = bar ? bar + 3 : end;
    }
    if (search->missing.length && search->unread.status)
        return err_set(search->err, STATUS_IO,
                       "%s: its logs %s are not found, but not all could be read: %s",
                       search->teller, search->missing.data, search->unread.message);
    if (search->missing.length)
        return err_set(search->err, STATUS_IO,
                       "%s: its logs %s are not %s, as they were; put them there, or give redo -d "
                       "with the files or their folder",
                       search->teller, search->missing.data,
                       search->beside ? "beside it" : "there");
    return 0;
}

int log_files_find(struct log_sources *sources, const char *text, const char *teller,
                   const char *places, struct err *err)
{
    struct search search = {.teller = teller, .beside = !places, .missing = BUF_INIT, .err = err};
    int result;

    if (places)
        add_places(&search, places);
    result = read_sources(&search, sources, text);
    for (size_t i = 0; i < search.count; i++)
        free(search.at[i].path);
    free(search.at);
    buf_release(&search.missing);
    return result;
}
