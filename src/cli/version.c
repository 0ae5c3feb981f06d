#include <stdio.h>

#include "cli/description.h"
#include "cli/help.h"
#include "cli/version.h"
#include "text/text.h"

#ifndef GDPLOT_VERSION
#error "GDPLOT_VERSION is set by the Makefile"
#endif

void version_print(void)
{
    fputs("gdplot " GDPLOT_VERSION "\nLibraries: ", stdout);
    version_print_libraries();
    printf("\nFonts in the program:\n%s"
           "Licences of the libraries and fonts: LICENSES.md and FONTS.md, which come with the "
           "program\n",
           text_font_notices);
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
