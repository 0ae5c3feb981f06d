#include <cairo.h>
#include <hb.h>
#include <png.h>
#include <stdio.h>
#include <yaml.h>

#include "cli/command.h"

#ifndef GDPLOT_VERSION
#error "GDPLOT_VERSION is set by the Makefile"
#endif

void version_print(void)
{
    printf("gdplot " GDPLOT_VERSION "\n"
           "Libraries: cairo %s, HarfBuzz %s, libpng %s, libyaml %s\n"
           "Fonts in the program:\n%s",
           cairo_version_string(), hb_version_string(), png_get_libpng_ver(NULL),
           yaml_get_version_string(), text_font_notices);
}
