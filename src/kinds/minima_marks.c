#include "kinds/minima_marks.h"

#include <ctype.h>

#include "kinds/captions.h"

enum { MOST_TOLD = 6 };

const char *minima_word(const struct view *view, const struct minimum *minimum)
{
    if (view->study->objective.whole)
        return minimum->local ? "low of the slice" : "lowest of the slice";
    return minimum->local ? "local minimum" : "minimum";
}

static double height_of(const struct view *view, const struct minimum *minimum)
{
    return view_is_plane(view) ? minimum->second : minimum->loss;
}

bool minima_in_panel(const struct view *view, const struct panel *panel,
                     const struct minimum *minimum)
{
    return panel_contains(panel, minimum->parameter, height_of(view, minimum));
}

void minima_add_marks(const struct view *view, struct panel *panel)
{
    struct mark *mark = NULL;

    for (size_t i = 0; i < view->minima.count; i++) {
        const struct minimum *minimum = &view->minima.at[i];

        if (!minima_in_panel(view, panel, minimum))
            continue;
        if (!mark)
            mark = panel_add_mark(panel, MARK_PLUS, ROLE_MINIMUM);
        mark_add(mark, minimum->parameter, height_of(view, minimum), true);
    }
}

static const struct minimum *lowest_of(const struct minima *minima)
{
    const struct minimum *lowest = &minima->at[0];

    for (size_t i = 1; i < minima->count; i++)
        if (minima->at[i].loss < lowest->loss)
            lowest = &minima->at[i];
    return lowest;
}

/* Whether several are lower than all others, alike. */
static bool several_are_lowest(const struct minima *minima)
{
    size_t count = 0;

    for (size_t i = 0; i < minima->count; i++)
        count += !minima->at[i].local;
    return count > 1;
}

bool minima_are_summed_up(const struct view *view)
{
    return !view->study->trajectory.count && !view->study->objective.kind->describe_data;
}

void minima_sum_up(const struct view *view, struct buf *out)
{
    const struct objective *objective = &view->study->objective;
    const struct minima *minima = &view->minima;
    const char *its = minima->known == MINIMA_UNSEARCHED ? "a " : "its ";

    if (minima->known == MINIMA_ONE_OF_MORE)
        buf_printf(out, "more than %d minima in view%s", MINIMA_MOST,
                   minima->count ? ", one at " : "");
    else if (!minima->count)
        buf_puts(out, "no minimum found");
    else if (minima->count > 1)
        buf_printf(out, "%zu minima in view, %s at ", minima->count,
                   several_are_lowest(minima) ? "none lower than" : "lowest");
    else
        buf_printf(out, "%s%s: ", objective->whole ? "" : its, minima_word(view, &minima->at[0]));
    if (minima->count)
        caption_minimum(out, objective, lowest_of(minima));
}

static void add_capital(struct buf *out, const char *word)
{
    buf_printf(out, "%c%s", toupper((unsigned char)word[0]), word + 1);
}

/* Appends the minima other than `told`, MOST_TOLD of them at most. */
static void describe_others(const struct view *view, const struct minimum *told, struct buf *out)
{
    const struct minima *minima = &view->minima;
    size_t count = 0;

    for (size_t i = 0; i < minima->count && count < MOST_TOLD; i++) {
        if (&minima->at[i] == told)
            continue;
        buf_printf(out, "%s%s at ",
                   count++ ? "; " : " Also in view: ", minima_word(view, &minima->at[i]));
        caption_minimum(out, &view->study->objective, &minima->at[i]);
    }
    if (minima->count > MOST_TOLD + 1)
        buf_printf(out, "; and %zu more", minima->count - 1 - MOST_TOLD);
    buf_puts(out, count ? "." : "");
}

void minima_describe(const struct view *view, bool first, struct buf *out)
{
    const struct minima *minima = &view->minima;

    if (minima->count && first) {
        buf_puts(out, " ");
        add_capital(out, minima_word(view, &minima->at[0]));
        buf_puts(out, " at ");
        caption_minimum(out, &view->study->objective, &minima->at[0]);
        buf_puts(out, ".");
    }
    describe_others(view, first ? &minima->at[0] : lowest_of(minima), out);
    if (minima->known == MINIMA_ONE_OF_MORE && first)
        buf_printf(out, " More than %d minima are in view.", MINIMA_MOST);
}
