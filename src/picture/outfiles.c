#include "picture/outfiles.h"

#include <stdlib.h>

#include "base/mem.h"

struct outfiles_item {
    struct outfile file;
    char *path; /* owned; the file borrows it */
};

struct outfile *outfiles_add(struct outfiles *files, const char *path, struct err *err)
{
    struct outfiles_item *item = mem_zeroed(1, sizeof *item);

    item->path = mem_text(path);
    files->at = mem_resize(files->at, files->count + 1, sizeof *files->at);
    files->at[files->count++] = item;
    return outfile_open(&item->file, item->path, err) ? NULL : &item->file;
}

int outfiles_commit(struct outfiles *files, struct err *err)
{
    for (size_t i = files->count; i-- > 0;)
        if (outfile_commit(&files->at[i]->file, err))
            return -1;
    return 0;
}

void outfiles_release(struct outfiles *files)
{
    for (size_t i = 0; i < files->count; i++) {
        outfile_release(&files->at[i]->file);
        free(files->at[i]->path);
        free(files->at[i]);
    }
    free(files->at);
    *files = (struct outfiles){0};
}
