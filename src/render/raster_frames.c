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

/* Frames that are drawn at once, and the one before them. */
struct batch {
    const struct render_request *request;
    int width, height;
    size_t most;      /* frames that are drawn at once */
    size_t first;     /* the number of the first of them */
    uint32_t *pixels; /* of most + 1 frames: of the one before, then of these; shared with the
                         processes that draw */
};

static size_t frame_size(const struct batch *batch)
{
    return (size_t)batch->width * (size_t)batch->height;
}

static size_t batch_bytes(const struct batch *batch)
{
    return (batch->most + 1) * frame_size(batch) * sizeof *batch->pixels;
}

static uint32_t *pixels_of(const struct batch *batch, size_t i)
{
    return batch->pixels + (i + 1) * frame_size(batch);
}

static int draw(void *context, size_t i, struct err *err)
{
    const struct batch *batch = context;
    const struct render_request *request = batch->request;
    struct figure figure;
    cairo_surface_t *surface;

    if (request->frames->compose(request->frames, batch->first + i, &figure, err))
        return -1;
    surface = raster_draw(&figure, request->fonts, batch->width, batch->height, err);
    figure_release(&figure);
    if (!surface)
        return -1;
    copy_pixels(surface, pixels_of(batch, i));
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

static int hand_on(const struct batch *batch, size_t i, raster_take *take, void *context,
                   struct err *err)
{
    const struct frames *frames = batch->request->frames;
    size_t number = batch->first + i;
    struct raster_frame frame = {
        .number = number,
        .delay = number + 1 < frames->count ? frames->delay : frames->last_delay,
        .width = batch->width,
        .height = batch->height,
        .pixels = pixels_of(batch, i),
        .before = number ? pixels_of(batch, i) - frame_size(batch) : NULL,
    };

    frame.changed = find_changed(&frame);
    return take(context, &frame, err);
}

/* Draws the frames of the batch and hands them on; the last of them is then the one before the next
 * batch. */
static int do_batch(struct batch *batch, raster_take *take, void *context, struct err *err)
{
    size_t left = batch->request->frames->count - batch->first;
    struct workers workers = {.count = left < batch->most ? left : batch->most,
                              .jobs = (long)batch->most,
                              .work = draw,
                              .context = batch};
    int result = workers_run(&workers, err);

    for (size_t i = 0; !result && i < workers.count; i++)
        result = hand_on(batch, i, take, context, err);
    memcpy(batch->pixels, pixels_of(batch, workers.count - 1),
           frame_size(batch) * sizeof *batch->pixels);
    batch->first += workers.count;
    return result;
}

/* As many frames at once as there may be processes, but no more than MOST_BYTES, and one at least.
 */
static void open_batch(struct batch *batch)
{
    size_t room = MOST_BYTES / (frame_size(batch) * sizeof *batch->pixels);

    batch->most = (size_t)batch->request->jobs;
    if (batch->most > batch->request->frames->count)
        batch->most = batch->request->frames->count;
    if (batch->most > room)
        batch->most = room ? room : 1;
    batch->pixels =
        mmap(NULL, batch_bytes(batch), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (batch->pixels == MAP_FAILED)
        mem_exhausted();
}

int raster_frames_each(const struct render_request *request, int width, int height,
                       raster_take *take, void *context, struct err *err)
{
    struct batch batch = {.request = request, .width = width, .height = height};
    struct progress progress;
    int result = 0;

    open_batch(&batch);
    progress_begin(&progress, (double)request->frames->count, "drawing %zu frames",
                   request->frames->count);
    while (!result && batch.first < request->frames->count) {
        result = do_batch(&batch, take, context, err);
        progress_at(&progress, (double)batch.first);
    }
    progress_end(&progress);
    munmap(batch.pixels, batch_bytes(&batch));
    return result;
}
