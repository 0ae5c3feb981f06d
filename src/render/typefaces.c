#include "render/typefaces.h"

#include <cairo-ft.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/italic.h"
#include "base/mem.h"
#include "render/canvas_texts.h"

/* A FreeType face, and what must outlive it: Cairo keeps faces longer than we do. */
struct typeface {
    FT_Library library;
    FT_Face face;
    struct buf data; /* of a font written anew; else empty */
};

struct showing {
    struct typefaces *typefaces;
    cairo_t *cairo;
    double size;
};

static void free_typeface(void *data)
{
    struct typeface *typeface = data;

    FT_Done_Face(typeface->face);
    FT_Done_FreeType(typeface->library);
    buf_release(&typeface->data);
    free(typeface);
}

/* The fonts were checked when they were opened: FreeType can fail for want of memory alone. */
static cairo_font_face_t *open_face(struct typeface *typeface, const char *data, size_t size)
{
    static const cairo_user_data_key_t key;
    cairo_font_face_t *opened;

    if (FT_Init_FreeType(&typeface->library) ||
        FT_New_Memory_Face(typeface->library, (const FT_Byte *)data, (FT_Long)size, 0,
                           &typeface->face))
        mem_exhausted();
    opened = cairo_ft_font_face_create_for_ft_face(typeface->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(opened, &key, typeface, free_typeface))
        mem_exhausted();
    return opened;
}

static cairo_font_face_t *open_builtin(const struct fonts *fonts, int face)
{
    struct typeface *typeface = mem_zeroed(1, sizeof *typeface);
    size_t size;
    const char *data = text_face_data(fonts, face, &size);

    typeface->data = (struct buf)BUF_INIT;
    return open_face(typeface, data, size);
}

/* NULL where the figure does not use the face. Takes over `data`. */
static cairo_font_face_t *open_rewritten(struct buf data)
{
    struct typeface *typeface;

    if (!data.length)
        return NULL;
    typeface = mem_zeroed(1, sizeof *typeface);
    typeface->data = data;
    return open_face(typeface, data.data, data.length);
}

static int open_users(struct typefaces *typefaces, const struct subsets *subsets, struct err *err)
{
    for (int face = 0; face < TEXT_FACES; face++) {
        struct buf data = BUF_INIT;

        if (!text_face_is_users(face))
            continue;
        if (subsets_rewrite(subsets, face, &data, err)) {
            buf_release(&data);
            return -1;
        }
        typefaces->faces[face] = open_rewritten(data);
    }
    return 0;
}

static int gather_frames(const struct frames *frames, struct subsets *subsets, struct err *err)
{
    struct figure frame;

    for (size_t i = 0; i < frames->count; i++) {
        if (frames->compose(frames, i, &frame, err))
            return -1;
        canvas_texts_gather(&frame, subsets);
        figure_release(&frame);
    }
    return 0;
}

int typefaces_init(struct typefaces *typefaces, const struct render_request *request,
                   struct err *err)
{
    struct subsets *subsets;
    int failed = 0;

    *typefaces = (struct typefaces){.fonts = request->fonts};
    if (!fonts_family(request->fonts))
        return 0;
    subsets = subsets_open(request->fonts);
    if (request->frames)
        failed = gather_frames(request->frames, subsets, err);
    else
        canvas_texts_gather(request->figure, subsets);
    if (!failed)
        failed = open_users(typefaces, subsets, err);
    if (failed)
        typefaces_release(typefaces);
    subsets_close(subsets);
    return failed;
}

void typefaces_release(struct typefaces *typefaces)
{
    for (int i = 0; i < TEXT_FACES; i++)
        cairo_font_face_destroy(typefaces->faces[i]);
}

/* The text of a run with plain letters, by which a reader finds them, and its clusters. */
static struct buf plain_text(const struct text_run *run, cairo_text_cluster_t *clusters)
{
    struct buf plain = BUF_INIT, part = BUF_INIT;
    const char *text = run->text;

    for (size_t i = 0; i < run->cluster_count; i++) {
        size_t before = plain.length;

        buf_clear(&part);
        buf_add(&part, text, (size_t)run->clusters[i].bytes);
        italic_add_plain(&plain, part.data);
        text += run->clusters[i].bytes;
        clusters[i] = (cairo_text_cluster_t){(int)(plain.length - before), run->clusters[i].glyphs};
    }
    buf_release(&part);
    return plain;
}

static void show_run(void *context, const struct text_run *run)
{
    struct showing *showing = context;
    cairo_font_face_t **face = &showing->typefaces->faces[run->face];
    cairo_glyph_t *glyphs = mem_zeroed(run->glyph_count, sizeof *glyphs);
    cairo_text_cluster_t *clusters = mem_zeroed(run->cluster_count, sizeof *clusters);
    struct buf plain = plain_text(run, clusters);

    if (!*face)
        *face = open_builtin(showing->typefaces->fonts, run->face);
    for (size_t i = 0; i < run->glyph_count; i++)
        glyphs[i] = (cairo_glyph_t){run->glyphs[i].id, run->glyphs[i].x, run->glyphs[i].y};
    cairo_set_font_face(showing->cairo, *face);
    cairo_set_font_size(showing->cairo, showing->size);
    cairo_show_text_glyphs(showing->cairo, plain.data, (int)plain.length, glyphs,
                           (int)run->glyph_count, clusters, (int)run->cluster_count,
                           run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    free(glyphs);
    free(clusters);
    buf_release(&plain);
}

void typefaces_show(struct typefaces *typefaces, cairo_t *cairo, const char *text,
                    struct text_style style)
{
    struct showing showing = {typefaces, cairo, style.size};

    text_runs(typefaces->fonts, text, style, show_run, &showing);
}
