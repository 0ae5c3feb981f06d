/* gdplot: gradient descent as figures. The one place that prints errors and exits. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "cli/command.h"

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
        fprintf(stderr, "gdplot: %s\n", err.message);
        if (*err.detail)
            fprintf(stderr, "%s\n", err.detail);
    }
    return err.status;
}
