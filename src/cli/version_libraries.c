#include "cli/version.h"

#include <cairo.h>
#include <fribidi.h>
#include <gif_lib.h>
#include <hb.h>
#include <libdeflate.h>
#include <png.h>
#include <stdio.h>
#include <webp/encode.h>
#include <yaml.h>

void version_print_libraries(void)
{
    printf("cairo %s, HarfBuzz %s, FriBidi %d.%d.%d, libpng %s, "
           "libdeflate %s, libyaml %s, giflib %d.%d.%d, libwebp %d.%d.%d",
           cairo_version_string(), hb_version_string(), FRIBIDI_MAJOR_VERSION,
           FRIBIDI_MINOR_VERSION, FRIBIDI_MICRO_VERSION, png_get_libpng_ver(NULL),
           LIBDEFLATE_VERSION_STRING, yaml_get_version_string(), GIFLIB_MAJOR, GIFLIB_MINOR,
           GIFLIB_RELEASE, WebPGetEncoderVersion() >> 16, WebPGetEncoderVersion() >> 8 & 0xFF,
           WebPGetEncoderVersion() & 0xFF);
}
