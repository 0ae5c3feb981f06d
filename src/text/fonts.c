#include "text/fonts.h"

#include <errno.h>
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/foreign.h"
#include "base/italic.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/font_check.h"

enum { USERS, LATO = TEXT_LATO, DEJAVU, ITALIC = TEXT_ITALIC, LARGEST_FONT = 64 * 1024 * 1024 };

const char text_font_notices[] =
    "  Gdplot Sans, from Lato 2.007, copyright (c) 2010-2014 by tyPoland Lukasz Dziedzic with\n"
    "  Reserved Font Name \"Lato\"; SIL Open Font License 1.1\n"
    "  Gdplot Symbols, from DejaVu Sans 2.37, copyright (c) 2003 by Bitstream, Inc., (c) 2006 by\n"
    "  Tavmjong Bah; Bitstream Vera and Arev licences; DejaVu changes are in the public domain\n";

extern const char font_lato_regular[], font_lato_regular_end[];
extern const char font_lato_bold[], font_lato_bold_end[];
extern const char font_lato_italic[], font_lato_italic_end[];
extern const char font_lato_bold_italic[], font_lato_bold_italic_end[];
extern const char font_dejavu_regular[], font_dejavu_regular_end[];
extern const char font_dejavu_bold[], font_dejavu_bold_end[];

static void set_face(struct fonts *fonts, int weight, int place, const char *data, const char *end)
{
    fonts->faces[weight * FACES_A_WEIGHT + place] = (struct face){data, (size_t)(end - data), NULL};
}

static int fail(const char *file, enum status status, const char *why, struct err *err)
{
    return err_set(err, status, "--font: %s: %s", file, why);
}

/* Reads the whole file into fonts->file. */
static int read_file(struct fonts *fonts, const char *file, struct err *err)
{
    struct err problem = {0};
    FILE *stream = file_open(file, FILE_ANY, &problem);

    if (!stream || file_read_start(stream, file, LARGEST_FONT, &fonts->file, &problem))
        err_set(err, STATUS_IO, "--font: %s", problem.message);
    else if (fonts->file.length > LARGEST_FONT)
        fail(file, STATUS_LIMIT, "a font of over 64 MiB; use a smaller one", err);
    file_close(stream);
    return err->status == STATUS_OK ? 0 : -1;
}

static void read_family(struct fonts *fonts)
{
    char name[256] = "";
    unsigned length = sizeof name;
    struct buf clean = BUF_INIT;

    hb_ot_name_get_utf8(hb_font_get_face(fonts_font(fonts, USERS)), HB_OT_NAME_ID_FONT_FAMILY,
                        HB_LANGUAGE_INVALID, &length, name);
    utf8_clean_label(&clean, name);
    fonts->family = mem_text(clean.data);
    buf_release(&clean);
}

static int check_packed(const struct buf *content, const char *file, struct err *err)
{
    const struct foreign *packed = foreign_find_packed(content->data, content->length);
    struct buf fault = BUF_INIT;

    if (!packed)
        return 0;
    foreign_explain(packed, file, NULL, &fault);
    fail(file, STATUS_INPUT, fault.data, err);
    buf_release(&fault);
    return -1;
}

/*
 * The user's font is tried first for regular and for bold text: most font files hold one weight
 * only.
 */
static int add_file(struct fonts *fonts, const char *file, struct err *err)
{
    const struct buf *content = &fonts->file;
    const char *fault;

    if (read_file(fonts, file, err) || check_packed(content, file, err))
        return -1;
    for (int weight = 0; weight < 2; weight++)
        set_face(fonts, weight, USERS, content->data, content->data + content->length);
    fault = font_fault(fonts, USERS, content->data, content->length);
    if (fault)
        return fail(file, STATUS_INPUT, fault, err);
    read_family(fonts);
    return 0;
}

struct fonts *fonts_open(const char *file, struct err *err)
{
    struct fonts *fonts = mem_zeroed(1, sizeof *fonts);

    set_face(fonts, 0, LATO, font_lato_regular, font_lato_regular_end);
    set_face(fonts, 0, DEJAVU, font_dejavu_regular, font_dejavu_regular_end);
    set_face(fonts, 0, ITALIC, font_lato_italic, font_lato_italic_end);
    set_face(fonts, 1, LATO, font_lato_bold, font_lato_bold_end);
    set_face(fonts, 1, DEJAVU, font_dejavu_bold, font_dejavu_bold_end);
    set_face(fonts, 1, ITALIC, font_lato_bold_italic, font_lato_bold_italic_end);
    fonts->file = (struct buf)BUF_INIT;
    fonts->work = WORK_INIT;
    fonts->buffer = hb_buffer_create();
    fonts->tracing = outline_tracing();
    if (!file || !add_file(fonts, file, err))
        return fonts;
    fonts_close(fonts);
    return NULL;
}

void fonts_close(struct fonts *fonts)
{
    for (int face = 0; face < TEXT_FACES; face++)
        hb_font_destroy(fonts->faces[face].font);
    hb_draw_funcs_destroy(fonts->tracing);
    hb_buffer_destroy(fonts->buffer);
    shaped_release(&fonts->shaped);
    buf_release(&fonts->file);
    free(fonts->family);
    free(fonts);
}

const char *fonts_family(const struct fonts *fonts)
{
    return fonts->family;
}

const char *fonts_missing(const struct fonts *fonts)
{
    return fonts->missing_text;
}

int fonts_check_work(struct fonts *fonts, struct err *err)
{
    bool refused = fonts->work.refused;

    fonts->work = WORK_INIT;
    if (refused)
        return err_set(err, STATUS_LIMIT,
                       "--font: its letters have too many points to be drawn; use another font");
    return 0;
}

bool text_face_is_users(int face)
{
    return face % FACES_A_WEIGHT == USERS;
}

const char *text_face_data(const struct fonts *fonts, int face, size_t *size)
{
    *size = fonts->faces[face].size;
    return fonts->faces[face].data;
}

hb_font_t *fonts_font(struct fonts *fonts, int face)
{
    struct face *at = &fonts->faces[face];

    if (!at->font) {
        hb_blob_t *blob =
            hb_blob_create(at->data, (unsigned)at->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_t *opened = hb_face_create(blob, 0);

        at->font = hb_font_create(opened);
        hb_face_destroy(opened);
        hb_blob_destroy(blob);
    }
    return at->font;
}

double fonts_scale(struct fonts *fonts, int face, double size)
{
    return size / hb_face_get_upem(hb_font_get_face(fonts_font(fonts, face)));
}

bool fonts_has(struct fonts *fonts, int face, uint32_t character)
{
    hb_codepoint_t glyph;

    return fonts->faces[face].data &&
           hb_font_get_nominal_glyph(fonts_font(fonts, face), character, &glyph);
}

static void note_missing(struct fonts *fonts, uint32_t character)
{
    size_t used = strlen(fonts->missing_text);

    if (fonts->missing_count == MISSING_MAX)
        return;
    for (size_t i = 0; i < fonts->missing_count; i++)
        if (fonts->missing[i] == character)
            return;
    snprintf(fonts->missing_text + used, sizeof fonts->missing_text - used, "%sU+%04X",
             fonts->missing_count ? ", " : "", (unsigned)character);
    fonts->missing[fonts->missing_count++] = character;
}

int fonts_face_for(struct fonts *fonts, bool bold, uint32_t character)
{
    int first = bold * FACES_A_WEIGHT;

    if (fonts->fallback_only)
        return first + DEJAVU;
    if (italic_letter(character))
        return first + ITALIC;
    for (int face = first; face <= first + DEJAVU; face++)
        if (fonts_has(fonts, face, character))
            return face;
    note_missing(fonts, character);
    return first + LATO;
}
