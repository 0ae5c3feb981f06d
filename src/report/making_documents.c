/* The texts of a report's documents: all are made before any file is written, for a template may
 * have mistakes. */
#include "base/mem.h"
#include "base/outfile.h"
#include "report/document_values.h"
#include "report/making.h"

static int fill(const struct report_file *file, const struct document_values *values,
                struct buf *text, struct err *err)
{
    struct template_request request = file->template;

    *text = (struct buf)BUF_INIT;
    request.map = file->is == REPORT_SNIPPET ? values->figures[file->figure] : values->report;
    return file->is == REPORT_FIGURE ? 0 : template_render(&request, text, err);
}

int making_fill_documents(struct making *m, struct err *err)
{
    struct document_values values = {0};
    int result;

    if (!m->files->documents)
        return 0;
    m->documents = mem_zeroed(m->files->count, sizeof *m->documents);
    result = document_values_init(&values, m->report, m->composed, m->count, &m->outcomes,
                                  m->files->drawings, err);
    for (size_t i = 0; !result && i < m->files->count; i++)
        result = fill(&m->files->at[i], &values, &m->documents[i], err);
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
