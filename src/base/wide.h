/*
 * Loops that use the widest vectors of the processor.
 *
 * A function marked WIDE is compiled once for each width of vectors; when the program is loaded,
 * the version for its processor is chosen. All versions do the same operations on each element
 * (floating point is not contracted or reassociated), so that their results are the same bits.
 */
#ifndef GDPLOT_BASE_WIDE_H
#define GDPLOT_BASE_WIDE_H

/* Not with sanitizers: the version is chosen before they are ready. */
#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ &&                                \
    !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define WIDE __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define WIDE
#endif

/* Put before a loop, it promises the compiler that no pass reads what another pass writes. */
#if defined __GNUC__ && !defined __clang__
#define WIDE_LOOP _Pragma("GCC ivdep")
#else
#define WIDE_LOOP
#endif

#endif
