#include "study/optimizers.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "descent/rule.h"

int optimizers_of(struct optimizers *optimizers, const struct spec *spec, struct err *err)
{
    const char *text = spec->optimizer ? spec->optimizer : rule_gd.name;

    return optimizers_read(&optimizers->at, &optimizers->count, text, STATUS_USAGE, err);
}

int optimizers_only(struct optimizer *optimizer, const struct spec *spec, struct err *err)
{
    struct optimizers optimizers;
    size_t count;

    if (optimizers_of(&optimizers, spec, err))
        return -1;
    *optimizer = optimizers.at[0];
    count = optimizers.count;
    free(optimizers.at);
    return count == 1 ? 0
                      : err_set(err, STATUS_USAGE,
                                "--optimizer: one at a time here, not %zu of them", count);
}

void optimizers_set(struct spec *spec, const char *text)
{
    struct optimizers optimizers;
    struct buf now = BUF_INIT;
    struct err problem = {0};

    if (spec->optimizer && !optimizers_of(&optimizers, spec, &problem)) {
        for (size_t i = 0; i < optimizers.count; i++) {
            buf_puts(&now, i ? "," : "");
            optimizer_add_text(&now, &optimizers.at[i]);
        }
        free(optimizers.at);
    }
    if (strcmp(now.data, text)) {
        free(spec->optimizer);
        spec->optimizer = mem_text(text);
        spec_set_given(spec, &spec->optimizer);
    }
    buf_release(&now);
}

bool optimizers_take_no_lr(const struct optimizers *optimizers)
{
    for (size_t i = 0; i < optimizers->count; i++)
        if (!optimizers->at[i].rule->without_lr)
            return false;
    return true;
}
