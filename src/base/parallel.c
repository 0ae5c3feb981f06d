#include "base/parallel.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/thread.h"

struct crew {
    atomic_size_t next; /* the piece that nobody has taken */
    size_t count;
    parallel_work *work;
    void *context;
};

static void do_share(struct crew *crew, struct progress *progress)
{
    for (;;) {
        size_t i = atomic_fetch_add(&crew->next, 1);

        if (i >= crew->count)
            return;
        crew->work(crew->context, i);
        if (progress)
            progress_at(progress, (double)i + 1);
    }
}

static void *do_share_silently(void *context)
{
    do_share(context, NULL);
    return NULL;
}

void parallel_run(size_t count, long jobs, parallel_work *work, void *context,
                  struct progress *progress)
{
    struct crew crew = {.count = count, .work = work, .context = context};
    size_t most = (size_t)jobs < count ? (size_t)jobs : count, started = 0;
    pthread_t *threads = mem_zeroed(most, sizeof *threads);

    while (started + 1 < most && thread_start(&threads[started], do_share_silently, &crew))
        started++;
    do_share(&crew, progress);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}
