#include "report/document_drawing.h"

#include <math.h>

#include "request/fields.h"

#define CENTIMETRE  (96 / 2.54)
#define PHONE_WIDTH 356.0 /* of a page 390 wide, what its margins leave */
#define PAPER_WIDTH (16 * CENTIMETRE)

/* Pages in pixels. Each drawing has the figure's shape, within these heights. */
struct format_page {
    double width, lowest, highest;
};

/* The first on which all of a figure has room will do. */
struct format_pages {
    const struct format_page *at;
    size_t count;
    const char *text; /* the size of tick labels */
};

static const struct format_page phones[] = {
    {PHONE_WIDTH, 270, 2 * PHONE_WIDTH},
    {PHONE_WIDTH, PHONE_WIDTH, 2 * PHONE_WIDTH},
};

/* Of paper: of the width of the lines of most documents, up to three quarters of a page high; a
 * flat one on a page that is turned; and at last one that leaves out what there is no room for. */
static const struct format_page papers[] = {
    {12 * CENTIMETRE, 0, 18 * CENTIMETRE},       {PAPER_WIDTH, 0, 18 * CENTIMETRE},
    {PAPER_WIDTH, PAPER_WIDTH, 18 * CENTIMETRE}, {24 * CENTIMETRE, 0, PAPER_WIDTH},
    {PAPER_WIDTH, PAPER_WIDTH, 18 * CENTIMETRE},
};

static const struct format_pages pages[] = {
    [DOCUMENT_PHONE] = {phones, sizeof phones / sizeof *phones, "13px"},
    /* The smallest text is then above 7 pt. */
    [DOCUMENT_PAPER] = {papers, sizeof papers / sizeof *papers, "7.6pt"},
};

static void set_size(struct spec *spec, const struct figure *figure, const struct format_page *page,
                     const char *text)
{
    double height = page->width / figure->width * figure->height;
    struct buf size = BUF_INIT;

    buf_printf(&size, "%.0fx%.0f", page->width, fmin(fmax(height, page->lowest), page->highest));
    field_set_known(spec, "size", size.data);
    field_set_known(spec, "text-size", text);
    buf_release(&size);
}

/* A drawing that is being made. */
struct making_drawing {
    struct picture_variant *drawing;
    const struct picture *whole;
    const char *title, *theme;
    bool *complete;
};

/* Composes it on a page; NULL: of the figure's own size. */
static int make(const struct making_drawing *m, const struct format_page *page, const char *text,
                struct err *err)
{
    struct err problem = {0};
    int result;

    picture_variant_init(m->drawing, m->whole);
    if (m->theme)
        field_set_known(&m->drawing->spec, "theme", m->theme);
    if (m->title)
        field_set_known(&m->drawing->spec, "called", m->title);
    if (page)
        set_size(&m->drawing->spec, &m->whole->figure, page, text);
    result = picture_variant_compose(m->drawing, &problem);
    *m->complete = !result && !*problem.warning;
    return result ? err_set(err, problem.status, "%s", problem.message) : 0;
}

/* The first that is complete; or the last, if that can be drawn; or that of the figure's own size.
 */
static int make_on_first(const struct making_drawing *m, const struct format_pages *those,
                         struct err *err)
{
    for (size_t i = 0; i < those->count; i++) {
        struct err none = {0};
        int result = make(m, &those->at[i], those->text, &none);

        if (*m->complete || (!result && i + 1 == those->count))
            return 0;
        picture_variant_release(m->drawing);
    }
    return make(m, NULL, NULL, err);
}

int document_drawing_make(struct picture_variant *drawing, const struct picture *whole,
                          const char *title, const struct document_page *page, bool *complete,
                          struct err *err)
{
    const struct making_drawing m = {drawing, whole, title, page->theme, complete};

    return page->is == DOCUMENT_SCREEN ? make(&m, NULL, NULL, err)
                                       : make_on_first(&m, &pages[page->is], err);
}
