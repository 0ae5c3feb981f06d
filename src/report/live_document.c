#include "report/live_document.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/document_titles.h"
#include "report/document_values.h"
#include "template/escape.h"

static int fill(struct buf *out, const struct report *report, struct composed *composed,
                struct err *err)
{
    const struct report_files files = {.documents = true, .drawings = true, .live = true};
    struct template_request request = {.name = "live-page", .escape = escape_xml};
    struct document_values values = {0};
    struct outcomes outcomes = {0};
    int result;

    document_titles_set(composed, 1);
    document_values_init(&values, report, composed, 1, &outcomes, &files);
    result = document_values_draw(&values, composed, 1, 1, err);
    request.map = values.report;
    if (!result)
        result = template_render(&request, out, err);
    document_values_release(&values);
    outcomes_release(&outcomes);
    return result;
}

int live_document_write(struct buf *out, struct composed *composed, struct err *err)
{
    const struct kind *kind = composed->picture.kind;
    char *name = mem_text(kind->name), *title = mem_text(composed->picture.figure.title);
    const struct report report = {.name = name, .title = title};
    int result = fill(out, &report, composed, err);

    free(name);
    free(title);
    return result;
}
