#include "descent/data_shares.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/ranks.h"
#include "descent/data_pieces.h"
#include "descent/data_range.h"

struct shares {
    const struct data_files *files;
    const struct data_format *format;
    long threads;
    struct data_pieces pieces;
    struct data_set set; /* of this rank's pieces, but for one that begins within a file, */
    struct data_set cut; /* which may have to be read again: that of the first */
    struct err problem;  /* of the piece that this rank failed at */
};

static const char *path_of(const struct shares *shares, const struct data_piece *piece)
{
    return shares->files->path[piece->file];
}

static int read_part(struct shares *shares, struct data_piece *piece, long lines_before,
                     struct data_set *set, struct err *err)
{
    struct data_range range = {.from = piece->from,
                               .to = piece->to,
                               .known = piece->known,
                               .begun = piece->from,
                               .lines_before = lines_before};
    int result = data_sums_read_range(&set->sums, &set->source, path_of(shares, piece),
                                      shares->format, &range, shares->threads, err);

    set->named = path_of(shares, piece);
    piece->begun = range.begun;
    piece->ended = range.ended;
    piece->lines = range.lines;
    piece->rows = range.rows;
    piece->skipped = set->source.skipped;
    return result;
}

static int read_piece(struct shares *shares, struct data_piece *piece, struct err *err)
{
    bool begins_within = !piece->whole && piece->from > 0;
    struct data_set set = {0};
    int result = piece->whole ? data_set_read(&set, path_of(shares, piece), shares->format,
                                              shares->threads, err)
                              : read_part(shares, piece, 0, &set, err);

    if (!result && begins_within) {
        data_set_release(&shares->cut);
        shares->cut = set;
        return 0;
    }
    if (!result)
        result = data_set_merge(&shares->set, &set, err);
    data_set_release(&set);
    return result;
}

/* Those of this rank, up to one that fails. */
static void read_pieces(struct shares *shares, struct err *err)
{
    for (size_t i = 0; i < shares->pieces.count; i++) {
        struct data_piece *piece = &shares->pieces.at[i];

        if (piece->rank != ranks_number() || piece->state != PIECE_TO_READ)
            continue;
        shares->problem = (struct err){0};
        piece->state = read_piece(shares, piece, &shares->problem) ? PIECE_FAILED : PIECE_READ;
        err_warn_too(err, &shares->problem);
        if (piece->state == PIECE_FAILED)
            return;
    }
}

/* What all ranks have come to know of their pieces. */
static int tell_pieces(struct shares *shares, struct err *err)
{
    size_t size = shares->pieces.count * sizeof *shares->pieces.at;
    struct data_piece *all = mem_zeroed(shares->pieces.count, sizeof *all);
    struct buf mine = BUF_INIT;
    struct ranks_told told;
    size_t *at = mem_zeroed(ranks_count(), sizeof *at);
    int result;

    for (size_t i = 0; i < shares->pieces.count; i++)
        if (shares->pieces.at[i].rank == ranks_number())
            buf_add(&mine, (const char *)&shares->pieces.at[i], sizeof *shares->pieces.at);
    result = ranks_tell(mine.data, mine.length, &told, err);
    for (size_t i = 0; !result && i < shares->pieces.count; i++) {
        size_t rank = shares->pieces.at[i].rank;

        memcpy(&all[i], told.bytes.data + told.start[rank] + at[rank], sizeof *all);
        at[rank] += sizeof *all;
    }
    if (!result)
        memcpy(shares->pieces.at, all, size);
    ranks_told_release(&told);
    buf_release(&mine);
    free(all);
    free(at);
    return result;
}

/*
 * Looks at all pieces in order, and has those read again that began at the wrong place. Returns
 * whether there is something to be read; `failed` is the first piece, if any, at which the file
 * cannot be read.
 */
static bool look(struct shares *shares, struct data_piece **failed)
{
    bool to_read = false;

    *failed = NULL;
    for (size_t i = 0; i < shares->pieces.count; i++) {
        struct data_piece *piece = &shares->pieces.at[i];
        const struct data_piece *before = piece->from > 0 ? piece - 1 : NULL;

        if (before && before->state != PIECE_READ)
            continue;
        if (before && piece->state != PIECE_TO_READ && piece->begun != before->ended) {
            piece->state = PIECE_TO_READ;
            piece->known = true;
            piece->from = before->ended;
        }
        to_read = to_read || piece->state == PIECE_TO_READ;
        if (piece->state == PIECE_FAILED && !to_read) {
            *failed = piece;
            return false;
        }
    }
    return to_read;
}

/* Reads it once more, now that it is known how many lines are before it. */
static int fail(struct shares *shares, struct data_piece *failed, struct err *err)
{
    struct data_set set = {0};
    struct ranks_told told;
    long lines = 0;

    for (const struct data_piece *piece = failed; piece->from > 0;)
        lines += (--piece)->lines;
    if (failed->rank == ranks_number()) {
        struct err again = {0};

        if (!failed->whole && read_part(shares, failed, lines, &set, &again))
            shares->problem = again;
        *err = shares->problem;
        data_set_release(&set);
    }
    ranks_tell(NULL, 0, &told, err);
    ranks_told_release(&told);
    return -1;
}

/* Of each file that was cut: whether it has rows, and how many were left out. */
static int check_files(const struct shares *shares, struct err *err)
{
    for (size_t i = 0, next; i < shares->pieces.count; i = next) {
        const struct data_piece *piece = &shares->pieces.at[i];
        long rows = 0, skipped = 0;

        for (next = i; next < shares->pieces.count && shares->pieces.at[next].file == piece->file;
             next++) {
            rows += shares->pieces.at[next].rows;
            skipped += shares->pieces.at[next].skipped;
        }
        if (piece->whole)
            continue;
        if (rows == 0)
            return data_fail_without_rows(path_of(shares, piece), skipped, err);
        data_warn_of_skipped(path_of(shares, piece), skipped, rows, err);
    }
    return 0;
}

/* What a rank has found; its sums and the names of its columns follow. */
struct found {
    size_t columns;
    long n, skipped;
    size_t file; /* that the columns are from */
};

static size_t file_named(const struct shares *shares, const char *named)
{
    size_t i = 0;

    while (named && i + 1 < shares->files->count && shares->files->path[i] != named)
        i++;
    return i;
}

static int merge_found(struct data_set *set, const struct shares *shares, const char *bytes,
                       size_t length, struct err *err)
{
    struct found found;
    struct data_set more = {0};
    size_t size;
    int result;

    memcpy(&found, bytes, sizeof found);
    more.named = shares->files->path[found.file];
    more.source.skipped = found.skipped;
    data_sums_init(&more.sums, found.columns);
    more.sums.n = found.n;
    size = data_sums_count(found.columns) * sizeof *more.sums.of;
    memcpy(more.sums.of, bytes + sizeof found, size);
    if (length > sizeof found + size)
        more.source.columns = mem_text(bytes + sizeof found + size);
    result = data_set_merge(set, &more, err);
    data_set_release(&more);
    return result;
}

/* The sets of all ranks, in their order; `cut` has all of this one's. */
static int merge_all(struct data_set *set, const struct shares *shares, struct err *err)
{
    const struct data_source *source = &shares->cut.source;
    const struct data_sums *sums = &shares->cut.sums;
    struct found found = {sums->columns, sums->n, source->skipped,
                          file_named(shares, shares->cut.named)};
    struct buf mine = BUF_INIT;
    struct ranks_told told;
    int result;

    buf_add(&mine, (const char *)&found, sizeof found);
    if (sums->columns)
        buf_add(&mine, (const char *)sums->of, data_sums_count(sums->columns) * sizeof *sums->of);
    if (source->columns)
        buf_add(&mine, source->columns, strlen(source->columns) + 1);
    result = ranks_tell(mine.data, mine.length, &told, err);
    for (size_t i = 0; !result && i < ranks_count(); i++)
        result = merge_found(set, shares, told.bytes.data + told.start[i],
                             told.start[i + 1] - told.start[i], err);
    ranks_told_release(&told);
    buf_release(&mine);
    return result;
}

static int read_shares(struct data_set *set, struct shares *shares, struct err *err)
{
    struct data_piece *failed;

    do {
        read_pieces(shares, err);
        if (tell_pieces(shares, err))
            return -1;
    } while (look(shares, &failed));
    if (failed)
        return fail(shares, failed, err);
    data_set_merge(&shares->cut, &shares->set, err);
    if (err->status == STATUS_OK && check_files(shares, err))
        return -1;
    return merge_all(set, shares, err);
}

int data_shares_read(struct data_set *set, const struct data_files *files,
                     const struct data_format *format, long threads, struct err *err)
{
    struct shares shares = {.files = files, .format = format, .threads = threads};
    int result = data_pieces_cut(&shares.pieces, files, err);

    if (!result)
        result = read_shares(set, &shares, err);
    data_set_release(&shares.set);
    data_set_release(&shares.cut);
    free(shares.pieces.at);
    return result;
}
