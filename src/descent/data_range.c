#include "descent/data_range.h"

int data_range_begin(struct data_range *range, struct blocks *blocks, struct block *block,
                     size_t least, struct err *err)
{
    range->begun = range->from;
    if (blocks->order != UTF16_NONE)
        return err_set(err, STATUS_INPUT,
                       "%s: UTF-16 cannot be read in parts by several processes; save the file as "
                       "UTF-8",
                       blocks->name);
    if (range->from == 0) {
        blocks_set_limit(blocks, block, range->to, least);
        return 0;
    }
    blocks->limit = range->to;
    if (!range->known && blocks_find_line(blocks, &range->begun, err))
        return -1;
    return blocks_seek(blocks, range->begun, err);
}

void data_range_end(struct data_range *range, off_t ended, long lines, long rows)
{
    range->ended = ended;
    range->lines = lines - (range->from ? range->lines_before : 0);
    range->rows = rows;
}
