#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include "render/raster_frames.h"

#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "base/progress.h"
#include "base/workers.h"
#include "render/raster.h"

#define MOST_BYTES ((size_t)1 << 30) /* of the frames that are drawn at once */

/* Copies the pixels of a surface, without their highest bytes, which mean nothing. */
static void copy_pixels(cairo_surface_t *surface, uint32_t *pixels)
{
    int width = cairo_image_surface_get_width(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface);

    for (int y = 0; y < cairo_image_surface_get_height(surface); y++) {
        memcpy(pixels, row, (size_t)width * sizeof *pixels);
        for (int x = 0; x < width; x++)
            pixels[x] &= 0xFFFFFF;
        pixels += width;
        row += cairo_image_surface_get_stride(surface);
    }
}

struct drawing {
    const struct render_request *request;
    int width, height;
    struct raster_layer layer; /* what the first and the last frame begin with */
    size_t jobs;               /* processes that draw */
    uint32_t *pixels;          /* of WORKERS_AHEAD frames for each of them; shared with them */
    raster_take *take;
    void *context;
    struct progress progress;
};

static size_t frame_size(const struct drawing *drawing)
{
    return (size_t)drawing->width * (size_t)drawing->height;
}

static size_t pixels_bytes(const struct drawing *drawing)
{
    return WORKERS_AHEAD * drawing->jobs * frame_size(drawing) * sizeof *drawing->pixels;
}

/* Each process draws every jobs-th frame; of its places it uses one after the other. */
static uint32_t *pixels_of(const struct drawing *drawing, size_t i)
{
    return drawing->pixels + i % (WORKERS_AHEAD * drawing->jobs) * frame_size(drawing);
}

static int draw(void *context, size_t i, struct err *err)
{
    const struct drawing *drawing = context;
    const struct render_request *request = drawing->request;
    struct figure figure;
    cairo_surface_t *surface;

    if (request->frames->compose(request->frames, i, &figure, err))
        return -1;
    surface = raster_layer_draw(&drawing->layer, &figure, request->fonts, err);
    figure_release(&figure);
    if (!surface)
        return -1;
    copy_pixels(surface, pixels_of(drawing, i));
    cairo_surface_destroy(surface);
    return 0;
}

/* Widens the part to row `y` as far as it has changed. */
static void cover_row(const struct raster_frame *frame, int y, int *left, int *right)
{
    const uint32_t *now = frame->pixels + (size_t)y * (size_t)frame->width;
    const uint32_t *before = frame->before + (size_t)y * (size_t)frame->width;
    int first = 0, end = frame->width;

    while (now[first] == before[first])
        first++;
    while (now[end - 1] == before[end - 1])
        end--;
    *left = first < *left ? first : *left;
    *right = end > *right ? end : *right;
}

static struct part find_changed(const struct raster_frame *frame)
{
    size_t length = (size_t)frame->width * sizeof *frame->pixels;
    int left = frame->width, right = 0, top = frame->height, bottom = 0;

    if (!frame->before)
        return (struct part){0, 0, frame->width, frame->height};
    for (int y = 0; y < frame->height; y++) {
        size_t row = (size_t)y * (size_t)frame->width;

        if (!memcmp(frame->pixels + row, frame->before + row, length))
            continue;
        cover_row(frame, y, &left, &right);
        top = y < top ? y : top;
        bottom = y + 1;
    }
    return right ? (struct part){left, top, right - left, bottom - top} : (struct part){0, 0, 1, 1};
}

static int hand_on(void *context, size_t i, struct err *err)
{
    struct drawing *drawing = context;
    const struct frames *frames = drawing->request->frames;
    struct raster_frame frame = {
        .number = i,
        .delay = i + 1 < frames->count ? frames->delay : frames->last_delay,
        .width = drawing->width,
        .height = drawing->height,
        .pixels = pixels_of(drawing, i),
        .before = i ? pixels_of(drawing, i - 1) : NULL,
    };

    progress_at(&drawing->progress, (double)i);
    frame.changed = find_changed(&frame);
    return drawing->take(drawing->context, &frame, err);
}

/* As many processes as may be, but not for more than MOST_BYTES of pixels. */
static void open_pixels(struct drawing *drawing)
{
    size_t room = MOST_BYTES / (WORKERS_AHEAD * frame_size(drawing) * sizeof *drawing->pixels);

    drawing->jobs = (size_t)drawing->request->jobs;
    if (drawing->jobs > drawing->request->frames->count)
        drawing->jobs = drawing->request->frames->count;
    if (drawing->jobs > room)
        drawing->jobs = room ? room : 1;
    drawing->pixels = mmap(NULL, pixels_bytes(drawing), PROT_READ | PROT_WRITE,
                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (drawing->pixels == MAP_FAILED)
        mem_exhausted();
}

static int open_layer(struct drawing *drawing, struct err *err)
{
    const struct render_request *request = drawing->request;
    struct figure first;
    int result;

    if (request->frames->compose(request->frames, 0, &first, err))
        return -1;
    result = raster_layer_open(&drawing->layer, &first, request->figure, request->fonts,
                               drawing->width, drawing->height, err);
    figure_release(&first);
    return result;
}

static int draw_all(struct drawing *drawing, struct err *err)
{
    const struct workers workers = {.count = drawing->request->frames->count,
                                    .jobs = (long)drawing->jobs,
                                    .work = draw,
                                    .take = hand_on,
                                    .context = drawing};
    int result;

    progress_begin(&drawing->progress, (double)workers.count, "drawing %zu frame%s", workers.count,
                   workers.count == 1 ? "" : "s");
    result = workers_run(&workers, err);
    progress_end(&drawing->progress);
    return result;
}

int raster_frames_each(const struct render_request *request, int width, int height,
                       raster_take *take, void *context, struct err *err)
{
    struct drawing drawing = {
        .request = request, .width = width, .height = height, .take = take, .context = context};
    int result;

    if (open_layer(&drawing, err))
        return -1;
    open_pixels(&drawing);
    result = draw_all(&drawing, err);
    munmap(drawing.pixels, pixels_bytes(&drawing));
    raster_layer_release(&drawing.layer);
    return result;
}
