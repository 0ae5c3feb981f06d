#include <fribidi.h>
#include <hb.h>
#include <stdio.h>
#include <yaml.h>

#include "cli/version.h"

void version_print_libraries(void)
{
    printf("HarfBuzz %s, FriBidi %d.%d.%d, libyaml %s", hb_version_string(), FRIBIDI_MAJOR_VERSION,
           FRIBIDI_MINOR_VERSION, FRIBIDI_MICRO_VERSION, yaml_get_version_string());
}
