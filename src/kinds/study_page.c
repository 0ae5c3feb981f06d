#include "kinds/study_page.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "figure/layout.h"

/* Text that follows its page is 13 px high on one 900 px wide. Of a page flatter than 5:3 the
 * height counts, and the smallest text of a figure is 6.5 pt or more. */
#define USUAL_WIDTH   900.0
#define FLATTEST      (5 / 3.0) /* width over height */
#define SMALLEST_TEXT (6.5 * 96 / 72)

/* Sets the size that was asked for, or the default. A size without a height gets the default's
 * shape.
 */
static void set_size(struct figure *figure, const struct spec *spec, double width, double height)
{
    figure->width = width;
    figure->height = height;
    if (!spec_given(spec, &spec->size))
        return;
    figure->width = spec->size.width;
    figure->height =
        spec->size.height > 0 ? spec->size.height : round(spec->size.width * height / width);
}

static double follow_page(const struct figure *figure)
{
    double width = fmin(figure->width, FLATTEST * figure->height);

    return fmax(width / USUAL_WIDTH * TICK_LABEL_SIZE,
                SMALLEST_TEXT * TICK_LABEL_SIZE / LAYOUT_NOTE);
}

/* Without a word about it, text follows a page whose size was asked for, and no other. */
static double text_size(struct spec *spec, const struct figure *figure)
{
    if (spec->text_size == 0 && spec_given(spec, &spec->size)) {
        spec->text_size = SPEC_TEXT_FOLLOWS;
        spec_set_given(spec, &spec->text_size);
    }
    if (isnan(spec->text_size))
        return follow_page(figure);
    return spec->text_size == 0 ? SPEC_TEXT_USUAL : spec->text_size;
}

/* A title that was asked for stays as it was typed. */
static void set_formula(struct figure *figure, const struct study *study)
{
    const struct objective *objective = objective_whole(&study->objective);
    struct buf text = BUF_INIT, latex = BUF_INIT;

    if (study->spec->title || !objective_is_known(objective) || !objective->kind->add_formula)
        return;
    objective->kind->add_formula(objective, &text, &latex);
    figure->formula = (struct formula){buf_detach(&text), buf_detach(&latex)};
}

void study_page_init(struct page *page, const struct study *study, struct fonts *fonts,
                     struct figure *figure, double width, double height)
{
    double scale;

    set_formula(figure, study);
    set_size(figure, study->spec, width, height);
    width = figure->width;
    height = figure->height;
    scale = text_size(study->spec, figure) / TICK_LABEL_SIZE;
    figure->width /= scale;
    figure->height /= scale;
    page_init(page, figure, fonts);
    page->width = width;
    page->height = height;
    page->grows = spec_given(study->spec, &study->spec->size) && study->spec->size.height == 0;
}

static void replace(struct buf *text, const char *asked)
{
    if (!asked)
        return;
    buf_clear(text);
    buf_puts(text, asked);
}

/* Of a page that nobody made small only what was asked for; nothing where quiet was. */
static void tell_given_up(const struct page *page, const struct spec *spec, struct err *err)
{
    bool small = spec_given(spec, &spec->size) || spec_given(spec, &spec->text_size);
    struct buf parts = BUF_INIT;

    page_add_given_up(page, !small, &parts);
    if (parts.length && !spec->quiet)
        err_warn(err, "--size: %.0f×%.0f pixels leave no room for %s", page->width, page->height,
                 parts.data);
    buf_release(&parts);
}

static bool are_called_alike(const struct scale *a, const struct scale *b)
{
    return a->name && b->name && !strcmp(a->name, b->name);
}

/* The name of an axis as it was asked for, cleaned; `text` holds it. */
static void name_axis(struct scale *scale, const char *asked, struct buf *text)
{
    if (!asked)
        return;
    utf8_clean_label(text, asked);
    scale->name = text->data;
    scale->brief = NULL;
    scale->shortens = true;
}

/* ". Drawn up to state 3 of 8." The axes, and what is said of the runs, are those of all states. */
static void tell_cut(struct buf *alt, const struct study *study)
{
    size_t last = 0;

    for (size_t i = 0; i < study->trajectory.count; i++)
        if (run_updates(&study->trajectory.runs[i]) > last)
            last = run_updates(&study->trajectory.runs[i]);
    buf_printf(alt, " Drawn up to state %ld of %zu.", study->spec->upto, last);
}

int study_page_compose(struct page *page, const struct study *study, struct err *err)
{
    struct buf x = BUF_INIT, y = BUF_INIT, lower = BUF_INIT;
    int result;

    replace(&page->title, study->spec->title);
    replace(&page->caption, study->spec->caption);
    page->keeps_title = study->spec->title != NULL;
    page->keeps_clauses = study->spec->caption != NULL;
    if (page->keeps_clauses)
        buf_clear(&page->aside);
    name_axis(&page->tiers[0].x, study->spec->xlabel, &x);
    if (page->tier_count > 1 && are_called_alike(&page->tiers[0].y, &page->tiers[1].y))
        name_axis(&page->tiers[1].y, study->spec->ylabel, &lower);
    name_axis(&page->tiers[0].y, study->spec->ylabel, &y);
    page->lettered = study->spec->letters;
    if (study_is_cut(study))
        tell_cut(&page->alt, study);
    result = page_compose(page, err);
    if (!result)
        tell_given_up(page, study->spec, err);
    buf_release(&x);
    buf_release(&y);
    buf_release(&lower);
    return result;
}

bool study_page_ask(struct scale *scale, const struct spec *spec, const struct interval *limits)
{
    if (!spec_given(spec, limits))
        return false;
    scale_ask(scale, limits->low, limits->high);
    return true;
}
