#include <fcntl.h>
#include <mpi.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/ranks.h"
#include "program/ranks.h"

static char host[MPI_MAX_PROCESSOR_NAME + 1];

/* Positions in what all tell are ints in MPI. */
static void tell(const void *bytes, size_t length, size_t *lengths, struct buf *all)
{
    size_t count = ranks_count(), total = 0;
    int *each = mem_zeroed(count, sizeof *each), *at = mem_zeroed(count, sizeof *at);
    int mine = (int)length;
    char *received;

    MPI_Allgather(&mine, 1, MPI_INT, each, 1, MPI_INT, MPI_COMM_WORLD);
    for (size_t i = 0; i < count; i++) {
        at[i] = (int)total;
        lengths[i] = (size_t)each[i];
        total += lengths[i];
    }
    received = mem_zeroed(total + 1, 1);
    MPI_Allgatherv(bytes, mine, MPI_BYTE, received, each, at, MPI_BYTE, MPI_COMM_WORLD);
    buf_add(all, received, total);
    free(received);
    free(each);
    free(at);
}

static int count_here(void)
{
    MPI_Comm here;
    int count;

    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
    MPI_Comm_size(here, &count);
    MPI_Comm_free(&here);
    return count;
}

static void silence(void)
{
    int nothing = open("/dev/null", O_WRONLY);

    if (nothing >= 0)
        dup2(nothing, STDOUT_FILENO);
    close(nothing);
}

void ranks_begin(void)
{
    static struct ranks_engine engine;
    int threads, number, count, length;

    /* The command runs in a thread of its own; one at a time calls MPI. */
    MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &threads);
    MPI_Comm_rank(MPI_COMM_WORLD, &number);
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    MPI_Get_processor_name(host, &length);
    engine = (struct ranks_engine){(size_t)number, (size_t)count, (size_t)count_here(), host, tell};
    ranks_use(&engine);
    if (number)
        silence();
}

/* MPI may ask for memory for that, in vain: then the launcher learns of the status. */
void ranks_abort(enum status status, const char *message)
{
    static bool aborting;

    if (ranks_count() == 1)
        return;
    if (aborting)
        _exit((int)status);
    aborting = true;
    fprintf(stderr, "gdplot: rank %zu on %s: %s\n", ranks_number(), host, message);
    MPI_Abort(MPI_COMM_WORLD, (int)status);
}

void ranks_end(struct err *err)
{
    ranks_finish(err);
    if (!ranks_leads()) {
        free(err->more);
        *err = (struct err){0};
    }
    MPI_Finalize();
}
