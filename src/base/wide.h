/*
 * Loops for the widest vectors of the processor.
 *
 * A function marked WIDE is compiled for several kinds of vectors; which one runs is settled when
 * the program is loaded. Each element goes through the same operations in all of them (floating
 * point is not contracted or reassociated), so the results are the same, too.
 */
#ifndef GDPLOT_BASE_WIDE_H
#define GDPLOT_BASE_WIDE_H

/* The version is chosen when the program is loaded, before sanitizers are ready for it. */
#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ &&                                \
    !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#define WIDE __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define WIDE
#endif

/* Before a loop: no turn of it needs what another one writes. */
#if defined __GNUC__ && !defined __clang__
#define WIDE_LOOP _Pragma("GCC ivdep")
#else
#define WIDE_LOOP
#endif

#endif
