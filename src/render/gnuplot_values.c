#include "render/gnuplot_values.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/italic.h"
#include "base/number.h"
#include "template/escape.h"

/* gnuplot centres labels on a line this far above the baseline, in parts of their size. */
#define LABEL_MIDDLE 0.35

#define POINTS_A_PIXEL 0.75

/* Markers as the style block names them; `filled` is the shape below a hollow one. */
static const struct {
    const char *name, *filled;
    double size; /* its width or height, whichever is larger */
} markers[] = {
    [MARK_CELLS] = {"filled_square", NULL, MARKER_SWATCH},
    [MARK_CROSS] = {"cross", NULL, 2 * MARKER_ARM},
    [MARK_PLUS] = {"plus", NULL, 2 * MARKER_ARM},
    [MARK_DISC] = {"disc", NULL, 2 * MARKER_DISC},
    [MARK_CIRCLE] = {"circle", "filled_circle", 2 * MARKER_RADIUS},
    [MARK_SQUARE] = {"square", "filled_square", 1.42 * MARKER_SQUARE *MARKER_RADIUS},
    [MARK_TRIANGLE] = {"triangle", "filled_triangle", 1.74 * MARKER_POINTED *MARKER_RADIUS},
    [MARK_DIAMOND] = {"diamond", "filled_diamond", 2 * MARKER_POINTED *MARKER_RADIUS},
    [MARK_TRIANGLE_DOWN] = {"triangle_down", "filled_triangle_down",
                            1.74 * MARKER_POINTED *MARKER_RADIUS},
    [MARK_PENTAGON] = {"pentagon", "filled_pentagon", 1.91 * MARKER_POINTED *MARKER_RADIUS},
    [MARK_DOT] = {"filled_square", NULL, MARKER_DOT}, /* and a line around it */
};

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x80 &&
            !strchr(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;=+-*/()<>^_{}",
                *text))
            return false;
    return true;
}

void gnuplot_add_quoted(struct buf *out, const char *text)
{
    if (is_plain(text)) {
        buf_printf(out, "'%s'", text);
        return;
    }
    buf_puts(out, "\"");
    for (; *text; text++)
        if (strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,=+", *text))
            buf_add(out, text, 1);
        else
            buf_printf(out, "\\%03o", (unsigned char)*text);
    buf_puts(out, "\"");
}

void script_add_length(struct value *map, const char *name, double length)
{
    char text[NUMBER_FIXED_SIZE];

    value_add_word(map, name, number_fixed(text, length));
}

void script_add_colour(struct value *map, const char *name, uint32_t colour)
{
    char text[16];

    snprintf(text, sizeof text, "#%06x", (unsigned)colour);
    value_add_word(map, name, text);
}

void script_add_style(struct value *map, enum role role)
{
    char name[16];
    size_t length = 0;

    for (const char *from = role_names[role]; *from; from++)
        if (*from != ' ' && length + 1 < sizeof name)
            name[length++] = *from;
    name[length] = '\0';
    value_add_word(map, "style", name);
}

/* A comment that ends in a backslash would go on in the next line: a blank is put behind it. */
void script_add_lines(struct value *map, const char *name, const char *const texts[])
{
    struct value *list = value_add_list(map, name);
    struct buf line = BUF_INIT;

    for (; *texts; texts++)
        for (const char *text = *texts; *text;) {
            size_t length = strcspn(text, "\n");

            buf_clear(&line);
            buf_add(&line, text, length);
            if (length && text[length - 1] == '\\')
                buf_puts(&line, " ");
            value_add_word(value_append(list), "line", line.data);
            text += length + (text[length] == '\n');
        }
    buf_release(&line);
}

/* Begins a box in the colour of the background; the text in it follows, and a closing brace. */
static void open_box(struct buf *out, uint32_t background)
{
    buf_printf(out, "\\fboxsep0.5pt\\colorbox[rgb]{%.3f,%.3f,%.3f}{", (background >> 16) / 255.0,
               (background >> 8 & 255) / 255.0, (background & 255) / 255.0);
}

/* Signs of enhanced text stand for themselves behind a backslash, and a backslash in braces of its
 * own, since two begin a character's number. */
static void add_upright(const char *text, struct buf *out)
{
    for (const char *at = text; *at; at++)
        if (*at == '\\')
            buf_puts(out, "{\\\\}");
        else
            buf_printf(out, strchr("{}^_@&~", *at) ? "\\%c" : "%c", *at);
}

static void add_enhanced(const char *text, struct buf *out)
{
    struct buf span = BUF_INIT, plain = BUF_INIT;
    bool italic;

    for (size_t length; (length = italic_span(text, &italic)) > 0; text += length) {
        buf_clear(&span);
        buf_clear(&plain);
        buf_add(&span, text, length);
        italic_add_plain(&plain, span.data);
        if (italic)
            buf_printf(out, "{/:Italic %s}", plain.data);
        else
            add_upright(plain.data, out);
    }
    buf_release(&span);
    buf_release(&plain);
}

static bool has_italics(const char *text)
{
    bool italic;
    size_t length = italic_span(text, &italic);

    return italic || text[length];
}

static void add_enhanced_text(struct value *map, const char *text)
{
    struct buf enhanced = BUF_INIT, quoted = BUF_INIT;

    add_enhanced(text, &enhanced);
    gnuplot_add_quoted(&quoted, enhanced.data);
    value_add_word(map, "text", quoted.data);
    value_add_flag(map, "enhanced", true);
    buf_release(&enhanced);
    buf_release(&quoted);
}

void script_add_text(const struct script *script, struct value *map, const char *text, double size,
                     bool bold, bool boxed)
{
    const struct formula *formula = &script->figure->formula;
    struct buf latex = BUF_INIT, quoted = BUF_INIT;

    if (!script->latex && has_italics(text)) {
        add_enhanced_text(map, text);
        return;
    }
    if (!script->latex || !*text) {
        value_add_text(map, "text", text);
        return;
    }
    buf_printf(&latex, "\\fontsize{%.4g}{%.4g}\\selectfont%s ", size * POINTS_A_PIXEL,
               1.2 * size * POINTS_A_PIXEL, bold ? "\\bfseries" : "");
    if (boxed)
        open_box(&latex, script->figure->theme->background);
    if (formula->text)
        escape_latex_formula(&latex, text, formula->text, formula->latex);
    else
        escape_latex(&latex, text);
    if (boxed)
        buf_puts(&latex, "}");
    gnuplot_add_quoted(&quoted, latex.data);
    value_add_word(map, "text", quoted.data);
    buf_release(&latex);
    buf_release(&quoted);
}

void script_add_label(const struct script *script, struct value *map, const struct label *label)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "left", [ANCHOR_MIDDLE] = "center", [ANCHOR_END] = "right"};
    double raise = LABEL_MIDDLE * label->size;

    script_add_text(script, map, label->text, label->size, label->bold, label->halo);
    script_add_length(map, "x", label->x - (label->upward ? raise : 0));
    script_add_length(map, "y", label->y - (label->upward ? 0 : raise));
    value_add_word(map, "anchor", anchors[label->anchor]);
    value_add_word(map, "face", label->bold ? "bold" : "regular");
    script_add_length(map, "size", label->size);
    value_add_flag(map, "upward", label->upward);
    value_add_flag(map, "halo", label->halo && !script->latex);
    script_add_style(map, label->role);
}

void script_add_labels(const struct script *script, struct value *map, const struct label *labels,
                       size_t count)
{
    struct value *list = value_add_list(map, "labels");

    for (size_t i = 0; i < count; i++)
        script_add_label(script, value_append(list), &labels[i]);
}

static double stroke_of(const struct script *script, enum mark_kind kind, enum role role)
{
    double width = figure_paint(script->figure, role).width;

    return markers[kind].filled ? fmin(width, script->figure->scale * MARKER_OUTLINE) : width;
}

void script_add_marker_casing(const struct script *script, struct value *map, enum mark_kind kind,
                              enum role role)
{
    struct value *marker = value_add_map(map, "marker");
    double scale = script->figure->scale, around = scale * 2 * MARK_CASING;
    double longer = markers[kind].filled ? 0 : around;

    value_add_word(marker, "shape", markers[kind].name);
    script_add_length(marker, "size", scale * markers[kind].size + longer);
    script_add_length(marker, "stroke", stroke_of(script, kind, role) + around);
}

void script_add_marker(const struct script *script, struct value *map, enum mark_kind kind,
                       enum role role)
{
    struct value *marker = value_add_map(map, "marker");

    script_add_style(marker, role);
    value_add_word(marker, "shape", markers[kind].name);
    script_add_length(marker, "size", script->figure->scale * markers[kind].size);
    script_add_length(marker, "stroke", stroke_of(script, kind, role));
    if (markers[kind].filled)
        value_add_word(marker, "filled", markers[kind].filled);
}
