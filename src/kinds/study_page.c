#include "kinds/study_page.h"

#include <math.h>

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

void study_page_init(struct page *page, const struct study *study, struct fonts *fonts,
                     struct figure *figure, double width, double height)
{
    set_size(figure, study->spec, width, height);
    page_init(page, figure, fonts);
}

static void replace(struct buf *text, const char *asked)
{
    if (!asked)
        return;
    buf_clear(text);
    buf_puts(text, asked);
}

int study_page_compose(struct page *page, const struct study *study, struct err *err)
{
    replace(&page->title, study->spec->title);
    replace(&page->caption, study->spec->caption);
    return page_compose(page, err);
}

bool study_page_ask(struct scale *scale, const struct spec *spec, const struct interval *limits)
{
    if (!spec_given(spec, limits))
        return false;
    scale_ask(scale, limits->low, limits->high);
    return true;
}
