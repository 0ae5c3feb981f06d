/* Standard output is the only file that can be written to: base/outfile.h, as far as it goes there.
 */
#include "base/outfile.h"

#include <errno.h>
#include <string.h>

int outfile_open(struct outfile *file, const char *path, struct err *err)
{
    *file = (struct outfile){.path = path, .lock = -1};
    if (strcmp(path, "-") != 0)
        return err_set(
            err, STATUS_IO,
            "%s: cannot write: the WebAssembly build of gdplot writes to standard output "
            "alone, -o -",
            path);
    file->stream = stdout;
    return 0;
}

int outfile_finish(struct outfile *file, struct err *err)
{
    FILE *stream = file->stream;

    file->stream = NULL;
    if (!fflush(stream) && !ferror(stream))
        return 0;
    return err_set(err, STATUS_IO, "%s: cannot write: %s", file->path, strerror(errno));
}

int outfile_write(const char *path, const struct buf *content, struct err *err)
{
    struct outfile file;

    if (outfile_open(&file, path, err))
        return -1;
    fwrite(content->data, 1, content->length, file.stream);
    return outfile_finish(&file, err);
}

int outfile_commit(struct outfile *file, struct err *err)
{
    (void)file, (void)err;
    return 0;
}

void outfile_release(struct outfile *file)
{
    file->stream = NULL;
}
