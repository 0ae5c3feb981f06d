/* CSV: the numbers behind a figure, with their recipe in comments. */
#include "render/extract.h"
#include "render/render.h"

static int write_csv(const struct render_request *request, FILE *stream, struct err *err)
{
    (void)err;
    request->write_rows(request->rows, stream);
    return 0;
}

static bool read_csv(const struct buf *content, struct buf *recipe)
{
    return extract_lines(content, "# gdplot:", "# ", recipe);
}

const struct format format_csv = {
    .extension = "csv",
    .summary = "the trajectory: the states of every run",
    .traits = FORMAT_ROWS | FORMAT_COMMON_NAME,
    .write = write_csv,
    .read = read_csv,
};
