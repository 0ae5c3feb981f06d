#include "descent/log_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/folder.h"
#include "base/mem.h"
#include "descent/log_labels.h"

enum { MOST_FILES = 100000, DEEPEST = 32 };

/* The folder that files below it are read as one run of. */
struct owner {
    enum { OWNER_NONE, OWNER_MLFLOW, OWNER_DVCLIVE } kind;
    const char *run;    /* path of the run's folder */
    const char *inside; /* path from the folder of its metrics on, with a slash behind it, or "" */
};

struct walk {
    struct log_sources *sources;
    const char *name;
    int depth;
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), ending = strlen(end);

    return length >= ending && !strcmp(text + length - ending, end);
}

struct log_source *log_sources_add(struct log_sources *sources, const char *path, const char *name)
{
    struct log_source *source;

    sources->at = mem_grow(sources->at, sources->count, &sources->capacity, sizeof *sources->at);
    source = &sources->at[sources->count++];
    *source =
        (struct log_source){.path = mem_text(path), .label = mem_text(name), .named = name != NULL};
    return source;
}

/* The source of a run's folder: the one being filled, or a new one. */
static struct log_source *source_of(struct walk *walk, const char *path)
{
    struct log_sources *sources = walk->sources;

    for (size_t i = sources->count; i-- > 0;)
        if (!strcmp(sources->at[i].path, path))
            return &sources->at[i];
    return log_sources_add(sources, path, walk->name);
}

struct log_part *log_source_add(struct log_source *source, const char *path)
{
    const char *slash = strrchr(path, '/');

    source->parts =
        mem_grow(source->parts, source->count, &source->capacity, sizeof *source->parts);
    source->parts[source->count] =
        (struct log_part){.path = mem_text(path), .name = mem_text(slash ? slash + 1 : path)};
    return &source->parts[source->count++];
}

static char *before(const char *text, size_t length)
{
    char *copy = mem_zeroed(length + 1, 1);

    memcpy(copy, text, length);
    return copy;
}

/* dvclive/plots/metrics/train/loss.tsv: the metrics in it belong to "train". */
static void add_file(struct walk *walk, const char *folder, const char *base, const char *path,
                     const struct owner *owner)
{
    struct buf key = BUF_INIT;

    if (strstr(base, "tfevents")) {
        log_source_add(source_of(walk, folder), path);
    } else if (owner->kind == OWNER_MLFLOW && *base != '.') {
        buf_printf(&key, "%s%s", owner->inside, base);
        log_source_add(source_of(walk, owner->run), path)->key = mem_text(key.data);
    } else if (owner->kind == OWNER_DVCLIVE && ends_with(base, ".tsv")) {
        struct log_part *part = log_source_add(source_of(walk, owner->run), path);

        if (*owner->inside)
            part->group = before(owner->inside, strlen(owner->inside) - 1);
    }
    buf_release(&key);
}

static int walk_folder(struct walk *walk, const char *folder, const struct owner *owner,
                       struct err *err);

/* Below "metrics" lie MLflow's files, or below "plots/metrics" those of DVCLive. */
static int walk_inner(struct walk *walk, const char *folder, const char *base, const char *path,
                      const struct owner *owner, struct err *err)
{
    struct owner inner = *owner;
    struct buf inside = BUF_INIT;
    char *run = NULL;
    int result;

    if (owner->kind == OWNER_NONE && !strcmp(base, "metrics")) {
        bool plots = ends_with(folder, "/plots") || !strcmp(folder, "plots");

        run = before(folder, plots && strlen(folder) > 6 ? strlen(folder) - 6 : strlen(folder));
        inner = (struct owner){plots ? OWNER_DVCLIVE : OWNER_MLFLOW, run, ""};
    } else if (owner->kind != OWNER_NONE) {
        buf_printf(&inside, "%s%s/", owner->inside, base);
        inner.inside = inside.data;
    }
    result = walk_folder(walk, path, &inner, err);
    free(run);
    buf_release(&inside);
    return result;
}

static int walk_entry(struct walk *walk, const char *folder, const char *base,
                      const struct owner *owner, struct err *err)
{
    char *path = folder_join(folder, base);
    struct stat file;
    int result = 0;

    if (++walk->sources->files > MOST_FILES)
        result =
            err_set(err, STATUS_LIMIT, "%s: a folder of more than %d files", folder, MOST_FILES);
    else if (!lstat(path, &file) && S_ISDIR(file.st_mode))
        result = walk_inner(walk, folder, base, path, owner, err);
    else if (!lstat(path, &file) && S_ISREG(file.st_mode))
        add_file(walk, folder, base, path, owner);
    free(path);
    return result;
}

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int walk_folder(struct walk *walk, const char *folder, const struct owner *owner,
                       struct err *err)
{
    struct dirent **entries;
    int count, result = 0;

    if (++walk->depth > DEEPEST)
        return err_set(err, STATUS_LIMIT, "%s: folders in more than %d levels", folder, DEEPEST);
    count = scandir(folder, &entries, is_entry, by_name);
    if (count < 0)
        return err_set(err, STATUS_IO, "%s: cannot read: %s", folder, strerror(errno));
    for (int i = 0; i < count; i++) {
        if (!result)
            result = walk_entry(walk, folder, entries[i]->d_name, owner, err);
        free(entries[i]);
    }
    free(entries);
    walk->depth--;
    return result;
}

/* Without the slashes at its end. */
static char *trimmed(const char *path)
{
    size_t length = strlen(path);

    while (length > 1 && path[length - 1] == '/')
        length--;
    return before(path, length);
}

/* A folder of metrics may be named itself. */
static struct owner owner_of(const char *folder, const char **run)
{
    *run = folder;
    if (ends_with(folder, "plots/metrics"))
        return (struct owner){OWNER_DVCLIVE, folder, ""};
    if (ends_with(folder, "metrics"))
        return (struct owner){OWNER_MLFLOW, folder, ""};
    return (struct owner){OWNER_NONE, folder, ""};
}

static int add_folder(struct log_sources *sources, const char *path, const char *name,
                      struct err *err)
{
    struct walk walk = {sources, name, 0};
    size_t before_it = sources->count;
    char *folder = trimmed(path);
    const char *run;
    struct owner owner = owner_of(folder, &run);
    int result = walk_folder(&walk, folder, &owner, err);

    free(folder);
    if (!result && sources->count == before_it)
        return err_set(err, STATUS_INPUT,
                       "%s: a folder without event files of TensorBoard, metrics of MLflow or "
                       "plots of DVCLive; give the file of the log",
                       path);
    return result;
}

int log_folder_add(struct log_sources *sources, const char *path, const char *name, struct err *err)
{
    struct stat file;

    if (stat(path, &file))
        return err_set(err, STATUS_IO, "%s: cannot open: %s", path, strerror(errno));
    if (S_ISDIR(file.st_mode))
        return add_folder(sources, path, name, err);
    log_source_add(log_sources_add(sources, path, name), path);
    return 0;
}

void log_sources_label(struct log_sources *sources)
{
    const char **paths = mem_zeroed(sources->count, sizeof *paths);
    size_t count = 0, next = 0;
    char **labels;

    for (size_t i = 0; i < sources->count; i++)
        if (!sources->at[i].label)
            paths[count++] = sources->at[i].path;
    labels = log_labels(paths, count);
    for (size_t i = 0; i < sources->count; i++)
        if (!sources->at[i].label)
            sources->at[i].label = labels[next++];
    free(labels);
    free((void *)paths);
}

static void release_source(struct log_source *source)
{
    for (size_t i = 0; i < source->count; i++) {
        free(source->parts[i].path);
        free(source->parts[i].name);
        free(source->parts[i].key);
        free(source->parts[i].group);
    }
    free(source->parts);
    free(source->path);
    free(source->label);
}

void log_sources_release(struct log_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        release_source(&sources->at[i]);
    free(sources->at);
    *sources = (struct log_sources){0};
}
