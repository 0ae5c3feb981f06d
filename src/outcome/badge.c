#include "outcome/badge.h"

#include "base/err.h"
#include "text/text.h"

#define HEIGHT   20
#define PADDING  7
#define SIZE     11
#define BASELINE 14

/* White letters on each of them have a contrast of 4.5 or more. */
static const char *const left = "#4a4a4a", *const good = "#1b7a33", *const bad = "#c0261c",
                         *const neutral = "#5f6b7a";

static size_t count_expected(const struct expectations *expectations)
{
    size_t count = 0;

    for (size_t i = 0; i < expectations->count; i++)
        count += expectations->at[i].expectation != NULL;
    return count;
}

/* Says what the badge says, and returns its colour. */
static const char *add_words(struct buf *out, const struct expectations *expectations)
{
    size_t expected = count_expected(expectations), failures = expectations_failures(expectations);
    size_t runs = outcomes_runs(expectations->outcomes);

    if (!expected)
        buf_printf(out, "%zu run%s", runs, runs == 1 ? "" : "s");
    else if (failures)
        buf_printf(out, "%zu of %zu not as expected", failures, expected);
    else
        buf_printf(out, "%zu of %zu as expected", expected, expected);
    return !expected ? neutral : failures ? bad : good;
}

/* A box with its words, which keep their width in whatever font they are set. */
static void write_box(double x, double text, const char *words, const char *colour, FILE *stream)
{
    fprintf(stream,
            "<rect x=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n"
            "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\">%s</text>\n",
            x, text + 2 * PADDING, HEIGHT, colour, x + PADDING, BASELINE, text, words);
}

void badge_write(const struct expectations *expectations, FILE *stream)
{
    const struct text_style style = {.size = SIZE};
    static const char name[] = "gdplot";
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err); /* those of the program are there */
    struct buf words = BUF_INIT;
    const char *colour = add_words(&words, expectations);
    double first = text_width_fallback(fonts, name, style),
           second = text_width_fallback(fonts, words.data, style);

    fprintf(stream,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.1f\" height=\"%d\" role=\"img\" "
            "font-family=\"'DejaVu Sans',Verdana,sans-serif\" font-size=\"%d\" fill=\"#fff\">\n"
            "<title>%s: %s</title>\n",
            first + second + 4 * PADDING, HEIGHT, SIZE, name, words.data);
    write_box(0, first, name, left, stream);
    write_box(first + 2 * PADDING, second, words.data, colour, stream);
    fputs("</svg>\n", stream);
    buf_release(&words);
    fonts_close(fonts);
}
