#include "cli/report_documents.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/outfile.h"

static int fill(const struct report_file *file, const struct document_values *values,
                struct buf *text, struct err *err)
{
    const struct template_request request = {
        .name = file->template_name,
        .file = file->template_file,
        .map = file->snippet ? values->figures[file->figure] : values->report,
        .escape = document_escape(file->extension),
    };

    return template_render(&request, text, err);
}

int report_documents_fill(struct report_documents *documents, const struct report_files *files,
                          const struct document_values *values, struct err *err)
{
    documents->count = files->count;
    documents->texts = mem_zeroed(files->count, sizeof *documents->texts);
    for (size_t i = 0; i < files->count; i++) {
        documents->texts[i] = (struct buf)BUF_INIT;
        if (report_file_is_document(&files->at[i]) &&
            fill(&files->at[i], values, &documents->texts[i], err))
            return -1;
    }
    return 0;
}

void report_documents_release(struct report_documents *documents)
{
    for (size_t i = 0; documents->texts && i < documents->count; i++)
        buf_release(&documents->texts[i]);
    free(documents->texts);
}

int report_documents_write(const struct report_documents *documents,
                           const struct report_files *files, const struct ours *ours,
                           struct err *err)
{
    for (size_t i = 0; documents->texts && i < documents->count; i++) {
        const struct report_file *file = &files->at[i];

        if (report_file_is_document(file) &&
            (outfile_write(file->path, &documents->texts[i], err) ||
             ours_note(ours, file->path, err)))
            return -1;
    }
    return 0;
}
