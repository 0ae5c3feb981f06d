/*
 * Files, as gdplot.js has them: bytes under names, to be read. These functions and those of WASI
 * (args, environment, clock, exit; reading, writing and closing) are all that the program asks of
 * its host.
 */
#ifndef GDPLOT_WASM_FILES_H
#define GDPLOT_WASM_FILES_H

#ifdef __wasm__
#define FILES_IMPORT(name) __attribute__((import_module("gdplot"), import_name(name)))
#else
#define FILES_IMPORT(name)
#endif

/* Opens the file whose name has so many bytes: its descriptor, or a negative number for errno. */
FILES_IMPORT("open") int files_open(const char *name, int length);

/* The bytes in an open file, and a number that it shares with no other, however often it is opened.
 */
FILES_IMPORT("size") int files_size(int descriptor);
FILES_IMPORT("place") int files_place(int descriptor);

#endif
