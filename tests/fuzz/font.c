/* Fonts of the user's: a figure with texts in several scripts, set in one, in every format that
 * gdplot writes itself. */
#include "fuzz.h"

#include "base/utf8.h"
#include "picture/formats.h"
#include "text/fonts.h"

static const char *const texts[] = {
    "fi AV e\xCC\x81",
    "بجد",
    "क्षि",
    "梯½",
};
enum { TEXTS = sizeof texts / sizeof *texts };

/* What the font has of a text: the built-in ones would stand in for the rest, and take longer than
 * all that is tried here. */
static void take_known(struct fonts *fonts, const char *text, char *known)
{
    for (size_t length; *text; text += length) {
        uint32_t character;

        length = utf8_next(text, strlen(text), &character);
        if (fonts_has(fonts, 0, character)) {
            memcpy(known, text, length);
            known += length;
        }
    }
    *known = '\0';
}

static void fill(struct figure *figure, struct fonts *fonts)
{
    figure_init(figure, 60, 50, theme_find("light"));
    figure->title = mem_text("title");
    figure->caption = mem_text("caption");
    figure->alt = mem_text("alt");
    figure->recipe = mem_text("gdplot: 1\n");
    for (int i = 0; i < TEXTS; i++) {
        char text[64];
        struct label label = {.text = text,
                              .x = 30,
                              .y = 12 * (i + 1),
                              .anchor = (enum anchor)(i % 3),
                              .size = 11,
                              .bold = i == 0,
                              .upward = i == TEXTS - 1,
                              .halo = i == 1};

        take_known(fonts, texts[i], text);
        figure_add_label(figure, &label);
    }
}

/* Frames that are alike. */
struct moving {
    struct frames frames; /* the first member */
    struct fonts *fonts;
};

static int compose(const struct frames *frames, size_t i, struct figure *figure, struct err *err)
{
    (void)i;
    (void)err;
    fill(figure, ((const struct moving *)frames)->fonts);
    return 0;
}

static void write_figure(const struct render_request *request, const struct format *format)
{
    struct buf text = BUF_INIT;
    FILE *stream = open_memstream(&text.data, &text.length);
    struct err err = {0};

    require(stream, "no stream in memory");
    check_err(format->write(request, stream, &err) != 0, &err);
    require(!fclose(stream), "not written");
    free(text.data);
}

/* Those that only name the font, or draw it as another does, are tried now and then. */
static bool takes_part(const struct format *format, bool all)
{
    return !(format->traits & FORMAT_ROWS) &&
           (!(format->traits & FORMAT_GNUPLOT) || format->traits & FORMAT_SCRIPT) &&
           (all ||
            (format->traits & (FORMAT_BINARY | FORMAT_PIXELS) && !(format->traits & FORMAT_MOVES)));
}

static void draw(struct fonts *fonts, bool all)
{
    const struct moving moving = {{2, 50, 50, 0, compose}, fonts};
    const struct format *format;
    struct figure figure;
    struct render_request request = {.figure = &figure, .fonts = fonts, .scale = 1, .jobs = 1};

    fill(&figure, fonts);
    for (size_t i = 0; (format = format_at(i)); i++)
        if (takes_part(format, all)) {
            request.frames = format->traits & FORMAT_MOVES ? &moving.frames : NULL;
            write_figure(&request, format);
        }
    request.frames = NULL;
    for (request.svg_font = SVG_FONT_EMBED; request.svg_font < SVG_FONTS; request.svg_font++)
        write_figure(&request, format_find("svg", NULL));
    figure_release(&figure);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(input_file(bytes, size), &err);

    check_err(!fonts, &err);
    if (fonts) {
        draw(fonts, size % 8 == 0);
        fonts_close(fonts);
    }
    return 0;
}
