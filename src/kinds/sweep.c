/* The sweep: the loss after so many iterations over the learning rate, and what rates do. */
#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "descent/rule.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/loss_axis.h"
#include "kinds/study_page.h"
#include "kinds/sweep_panel.h"
#include "study/optimizers.h"
#include "study/result_sweep.h"

#define GROWTH 10.0 /* the rates of a logarithmic axis span so much at least */

enum { ITERATIONS = 100 };

static long sweep_iterations(const struct spec *spec)
{
    (void)spec;
    return ITERATIONS;
}

/* All losses of the rates that do not diverge, and the first; where all do, all that are finite. */
static struct loss_hull cover(const struct sweep *sweep, bool *diverges)
{
    struct loss_hull hull = LOSS_HULL_INIT;
    bool bounded = false;

    loss_hull_cover(&hull, sweep->first_loss);
    *diverges = false;
    for (size_t i = 0; i < sweep->count; i++) {
        if (sweep->ends[i].kind == VERDICT_DIVERGING || sweep->ends[i].kind == VERDICT_UNDEFINED) {
            *diverges = true;
            continue;
        }
        bounded = true;
        loss_hull_cover(&hull, sweep->ends[i].loss);
    }
    for (size_t i = 0; !bounded && i < sweep->count; i++)
        loss_hull_cover(&hull, sweep->ends[i].loss);
    if (hull.low > hull.high)
        hull.low = hull.high = 0; /* no loss is a number */
    return hull;
}

/* The least loss of a logarithmic axis; the first loss may be infinite. */
static double lowest(const struct loss_hull *hull, double first)
{
    return isfinite(first) ? fmax(hull->positive, SWEEP_NONE * first) : hull->positive;
}

/* Whether the axis would be above all rates: then a logarithmic one shows nothing. */
static bool is_below(const struct sweep *sweep, double low)
{
    for (size_t i = 0; i < sweep->count; i++)
        if (sweep->ends[i].loss >= low)
            return false;
    return true;
}

/* Some room above, in which the curve of diverging rates is seen to leave. */
static void choose_losses(const struct spec *spec, const struct sweep *sweep, struct scale *scale)
{
    bool diverges;
    struct loss_hull hull = cover(sweep, &diverges);
    double least = lowest(&hull, sweep->first_loss);
    bool logarithmic =
        loss_axis_is_logarithmic(spec, &hull, false) && (spec->log || !is_below(sweep, least));
    double above = logarithmic ? 10 * hull.high : hull.high + (hull.high - hull.low) / 10;

    scale->kind = logarithmic ? SCALE_DECADES : SCALE_LINEAR;
    scale->low = logarithmic ? least : hull.low;
    scale->high = diverges ? above : hull.high;
}

/* By even factors, or with the highest many times the lowest. */
static bool suits_logarithms(const struct sweep *sweep)
{
    size_t last = sweep->count - 1;
    double first_step = sweep->lr[1] - sweep->lr[0];
    double last_step = sweep->lr[last] - sweep->lr[last - 1];

    return sweep->count == 2 ? sweep->lr[1] >= GROWTH * sweep->lr[0] : last_step > 1.5 * first_step;
}

static void choose_rates(const struct sweep *sweep, struct scale *scale)
{
    scale->kind = suits_logarithms(sweep) ? SCALE_LOGARITHMIC : SCALE_LINEAR;
    scale->low = sweep->lr[0];
    scale->high = sweep->lr[sweep->count - 1];
    scale->exact = true;
}

static void write_caption(const struct sweep_panel *s, struct buf *out)
{
    const struct study *study = s->study;

    objective_describe_data(&study->objective, out);
    buf_puts(out, out->length ? "; from " : "from ");
    display_start(out, study->objective.names, study->spec->start.at, study->objective.parameters);
    if (rule_is_listed(s->optimizer.rule)) {
        buf_puts(out, ", ");
        optimizer_add_words(out, &s->optimizer);
    }
    buf_printf(out, ", %zu learning rates", s->sweep->count);
    if (s->limit > 0) {
        buf_puts(out, "; ");
        caption_limit(out, &study->objective, &s->minimum, &s->optimizer);
    }
    if (s->has_best)
        sweep_panel_add_best(s, "; lowest at lr ", out);
}

/* "converging from lr 0.001 to 0.4988, oscillating …": the zones from left to right. */
static void add_zones(const struct sweep_panel *s, struct buf *out)
{
    enum { MOST = 12 };

    for (size_t i = 0; i < s->zone_count && i < MOST; i++) {
        const struct sweep_piece *piece = &s->zones[i];

        buf_printf(out, "%s%s ", i ? ", " : "", zone_names[piece->zone]);
        buf_puts(out, piece->from < piece->to ? "from lr " : "at lr ");
        display_number(out, piece->from);
        if (!(piece->from < piece->to))
            continue;
        buf_puts(out, " to ");
        display_number(out, piece->to);
    }
    if (s->zone_count > MOST)
        buf_printf(out, ", and so on in %zu zones", s->zone_count);
}

/* "f(x) after 100 iterations", or in less room "f(x)". */
static void name_axes(const struct study *study, struct page_tier *tier, struct buf *name)
{
    long iterations = study->spec->iterations;

    buf_printf(name, "%s after %ld iteration%s", display_loss_name(&study->objective), iterations,
               iterations == 1 ? "" : "s");
    tier->x.name = "learning rate";
    tier->y.name = name->data;
    tier->y.brief = display_loss_name(&study->objective);
}

static void write_texts(const struct sweep_panel *s, struct page *page)
{
    buf_puts(&page->title, "Learning rates for ");
    objective_describe(&s->study->objective, &page->title);
    write_caption(s, &page->caption);
    buf_printf(&page->alt, "%s against the learning rate: %s; ", page->tiers[0].y.name,
               page->caption.data);
    add_zones(s, &page->alt);
    buf_puts(&page->alt, ".");
}

/* Checks that the rates are in the order of the axis, as those of a list need not be. */
static int check_order(const struct sweep *sweep, struct err *err)
{
    if (sweep->count < 2)
        return err_set(err, STATUS_USAGE,
                       "--lr: sweep needs two learning rates or more, such as 0.001:1.2:400log");
    for (size_t i = 1; i < sweep->count; i++)
        if (!(sweep->lr[i] > sweep->lr[i - 1]))
            return err_set(err, STATUS_USAGE, "--lr: sweep takes learning rates in growing order");
    return 0;
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    (void)place;
    sweep_panel_fill(context, panel);
}

static int sweep_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                         struct err *err)
{
    struct sweep_panel s = {.study = study, .fonts = fonts, .sweep = study_sweep(study)};
    struct buf loss = BUF_INIT;
    struct page_tier *tier;
    struct page page;
    int result;

    if (optimizers_only(&s.optimizer, study->spec, err) || check_order(s.sweep, err) ||
        loss_axis_check(study->spec, err))
        return -1;
    study_page_init(&page, study, fonts, figure, STUDY_PAGE_WIDTH, STUDY_PAGE_HEIGHT);
    tier = &page.tiers[0];
    choose_rates(s.sweep, &tier->x);
    choose_losses(study->spec, s.sweep, &tier->y);
    study_page_ask(&tier->x, study->spec, &study->spec->domain);
    study_page_ask(&tier->y, study->spec, &study->spec->range);
    name_axes(study, tier, &loss);
    sweep_panel_resolve(&s);
    write_texts(&s, &page);
    page.context = &s;
    page.fill = fill;
    result = study_page_compose(&page, study, err);
    sweep_panel_release(&s);
    page_release(&page);
    buf_release(&loss);
    return result;
}

const struct kind sweep_kind = {
    .name = "sweep",
    .aliases = "rates lr lr-find",
    .summary = "the loss after so many iterations over the learning rate",
    .details = "Every rate is a run of its own, of which the last loss is kept. "
               "Without --lr the rates go\n"
               "from a thousandth of the stability limit to a fifth beyond it.",
    .groups = GROUP_JOBS | GROUP_LOSS_AXIS,
    .needs = {.results = {&result_sweep},
              .example = &example_any_rates,
              .iterations = sweep_iterations},
    .compose = sweep_compose,
};
