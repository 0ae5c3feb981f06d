#include "picture/match.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/printable.h"
#include "picture/formats.h"
#include "render/extract.h"
#include "render/png_pixels.h"

enum {
    SHOWN = 100, /* bytes of a line */
    ESCAPED = 4 * SHOWN,
    LARGEST = 1 << 30, /* file: trajectories are longer than figures */
};

/* Copies what stands around byte `at`, of the line that begins at byte `start`, made printable. */
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

/* Compares pixels and recipes: the same pixels can be compressed in many ways. */
static int report_pixels(const char *path, const struct buf *is, const struct buf *given,
                         const char *giver, struct err *err)
{
    struct buf found = BUF_INIT, wanted = BUF_INIT;
    int result = png_report_difference(is, given, path, giver, err);

    if (!result) {
        extract_png(is, &found);
        extract_png(given, &wanted);
        if (strcmp(found.data, wanted.data))
            result = report_lines(path, &found, &wanted, giver, err);
    }
    buf_release(&found);
    buf_release(&wanted);
    return result;
}

int match_bytes(const struct buf *given, const char *path, const struct format *format,
                const char *giver, struct err *err)
{
    unsigned traits = format ? format->traits : 0;
    struct buf is = BUF_INIT;
    int result = file_read(path, FILE_REGULAR, LARGEST, &is, err);

    if (!result && (is.length != given->length || memcmp(is.data, given->data, is.length)))
        result = (traits & FORMAT_PIXELS   ? report_pixels
                  : traits & FORMAT_BINARY ? report_bytes
                                           : report_lines)(path, &is, given, giver, err);
    buf_release(&is);
    return result;
}

/* The second file, if there is one, holds the drawing. */
static int match_companion(const struct picture_file *given, const char *path, const char *giver,
                           struct err *err)
{
    struct err problem = {0};

    if (!given->companion_path ||
        !match_bytes(&given->companion, given->companion_path,
                     format_of_name(given->companion_path), giver, &problem))
        return 0;
    if (problem.status == STATUS_IO)
        return err_set(err, STATUS_FAILED, "%s: its drawing is missing: %s", path, problem.message);
    return err_set(err, problem.status, "%s", problem.message);
}

int match_picture(const struct picture_file *given, const char *path, const struct format *format,
                  const char *giver, struct err *err)
{
    if (match_bytes(&given->content, path, format, giver, err))
        return -1;
    return match_companion(given, path, giver, err);
}
