/* The page that a study's figure is composed on: what every kind's page takes from the spec. */
#ifndef GDPLOT_KINDS_STUDY_PAGE_H
#define GDPLOT_KINDS_STUDY_PAGE_H

#include "figure/page.h"
#include "study/study.h"

/* The default size of figures of one panel. */
#define STUDY_PAGE_WIDTH  720.0
#define STUDY_PAGE_HEIGHT 480.0

/* A page of one panel, on a figure of the size that was asked for, or of this one. The caller
 * releases it. */
void study_page_init(struct page *page, const struct study *study, struct fonts *fonts,
                     struct figure *figure, double width, double height);

/* Lays out and draws it; a title or a caption that was asked for stands in place of the page's.
 * Errors: those of page_compose. */
int study_page_compose(struct page *page, const struct study *study, struct err *err);

/* Gives the scale the limits that the user asked for, if there are any. Returns whether there are.
 */
bool study_page_ask(struct scale *scale, const struct spec *spec, const struct interval *limits);

#endif
