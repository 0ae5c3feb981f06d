/* The font files, as they are, in the read-only data of the program; doc/FONTS.md says where they come from. */
#include "../base/embed.h"

        EMBED_FILES

        .macro font name, file
        .globl  \name
        .globl  \name\()_end
        .type   \name, @object
        .type   \name\()_end, @object
        .p2align 4
\name:
        .incbin "src/text/fonts/\file\().ttf"
        .size   \name, . - \name
\name\()_end:
        .byte 0
        .size   \name\()_end, 1
        .endm

        font font_lato_regular, GdplotSans-Regular
        font font_lato_bold, GdplotSans-Bold
        font font_lato_italic, GdplotSans-Italic
        font font_lato_bold_italic, GdplotSans-BoldItalic
        font font_dejavu_regular, GdplotSymbols-Regular
        font font_dejavu_bold, GdplotSymbols-Bold

        EMBED_END
