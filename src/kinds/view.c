#include "kinds/view.h"

#include <math.h>

#include "figure/curve.h"
#include "kinds/display.h"
#include "kinds/limits.h"
#include "kinds/line_alone.h"
#include "kinds/plane_alone.h"
#include "kinds/study_page.h"
#include "kinds/view_bend.h"

#define UNEQUAL 10.0 /* spans of a plane: so many times the other */

enum { SEARCH = 400 };

struct view view_of(const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    struct view view = {.study = study, .runs = trajectory->runs, .run_count = trajectory->count};

    for (size_t i = 0; i < view.run_count; i++)
        if (view.runs[i].count > view.last + 1)
            view.last = view.runs[i].count - 1;
    return view;
}

bool view_is_plane(const struct view *view)
{
    return view->study->objective.parameters == 2;
}

static double best_sample(const struct objective *objective, double low, double high)
{
    double best = low, lowest = INFINITY;

    for (int i = 0; i <= SEARCH; i++) {
        double x = low + (high - low) * ((double)i / SEARCH);
        double loss = objective_loss(objective, (const double[PARAMETERS_MAX]){x});

        if (loss < lowest) {
            lowest = loss;
            best = x;
        }
    }
    return best;
}

static struct minimum find_minimum(const struct view *view)
{
    const struct objective *objective = &view->study->objective;
    const struct spec *spec = view->study->spec;
    double low = -10, high = 10;

    if (view->run_count)
        return minimum_of_runs(objective, view->runs, view->run_count, view->last);
    if (spec_given(spec, &spec->domain)) {
        low = spec->domain.low;
        high = spec->domain.high;
    }
    return minimum_near(objective, best_sample(objective, low, high), high - low);
}

static struct shown shown_in(const struct view *view)
{
    return (struct shown){view->runs, view->run_count, view->last + 1};
}

void view_resolve(struct view *view, struct page_tier *tier)
{
    const struct objective *objective = &view->study->objective;
    const struct spec *spec = view->study->spec;
    const struct shown none = {NULL, 0, 1}, shown = shown_in(view);
    struct scale *x = &tier->x, *y = &tier->y;

    view->minimum = find_minimum(view);
    x->name = display_name(objective, 0);
    y->name = display_loss_name(objective);
    x->margin = MARGIN_LIMITS;
    if (!study_page_ask(x, spec, &spec->domain)) {
        limits_domain(&shown, &view->minimum, &x->low, &x->high);
        if (!view->run_count && !objective_is_data(objective))
            line_alone_limits(objective, &view->minimum, &x->low, &x->high);
        if (view->draws_states)
            view_bend_domain(objective, &shown, &view->minimum,
                             spec_given(spec, &spec->range) ? &spec->range : NULL, &x->low,
                             &x->high);
    }
    scale_settle(x);
    if (!study_page_ask(y, spec, &spec->range))
        limits_range(objective, view->draws_states ? &shown : &none, &view->minimum, x->low,
                     x->high, &y->low, &y->high);
    scale_settle(y);
    view->minima = minima_in_view(objective, (const double[PARAMETERS_MAX]){x->low},
                                  (const double[PARAMETERS_MAX]){x->high}, &view->minimum);
}

/* Shows more around the same middle, so that `length` pixels are as much as they are on the other
 * axis. */
static void widen(struct scale *scale, double span)
{
    double middle = scale->low / 2 + scale->high / 2;

    /* What is cut off here the panel loses, too: its shape follows from both spans. */
    scale->low = scale_bring_within(middle - span / 2);
    scale->high = scale_bring_within(middle + span / 2);
    scale->exact = true;
    scale_settle(scale);
}

/* Of functions, unless both limits were asked for, where neither span is ten times the other. */
static bool suits_equal(const struct view *view, const struct scale *x, const struct scale *y)
{
    const struct spec *spec = view->study->spec;
    double ratio = (x->high - x->low) / (y->high - y->low);

    return !objective_is_data(&view->study->objective) && ratio < UNEQUAL && ratio > 1 / UNEQUAL &&
           !(spec_given(spec, &spec->domain) && spec_given(spec, &spec->range));
}

/* Of equal scales the box has the shape of the spans: no side is longer than VIEW_LONGEST_BOX
 * others. */
static void make_compact(const struct spec *spec, struct scale *x, struct scale *y)
{
    double across = x->high - x->low, upward = y->high - y->low;

    if (across < upward / VIEW_LONGEST_BOX && !spec_given(spec, &spec->domain))
        widen(x, upward / VIEW_LONGEST_BOX);
    if (upward < across / VIEW_LONGEST_BOX && !spec_given(spec, &spec->range))
        widen(y, across / VIEW_LONGEST_BOX);
}

static void make_equal(const struct spec *spec, struct scale *x, struct scale *y)
{
    double across = (x->high - x->low) / x->length; /* of one pixel */
    double upward = (y->high - y->low) / y->length;

    if (across < upward && !spec_given(spec, &spec->domain))
        widen(x, upward * x->length);
    if (upward < across && !spec_given(spec, &spec->range))
        widen(y, across * y->length);
    make_compact(spec, x, y);
}

/* Finds the minimum, and the limits around it and the runs. */
static void choose_plane(struct view *view, struct interval limits[PARAMETERS_MAX])
{
    const struct objective *objective = &view->study->objective;
    const struct shown shown = shown_in(view);

    if (!view->run_count) {
        view->minimum = plane_alone_limits(objective, view->study->spec, limits);
        return;
    }
    view->minimum = minimum_of_runs(objective, view->runs, view->run_count, view->last);
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        limits_plane(&shown, &view->minimum, i, &limits[i].low, &limits[i].high);
}

void view_resolve_plane(struct view *view, struct page_tier *tier)
{
    const struct objective *objective = &view->study->objective;
    const struct spec *spec = view->study->spec;
    const struct interval *asked[] = {&spec->domain, &spec->range};
    struct scale *scales[] = {&tier->x, &tier->y};
    struct interval limits[PARAMETERS_MAX];

    choose_plane(view, limits);
    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        scales[i]->name = display_name(objective, i);
        scales[i]->low = limits[i].low;
        scales[i]->high = limits[i].high;
        scales[i]->margin = MARGIN_NONE;
        study_page_ask(scales[i], spec, asked[i]);
        scale_settle(scales[i]);
    }
    view->equal = spec->equal || (view->may_be_equal && suits_equal(view, &tier->x, &tier->y));
    if (view->equal)
        make_equal(spec, &tier->x, &tier->y);
    view->minima = minima_in_view(objective, (const double[]){tier->x.low, tier->y.low},
                                  (const double[]){tier->x.high, tier->y.high}, &view->minimum);
}

static double loss_at(const void *context, double x)
{
    return objective_loss(context, (const double[PARAMETERS_MAX]){x});
}

void view_add_curve(const struct view *view, struct panel *panel, enum role role,
                    const struct state *state, const struct panel *like)
{
    struct objective curve = view->study->objective;
    struct mark *mark = panel_add_mark(panel, MARK_LINE, role);

    if (like && !curve.whole && curve_repeat(panel, mark, like, &like->marks[0]))
        return;
    if (state && curve.whole && state_is_finite(state, PARAMETERS_MAX))
        curve = objective_move_slice(&curve, state->parameter);
    curve_sample(panel, mark, loss_at, &curve);
}
