#include <cairo.h>
#include <fribidi.h>
#include <gif_lib.h>
#include <hb.h>
#include <libdeflate.h>
#include <png.h>
#include <stdio.h>
#include <webp/encode.h>
#include <yaml.h>

#include "cli/description.h"
#include "cli/help.h"

#ifndef GDPLOT_VERSION
#error "GDPLOT_VERSION is set by the Makefile"
#endif

void version_print(void)
{
    printf("gdplot " GDPLOT_VERSION "\n"
           "Libraries: cairo %s, HarfBuzz %s, FriBidi %d.%d.%d, libpng %s, "
           "libdeflate %s, libyaml %s, giflib %d.%d.%d, libwebp %d.%d.%d\n"
           "Fonts in the program:\n%s"
           "Licences of the libraries and fonts: LICENSES.md and FONTS.md, which come with the "
           "program\n",
           cairo_version_string(), hb_version_string(), FRIBIDI_MAJOR_VERSION,
           FRIBIDI_MINOR_VERSION, FRIBIDI_MICRO_VERSION, png_get_libpng_ver(NULL),
           LIBDEFLATE_VERSION_STRING, yaml_get_version_string(), GIFLIB_MAJOR, GIFLIB_MINOR,
           GIFLIB_RELEASE, WebPGetEncoderVersion() >> 16, WebPGetEncoderVersion() >> 8 & 0xFF,
           WebPGetEncoderVersion() & 0xFF, text_font_notices);
}

static int version_run(int count, char **arguments, struct err *err)
{
    if (description_check_rest(count, arguments, 0, err))
        return -1;
    version_print();
    return 0;
}

const struct description description_version = {
    .name = "version",
    .option = "--version",
    .letter = "-V",
    .summary = "of the program and its libraries",
    .run = version_run,
};
