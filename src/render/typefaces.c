#include "render/typefaces.h"

#include <cairo-ft.h>
#include <stdlib.h>

#include "base/mem.h"

/* A FreeType face and the library that must outlive it: Cairo keeps faces longer than we do. */
struct typeface {
    FT_Library library;
    FT_Face face;
};

struct showing {
    struct typefaces *typefaces;
    cairo_t *cairo;
    double size;
};

void typefaces_init(struct typefaces *typefaces, struct fonts *fonts)
{
    *typefaces = (struct typefaces){.fonts = fonts};
}

void typefaces_release(struct typefaces *typefaces)
{
    for (int i = 0; i < TEXT_FACES; i++)
        cairo_font_face_destroy(typefaces->faces[i]);
}

static void free_typeface(void *data)
{
    struct typeface *typeface = data;

    FT_Done_Face(typeface->face);
    FT_Done_FreeType(typeface->library);
    free(typeface);
}

static cairo_font_face_t *open_face(struct fonts *fonts, int face)
{
    static const cairo_user_data_key_t key;
    struct typeface *typeface = mem_zeroed(1, sizeof *typeface);
    cairo_font_face_t *opened;
    size_t size;
    const char *data = text_face_data(fonts, face, &size);

    if (FT_Init_FreeType(&typeface->library) ||
        FT_New_Memory_Face(typeface->library, (const FT_Byte *)data, (FT_Long)size, 0,
                           &typeface->face))
        mem_exhausted();
    opened = cairo_ft_font_face_create_for_ft_face(typeface->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(opened, &key, typeface, free_typeface))
        mem_exhausted();
    return opened;
}

static void show_run(void *context, const struct text_run *run)
{
    struct showing *showing = context;
    cairo_font_face_t **face = &showing->typefaces->faces[run->face];
    cairo_glyph_t *glyphs = mem_zeroed(run->glyph_count, sizeof *glyphs);
    cairo_text_cluster_t *clusters = mem_zeroed(run->cluster_count, sizeof *clusters);

    if (!*face)
        *face = open_face(showing->typefaces->fonts, run->face);
    for (size_t i = 0; i < run->glyph_count; i++)
        glyphs[i] = (cairo_glyph_t){run->glyphs[i].id, run->glyphs[i].x, run->glyphs[i].y};
    for (size_t i = 0; i < run->cluster_count; i++)
        clusters[i] = (cairo_text_cluster_t){run->clusters[i].bytes, run->clusters[i].glyphs};
    cairo_set_font_face(showing->cairo, *face);
    cairo_set_font_size(showing->cairo, showing->size);
    cairo_show_text_glyphs(showing->cairo, run->text, (int)run->bytes, glyphs,
                           (int)run->glyph_count, clusters, (int)run->cluster_count,
                           run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    free(glyphs);
    free(clusters);
}

void typefaces_show(struct typefaces *typefaces, cairo_t *cairo, const char *text,
                    struct text_style style)
{
    struct showing showing = {typefaces, cairo, style.size};

    text_runs(typefaces->fonts, text, style, show_run, &showing);
}
