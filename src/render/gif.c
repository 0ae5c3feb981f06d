/*
 * GIF (89a), written by giflib: each frame is the part that has changed, transparent where it has
 * not, laid over the one before. Times are in hundredths of a second. The recipe stands in a
 * comment, title and description in another one.
 */
#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/extract.h"
#include "render/gif_palette.h"
#include "render/png.h"
#include "render/raster_frames.h"

enum { LONGEST = 65535, BITS = 8, HUNDREDTH = 10 };

struct gif {
    GifFileType *file;
    FILE *stream;
    struct gif_palette palette;
    int width, height;
};

static int fail(const GifFileType *file, struct err *err)
{
    int error = file ? file->Error : E_GIF_ERR_NOT_ENOUGH_MEM;

    if (error == E_GIF_ERR_NOT_ENOUGH_MEM)
        mem_exhausted();
    return err_set(err, STATUS_IO, "cannot make the GIF: %s", GifErrorString(error));
}

/* Failed writes are left on the stream, for the one who opened it. */
static int write_bytes(GifFileType *file, const GifByteType *bytes, int length)
{
    const struct gif *gif = file->UserData;

    fwrite(bytes, 1, (size_t)length, gif->stream);
    return length;
}

static bool put_screen(struct gif *gif)
{
    GifColorType colours[GIF_COLOURS];
    ColorMapObject *map;
    bool done;

    for (int i = 0; i < GIF_COLOURS; i++) {
        uint32_t colour = gif->palette.colours[i];

        colours[i] = (GifColorType){(GifByteType)(colour >> 16), (GifByteType)(colour >> 8),
                                    (GifByteType)colour};
    }
    map = GifMakeMapObject(GIF_COLOURS, colours);
    if (!map)
        mem_exhausted();
    EGifSetGifVersion(gif->file, true);
    done = EGifPutScreenDesc(gif->file, gif->width, gif->height, BITS, 0, map) == GIF_OK;
    GifFreeMapObject(map);
    return done;
}

/* How often the frames are repeated after they were shown once; without it they are not. */
static bool put_loops(struct gif *gif, long loops)
{
    long again = loops ? loops - 1 : 0;
    const GifByteType times[] = {1, (GifByteType)again, (GifByteType)(again >> 8)};

    return loops == 1 || (EGifPutExtensionLeader(gif->file, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
                          EGifPutExtensionBlock(gif->file, 11, "NETSCAPE2.0") == GIF_OK &&
                          EGifPutExtensionBlock(gif->file, sizeof times, times) == GIF_OK &&
                          EGifPutExtensionTrailer(gif->file) == GIF_OK);
}

static bool put_texts(struct gif *gif, const struct figure *figure)
{
    struct buf about = BUF_INIT;
    bool done;

    buf_printf(&about, "%s\n%s\n", figure->title, figure->alt);
    done = EGifPutComment(gif->file, figure->recipe) == GIF_OK &&
           EGifPutComment(gif->file, about.data) == GIF_OK;
    buf_release(&about);
    return done;
}

static bool put_control(struct gif *gif, const struct raster_frame *frame)
{
    const GraphicsControlBlock control = {
        .DisposalMode = DISPOSE_DO_NOT,
        .DelayTime = (int)((frame->delay + HUNDREDTH / 2) / HUNDREDTH),
        .TransparentColor = frame->before ? GIF_TRANSPARENT : NO_TRANSPARENT_COLOR};
    GifByteType bytes[4];

    EGifGCBToExtension(&control, bytes);
    return EGifPutExtension(gif->file, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes) == GIF_OK;
}

static bool put_rows(struct gif *gif, const struct raster_frame *frame)
{
    const struct part *part = &frame->changed;
    GifByteType *line = mem_zeroed((size_t)part->width, sizeof *line);
    bool done = true;

    for (int y = part->y; done && y < part->y + part->height; y++) {
        size_t start = (size_t)y * (size_t)frame->width + (size_t)part->x;

        for (size_t x = 0; x < (size_t)part->width; x++)
            line[x] = frame->before && frame->before[start + x] == frame->pixels[start + x]
                          ? GIF_TRANSPARENT
                          : gif_palette_index(&gif->palette, frame->pixels[start + x]);
        done = EGifPutLine(gif->file, line, part->width) == GIF_OK;
    }
    free(line);
    return done;
}

static int take(void *context, const struct raster_frame *frame, struct err *err)
{
    struct gif *gif = context;
    const struct part *part = &frame->changed;

    if (put_control(gif, frame) &&
        EGifPutImageDesc(gif->file, part->x, part->y, part->width, part->height, false, NULL) ==
            GIF_OK &&
        put_rows(gif, frame))
        return 0;
    return fail(gif->file, err);
}

static int make_palette(struct gif *gif, const struct render_request *request, struct err *err)
{
    struct figure first;
    const struct figure *figures[] = {request->figure, &first};

    if (request->frames->compose(request->frames, 0, &first, err))
        return -1;
    gif_palette_init(&gif->palette, figures, 2);
    figure_release(&first);
    return 0;
}

static int write_frames(struct gif *gif, const struct render_request *request, struct err *err)
{
    if (!put_screen(gif) || !put_loops(gif, request->frames->loops) ||
        !put_texts(gif, request->figure))
        return fail(gif->file, err);
    return raster_frames_each(request, gif->width, gif->height, take, gif, err);
}

static int write_gif(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gif *gif = mem_zeroed(1, sizeof *gif);
    int error = E_GIF_SUCCEEDED, result;

    gif->stream = stream;
    result = png_size(request, &gif->width, &gif->height, err);
    if (!result)
        result = make_palette(gif, request, err);
    if (!result) {
        gif->file = EGifOpen(gif, write_bytes, &error);
        result = gif->file ? write_frames(gif, request, err) : fail(NULL, err);
    }
    if (gif->file && EGifCloseFile(gif->file, &error) != GIF_OK && !result)
        result = err_set(err, STATUS_IO, "cannot make the GIF: %s", GifErrorString(error));
    free(gif);
    return result;
}

/* What a walk over the blocks of a GIF has come to. */
struct blocks {
    const unsigned char *at;
    size_t left;
};

static bool skip(struct blocks *blocks, size_t length)
{
    if (length > blocks->left)
        return false;
    blocks->at += length;
    blocks->left -= length;
    return true;
}

/* Goes over the sub-blocks of a block, and appends their bytes to `out` unless that is NULL. */
static bool read_sub_blocks(struct blocks *blocks, struct buf *out)
{
    while (blocks->left) {
        size_t length = *blocks->at;

        if (!skip(blocks, 1))
            return false;
        if (!length)
            return true;
        if (length > blocks->left)
            return false;
        if (out && out->length <= RECIPE_LONGEST)
            buf_add(out, (const char *)blocks->at, length);
        skip(blocks, length);
    }
    return false;
}

/* The bytes of a colour table, told by the bits of a descriptor. */
static size_t table_size(unsigned char bits)
{
    return bits & 0x80 ? (size_t)3 << ((bits & 7) + 1) : 0;
}

static bool skip_image(struct blocks *blocks)
{
    enum { DESCRIPTOR = 10 };
    size_t table;

    if (blocks->left < DESCRIPTOR)
        return false;
    table = table_size(blocks->at[DESCRIPTOR - 1]);
    return skip(blocks, DESCRIPTOR + table + 1) && read_sub_blocks(blocks, NULL);
}

/* Whether the comment at the start of `blocks` is a recipe, which is then appended. */
static bool read_comment(struct blocks *blocks, struct buf *recipe)
{
    struct buf comment = BUF_INIT;
    bool is_recipe = skip(blocks, 2) && read_sub_blocks(blocks, &comment) &&
                     comment.length <= RECIPE_LONGEST && !strncmp(comment.data, "gdplot:", 7);

    if (is_recipe)
        buf_add(recipe, comment.data, comment.length);
    buf_release(&comment);
    return is_recipe;
}

bool extract_gif(const struct buf *content, struct buf *recipe)
{
    enum { HEADER = 13, EXTENSION = 0x21, IMAGE = 0x2C };
    struct blocks blocks = {(const unsigned char *)content->data, content->length};

    if (blocks.left < HEADER || memcmp(blocks.at, "GIF89a", 6) ||
        !skip(&blocks, HEADER + table_size(blocks.at[10])))
        return false;
    while (blocks.left > 2) {
        if (blocks.at[0] == EXTENSION && blocks.at[1] == COMMENT_EXT_FUNC_CODE) {
            if (read_comment(&blocks, recipe))
                return true;
        } else if (blocks.at[0] == EXTENSION) {
            if (!skip(&blocks, 2) || !read_sub_blocks(&blocks, NULL))
                return false;
        } else if (blocks.at[0] != IMAGE || !skip_image(&blocks)) {
            return false;
        }
    }
    return false;
}

const struct format format_gif = {
    .extension = "gif",
    .renderer = "cairo",
    .summary =
        "it moves, state by state, in 255 colours, for programs that show nothing else that does",
    .traits = FORMAT_MOVES | FORMAT_BINARY | FORMAT_COMMON_NAME,
    .write = write_gif,
    .read = extract_gif,
};
