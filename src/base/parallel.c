#include "base/parallel.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/thread.h"

/* What the threads share; each takes the next piece as soon as it has done one. */
struct queue {
    atomic_size_t next;
    size_t count;
    parallel_work *work;
    void *context;
};

static void do_pieces(struct queue *queue, struct progress *progress)
{
    for (;;) {
        size_t i = atomic_fetch_add(&queue->next, 1);

        if (i >= queue->count)
            return;
        queue->work(queue->context, i);
        if (progress)
            progress_at(progress, (double)i + 1);
    }
}

static void *do_pieces_silently(void *context)
{
    do_pieces(context, NULL);
    return NULL;
}

void parallel_run(size_t count, long jobs, parallel_work *work, void *context,
                  struct progress *progress)
{
    struct queue queue = {.count = count, .work = work, .context = context};
    size_t most = (size_t)jobs < count ? (size_t)jobs : count, started = 0;
    pthread_t *threads = mem_zeroed(most, sizeof *threads);

    while (started + 1 < most && thread_start(&threads[started], do_pieces_silently, &queue))
        started++;
    do_pieces(&queue, progress);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}
