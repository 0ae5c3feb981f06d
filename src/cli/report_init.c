#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "template/template.h"

int report_init_print(const char *kind, struct err *err)
{
    static const char *const names[] = {"function", "data"};
    struct value *nothing;
    struct template_request request = {0};
    struct nearest nearest;
    char hint[NEAREST_HINT], name[40];
    struct buf text = BUF_INIT;
    int result;

    nearest_init(&nearest, kind);
    nearest_offer(&nearest, names[0]);
    nearest_offer(&nearest, names[1]);
    if (strcmp(kind, names[0]) && strcmp(kind, names[1]))
        return err_set(err, STATUS_USAGE, "--init: '%.80s' is neither function nor data%s", kind,
                       nearest_hint(&nearest, "", hint));
    snprintf(name, sizeof name, "report-init-%s", kind);
    nothing = value_new();
    request = (struct template_request){.name = name, .map = nothing};
    result = template_render(&request, &text, err);
    fputs(result ? "" : text.data, stdout);
    value_free(nothing);
    buf_release(&text);
    return result;
}
