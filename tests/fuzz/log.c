/* Logs of other trainers: what any reader makes of the bytes, drawn by all that there is. */
#include "fuzz.h"

#include <math.h>

#include "descent/log.h"

/* Every point of every series, with what is said of them. */
static void look_at(const struct log *log)
{
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            const struct log_series *series = &log->runs[i].series[k];
            const struct log_facts facts = series->facts;

            require(facts.count + facts.replaced > 0, "an empty series");
            require(facts.not_finite <= facts.count, "more that are not finite than there are");
            require(isnan(facts.low) || facts.low <= facts.high, "the least is not");
            for (size_t p = 0; p < series->piece_count; p++)
                require(series->pieces[p].first <= series->pieces[p].kept &&
                            series->pieces[p].kept <= series->pieces[p].end,
                        "a piece that is none");
        }
}

/* The first byte says what is wanted. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const all[] = {"*"};
    static const char *const x[] = {NULL, "step", "epoch", "time", "row", "loss"};
    struct log_wish wish = {0};
    struct log_sources sources = {0};
    struct err err = {0};
    struct log log;
    int result;

    if (size == 0)
        return 0;
    wish.x = x[bytes[0] % 6];
    if (bytes[0] / 6 % 2) {
        wish.metrics = all;
        wish.metric_count = 1;
    }
    result = log_folder_add(&sources, input_file(bytes + 1, size - 1), NULL, &err);
    require(!result, "%s", err.message);
    log_sources_label(&sources);
    result = log_read(&log, &sources, &wish, &err);
    check_err(result != 0, &err);
    if (!result) {
        look_at(&log);
        log_release(&log);
    }
    log_sources_release(&sources);
    return 0;
}
