#include "text/truetype.h"

#include <hb-ot.h>
#include <string.h>

#include "text/fonts.h"
#include "text/truetype_glyph.h"

enum { MOST_POINTS = 65535, MOST_CONTOURS = 32767, WIDEST = 65535, NAME_LENGTH = 63, TABLES = 8 };

/* In the order of their tags, as the directory of the font demands. */
enum table { CMAP, GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, NAME };

static const char tags[TABLES][5] = {"cmap", "glyf", "head", "hhea",
                                     "hmtx", "loca", "maxp", "name"};

struct font {
    struct fonts *fonts;
    int face;
    unsigned count; /* glyphs */
    unsigned units; /* per em */
    size_t most_points, most_contours;
    unsigned widest;
    struct truetype_box box; /* around all glyphs */
    struct buf tables[TABLES];
};

static void widen(struct truetype_box *box, const struct truetype_box *other)
{
    box->x_min = other->x_min < box->x_min ? other->x_min : box->x_min;
    box->y_min = other->y_min < box->y_min ? other->y_min : box->y_min;
    box->x_max = other->x_max > box->x_max ? other->x_max : box->x_max;
    box->y_max = other->y_max > box->y_max ? other->y_max : box->y_max;
}

static unsigned advance_of(const struct font *font, unsigned glyph)
{
    hb_position_t advance = hb_font_get_glyph_h_advance(fonts_font(font->fonts, font->face), glyph);

    return advance < 0 ? 0 : advance > WIDEST ? WIDEST : (unsigned)advance;
}

static int add_outline(struct font *font, const struct truetype_glyph *glyph, unsigned number,
                       struct err *err)
{
    unsigned advance = advance_of(font, number);
    struct truetype_box box;

    if (glyph->count > MOST_POINTS || glyph->contours > MOST_CONTOURS)
        return err_set(err, STATUS_LIMIT,
                       "--font: glyph %u has more than %d points; use another font", number,
                       MOST_POINTS);
    truetype_glyph_write(glyph, &box, &font->tables[GLYF]);
    widen(&font->box, &box);
    font->most_points = glyph->count > font->most_points ? glyph->count : font->most_points;
    font->most_contours =
        glyph->contours > font->most_contours ? glyph->contours : font->most_contours;
    font->widest = advance > font->widest ? advance : font->widest;
    truetype_add16(&font->tables[HMTX], (long)advance);
    truetype_add16(&font->tables[HMTX], box.x_min);
    return 0;
}

/* The tables glyf, hmtx and loca. */
static int add_glyphs(struct font *font, const hb_set_t *glyphs, struct err *err)
{
    struct truetype_glyph glyph = TRUETYPE_GLYPH_INIT;
    int failed = 0;

    truetype_add32(&font->tables[LOCA], 0);
    for (unsigned number = 0; !failed && number < font->count; number++) {
        truetype_glyph_clear(&glyph);
        if (hb_set_has(glyphs, number))
            outline_glyph(font->fonts, font->face, number, &truetype_glyph_sink, &glyph);
        failed = add_outline(font, &glyph, number, err);
        truetype_add32(&font->tables[LOCA], font->tables[GLYF].length);
    }
    truetype_glyph_release(&glyph);
    return failed;
}

static void add_zeros(struct buf *out, int count)
{
    for (int i = 0; i < count; i++)
        truetype_add16(out, 0);
}

/*
 * Maps characters to glyphs. Cairo needs the map: where several characters are drawn by several
 * glyphs together, a PDF finds the text to copy by it.
 */
static void add_cmap(struct font *font, const hb_set_t *characters, const hb_set_t *glyphs)
{
    enum { HEADER = 12, SUBTABLE = 16, GROUP = 12, WINDOWS = 3, UCS4 = 10, SEGMENTED = 12 };
    struct buf groups = BUF_INIT, *out = &font->tables[CMAP];
    hb_codepoint_t character = HB_SET_VALUE_INVALID, glyph;

    while (hb_set_next(characters, &character))
        if (hb_font_get_nominal_glyph(fonts_font(font->fonts, font->face), character, &glyph) &&
            glyph < font->count && hb_set_has(glyphs, glyph)) {
            truetype_add32(&groups, character);
            truetype_add32(&groups, character);
            truetype_add32(&groups, glyph);
        }
    add_zeros(out, 1);
    truetype_add16(out, 1);
    truetype_add16(out, WINDOWS);
    truetype_add16(out, UCS4);
    truetype_add32(out, HEADER);
    truetype_add16(out, SEGMENTED);
    add_zeros(out, 1);
    truetype_add32(out, SUBTABLE + groups.length);
    add_zeros(out, 2); /* no language */
    truetype_add32(out, groups.length / GROUP);
    buf_add(out, groups.data, groups.length);
    buf_release(&groups);
}

static void add_box(struct buf *out, const struct truetype_box *box)
{
    truetype_add16(out, box->x_min);
    truetype_add16(out, box->y_min);
    truetype_add16(out, box->x_max);
    truetype_add16(out, box->y_max);
}

static void add_head(struct font *font)
{
    struct buf *out = &font->tables[HEAD];

    truetype_add32(out, 0x10000);    /* the table's version */
    truetype_add32(out, 0x10000);    /* the font's */
    truetype_add32(out, 0);          /* a checksum that nobody asks for */
    truetype_add32(out, 0x5F0F3CF5); /* the magic number */
    truetype_add16(out, 1);          /* the baseline is at 0 */
    truetype_add16(out, (long)font->units);
    add_zeros(out, 8); /* no dates */
    add_box(out, &font->box);
    add_zeros(out, 1);      /* neither bold nor italic */
    truetype_add16(out, 1); /* the smallest readable size */
    truetype_add16(out, 2); /* a hint on direction that all fonts set so */
    truetype_add16(out, 1); /* `loca` counts in 32 bits */
    add_zeros(out, 1);
}

static void add_hhea(struct font *font)
{
    struct buf *out = &font->tables[HHEA];
    hb_font_extents_t extents = {0};

    hb_font_get_h_extents(fonts_font(font->fonts, font->face), &extents);
    truetype_add32(out, 0x10000);
    truetype_add16(out, extents.ascender);
    truetype_add16(out, extents.descender);
    add_zeros(out, 1); /* no gap between lines */
    truetype_add16(out, (long)font->widest);
    truetype_add16(out, font->box.x_min);
    add_zeros(out, 1);
    truetype_add16(out, font->box.x_max);
    truetype_add16(out, 1); /* the caret is upright: a rise of 1, a run of 0 */
    add_zeros(out, 7);
    truetype_add16(out, (long)font->count);
}

static void add_maxp(struct font *font)
{
    struct buf *out = &font->tables[MAXP];

    truetype_add32(out, 0x10000);
    truetype_add16(out, (long)font->count);
    truetype_add16(out, (long)font->most_points);
    truetype_add16(out, (long)font->most_contours);
    add_zeros(out, 2);      /* no composites */
    truetype_add16(out, 1); /* zone */
    add_zeros(out, 8);      /* no instructions, no composites */
}

/* Reads the PostScript name, without characters that some readers refuse. */
static void read_name(const struct font *font, char name[NAME_LENGTH + 1])
{
    static const char accepted[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    char read[4 * NAME_LENGTH] = "";
    unsigned size = sizeof read;
    int length = 0;

    hb_ot_name_get_utf8(hb_font_get_face(fonts_font(font->fonts, font->face)),
                        HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, read);
    for (const char *from = read; *from && length < NAME_LENGTH; from++)
        if (strchr(accepted, *from))
            name[length++] = *from;
    name[length] = '\0';
    if (!length)
        memcpy(name, "Font", sizeof "Font");
}

static void add_name(struct font *font)
{
    enum { FAMILY = 1, POSTSCRIPT = 6, RECORDS = 2, HEADER = 6, RECORD = 12 };
    static const int ids[RECORDS] = {FAMILY, POSTSCRIPT};
    struct buf *out = &font->tables[NAME];
    char name[NAME_LENGTH + 1];

    read_name(font, name);
    truetype_add16(out, 0);
    truetype_add16(out, RECORDS);
    truetype_add16(out, HEADER + RECORDS * RECORD);
    for (int i = 0; i < RECORDS; i++) {
        truetype_add16(out, 1); /* platform Macintosh: one-byte Roman letters, English */
        add_zeros(out, 2);
        truetype_add16(out, ids[i]);
        truetype_add16(out, (long)strlen(name));
        add_zeros(out, 1);
    }
    buf_puts(out, name);
}

/* Appends the directory and then the tables, each at an offset that is a multiple of four. */
static void put_together(const struct font *font, struct buf *out)
{
    static const char zeros[4];
    size_t at = 12 + TABLES * 16;

    truetype_add32(out, 0x10000);
    truetype_add16(out, TABLES);
    truetype_add16(out, TABLES * 16L); /* for a search: 16 times the largest power of two, */
    truetype_add16(out, 3);            /* its logarithm, */
    truetype_add16(out, 0);            /* and 16 times what is left */
    for (int i = 0; i < TABLES; i++) {
        buf_add(out, tags[i], 4);
        truetype_add32(out, 0); /* a checksum that nobody asks for */
        truetype_add32(out, at);
        truetype_add32(out, font->tables[i].length);
        at += (font->tables[i].length + 3) / 4 * 4;
    }
    for (int i = 0; i < TABLES; i++) {
        buf_add(out, font->tables[i].data, font->tables[i].length);
        buf_add(out, zeros, -font->tables[i].length % 4);
    }
}

int truetype_write(struct fonts *fonts, int face, const hb_set_t *characters,
                   const hb_set_t *glyphs, struct buf *out, struct err *err)
{
    struct font font = {
        .fonts = fonts,
        .face = face,
        .count = hb_set_is_empty(glyphs) ? 1 : hb_set_get_max(glyphs) + 1,
        .units = hb_face_get_upem(hb_font_get_face(fonts_font(fonts, face))),
        .tables = {BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT},
    };
    int failed = add_glyphs(&font, glyphs, err);

    if (!failed) {
        add_cmap(&font, characters, glyphs);
        add_head(&font);
        add_hhea(&font);
        add_maxp(&font);
        add_name(&font);
        put_together(&font, out);
    }
    for (int i = 0; i < TABLES; i++)
        buf_release(&font.tables[i]);
    return failed;
}
