/*
 * What WebAssembly has of processors, stack and heap: one; as large as the linker makes it; and
 * what the host gives.
 */
#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/processors.h"
#include "program/memory.h"
#include "program/stack.h"

long processors_count(void)
{
    return 1;
}

void *mem_reserve(size_t count, size_t size)
{
    return mem_resize(NULL, count, size);
}

bool stack_run(void (*run)(void *), void *context)
{
    run(context);
    return true;
}

/* json-c wants one that nobody can guess, so that no file makes its tables slow. There is no device
 * to take it from; whoever does not want to wait ends the program. */
int json_c_get_random_seed(void)
{
    return 1;
}

/* The host looks at memory anew each time. */
void emscripten_notify_memory_growth(size_t memory)
{
    (void)memory;
}

/* No signal comes; who sends one to this program ends it. */
int raise(int number)
{
    exit(128 + number);
}

int __real_emscripten_resize_heap(size_t size);

/*
 * The allocator asks for all memory here. Where there is none, libraries would go on with less than
 * they need: the program ends.
 */
int __wrap_emscripten_resize_heap(size_t size)
{
    if (!__real_emscripten_resize_heap(size))
        memory_exhausted();
    return 1;
}
