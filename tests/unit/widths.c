/* The widths that are kept: those of other texts and styles are never taken for them. */
#include "testing.h"

#include "text/widths.h"

enum { TEXTS = 1000, STYLES = 4 };

/* Those of one text share a place, but for the last: the one kept last is found alone. */
static const struct text_style styles[STYLES] = {
    {17, false}, {13, true}, {13, false}, {14.05, false}};

static const char *text_at(char text[16], int i)
{
    snprintf(text, 16, "%s%d", i % 2 ? "State " : "", i);
    return text;
}

static void keep_all(struct widths *widths)
{
    char text[16];

    for (int i = 0; i < TEXTS; i++)
        for (int s = 0; s < STYLES; s++)
            widths_keep(widths, text_at(text, i), styles[s], STYLES * i + s);
}

static void finds_nothing_but_what_was_kept(void **state)
{
    struct widths widths = {0};
    double width;
    char text[16];
    int found = 0;

    (void)state;
    check(!widths_find(&widths, "", styles[0], &width), "found in none");
    keep_all(&widths);
    for (int i = 0; i < TEXTS; i++)
        for (int s = 0; s < STYLES; s++)
            if (widths_find(&widths, text_at(text, i), styles[s], &width)) {
                check(width == STYLES * i + s, "%s in style %d has %g", text, s, width);
                found++;
            }
    check(found > WIDTHS_KEPT / 2, "%d found", found);
    check(found <= WIDTHS_KEPT, "%d found", found);
    widths_release(&widths);
}

static void the_last_one_kept_is_found(void **state)
{
    struct widths widths = {0};
    double width = 0;
    char text[16];

    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        widths_keep(&widths, text_at(text, i), styles[i % STYLES], i);
        check(widths_find(&widths, text, styles[i % STYLES], &width), "%s is lost", text);
        check(width == i, "%s has %g", text, width);
    }
    widths_release(&widths);
    check(!widths_find(&widths, text, styles[0], &width), "found after the release");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(finds_nothing_but_what_was_kept),
                                       TEST(the_last_one_kept_is_found)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
