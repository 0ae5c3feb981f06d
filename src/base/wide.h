/*
 * Loops that use the widest vectors of the processor.
 *
 *     WIDE(add, (size_t count, double *x, double by), (count, x, by))
 *     {
 *         WIDE_LOOP for (size_t i = 0; i < count; i++) x[i] += by;
 *     }
 *
 * defines a static function `add` with these parameters, whose names are given once more. It is
 * compiled once for each width of vectors, and calls the version for the processor. All versions do
 * the same operations on each element (floating point is not contracted or reassociated), so that
 * their results are the same bits. WIDE_OF defines one that returns a value.
 *
 * The compiler can do the same by itself (target_clones), but then asks the processor what it has
 * when the program starts, whether or not that is used, and in a virtual machine each such question
 * takes some ten microseconds: a seventh of the time of a small SVG. The C library has asked
 * already.
 */
#ifndef GDPLOT_BASE_WIDE_H
#define GDPLOT_BASE_WIDE_H

#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ && defined __has_include
#if __has_include(<sys/platform/x86.h>)
#define WIDE_VERSIONS
#endif
#endif

#ifdef WIDE_VERSIONS

#include <sys/platform/x86.h>

/* `give` is `return` where there is something to return. */
#define WIDE_DEFINE(give, type, name, parameters, arguments)                                       \
    static inline __attribute__((always_inline)) type name##_plain parameters;                     \
    __attribute__((target("avx2"))) static type name##_avx2 parameters                             \
    {                                                                                              \
        give name##_plain arguments;                                                               \
    }                                                                                              \
    __attribute__((target("avx512f"))) static type name##_avx512 parameters                        \
    {                                                                                              \
        give name##_plain arguments;                                                               \
    }                                                                                              \
    static type name parameters                                                                    \
    {                                                                                              \
        if (CPU_FEATURE_ACTIVE(AVX512F)) {                                                         \
            give name##_avx512 arguments;                                                          \
        } else if (CPU_FEATURE_ACTIVE(AVX2)) {                                                     \
            give name##_avx2 arguments;                                                            \
        } else {                                                                                   \
            give name##_plain arguments;                                                           \
        }                                                                                          \
    }                                                                                              \
    static inline type name##_plain parameters

#define WIDE_OF(type, name, parameters, arguments)                                                 \
    WIDE_DEFINE(return, type, name, parameters, arguments)
#define WIDE(name, parameters, arguments) WIDE_DEFINE(, void, name, parameters, arguments)

#else

#define WIDE_OF(type, name, parameters, arguments) static type name parameters
#define WIDE(name, parameters, arguments)          static void name parameters

#endif

/* Put before a loop, it promises the compiler that no pass reads what another pass writes. */
#if defined __GNUC__ && !defined __clang__
#define WIDE_LOOP _Pragma("GCC ivdep")
#else
#define WIDE_LOOP
#endif

#endif
