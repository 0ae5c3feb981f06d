/*
 * WebP that moves, by libwebp: lossless, so that its pixels are those of the PNG. Title,
 * description and recipe stand in its XMP.
 */
#include <stdlib.h>
#include <string.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include "base/mem.h"
#include "render/extract.h"
#include "render/png.h"
#include "render/raster_frames.h"
#include "template/escape.h"

enum { METHOD = 4 }; /* 0, fast and large, to 6 */

struct webp {
    WebPAnimEncoder *encoder;
    WebPConfig config;
    long time; /* at which the next frame is shown, in milliseconds */
};

static int fail(const char *why, struct err *err)
{
    return err_set(err, STATUS_IO, "cannot make the WebP: %s", why);
}

static int fail_to_add(const struct webp *webp, const WebPPicture *picture, struct err *err)
{
    const char *why = WebPAnimEncoderGetError(webp->encoder);

    if (picture->error_code == VP8_ENC_ERROR_OUT_OF_MEMORY ||
        picture->error_code == VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY)
        mem_exhausted();
    return fail(why && *why ? why : "libwebp does not take a frame", err);
}

static int check_size(int width, int height, struct err *err)
{
    if (width <= WEBP_MAX_DIMENSION && height <= WEBP_MAX_DIMENSION)
        return 0;
    return err_set(err, STATUS_LIMIT,
                   "%d×%d pixels are more than a WebP may have (%d a side); lower --size or "
                   "--scale",
                   width, height, WEBP_MAX_DIMENSION);
}

static void fill(WebPPicture *picture, const struct raster_frame *frame)
{
    for (int y = 0; y < frame->height; y++) {
        const uint32_t *from = frame->pixels + (size_t)y * (size_t)frame->width;
        uint32_t *to = picture->argb + (ptrdiff_t)y * picture->argb_stride;

        for (int x = 0; x < frame->width; x++)
            to[x] = 0xFF000000 | from[x];
    }
}

static int take(void *context, const struct raster_frame *frame, struct err *err)
{
    struct webp *webp = context;
    WebPPicture picture;
    int result = 0;

    if (!WebPPictureInit(&picture))
        return fail("another version of libwebp is installed", err);
    picture.use_argb = 1;
    picture.width = frame->width;
    picture.height = frame->height;
    if (!WebPPictureAlloc(&picture))
        mem_exhausted();
    fill(&picture, frame);
    if (!WebPAnimEncoderAdd(webp->encoder, &picture, (int)webp->time, &webp->config))
        result = fail_to_add(webp, &picture, err);
    WebPPictureFree(&picture);
    webp->time += frame->delay;
    return result;
}

static void add_xmp(struct buf *out, const struct figure *figure)
{
    buf_puts(out, "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                  "xmlns:gdplot=\"https://gdplot.invalid/\">\n<dc:title>");
    escape_xml(out, figure->title);
    buf_puts(out, "</dc:title>\n<dc:description>");
    escape_xml(out, figure->alt);
    buf_puts(out, "</dc:description>\n<gdplot:metadata>");
    escape_xml(out, figure->recipe);
    buf_puts(out, "</gdplot:metadata>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n");
}

/* Adds the texts to the file in `data`, which is then the new one. */
static int add_texts(WebPData *data, const struct figure *figure, struct err *err)
{
    WebPMux *mux = WebPMuxCreate(data, 0); /* which reads data to the end */
    struct buf xmp = BUF_INIT;
    WebPMuxError error = WEBP_MUX_MEMORY_ERROR;
    WebPData both;

    WebPDataInit(&both);
    add_xmp(&xmp, figure);
    if (mux) {
        const WebPData chunk = {(const uint8_t *)xmp.data, xmp.length};

        error = WebPMuxSetChunk(mux, "XMP ", &chunk, 0);
        if (error == WEBP_MUX_OK)
            error = WebPMuxAssemble(mux, &both);
    }
    WebPMuxDelete(mux);
    buf_release(&xmp);
    WebPDataClear(data);
    *data = both;
    if (error == WEBP_MUX_MEMORY_ERROR)
        mem_exhausted();
    return error == WEBP_MUX_OK ? 0 : fail("libwebp does not put it together", err);
}

static int finish(const struct webp *webp, const struct render_request *request, FILE *stream,
                  struct err *err)
{
    WebPData data;
    int result;

    WebPDataInit(&data);
    if (!WebPAnimEncoderAdd(webp->encoder, NULL, (int)webp->time, NULL) ||
        !WebPAnimEncoderAssemble(webp->encoder, &data))
        return fail(WebPAnimEncoderGetError(webp->encoder), err);
    result = add_texts(&data, request->figure, err);
    if (!result)
        fwrite(data.bytes, 1, data.size, stream);
    WebPDataClear(&data);
    return result;
}

static int open_encoder(struct webp *webp, const struct frames *frames, int width, int height,
                        struct err *err)
{
    WebPAnimEncoderOptions options;

    if (!WebPConfigInit(&webp->config) || !WebPAnimEncoderOptionsInit(&options))
        return fail("another version of libwebp is installed", err);
    webp->config.lossless = 1;
    webp->config.method = METHOD;
    options.anim_params.loop_count = (int)frames->loops;
    options.kmax = 0; /* each frame but the first is what has changed */
    webp->encoder = WebPAnimEncoderNew(width, height, &options);
    if (!webp->encoder)
        mem_exhausted();
    return 0;
}

static int write_webp(const struct render_request *request, FILE *stream, struct err *err)
{
    struct webp webp = {.encoder = NULL};
    int width, height, result;

    if (png_size(request, &width, &height, err) || check_size(width, height, err) ||
        open_encoder(&webp, request->frames, width, height, err))
        return -1;
    result = raster_frames_each(request, width, height, take, &webp, err);
    if (!result)
        result = finish(&webp, request, stream, err);
    WebPAnimEncoderDelete(webp.encoder);
    return result;
}

static size_t number_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;

    return (size_t)b[3] << 24 | (size_t)b[2] << 16 | (size_t)b[1] << 8 | b[0];
}

/* Chunks of RIFF: four letters, a length with its lowest byte first, data of an even length. */
bool extract_webp(const struct buf *content, struct buf *recipe)
{
    enum { HEADER = 12, HEAD = 8 };
    size_t at = HEADER;

    if (content->length < HEADER || memcmp(content->data, "RIFF", 4) ||
        memcmp(content->data + 8, "WEBP", 4))
        return false;
    while (at + HEAD <= content->length) {
        const char *chunk = content->data + at;
        size_t length = number_at(chunk + 4);

        if (length > content->length - at - HEAD)
            return false;
        if (!memcmp(chunk, "XMP ", 4))
            return extract_metadata(chunk + HEAD, length, recipe);
        at += HEAD + length + length % 2;
    }
    return false;
}

const struct format format_webp = {
    .extension = "webp",
    .renderer = "cairo",
    .summary = "it moves, state by state, lossless",
    .traits = FORMAT_MOVES | FORMAT_BINARY | FORMAT_LENGTH_FIRST,
    .write = write_webp,
    .read = extract_webp,
};
