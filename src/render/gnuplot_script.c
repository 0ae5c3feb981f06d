#include "render/gnuplot_script.h"

#include <math.h>
#include <string.h>

#include "render/extract.h"
#include "render/gnuplot_values.h"
#include "template/template.h"

static void add_legend(const struct script *script, struct value *root)
{
    struct value *list = value_add_list(root, "legend");
    double half = script->figure->scale * LEGEND_SAMPLE_WIDTH / 2.0;

    for (size_t i = 0; i < script->figure->legend_count; i++) {
        const struct legend_entry *entry = &script->figure->legend[i];
        struct value *map = value_append(list);

        script_add_length(map, "x", entry->x);
        script_add_length(map, "y", entry->y);
        if (entry->kind == MARK_LINE || entry->marked) {
            struct value *line = value_add_map(map, "line");

            script_add_style(line, entry->role);
            script_add_length(line, "left", entry->x - half);
            script_add_length(line, "right", entry->x + half);
        }
        if (entry->kind != MARK_LINE)
            script_add_marker(script, map, entry->kind, entry->role);
        script_add_label(script, value_add_map(map, "label"), &entry->label);
    }
}

static void use_roles(bool used[ROLES], const struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        used[labels[i].role] = true;
}

/* Finds the roles of all that the figure has, its axes included. */
static void find_roles(const struct figure *figure, bool used[ROLES])
{
    used[ROLE_AXIS] = used[ROLE_GRID] = used[ROLE_MUTED] = true;
    use_roles(used, figure->labels, figure->label_count);
    for (size_t i = 0; i < figure->legend_count; i++)
        used[figure->legend[i].role] = used[figure->legend[i].label.role] = true;
    for (size_t i = 0; i < figure->panel_count; i++) {
        const struct panel *panel = &figure->panels[i];

        use_roles(used, panel->labels, panel->label_count);
        for (size_t j = 0; j < panel->mark_count; j++)
            used[panel->marks[j].role] = true;
    }
}

static void add_styles(const struct figure *figure, struct value *root)
{
    struct value *list = value_add_list(root, "styles");
    bool used[ROLES] = {false};
    int number = 0;

    find_roles(figure, used);
    for (size_t role = 0; role < ROLES; role++) {
        struct paint paint = figure_paint(figure, (enum role)role);
        struct value *map;

        if (!used[role])
            continue;
        map = value_append(list);
        script_add_style(map, (enum role)role);
        value_add_number(map, "number", ++number);
        script_add_colour(map, "colour", paint.colour);
        script_add_length(map, "width", paint.width);
        value_add_flag(map, "dashed", paint.dash[0] > 0);
        script_add_length(map, "on", paint.dash[0]);
        script_add_length(map, "off", paint.dash[1]);
    }
}

static void add_axis(const struct script *script, struct value *map, const char *name,
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
        script_add_text(script, tick, axis->labelled ? axis->ticks[i].text : "",
                        TICK_LABEL_SIZE * script->figure->scale, false, false);
        value_add_flag(tick, "more", i + 1 < axis->count);
    }
}

static void add_panels(const struct script *script, struct value *root)
{
    struct value *list = value_add_list(root, "panels");

    value_add_flag(root, "several", script->figure->panel_count > 1);
    value_add_number(root, "count", (double)script->figure->panel_count);
    for (size_t i = 0; i < script->figure->panel_count; i++) {
        const struct panel *panel = &script->figure->panels[i];
        struct value *map = value_append(list), *axes = value_add_list(map, "axes");

        value_add_number(map, "number", (double)i + 1);
        value_add_flag(map, "areas", panel_has_areas(panel));
        script_add_length(map, "left", panel->box.x);
        script_add_length(map, "right", panel->box.x + panel->box.width);
        script_add_length(map, "top", panel->box.y);
        script_add_length(map, "bottom", panel->box.y + panel->box.height);
        add_axis(script, value_append(axes), "x", &panel->x);
        add_axis(script, value_append(axes), "y", &panel->y);
        script_add_labels(script, map, panel->labels, panel->label_count);
        script_add_marks(script, map, i);
    }
}

/*
 * The font family that gnuplot is to ask the system for: that of the user's font, or Lato. gnuplot
 * does not escape the name in its font strings and its SVG, so a name with anything but letters,
 * digits, blanks, - and _ is not used.
 */
static const char *family(const struct fonts *fonts)
{
    static const char accepted[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_";
    const char *name = fonts_family(fonts);

    return name && *name && !name[strspn(name, accepted)] ? name : "Lato";
}

static void add_page(const struct script *script, struct value *root, const struct fonts *fonts)
{
    const struct figure *figure = script->figure;

    script_add_lines(root, "lines", (const char *const[]){figure->title, figure->caption, NULL});
    script_add_lines(root, "recipe", (const char *const[]){figure->recipe, NULL});
    value_add_word(root, "rule", "------------------------------------------------------------");
    value_add_flag(root, "latex", script->latex);
    script_add_length(root, "width", figure->width);
    script_add_length(root, "height", figure->height);
    script_add_length(root, "dots_across", round(figure->width));
    script_add_length(root, "dots_down", round(figure->height));
    value_add_text(root, "font", family(fonts));
    script_add_colour(root, "background", figure->theme->background);
    value_add_flag(root, "frame", figure->theme->frame);
    script_add_length(root, "tick_length", TICK_LENGTH * figure->scale);
    script_add_length(root, "tick_size", TICK_LABEL_SIZE * figure->scale);
    script_add_length(root, "hairline", figure->scale);
    if (figure->scale != 1)
        script_add_length(value_add_map(root, "scaled"), "more", figure->scale - 1);
    add_styles(figure, root);
    script_add_labels(script, root, figure->labels, figure->label_count);
    add_legend(script, root);
    add_panels(script, root);
}

int gnuplot_add_script(struct buf *out, const struct render_request *request, const char *terminal,
                       bool latex, struct err *err)
{
    struct script script = {request->figure, latex};
    struct value *root = value_new();
    struct template_request filling = {.name = "gnuplot",
                                       .file = request->template_file,
                                       .map = root,
                                       .escape = gnuplot_add_quoted};
    int result;

    if (terminal)
        value_add_word(root, "terminal", terminal);
    add_page(&script, root, request->fonts);
    result = template_render(&filling, out, err);
    value_free(root);
    return result;
}

static int write_script(const struct render_request *request, FILE *stream, struct err *err)
{
    struct buf text = BUF_INIT;
    int result = gnuplot_add_script(&text, request, request->terminal, false, err);

    if (!result)
        fwrite(text.data, 1, text.length, stream);
    buf_release(&text);
    return result;
}

static bool read_script(const struct buf *content, struct buf *recipe)
{
    return extract_lines(content, "# ", "# ", recipe);
}

const struct format format_script = {
    .extension = "gp",
    .renderer = "gnuplot",
    .summary = "a script for gnuplot, to be read and edited",
    .traits = FORMAT_GNUPLOT | FORMAT_SCRIPT,
    .write = write_script,
    .read = read_script,
};
