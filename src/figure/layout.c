#include "figure/layout.h"

#include <math.h>

double layout_width(struct fonts *fonts, const struct label *label)
{
    return text_width(fonts, label->text, (struct text_style){label->size, label->bold});
}

double layout_ticks_width(struct fonts *fonts, const struct axis *axis)
{
    const struct text_style style = {TICK_LABEL_SIZE, false};
    double widest = 0;

    for (size_t i = 0; i < axis->count; i++)
        widest = fmax(widest, text_width(fonts, axis->ticks[i].text, style));
    return widest;
}
