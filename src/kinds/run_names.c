#include "kinds/run_names.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "kinds/words.h"

struct legend_entry *run_names(const struct trajectory *trajectory, enum run_sample sample)
{
    struct legend_entry *entries = mem_zeroed(trajectory->count, sizeof *entries);

    int digits = words_rate_digits(trajectory->runs, trajectory->count);

    for (size_t i = 0; i < trajectory->count; i++) {
        struct buf name = BUF_INIT;

        words_rate(&name, " ", &trajectory->runs[i], digits);
        entries[i] = (struct legend_entry){
            .kind = sample == RUN_LINE ? MARK_LINE : marker_of_run(i),
            .marked = sample == RUN_MARKED_LINE,
            .role = role_of_run(i),
            .label.text = buf_detach(&name),
        };
    }
    return entries;
}

void run_names_free(struct legend_entry *entries, size_t count)
{
    for (size_t i = 0; entries && i < count; i++)
        free(entries[i].label.text);
    free(entries);
}
