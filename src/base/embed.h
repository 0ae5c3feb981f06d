/*
 * Files put into the program as they are, for the assemblers of ELF and of WebAssembly, whose
 * sections have other names and whose pointers have other sizes. Included by .S files alone.
 */
#ifndef GDPLOT_BASE_EMBED_H
#define GDPLOT_BASE_EMBED_H

/* Formatted, .section and the name behind it would be one word. */
/* clang-format off */
#ifdef __wasm__
#define EMBED_FILES    .section .rodata.embedded, "", @
#define EMBED_POINTERS .section .data.embedded, "", @
#define EMBED_POINTER  .int32
#define EMBED_END
#else
#define EMBED_FILES    .section .rodata
#define EMBED_POINTERS .section .data.rel.ro, "aw", %progbits
#define EMBED_POINTER  .8byte
#define EMBED_END      .section .note.GNU-stack, "", %progbits
#endif
/* clang-format on */

#endif
