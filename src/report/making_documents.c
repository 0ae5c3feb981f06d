/* The texts of a report's documents: all are made before any file is written, for a template may
 * have mistakes. */
#include "base/mem.h"
#include "base/outfile.h"
#include "picture/formats.h"
#include "report/document_drawing.h"
#include "report/document_titles.h"
#include "report/document_values.h"
#include "report/making.h"

static int draw(const struct report_file *file, const struct composed *composed, struct buf *text,
                struct err *err)
{
    const struct document_page page = {
        .is = file->document->paper ? DOCUMENT_PAPER : DOCUMENT_SCREEN,
    };
    struct picture_file drawn = {.content = BUF_INIT, .companion = BUF_INIT};
    struct picture_variant drawing;
    bool complete;
    int result =
        document_drawing_make(&drawing, &composed->picture, composed->title, &page, &complete, err);

    if (!result)
        result = picture_render(&drawing.picture, file->path,
                                format_find(file->document->picture, NULL), &drawn, err);
    buf_add(text, drawn.content.data, drawn.content.length);
    picture_file_release(&drawn);
    picture_variant_release(&drawing);
    return result;
}

static int fill(const struct making *m, const struct report_file *file,
                const struct document_values *values, struct buf *text, struct err *err)
{
    struct template_request request = file->template;

    *text = (struct buf)BUF_INIT;
    if (file->is == REPORT_FIGURE)
        return 0;
    if (file->is == REPORT_PICTURE)
        return draw(file, &m->composed[file->figure], text, err);
    request.map = file->is == REPORT_SNIPPET ? values->figures[file->figure] : values->report;
    return template_render(&request, text, err);
}

int making_fill_documents(struct making *m, struct err *err)
{
    struct document_values values = {0};
    int result;

    if (!m->files->documents)
        return 0;
    m->documents = mem_zeroed(m->files->count, sizeof *m->documents);
    document_titles_set(m->composed, m->count);
    document_values_init(&values, m->report, m->composed, m->count, &m->outcomes, m->files);
    result = document_values_draw(&values, m->composed, m->count, making_jobs(m), err);
    for (size_t i = 0; !result && i < m->files->count; i++)
        result = fill(m, &m->files->at[i], &values, &m->documents[i], err);
    document_values_release(&values);
    return result;
}

int making_write_documents(const struct making *m, struct err *err)
{
    for (size_t i = 0; m->documents && i < m->files->count; i++) {
        const struct report_file *file = &m->files->at[i];

        if (file->is != REPORT_FIGURE && (outfile_write(file->path, &m->documents[i], err) ||
                                          ledger_note(&m->ledger, file->path, err)))
            return -1;
    }
    return 0;
}
