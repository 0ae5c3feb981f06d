/*
 * From text to runs: characters of one face, one script and one direction go together; runs are put
 * in visual order (Unicode Bidirectional Algorithm, rule L2) and each is shaped by itself.
 */
#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/fonts.h"

/* A text taken apart; the arrays have a place for each character. */
struct characters {
    uint32_t *codes;
    size_t *starts; /* the first byte of each, and behind the last the length of the text */
    FriBidiLevel *levels;
    size_t count;
};

struct stretch {
    size_t first, count; /* characters */
    int face;
    hb_script_t script;
    FriBidiLevel level;
};

static void take_apart(struct characters *c, const char *text)
{
    size_t length = strlen(text);

    *c = (struct characters){
        .codes = mem_zeroed(length, sizeof *c->codes),
        .starts = mem_zeroed(length + 1, sizeof *c->starts),
        .levels = mem_zeroed(length, sizeof *c->levels),
    };
    for (size_t at = 0; at < length; c->count++) {
        c->starts[c->count] = at;
        at += utf8_next(text + at, length - at, &c->codes[c->count]);
    }
    c->starts[c->count] = length;
}

static void release(struct characters *c)
{
    free(c->codes);
    free(c->starts);
    free(c->levels);
}

/* Nothing below U+0590 runs from right to left: most text needs no more than this look. */
static bool is_left_to_right(const struct characters *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->codes[i] >= 0x590)
            return false;
    return true;
}

static void find_levels(struct characters *c)
{
    FriBidiParType direction = FRIBIDI_PAR_ON;
    FriBidiCharType *types;

    if (is_left_to_right(c))
        return;
    types = mem_zeroed(c->count, sizeof *types);
    fribidi_get_bidi_types(c->codes, (FriBidiStrIndex)c->count, types);
    if (!fribidi_get_par_embedding_levels_ex(types, NULL, (FriBidiStrIndex)c->count, &direction,
                                             c->levels))
        mem_exhausted();
    free(types);
}

/* Characters that are never drawn by themselves: joiners, variation selectors, soft hyphens. */
static bool is_ignorable(uint32_t code)
{
    return code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 ||
           (code >= 0xFE00 && code <= 0xFE0F);
}

static bool follows(uint32_t code)
{
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), code);

    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/* A mark stays with the letter before it where its face has both. */
static int face_of(struct fonts *fonts, bool bold, uint32_t code, const struct stretch *before)
{
    if (before && (is_ignorable(code) || (follows(code) && fonts_has(fonts, before->face, code))))
        return before->face;
    return fonts_face_for(fonts, bold, is_ignorable(code) ? ' ' : code);
}

/* Characters without a script of their own take that of those before them. */
static hb_script_t script_of(uint32_t code, const struct stretch *before)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code);

    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN)
        return script;
    return before ? before->script : HB_SCRIPT_COMMON;
}

static bool joins(const struct stretch *last, int face, hb_script_t script, FriBidiLevel level)
{
    return last && last->face == face && last->level == level &&
           (last->script == script || last->script == HB_SCRIPT_COMMON);
}

static struct stretch *split(struct fonts *fonts, const struct characters *c, bool bold,
                             size_t *count)
{
    struct stretch *stretches = mem_zeroed(c->count, sizeof *stretches);

    *count = 0;
    for (size_t i = 0; i < c->count; i++) {
        struct stretch *last = *count ? &stretches[*count - 1] : NULL;
        int face = face_of(fonts, bold, c->codes[i], last);
        hb_script_t script = script_of(c->codes[i], last);

        if (joins(last, face, script, c->levels[i])) {
            last->count++;
            last->script = script;
        } else {
            stretches[(*count)++] = (struct stretch){i, 1, face, script, c->levels[i]};
        }
    }
    return stretches;
}

static void reverse(struct stretch *stretches, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct stretch swapped = stretches[i];

        stretches[i] = stretches[count - 1 - i];
        stretches[count - 1 - i] = swapped;
    }
}

/* Rule L2: from the highest level down, turn round every sequence of at least that level. */
static void order(struct stretch *stretches, size_t count)
{
    FriBidiLevel highest = 0;

    for (size_t i = 0; i < count; i++)
        if (stretches[i].level > highest)
            highest = stretches[i].level;
    for (FriBidiLevel level = highest; level > 0; level--)
        for (size_t i = 0, end; i < count; i = end + 1) {
            for (end = i; end < count && stretches[end].level >= level; end++)
                ;
            reverse(stretches + i, end - i);
        }
}

static void shape(struct fonts *fonts, const char *text, const struct characters *c,
                  const struct stretch *stretch)
{
    size_t start = c->starts[stretch->first], end = c->starts[stretch->first + stretch->count];

    hb_buffer_clear_contents(fonts->buffer);
    hb_buffer_set_cluster_level(fonts->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(fonts->buffer, text, (int)c->starts[c->count], (unsigned)start,
                       (int)(end - start));
    hb_buffer_set_direction(fonts->buffer,
                            stretch->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(fonts->buffer, stretch->script);
    hb_buffer_set_language(fonts->buffer, hb_language_from_string("en", -1));
    hb_shape(fonts_font(fonts, stretch->face), fonts->buffer, NULL, 0);
}

/* Moves the pen over the shaped buffer and notes where each glyph stands. What a damaged font puts
 * in place of a glyph and is none becomes its glyph 0, which stands for what is missing. */
static void place(struct fonts *fonts, int face, double scale, struct text_glyph *glyphs,
                  double *pen)
{
    unsigned count, there = hb_face_get_glyph_count(hb_font_get_face(fonts_font(fonts, face)));
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(fonts->buffer, &count);
    double units = 0;

    for (unsigned i = 0; i < count; i++) {
        glyphs[i] =
            (struct text_glyph){info[i].codepoint < there ? info[i].codepoint : 0,
                                *pen + (units + at[i].x_offset) * scale, -at[i].y_offset * scale};
        units += at[i].x_advance;
    }
    *pen += units * scale;
}

/* Glyphs with the same cluster value belong together, and own the bytes up to the next value. */
static size_t gather(struct fonts *fonts, size_t end, bool backward, struct text_cluster *clusters)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    size_t made = 0;

    for (unsigned i = 0; i < count;) {
        unsigned at = backward ? count - 1 - i : i;
        unsigned same = 1;
        size_t next = end;

        while (i + same < count &&
               info[backward ? at - same : at + same].cluster == info[at].cluster)
            same++;
        if (i + same < count)
            next = info[backward ? at - same : at + same].cluster;
        clusters[made++] = (struct text_cluster){(int)(next - info[at].cluster), (int)same};
        i += same;
    }
    return made;
}

static void give_stretch(struct fonts *fonts, const char *text, const struct characters *c,
                         const struct stretch *stretch, double size, double *pen,
                         text_run_function *give, void *context)
{
    size_t start = c->starts[stretch->first], end = c->starts[stretch->first + stretch->count];
    struct text_run run = {.face = stretch->face,
                           .text = text + start,
                           .bytes = end - start,
                           .backward = stretch->level % 2};
    struct text_glyph *glyphs;
    struct text_cluster *clusters;
    unsigned count;

    shape(fonts, text, c, stretch);
    hb_buffer_get_glyph_infos(fonts->buffer, &count);
    glyphs = mem_zeroed(count, sizeof *glyphs);
    clusters = mem_zeroed(count, sizeof *clusters);
    place(fonts, stretch->face, fonts_scale(fonts, stretch->face, size), glyphs, pen);
    run.glyphs = glyphs;
    run.glyph_count = count;
    run.clusters = clusters;
    run.cluster_count = gather(fonts, end, run.backward, clusters);
    if (give)
        give(context, &run);
    free(glyphs);
    free(clusters);
}

double text_runs(struct fonts *fonts, const char *text, struct text_style style,
                 text_run_function *give, void *context)
{
    struct characters characters;
    struct stretch *stretches;
    size_t count;
    double pen = 0;

    take_apart(&characters, text);
    find_levels(&characters);
    stretches = split(fonts, &characters, style.bold, &count);
    order(stretches, count);
    for (size_t i = 0; i < count; i++)
        give_stretch(fonts, text, &characters, &stretches[i], style.size, &pen, give, context);
    free(stretches);
    release(&characters);
    return pen;
}

double text_width(struct fonts *fonts, const char *text, struct text_style style)
{
    double width;

    if (!widths_find(&fonts->widths, text, style, &width)) {
        width = text_runs(fonts, text, style, NULL, NULL);
        widths_keep(&fonts->widths, text, style, width);
    }
    return width;
}

bool text_turns(const char *text)
{
    struct characters characters;
    bool turns = false;

    take_apart(&characters, text);
    find_levels(&characters);
    for (size_t i = 0; i < characters.count; i++)
        turns = turns || characters.levels[i] > 0;
    release(&characters);
    return turns;
}

double text_ascent(struct text_style style)
{
    return 0.76 * style.size;
}

double text_descent(struct text_style style)
{
    return 0.22 * style.size;
}
