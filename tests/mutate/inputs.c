#include "inputs.h"

#include <dirent.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void read_file(const char *path, struct buf *content)
{
    FILE *file = fopen(path, "rb");
    char chunk[65536];
    size_t n;

    if (!file)
        err(2, "%s", path);
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
        buf_add(content, chunk, n);
    fclose(file);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct input *)a)->name, ((const struct input *)b)->name);
}

static void read_folder(struct inputs *inputs, const char *folder)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    if (!entries)
        err(2, "%s", folder);
    while ((entry = readdir(entries))) {
        struct input input = {.content = BUF_INIT};
        char path[4096];

        if (*entry->d_name == '.')
            continue;
        snprintf(input.name, sizeof input.name, "%s", entry->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        read_file(path, &input.content);
        inputs->files = mem_resize(inputs->files, inputs->file_count + 1, sizeof *inputs->files);
        inputs->files[inputs->file_count++] = input;
    }
    closedir(entries);
    qsort(inputs->files, inputs->file_count, sizeof *inputs->files, compare_names);
}

static void read_seed(struct seed *seed, char *line)
{
    char *rest = strchr(line, '|');

    if (!rest)
        errx(2, "no bar in '%s'", line);
    *rest++ = '\0';
    *seed = (struct seed){.changed = mem_text(strtok(line, " "))};
    for (char *word = strtok(rest, " "); word; word = strtok(NULL, " ")) {
        if (seed->count + 1 == MOST_ARGUMENTS)
            errx(2, "more than %d arguments", MOST_ARGUMENTS - 1);
        seed->arguments[seed->count++] = mem_text(word);
    }
}

static void read_table(struct inputs *inputs, const char *path)
{
    struct buf content = BUF_INIT;
    char *line, *next;

    read_file(path, &content);
    for (line = content.data; *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next)
            *next++ = '\0';
        if (!*line || *line == '#')
            continue;
        inputs->seeds = mem_resize(inputs->seeds, inputs->seed_count + 1, sizeof *inputs->seeds);
        read_seed(&inputs->seeds[inputs->seed_count++], line);
    }
    buf_release(&content);
}

void inputs_read(struct inputs *inputs, const char *folder, const char *table)
{
    *inputs = (struct inputs){0};
    read_folder(inputs, folder);
    read_table(inputs, table);
    if (!inputs->file_count || !inputs->seed_count)
        errx(2, "nothing to change");
}

struct input *inputs_find(const struct inputs *inputs, const char *name)
{
    for (size_t i = 0; i < inputs->file_count; i++)
        if (!strcmp(inputs->files[i].name, name))
            return &inputs->files[i];
    return NULL;
}

void input_write(struct input *input, const struct buf *changed)
{
    const struct buf *content = changed ? changed : &input->content;
    FILE *file = fopen(input->name, "wb");

    if (!file || fwrite(content->data, 1, content->length, file) != content->length ||
        fclose(file) || stat(input->name, &input->written))
        err(2, "%s", input->name);
}

int input_is_untouched(const struct input *input)
{
    struct stat there;

    return !lstat(input->name, &there) && there.st_ino == input->written.st_ino &&
           there.st_size == input->written.st_size &&
           there.st_mtim.tv_sec == input->written.st_mtim.tv_sec &&
           there.st_mtim.tv_nsec == input->written.st_mtim.tv_nsec;
}
