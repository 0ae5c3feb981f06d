/*
 * For the build that counts lines: the counts of a child process, which ends by _exit() or becomes
 * another program, are written as those of one that returns from main (the linker puts these
 * functions in place of the C library's, --wrap); and of one that may not write much, in full.
 */
#include <gcov.h>
#include <sys/resource.h>
#include <unistd.h>

_Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
int __real_execve(const char *file, char *const arguments[], char *const environment[]);
int __wrap_execve(const char *file, char *const arguments[], char *const environment[]);

/* Before the counts are written, by a destructor of lower priority. */
__attribute__((destructor)) static void lift_limit(void)
{
    const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};

    setrlimit(RLIMIT_FSIZE, &none);
}

void __wrap__exit(int status)
{
    lift_limit();
    __gcov_dump();
    __real__exit(status);
}

int __wrap_execve(const char *file, char *const arguments[], char *const environment[])
{
    int result;

    __gcov_dump();
    result = __real_execve(file, arguments, environment);
    __gcov_reset();
    return result;
}
