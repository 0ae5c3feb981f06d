/* A picture's files, on disk or in memory. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/processors.h"
#include "picture/moving.h"
#include "picture/output.h"
#include "picture/picture.h"

static void write_rows(const void *study, FILE *stream)
{
    study_write(study, stream);
}

static struct render_request request_of(const struct picture *picture)
{
    const struct spec *spec = picture->spec;

    return (struct render_request){
        .figure = &picture->figure,
        .write_rows = write_rows,
        .rows = &picture->study,
        .fonts = picture->fonts,
        .svg_font = svg_font_find(spec->svg_font),
        .scale = spec->scale,
        .template_file = spec->template,
        .terminal = spec->terminal,
        .timeout = spec->timeout,
        .jobs = spec_given(spec, &spec->jobs) ? spec->jobs : processors_count(),
    };
}

static int write_moving(const struct picture *picture, const struct format *format, FILE *stream,
                        struct err *err)
{
    struct render_request request = request_of(picture);
    struct moving moving;
    int result;

    if (moving_open(&moving, picture, err))
        return -1;
    request.frames = &moving.frames;
    request.figure = &moving.last;
    result = format->write(&request, stream, err);
    moving_release(&moving);
    return result;
}

/* `second` is NULL for a format of one file. */
static int write_one(const struct picture *picture, const struct format *format, FILE *stream,
                     FILE *second, const char *second_path, struct err *err)
{
    struct render_request request = request_of(picture);

    if (format->traits & FORMAT_MOVES)
        return write_moving(picture, format, stream, err);
    request.companion = second;
    request.companion_name = second ? spec_base_name(second_path) : NULL;
    return format->write(&request, stream, err);
}

static int write_output(const struct picture *picture, struct outfiles *files, const char *path,
                        struct err *err)
{
    const struct format *format = output_format(picture->spec, path);
    char *second_path = output_companion(format, path);
    struct outfile *first = outfiles_add(files, path, err), *second = NULL;
    int result = first ? 0 : -1;

    if (!result && second_path)
        result = (second = outfiles_add(files, second_path, err)) ? 0 : -1;
    if (!result)
        result = write_one(picture, format, first->stream, second ? second->stream : NULL,
                           second_path, err);
    if (!result && second)
        result = outfile_finish(second, err);
    free(second_path);
    return result ? -1 : outfile_finish(first, err);
}

int picture_write(const struct picture *picture, struct outfiles *files, struct err *err)
{
    const struct texts *outputs = &picture->spec->outputs;
    int result = 0;

    for (size_t i = 0; !result && i < outputs->count; i++)
        result = write_output(picture, files, outputs->at[i], err);
    return result;
}

int picture_save(const struct picture *picture, struct err *err)
{
    struct outfiles files = {0};
    int result = picture_write(picture, &files, err);

    if (!result)
        result = outfiles_commit(&files, err);
    outfiles_release(&files);
    return result;
}

void picture_warn_boxes(const struct picture *picture, const char *before, const char *after,
                        struct err *err)
{
    if (picture->fonts && *fonts_missing(picture->fonts))
        err_warn(err, "%sno font has %s; a box stands for it%s", before,
                 fonts_missing(picture->fonts), after);
}

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

int picture_render(const struct picture *picture, const char *path, const struct format *format,
                   struct picture_file *file, struct err *err)
{
    struct memory first, second;
    int result;

    *file = (struct picture_file){
        .content = BUF_INIT,
        .companion = BUF_INIT,
        .companion_path = output_companion(format, path),
    };
    memory_open(&first);
    memory_open(&second);
    result = write_one(picture, format, first.stream, file->companion_path ? second.stream : NULL,
                       file->companion_path, err);
    memory_close(&first, &file->content);
    memory_close(&second, &file->companion);
    return result;
}

void picture_file_release(struct picture_file *file)
{
    buf_release(&file->content);
    buf_release(&file->companion);
    free(file->companion_path);
}
