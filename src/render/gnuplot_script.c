#include "render/gnuplot_script.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "template/escape.h"
#include "template/template.h"

/* gnuplot centres labels on a line this far above the baseline, in parts of their size. */
#define LABEL_MIDDLE 0.35

#define POINTS_A_PIXEL 0.75

#define PI 3.14159265358979323846

/* What the parts of a script are made with. */
struct writer {
    const struct figure *figure;
    bool latex;
};

/* Markers as the style block names them; `filled` is what a hollow one is laid upon. */
static const struct {
    const char *name, *filled;
    double size; /* its width or height, whichever is larger */
} markers[] = {
    [MARK_CROSS] = {"cross", NULL, 2 * MARKER_ARM},
    [MARK_PLUS] = {"plus", NULL, 2 * MARKER_ARM},
    [MARK_CIRCLE] = {"circle", "filled_circle", 2 * MARKER_RADIUS},
    [MARK_SQUARE] = {"square", "filled_square", 1.42 * MARKER_SQUARE *MARKER_RADIUS},
    [MARK_TRIANGLE] = {"triangle", "filled_triangle", 1.74 * MARKER_POINTED *MARKER_RADIUS},
    [MARK_DIAMOND] = {"diamond", "filled_diamond", 2 * MARKER_POINTED *MARKER_RADIUS},
};

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x80 &&
            !strchr(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;=+-*/()<>^_",
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

/* A length in pixels, to a hundredth. */
static void add_length(struct value *map, const char *name, double length)
{
    struct buf text = BUF_INIT;

    number_add_fixed(&text, length);
    value_add_word(map, name, text.data);
    buf_release(&text);
}

static void add_colour(struct value *map, const char *name, uint32_t colour)
{
    char text[16];

    snprintf(text, sizeof text, "#%06x", (unsigned)colour);
    value_add_word(map, name, text);
}

/* The role as a variable of the script: "run1". */
static void add_style(struct value *map, enum role role)
{
    char name[16];
    size_t length = 0;

    for (const char *from = role_names[role]; *from; from++)
        if (*from != ' ' && length + 1 < sizeof name)
            name[length++] = *from;
    name[length] = '\0';
    value_add_word(map, "style", name);
}

/* The lines of a text that may stand behind a #: one that ended in a backslash would go on. */
static void add_lines(struct value *map, const char *name, const char *const texts[])
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

/* A box of the background around the text that follows, up to a closing brace. */
static void open_box(struct buf *out, uint32_t background)
{
    buf_printf(out, "\\fboxsep0.5pt\\colorbox[rgb]{%.3f,%.3f,%.3f}{", (background >> 16) / 255.0,
               (background >> 8 & 255) / 255.0, (background & 255) / 255.0);
}

/* The text; for LaTeX, which is told of fonts and boxes by texts alone, with size, weight and box.
 */
static void add_text(const struct writer *w, struct value *map, const char *text, double size,
                     bool bold, bool boxed)
{
    struct buf latex = BUF_INIT, quoted = BUF_INIT;

    if (!w->latex || !*text) {
        value_add_text(map, "text", text);
        return;
    }
    buf_printf(&latex, "\\fontsize{%.4g}{%.4g}\\selectfont%s ", size * POINTS_A_PIXEL,
               1.2 * size * POINTS_A_PIXEL, bold ? "\\bfseries" : "");
    if (boxed)
        open_box(&latex, w->figure->theme->background);
    escape_latex(&latex, text);
    if (boxed)
        buf_puts(&latex, "}");
    gnuplot_add_quoted(&quoted, latex.data);
    value_add_word(map, "text", quoted.data);
    buf_release(&latex);
    buf_release(&quoted);
}

static void add_label(const struct writer *w, struct value *map, const struct label *label)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "left", [ANCHOR_MIDDLE] = "center", [ANCHOR_END] = "right"};
    double raise = LABEL_MIDDLE * label->size;

    add_text(w, map, label->text, label->size, label->bold, label->halo);
    add_length(map, "x", label->x - (label->upward ? raise : 0));
    add_length(map, "y", label->y - (label->upward ? 0 : raise));
    value_add_word(map, "anchor", anchors[label->anchor]);
    value_add_word(map, "face", label->bold ? "bold" : "regular");
    add_length(map, "size", label->size);
    value_add_flag(map, "upward", label->upward);
    value_add_flag(map, "halo", label->halo && !w->latex);
    add_style(map, label->role);
}

static void add_labels(const struct writer *w, struct value *map, const struct label *labels,
                       size_t count)
{
    struct value *list = value_add_list(map, "labels");

    for (size_t i = 0; i < count; i++)
        add_label(w, value_append(list), &labels[i]);
}

/* "marker": its style and name, what a hollow one is laid upon, and the width of its line. */
static void add_marker(const struct writer *w, struct value *map, enum mark_kind kind,
                       enum role role)
{
    struct value *marker = value_add_map(map, "marker");
    double width = theme_paint(w->figure->theme, role).width;

    add_style(marker, role);
    value_add_word(marker, "shape", markers[kind].name);
    add_length(marker, "size", markers[kind].size);
    add_length(marker, "stroke", markers[kind].filled ? fmin(width, MARKER_OUTLINE) : width);
    if (markers[kind].filled)
        value_add_word(marker, "filled", markers[kind].filled);
}

static void add_legend(const struct writer *w, struct value *root)
{
    struct value *list = value_add_list(root, "legend");

    for (size_t i = 0; i < w->figure->legend_count; i++) {
        const struct legend_entry *entry = &w->figure->legend[i];
        struct value *map = value_append(list);

        add_length(map, "x", entry->x);
        add_length(map, "y", entry->y);
        if (entry->kind == MARK_LINE || entry->marked) {
            struct value *line = value_add_map(map, "line");

            add_style(line, entry->role);
            add_length(line, "left", entry->x - LEGEND_SAMPLE_WIDTH / 2.0);
            add_length(line, "right", entry->x + LEGEND_SAMPLE_WIDTH / 2.0);
        }
        if (entry->kind != MARK_LINE)
            add_marker(w, map, entry->kind, entry->role);
        add_label(w, value_add_map(map, "label"), &entry->label);
    }
}

static void mark_style(bool used[ROLES], const struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        used[labels[i].role] = true;
}

/* The roles that the figure uses, and those of its axes. */
static void find_styles(const struct figure *figure, bool used[ROLES])
{
    used[ROLE_AXIS] = used[ROLE_GRID] = used[ROLE_MUTED] = true;
    mark_style(used, figure->labels, figure->label_count);
    for (size_t i = 0; i < figure->legend_count; i++)
        used[figure->legend[i].role] = used[figure->legend[i].label.role] = true;
    for (size_t i = 0; i < figure->panel_count; i++) {
        const struct panel *panel = &figure->panels[i];

        mark_style(used, panel->labels, panel->label_count);
        for (size_t j = 0; j < panel->mark_count; j++)
            used[panel->marks[j].role] = true;
    }
}

static void add_styles(const struct figure *figure, struct value *root)
{
    struct value *list = value_add_list(root, "styles");
    bool used[ROLES] = {false};
    int number = 0;

    find_styles(figure, used);
    for (size_t role = 0; role < ROLES; role++) {
        struct paint paint = theme_paint(figure->theme, (enum role)role);
        struct value *map;

        if (!used[role])
            continue;
        map = value_append(list);
        add_style(map, (enum role)role);
        value_add_number(map, "number", ++number);
        add_colour(map, "colour", paint.colour);
        add_length(map, "width", paint.width);
        value_add_flag(map, "dashed", paint.dash[0] > 0);
        add_length(map, "on", paint.dash[0]);
        add_length(map, "off", paint.dash[1]);
    }
}

static void add_axis(const struct writer *w, struct value *map, const char *name,
                     const struct axis *axis)
{
    struct value *ticks;

    value_add_word(map, "axis", name);
    value_add_number(map, "low", axis->low);
    value_add_number(map, "high", axis->high);
    value_add_flag(map, "logarithmic", axis->logarithmic);
    value_add_flag(map, "ticked", axis->count > 0);
    ticks = value_add_list(map, "ticks");
    for (size_t i = 0; i < axis->count; i++) {
        struct value *tick = value_append(ticks);

        value_add_number(tick, "at", axis->ticks[i].at);
        add_text(w, tick, axis->labelled ? axis->ticks[i].text : "", TICK_LABEL_SIZE, false, false);
        value_add_flag(tick, "more", i + 1 < axis->count);
    }
}

/* Whether it matters where pieces begin. */
static bool has_pieces(const struct mark *mark)
{
    return mark->kind == MARK_LINE || mark->kind == MARK_AREA;
}

/* Whether the rows of the first serve for the second, too: only lines need the gaps of lines. */
static bool serves(const struct mark *first, const struct mark *second)
{
    bool gaps = has_pieces(second);

    if (first->kind == MARK_ARROW || second->kind == MARK_ARROW || first->count != second->count ||
        (gaps && !has_pieces(first)))
        return false;
    for (size_t i = 0; i < first->count; i++)
        if (first->vertices[i].x != second->vertices[i].x ||
            first->vertices[i].y != second->vertices[i].y ||
            (gaps && first->vertices[i].move != second->vertices[i].move))
            return false;
    return true;
}

/* A mark of the figure, and the panel that has it. */
struct place {
    size_t panel, mark;
};

/* The first mark whose data block serves for this one. */
static struct place first_like(const struct figure *figure, const struct mark *mark)
{
    for (size_t i = 0; i < figure->panel_count; i++)
        for (size_t j = 0; j < figure->panels[i].mark_count; j++)
            if (&figure->panels[i].marks[j] == mark || serves(&figure->panels[i].marks[j], mark))
                return (struct place){i, j};
    return (struct place){0, 0};
}

/* "$curve_1", of the first panel; "$curve_1_2" where that has more than one of the role. */
static void add_block_name(struct buf *out, const struct figure *figure, struct place place)
{
    const struct mark *marks = figure->panels[place.panel].marks;
    size_t before = 0;

    for (size_t i = 0; i < place.mark; i++)
        before += marks[i].role == marks[place.mark].role;
    buf_puts(out, "$");
    for (const char *from = role_names[marks[place.mark].role]; *from; from++)
        if (*from != ' ')
            buf_add(out, from, 1);
    buf_printf(out, "_%zu", place.panel + 1);
    if (before)
        buf_printf(out, "_%zu", before + 1);
}

static void add_pair(struct buf *out, double x, double y)
{
    number_add_exact(out, x);
    buf_puts(out, " ");
    number_add_exact(out, y);
}

/* A line a vertex, pieces parted by an empty one; an arrow as its start and its extent. */
static void add_rows(struct buf *out, const struct mark *mark)
{
    const struct vertex *v = mark->vertices;

    if (mark->kind == MARK_ARROW) {
        add_pair(out, v[0].x, v[0].y);
        buf_puts(out, " ");
        add_pair(out, v[1].x - v[0].x, v[1].y - v[0].y);
        return;
    }
    for (size_t i = 0; i < mark->count; i++) {
        if (i)
            buf_puts(out, v[i].move && has_pieces(mark) ? "\n\n" : "\n");
        add_pair(out, v[i].x, v[i].y);
    }
}

static void add_block(struct value *map, const char *name, const struct mark *mark)
{
    struct buf rows = BUF_INIT;

    add_rows(&rows, mark);
    value_add_word(map, "block", name);
    value_add_word(map, "rows", rows.data);
    buf_release(&rows);
}

/* What a mark is plotted as. */
static void add_plot(const struct writer *w, struct value *map, const struct mark *mark)
{
    struct value *part;

    if (mark->kind == MARK_AREA) {
        add_style(value_add_map(map, "area"), mark->role);
    } else if (mark->kind == MARK_LINE) {
        part = value_add_map(map, "line");
        value_add_flag(part, "thin", mark->thin);
        add_style(part, mark->role);
    } else if (mark->kind == MARK_ARROW) {
        part = value_add_map(map, "arrow");
        add_length(part, "length", hypot(ARROW_HEAD_LENGTH, ARROW_HEAD_WIDTH));
        add_length(part, "angle", atan2(ARROW_HEAD_WIDTH, ARROW_HEAD_LENGTH) * 180 / PI);
        add_style(part, mark->role);
    } else {
        add_marker(w, map, mark->kind, mark->role);
    }
}

/* The first mark from number i on that has vertices. */
static size_t next_mark(const struct panel *panel, size_t i)
{
    while (i < panel->mark_count && !panel->marks[i].count)
        i++;
    return i;
}

/* The plots of all marks, and the data blocks of those that are not in an earlier one. */
static void add_marks(const struct writer *w, struct value *map, size_t number)
{
    const struct panel *panel = &w->figure->panels[number];
    struct value *blocks = value_add_list(map, "blocks"), *plots = value_add_list(map, "plots");
    size_t first = next_mark(panel, 0), next;
    struct buf name = BUF_INIT;

    for (size_t i = first; i < panel->mark_count; i = next) {
        struct place place = first_like(w->figure, &panel->marks[i]);
        struct value *plot = value_append(plots);

        next = next_mark(panel, i + 1);
        buf_clear(&name);
        add_block_name(&name, w->figure, place);
        if (place.panel == number && place.mark == i)
            add_block(value_append(blocks), name.data, &panel->marks[i]);
        value_add_word(plot, "lead", i == first ? "plot" : "    ");
        value_add_word(plot, "block", name.data);
        add_plot(w, plot, &panel->marks[i]);
        value_add_flag(plot, "more", next < panel->mark_count);
    }
    buf_release(&name);
}

static void add_panels(const struct writer *w, struct value *root)
{
    struct value *list = value_add_list(root, "panels");

    value_add_flag(root, "several", w->figure->panel_count > 1);
    value_add_number(root, "count", (double)w->figure->panel_count);
    for (size_t i = 0; i < w->figure->panel_count; i++) {
        const struct panel *panel = &w->figure->panels[i];
        struct value *map = value_append(list), *axes = value_add_list(map, "axes");

        value_add_number(map, "number", (double)i + 1);
        value_add_flag(map, "areas", panel_has_areas(panel));
        add_length(map, "left", panel->box.x);
        add_length(map, "right", panel->box.x + panel->box.width);
        add_length(map, "top", panel->box.y);
        add_length(map, "bottom", panel->box.y + panel->box.height);
        add_axis(w, value_append(axes), "x", &panel->x);
        add_axis(w, value_append(axes), "y", &panel->y);
        add_labels(w, map, panel->labels, panel->label_count);
        add_marks(w, map, i);
    }
}

/*
 * The family that gnuplot asks the system for. A name goes into its font strings, and into its SVG,
 * as it is: one with anything but letters, digits, blanks, - and _ is not asked for.
 */
static const char *family(const struct fonts *fonts)
{
    static const char accepted[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_";
    const char *name = fonts_family(fonts);

    return name && *name && !name[strspn(name, accepted)] ? name : "Lato";
}

static void add_page(const struct writer *w, struct value *root, const struct fonts *fonts)
{
    const struct figure *figure = w->figure;

    add_lines(root, "lines", (const char *const[]){figure->title, figure->caption, NULL});
    add_lines(root, "recipe", (const char *const[]){figure->recipe, NULL});
    value_add_word(root, "rule", "------------------------------------------------------------");
    add_length(root, "width", figure->width);
    add_length(root, "height", figure->height);
    add_length(root, "dots_across", round(figure->width));
    add_length(root, "dots_down", round(figure->height));
    value_add_text(root, "font", family(fonts));
    add_colour(root, "background", figure->theme->background);
    value_add_flag(root, "frame", figure->theme->frame);
    add_length(root, "tick_length", TICK_LENGTH);
    add_length(root, "tick_size", TICK_LABEL_SIZE);
    add_styles(figure, root);
    add_labels(w, root, figure->labels, figure->label_count);
    add_legend(w, root);
    add_panels(w, root);
}

int gnuplot_add_script(struct buf *out, const struct render_request *request, const char *terminal,
                       bool latex, struct err *err)
{
    struct writer writer = {request->figure, latex};
    struct value *root = value_new();
    struct template_request filling = {.name = "gnuplot",
                                       .file = request->template_file,
                                       .map = root,
                                       .escape = gnuplot_add_quoted};
    int result;

    if (terminal)
        value_add_word(root, "terminal", terminal);
    add_page(&writer, root, request->fonts);
    result = template_render(&filling, out, err);
    value_free(root);
    return result;
}

int gnuplot_script_write(const struct render_request *request, FILE *stream, struct err *err)
{
    struct buf script = BUF_INIT;
    int result = gnuplot_add_script(&script, request, request->terminal, false, err);

    if (!result)
        fwrite(script.data, 1, script.length, stream);
    buf_release(&script);
    return result;
}
