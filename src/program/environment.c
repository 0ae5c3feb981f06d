#include "program/environment.h"

#include <stdbool.h>
#include <string.h>

/*
 * All variables that begin with one of these are removed. SOURCE_DATE_EPOCH and TMPDIR, which
 * gdplot reads, and PATH and HOME, which gnuplot gets, must not be among them.
 */
static const char *const cleared[] = {
    "CAIRO_",                     /* CAIRO_DEBUG_PDF: PDF without compression; debugging */
    "PIXMAN_",                    /* PIXMAN_DISABLE: prints on standard output */
    "HB_",                        /* HB_SHAPER_LIST, HB_OPTIONS: letters set one by one */
    "GRAPHITE_",                  /* fonts that shape themselves */
    "FREETYPE_",                  /* FREETYPE_PROPERTIES: other outlines */
    "FC_",                        /* Fontconfig: prints on standard output */
    "FONTCONFIG_",                /* its files */
    "FRIBIDI_",    "G_",          /* GLib: prints, and ends programs */
    "GLIB_",       "LIBDEFLATE_", /* instructions not to use, and so other compressed bytes */
    "PNG_",        "EXPAT_",      /* prints */
    "NETTLE_",                    /* prints */
    "YAML_",       "XDG_",        /* folders of settings and fonts */
    "LC_",                        /* locales: gdplot asks for none */
    "LANG",                       /* LANGUAGE, too */
    "LOCPATH",     "TZ",          /* TZDIR, too: dates are in UTC */
    "GCONV_",      "NLSPATH",     "POSIXLY_CORRECT", "OUTPUT_CHARSET", "CHARSET",
};

static bool is_cleared(const char *variable)
{
    for (size_t i = 0; i < sizeof cleared / sizeof *cleared; i++)
        if (!strncmp(variable, cleared[i], strlen(cleared[i])))
            return true;
    return false;
}

void environment_clear(int argc, char **argv, char **environment)
{
    char **kept = environment;

    (void)argc, (void)argv;
    for (; *environment; environment++)
        if (!is_cleared(*environment))
            *kept++ = *environment;
    *kept = NULL;
}
