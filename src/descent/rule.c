#include "descent/rule.h"

void rule_add_words(struct buf *out, const struct rule *rule)
{
    if (rule->words)
        buf_printf(out, ", %s", rule->words);
}
