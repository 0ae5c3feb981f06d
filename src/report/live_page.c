#include "report/live_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/live_document.h"
#include "report/live_figure.h"

static int compose(struct composed *composed, const struct report_figure *figure, struct spec *spec,
                   struct err *err)
{
    const struct picture_sources from = {0};

    composed->wanted = figure;
    memcpy(composed->asked, spec->given, sizeof composed->asked);
    if (picture_make(&composed->picture, figure->kind, spec, &from, err))
        return -1;
    if (live_can(composed))
        return 0;
    return err_set(
        err, STATUS_USAGE,
        "page: nothing can be turned in this figure; one of a function or of data can be "
        "drawn anew, in gdplot's own fonts, and none of a trajectory or of logs");
}

static int write_json(struct buf *out, struct composed *composed, struct err *err)
{
    int result = live_add_figure(out, composed, err);

    buf_puts(out, "\n");
    return result;
}

static const struct live_format formats[] = {
    {.extension = "html", .has_program = true, .write = live_document_write},
    {.extension = "json", .write = write_json},
};

const struct live_format *live_format_at(size_t i)
{
    return i < sizeof formats / sizeof *formats ? &formats[i] : NULL;
}

/* The figure is one of a report that nobody wrote: its spec is the one given. */
int live_page_write(struct buf *out, const struct live_format *format, const struct kind *kind,
                    struct spec *spec, struct err *err)
{
    char *name = mem_text(kind->name);
    struct report_figure figure = {.kind = kind, .name = name};
    struct composed composed = {0};
    int result = compose(&composed, &figure, spec, err);

    texts_add(&figure.formats, "svg");
    figure.spec = *spec;
    if (!result)
        result = format->write(out, &composed, err);
    picture_release(&composed.picture);
    free(composed.title);
    texts_release(&figure.formats);
    free(name);
    return result;
}
