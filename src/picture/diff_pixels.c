#include "picture/diff.h"

#include "base/file.h"
#include "picture/outfiles.h"
#include "render/png.h"
#include "render/png_pixels.h"

/* Writes the picture of the difference, called after the two files. */
static int write_shown(cairo_surface_t *surface, const char *path, const char *a, const char *b,
                       struct err *err)
{
    struct buf title = BUF_INIT;
    struct figure figure = {0};
    struct render_request request = {.figure = &figure, .scale = 1};
    struct outfiles files = {0};
    struct outfile *file = outfiles_add(&files, path, err);
    int result = file ? 0 : -1;

    buf_printf(&title, "%s and %s", a, b);
    figure.title = title.data;
    figure.alt = (char *)"Where the two pictures differ, in red, over the first of them, pale";
    figure.recipe = (char *)"";
    if (!result)
        result = png_write_surface(surface, &request, file->stream, err);
    if (!result)
        result = outfile_finish(file, err);
    if (!result)
        result = outfiles_commit(&files, err);
    outfiles_release(&files);
    buf_release(&title);
    return result;
}

static int show(const struct buf *a, const struct buf *b, const char *path, const char *names[2],
                struct err *err)
{
    cairo_surface_t *first = png_decode(a), *second = png_decode(b), *shown = NULL;
    int result = 0;

    if (first && second &&
        cairo_image_surface_get_width(first) == cairo_image_surface_get_width(second) &&
        cairo_image_surface_get_height(first) == cairo_image_surface_get_height(second)) {
        shown = png_show_difference(first, second);
        result = write_shown(shown, path, names[0], names[1], err);
    }
    cairo_surface_destroy(first);
    cairo_surface_destroy(second);
    cairo_surface_destroy(shown);
    return result;
}

int diff_pixels(const char *a, const char *b, const char *shown, struct err *err)
{
    const char *names[] = {a, b};
    struct buf first = BUF_INIT, second = BUF_INIT;
    struct err problem = {0};
    int result = file_read(a, FILE_ANY, RENDER_LARGEST_FILE, &first, err);

    if (!result)
        result = file_read(b, FILE_ANY, RENDER_LARGEST_FILE, &second, err);
    if (!result && png_report_difference(&first, &second, a, b, &problem)) {
        if (shown && problem.status == STATUS_FAILED)
            result = show(&first, &second, shown, names, err);
        if (!result)
            result = err_set(err, problem.status, "%s", problem.message);
    }
    buf_release(&first);
    buf_release(&second);
    return result;
}
