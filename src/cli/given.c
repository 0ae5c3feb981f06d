#include "cli/given.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/printable.h"
#include "cli/forms.h"
#include "render/png_pixels.h"
#include "render/render.h"

enum {
    SHOWN = 100, /* bytes of a line */
    ESCAPED = 4 * SHOWN,
    LARGEST = 1 << 30, /* file: trajectories are longer than figures */
};

/* A stream whose bytes are put into a buffer when it is closed. */
struct memory {
    FILE *stream;
    char *bytes;
    size_t length;
};

static void memory_open(struct memory *memory)
{
    *memory = (struct memory){0};
    memory->stream = open_memstream(&memory->bytes, &memory->length);
    if (!memory->stream)
        mem_exhausted();
}

static void memory_close(struct memory *memory, struct buf *content)
{
    if (fclose(memory->stream))
        mem_exhausted();
    buf_add(content, memory->bytes, memory->length);
    free(memory->bytes);
}

static int render(struct given *given, const struct renderer *renderer,
                  struct render_request *request, FILE *stream, struct err *err)
{
    struct memory companion;
    int result;

    if (!given->companion_path)
        return renderer->write(request, stream, err);
    memory_open(&companion);
    request->companion = companion.stream;
    request->companion_name = spec_base_name(given->companion_path);
    result = renderer->write(request, stream, err);
    memory_close(&companion, &given->companion);
    return result;
}

int given_make(struct given *given, const char *path, const char *form, const struct spec *spec,
               const struct products *products, struct err *err)
{
    const struct renderer *renderer = products->figure ? form_renderer_of(spec, form) : NULL;
    struct memory memory;
    int result = 0;

    *given = (struct given){.file = BUF_INIT, .companion = BUF_INIT};
    given->companion_path = form_companion_of(renderer, path);
    memory_open(&memory);
    if (renderer) {
        struct render_request request = form_request(spec, products->figure, products->fonts);

        result = render(given, renderer, &request, memory.stream, err);
    } else {
        form_write_csv(spec, products->study, memory.stream);
    }
    memory_close(&memory, &given->file);
    return result;
}

void given_release(struct given *given)
{
    buf_release(&given->file);
    buf_release(&given->companion);
    free(given->companion_path);
}

/* What stands around a place, within its line, as it can be shown. */
static void show_place(char out[ESCAPED], const struct buf *content, size_t start, size_t at)
{
    char piece[SHOWN + 1];
    size_t from = at - start > SHOWN / 2 ? at - SHOWN / 2 : start;
    size_t length = strcspn(content->data + from, "\n");

    snprintf(piece, sizeof piece, "%.*s", (int)length, content->data + from);
    printable_copy(out, ESCAPED, piece);
}

static int report_lines(const char *path, const struct buf *is, const struct buf *given,
                        const char *giver, struct err *err)
{
    char found[ESCAPED], wanted[ESCAPED];
    size_t at = 0, start = 0, number = 1;

    while (at < is->length && at < given->length && is->data[at] == given->data[at])
        if (is->data[at++] == '\n') {
            start = at;
            number++;
        }
    show_place(found, is, start, at);
    show_place(wanted, given, start, at);
    return err_add(err, STATUS_FAILED, "%s: line %zu has '%s', where %s '%s'", path, number, found,
                   giver, wanted);
}

static int report_bytes(const char *path, const struct buf *is, const struct buf *given,
                        const char *giver, struct err *err)
{
    size_t at = 0;

    while (at < is->length && at < given->length && is->data[at] == given->data[at])
        at++;
    return err_add(err, STATUS_FAILED, "%s: from byte %zu on it is not what %s", path, at + 1,
                   giver);
}

/* PNG may be packed in other ways. */
static int report_png(const char *path, const struct buf *is, const struct buf *given,
                      const char *giver, struct err *err)
{
    struct buf found = BUF_INIT, wanted = BUF_INIT;
    int result = png_report_difference(is, given, path, giver, err);

    if (!result) {
        png_read(is, &found);
        png_read(given, &wanted);
        if (strcmp(found.data, wanted.data))
            result = report_lines(path, &found, &wanted, giver, err);
    }
    buf_release(&found);
    buf_release(&wanted);
    return result;
}

int given_compare_file(const struct buf *given, const char *path, const char *form,
                       const char *giver, struct err *err)
{
    struct buf is = BUF_INIT;
    int result = file_read(path, FILE_REGULAR, LARGEST, &is, err);

    if (!result && (is.length != given->length || memcmp(is.data, given->data, is.length)))
        result = (!strcmp(form, "png")   ? report_png
                  : !strcmp(form, "pdf") ? report_bytes
                                         : report_lines)(path, &is, given, giver, err);
    buf_release(&is);
    return result;
}

/* The second file, which holds the drawing, is a PDF. */
static int compare_companion(const struct given *given, const char *path, const char *giver,
                             struct err *err)
{
    struct err problem = {0};

    if (!given->companion_path ||
        !given_compare_file(&given->companion, given->companion_path, "pdf", giver, &problem))
        return 0;
    if (problem.status == STATUS_IO)
        return err_set(err, STATUS_FAILED, "%s: its drawing is missing: %s", path, problem.message);
    return err_set(err, problem.status, "%s", problem.message);
}

int given_compare(const struct given *given, const char *path, const char *form, const char *giver,
                  struct err *err)
{
    if (given_compare_file(&given->file, path, form, giver, err))
        return -1;
    return compare_companion(given, path, giver, err);
}
