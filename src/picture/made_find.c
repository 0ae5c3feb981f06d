#include "picture/made.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "render/recipe_text.h"
#include "render/render.h"

/* A trajectory says so in its first line; it may be far longer than a figure. */
static bool is_trajectory(const struct buf *start)
{
    return !strncmp(start->data, "# gdplot:", strlen("# gdplot:"));
}

static const char *find_format(const struct buf *content, struct buf *recipe)
{
    for (size_t i = 0; i < renderers_count; i++)
        if (renderers[i].read && renderers[i].read(content, recipe))
            return renderers[i].extension;
    return NULL;
}

static int find_in(FILE *stream, const char *path, struct buf *content, struct buf *recipe,
                   const char **format, struct err *err)
{
    if (file_read_start(stream, path, RECIPE_LONGEST, content, err))
        return -1;
    if (is_trajectory(content)) {
        *format = recipe_text_read(content, "# ", recipe) ? "csv" : NULL;
        return 0;
    }
    if (file_read_stream(stream, path, RENDER_LARGEST_FILE, content, err))
        return -1;
    *format = find_format(content, recipe);
    return 0;
}

int made_find(const char *path, struct buf *recipe, const char **format, struct err *err)
{
    struct buf content = BUF_INIT;
    FILE *stream = file_open_or_stdin(path, FILE_REGULAR, err);
    int result;

    *format = NULL;
    if (!stream)
        return -1;
    result = find_in(stream, stream == stdin ? "stdin" : path, &content, recipe, format, err);
    file_close(stream);
    buf_release(&content);
    if (!result && !*format)
        result = err_set(err, STATUS_INPUT, "%s: no recipe in it; is it a figure that gdplot made?",
                         path);
    return result;
}
