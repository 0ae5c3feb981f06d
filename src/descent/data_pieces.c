#include "descent/data_pieces.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/ranks.h"
#include "base/utf16.h"
#include "descent/sums_file.h"

enum { LOOKED_AT = 4096 }; /* bytes that tell UTF-16 */

/* In place of the size of a file that is not cut: rank 0 alone reads it, or any rank may. */
enum { BY_FIRST = -1, BY_ANY = -2 };

/* Where a row begins in UTF-16 cannot be told from the bytes before. */
static bool is_utf16(const char *path)
{
    struct buf start = BUF_INIT;
    struct err ignored = {0};
    FILE *stream = file_open(path, FILE_REGULAR, &ignored);
    bool is = stream && !file_read_start(stream, path, LOOKED_AT, &start, &ignored) &&
              utf16_recognise(start.data, start.length) != UTF16_NONE;

    file_close(stream);
    buf_release(&start);
    return is;
}

static off_t size_of(const char *path)
{
    struct stat file;

    if (sums_file_is_named(path))
        return BY_ANY;
    if (!strcmp(path, "-") || stat(path, &file) || !S_ISREG(file.st_mode) || file.st_size == 0)
        return BY_FIRST;
    return is_utf16(path) ? BY_ANY : file.st_size;
}

/* As rank 0 sees them: where a file is another one on some host, its share fails there. */
static int get_sizes(off_t *sizes, const struct data_files *files, struct err *err)
{
    struct ranks_told told;
    int result;

    for (size_t i = 0; ranks_leads() && i < files->count; i++)
        sizes[i] = size_of(files->path[i]);
    result = ranks_tell(sizes, ranks_leads() ? files->count * sizeof *sizes : 0, &told, err);
    if (!result)
        memcpy(sizes, told.bytes.data, files->count * sizeof *sizes);
    ranks_told_release(&told);
    return result;
}

static void add_piece(struct data_pieces *pieces, struct data_piece piece)
{
    pieces->at = mem_grow(pieces->at, pieces->count, &pieces->capacity, sizeof *pieces->at);
    pieces->at[pieces->count++] = piece;
}

/* `at` is where the file begins in all bytes; the share of `rank` is not used up. */
static void cut_file(struct data_pieces *pieces, size_t file, off_t size, size_t all, size_t at,
                     size_t *rank)
{
    off_t from = 0;

    while (from < size) {
        struct ranks_share share = ranks_share_of(*rank, all);
        off_t left = (off_t)(share.end - at) - from, rest = size - from;
        off_t to = from + (left < rest ? left : rest);

        if (to > from)
            add_piece(pieces,
                      (struct data_piece){.file = file, .rank = *rank, .from = from, .to = to});
        *rank += left <= rest;
        from = to > from ? to : from;
    }
}

static void cut_files(struct data_pieces *pieces, const off_t *sizes, size_t count)
{
    size_t all = 0, at = 0, rank = 0;

    for (size_t i = 0; i < count; i++)
        all += sizes[i] > 0 ? (size_t)sizes[i] : 0;
    for (size_t i = 0; i < count; i++) {
        if (sizes[i] < 0) {
            add_piece(pieces,
                      (struct data_piece){.whole = true,
                                          .file = i,
                                          .rank = sizes[i] == BY_ANY ? i % ranks_count() : 0});
            continue;
        }
        cut_file(pieces, i, sizes[i], all, at, &rank);
        at += (size_t)sizes[i];
    }
}

int data_pieces_cut(struct data_pieces *pieces, const struct data_files *files, struct err *err)
{
    off_t *sizes = mem_zeroed(files->count, sizeof *sizes);
    int result = get_sizes(sizes, files, err);

    if (!result)
        cut_files(pieces, sizes, files->count);
    free(sizes);
    return result;
}
