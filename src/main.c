/* gdplot: gradient descent as figures. The one place that prints errors and exits. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "cli/command.h"

static void print_lines(const char *lines)
{
    while (lines && *lines) {
        size_t length = strcspn(lines, "\n");

        fprintf(stderr, "gdplot: %.*s\n", (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
}

int main(int argc, char **argv)
{
    struct err err = {0};

    command_main(argc, argv, &err);
    errno = 0;
    if (fflush(stdout) || ferror(stdout))
        err_set(&err, STATUS_IO, "standard output: cannot write: %s",
                strerror(errno ? errno : EIO));
    if (*err.warning)
        fprintf(stderr, "gdplot: warning: %s\n", err.warning);
    if (err.status != STATUS_OK) {
        print_lines(err.message);
        print_lines(err.more);
        if (*err.detail)
            fprintf(stderr, "%s\n", err.detail);
    }
    free(err.more);
    return err.status;
}
