#include "kinds/state_numbers.h"

#include <math.h>

#include "base/buf.h"
#include "figure/layout.h"
#include "kinds/run_marks.h"

#define SAME_PLACE      1.0  /* pixels apart, at most */
#define FARTHEST        13.0 /* pixels from a state to its number, */
#define FARTHEST_VISITS 19.0 /* and to those of several visits */

enum {
    MOST_PLACES = 64,
    MOST_VISITS = 3,  /* that a label tells */
    MOST_FAILURES = 6 /* one after the other: where so many have no room, the rest is as dense */
};

struct places {
    double at[MOST_PLACES][2]; /* in pixels */
    size_t count;
};

static void place_of(const struct panel *panel, const struct run *run, size_t k, double at[2])
{
    at[0] = panel_x(panel, run->parameter[0][k]);
    at[1] = panel_y(panel, run->loss[k]);
}

static bool is_at(const struct panel *panel, const struct run *run, size_t k, const double at[2])
{
    double place[2];

    if (!isfinite(run->parameter[0][k]) || !isfinite(run->loss[k]))
        return false;
    place_of(panel, run, k, place);
    return figure_distance(place[0] - at[0], place[1] - at[1]) <= SAME_PLACE;
}

/* Adds a place; false where it is one of the earlier ones. */
static bool add_place(struct places *places, const double at[2])
{
    for (size_t i = 0; i < places->count; i++)
        if (figure_distance(places->at[i][0] - at[0], places->at[i][1] - at[1]) <= SAME_PLACE)
            return false;
    places->at[places->count][0] = at[0];
    places->at[places->count++][1] = at[1];
    return true;
}

/* "4–8" of a run that stays from state `k` on. Returns the last of these states. */
static size_t add_visit(const struct panel *panel, const struct run *run, size_t k, size_t last,
                        const double at[2], struct buf *out)
{
    size_t end = k;

    while (end < last && is_at(panel, run, end + 1, at))
        end++;
    buf_printf(out, "%zu", run_iteration(run, k));
    if (end > k)
        buf_printf(out, "–%zu", run_iteration(run, end));
    return end;
}

/* "0, 2, 4, …": the first of the times, `most` at most, at which the run comes to where it is at
 * state `k`. Returns how many it tells. */
static size_t add_visits(const struct panel *panel, const struct run *run, size_t k, size_t last,
                         const double at[2], size_t most, struct buf *out)
{
    size_t visits = 1;

    for (size_t i = add_visit(panel, run, k, last, at, out) + 1; i <= last; i++) {
        if (!is_at(panel, run, i, at))
            continue;
        if (visits == most) {
            buf_puts(out, ", …");
            break;
        }
        buf_puts(out, ", ");
        i = add_visit(panel, run, i, last, at, out);
        visits++;
    }
    return visits;
}

static bool add_number(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const char *text, enum role role, const double at[2], double slope,
                       double farthest)
{
    static const enum side sides[][9] = {
        {RIGHT, BELOW_RIGHT, ABOVE_RIGHT, BELOW_LEFT, BELOW, ABOVE, ABOVE_LEFT, LEFT, SIDE_END},
        {LEFT, BELOW_LEFT, ABOVE_LEFT, BELOW_RIGHT, BELOW, ABOVE, ABOVE_RIGHT, RIGHT, SIDE_END},
    };
    struct label label = {
        .text = (char *)text, .role = role, .size = LAYOUT_NOTE, .bold = true, .halo = true};

    if (!placement_find_near(placement, fonts, &label, at, sides[slope < 0], farthest))
        return false;
    panel_add_label(panel, &label);
    return true;
}

/* Adds all visits to a place, or as many as there is room for. */
static bool add_place_label(struct panel *panel, struct fonts *fonts, struct placement *placement,
                            const struct run *run, size_t k, size_t last, enum role role,
                            const double at[2])
{
    bool added = false;

    for (size_t most = MOST_VISITS; most > 0 && !added; most--) {
        struct buf text = BUF_INIT;
        size_t told = add_visits(panel, run, k, last, at, most, &text);

        added = add_number(panel, fonts, placement, text.data, role, at, run->slope[0][k],
                           told > 1 ? FARTHEST_VISITS : FARTHEST);
        buf_release(&text);
        most = told < most ? told : most;
    }
    return added;
}

void state_numbers_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct run *run, size_t last, size_t told, enum role role)
{
    struct spacing markers = run_marks_space(panel, run, 0, last);
    struct places places = {.count = 0};
    int failures = 0;

    for (size_t k = 0; k <= last && places.count < MOST_PLACES && failures < MOST_FAILURES; k++) {
        double at[2];

        if (k == told || !panel_contains(panel, run->parameter[0][k], run->loss[k]))
            continue;
        place_of(panel, run, k, at);
        if (!spacing_is_taken(&markers, at[0], at[1], SAME_PLACE) || !add_place(&places, at))
            continue;
        failures =
            add_place_label(panel, fonts, placement, run, k, last, role, at) ? 0 : failures + 1;
    }
    spacing_release(&markers);
}
