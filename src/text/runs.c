/*
 * Cuts a text into segments of one face, one script and one direction, puts these in the order in
 * which they are read from left to right (Unicode Bidirectional Algorithm, rule L2), and shapes
 * each into a run of glyphs.
 */
#include <stdlib.h>
#include <string.h>

#include "base/italic.h"
#include "base/mem.h"
#include "text/characters.h"
#include "text/fonts.h"

struct segment {
    size_t first, count; /* characters */
    int face;
    hb_script_t script;
    FriBidiLevel level;
};

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

/* A mark takes the face of the letter before it where that has the mark, too. */
static int face_of(struct fonts *fonts, bool bold, uint32_t code, const struct segment *before)
{
    if (before && (is_ignorable(code) || (follows(code) && fonts_has(fonts, before->face, code))))
        return before->face;
    return fonts_face_for(fonts, bold, is_ignorable(code) ? ' ' : code);
}

/* Characters without a script of their own take that of those before them. */
static hb_script_t script_of(uint32_t code, const struct segment *before)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code);

    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN)
        return script;
    return before ? before->script : HB_SCRIPT_COMMON;
}

static bool joins(const struct segment *last, int face, hb_script_t script, FriBidiLevel level)
{
    return last && last->face == face && last->level == level &&
           (last->script == script || last->script == HB_SCRIPT_COMMON);
}

static struct segment *split(struct fonts *fonts, const struct characters *c, bool bold,
                             size_t *count)
{
    struct segment *segments = mem_zeroed(c->count, sizeof *segments);

    *count = 0;
    for (size_t i = 0; i < c->count; i++) {
        struct segment *last = *count ? &segments[*count - 1] : NULL;
        int face = face_of(fonts, bold, c->codes[i], last);
        hb_script_t script = script_of(c->codes[i], last);

        if (joins(last, face, script, c->levels[i])) {
            last->count++;
            last->script = script;
        } else {
            segments[(*count)++] = (struct segment){i, 1, face, script, c->levels[i]};
        }
    }
    return segments;
}

static void reverse(struct segment *segments, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct segment swapped = segments[i];

        segments[i] = segments[count - 1 - i];
        segments[count - 1 - i] = swapped;
    }
}

/*
 * Rule L2: from the highest level down to 1, reverse every sequence of segments of that level or
 * above.
 */
static void order(struct segment *segments, size_t count)
{
    FriBidiLevel highest = 0;

    for (size_t i = 0; i < count; i++)
        if (segments[i].level > highest)
            highest = segments[i].level;
    for (FriBidiLevel level = highest; level > 0; level--)
        for (size_t i = 0, end; i < count; i = end + 1) {
            for (end = i; end < count && segments[end].level >= level; end++)
                ;
            reverse(segments + i, end - i);
        }
}

static bool has_italics(const struct characters *c, const struct segment *segment)
{
    for (size_t i = 0; i < segment->count; i++)
        if (italic_letter(c->codes[segment->first + i]))
            return true;
    return false;
}

static bool has_fraction_slash(const struct characters *c, const struct segment *segment)
{
    for (size_t i = 0; i < segment->count; i++)
        if (c->codes[segment->first + i] == 0x2044)
            return true;
    return false;
}

/* Italic letters are letters of an italic face. */
static void add_letters(hb_buffer_t *buffer, const struct characters *c,
                        const struct segment *segment)
{
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (size_t i = segment->first; i < segment->first + segment->count; i++) {
        uint32_t letter = italic_letter(c->codes[i]);

        hb_buffer_add(buffer, letter ? letter : c->codes[i], (unsigned)c->starts[i]);
    }
}

/*
 * Shapes the buffer. HarfBuzz would try on every text the lookups of fonts for fractions, which it
 * only applies around a fraction slash: in Lato, more than half of all lookups.
 */
static void shape_buffer(hb_font_t *font, hb_buffer_t *buffer, const struct characters *c,
                         const struct segment *segment)
{
    static const hb_feature_t fractions[] = {
        {HB_TAG('f', 'r', 'a', 'c'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('n', 'u', 'm', 'r'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('d', 'n', 'o', 'm'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };

    hb_shape(font, buffer, fractions,
             has_fraction_slash(c, segment) ? 0 : sizeof fractions / sizeof *fractions);
}

static void shape(struct fonts *fonts, const char *text, const struct characters *c,
                  const struct segment *segment)
{
    size_t start = c->starts[segment->first], end = c->starts[segment->first + segment->count];

    hb_buffer_clear_contents(fonts->buffer);
    hb_buffer_set_cluster_level(fonts->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    if (has_italics(c, segment))
        add_letters(fonts->buffer, c, segment);
    else
        hb_buffer_add_utf8(fonts->buffer, text, (int)c->starts[c->count], (unsigned)start,
                           (int)(end - start));
    hb_buffer_set_direction(fonts->buffer,
                            segment->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    /* What stands without letters is set as beside those of the fonts in the program. */
    hb_buffer_set_script(fonts->buffer,
                         segment->script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : segment->script);
    hb_buffer_set_language(fonts->buffer, hb_language_from_string("en", -1));
    shape_buffer(fonts_font(fonts, segment->face), fonts->buffer, c, segment);
}

/*
 * Moves the pen over the shaped buffer and notes where each glyph stands. Numbers of glyphs that a
 * damaged font does not have become its glyph 0, the sign for missing characters.
 */
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

/*
 * Makes a cluster of the glyphs with the same cluster value, and of the bytes of the text from this
 * value to the next.
 */
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

/* Adds the run of a segment to the text. */
static void add_run(struct fonts *fonts, struct shaped_text *shaped, const struct characters *c,
                    const struct segment *segment)
{
    size_t start = c->starts[segment->first], end = c->starts[segment->first + segment->count];
    struct text_run *run = &shaped->runs[shaped->count++];
    double scale = fonts_scale(fonts, segment->face, shaped->style.size);
    struct text_glyph *glyphs;
    struct text_cluster *clusters;
    unsigned count;

    shape(fonts, shaped->text, c, segment);
    hb_buffer_get_glyph_infos(fonts->buffer, &count);
    glyphs = mem_zeroed(count, sizeof *glyphs);
    clusters = mem_zeroed(count, sizeof *clusters);
    place(fonts, segment->face, scale, glyphs, &shaped->width);
    *run = (struct text_run){
        .face = segment->face,
        .text = shaped->text + start,
        .bytes = end - start,
        .backward = segment->level % 2,
        .glyphs = glyphs,
        .glyph_count = count,
        .clusters = clusters,
        .cluster_count = gather(fonts, end, segment->level % 2, clusters),
    };
}

static struct shaped_text *shape_text(struct fonts *fonts, const char *text,
                                      struct text_style style)
{
    struct shaped_text *shaped = mem_zeroed(1, sizeof *shaped);
    struct characters characters;
    struct segment *segments;
    size_t count;

    shaped->text = mem_text(text);
    shaped->style = style;
    shaped->fallback = fonts->fallback_only;
    characters_init(&characters, text);
    segments = split(fonts, &characters, style.bold, &count);
    order(segments, count);
    shaped->runs = mem_zeroed(count, sizeof *shaped->runs);
    for (size_t i = 0; i < count; i++)
        add_run(fonts, shaped, &characters, &segments[i]);
    free(segments);
    characters_release(&characters);
    return shaped;
}

static const struct shaped_text *shaped(struct fonts *fonts, const char *text,
                                        struct text_style style)
{
    const struct shaped_text *found =
        shaped_find(&fonts->shaped, text, style, fonts->fallback_only);
    struct shaped_text *made;

    if (found)
        return found;
    made = shape_text(fonts, text, style);
    shaped_keep(&fonts->shaped, made);
    return made;
}

void text_runs(struct fonts *fonts, const char *text, struct text_style style,
               text_run_function *give, void *context)
{
    const struct shaped_text *its = shaped(fonts, text, style);

    for (size_t i = 0; i < its->count; i++)
        give(context, &its->runs[i]);
}

double text_width(struct fonts *fonts, const char *text, struct text_style style)
{
    return shaped(fonts, text, style)->width;
}

double text_ascent(struct text_style style)
{
    return 0.76 * style.size;
}

double text_descent(struct text_style style)
{
    return 0.22 * style.size;
}
