#!/bin/sh
# Text in any script: with the fonts of the program, and with one of the user's.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
arabic=/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf
devanagari=/usr/share/fonts/truetype/lohit-devanagari/Lohit-Devanagari.ttf
chinese=/usr/share/fonts/truetype/wqy/wqy-microhei.ttc
cubic=/usr/share/texmf/fonts/opentype/public/lm/lmroman10-regular.otf

# The width of the title in pixels, from the dump; each must have one.
title_width() {
    "$gdplot" loss -q "$@" -o width.txt || exit 1
    sed -n 's/^label text .*([^ ]* [^ ]* \([0-9]*\)[^ ]* [^ ]*): .*/\1/p' width.txt | grep .
}

# title FONT TEXT: drawn without a warning, and found in the PDF again
title() {
    run "$gdplot" loss --font "$1" --title "$2" -o t.pdf -o t.png -o t.svg
    is "$2: no warning" "$status$err" 0
    ok "$2: found in the PDF" sh -c 'pdftotext t.pdf - | grep -qF -- "$1"' sh "$3"
    ok "$2: stands in the SVG" grep -qF "<title>$2</title>" t.svg
}
title "$devanagari" 'प्रवणता अवरोहण' 'प्रवणता अवरोहण'
title "$chinese" '梯度下降 f(x) = x²' '梯度下降 f(x) = x²'
title "$cubic" 'f(x) = x² ffi −1' 'f(x) = x² ffi −1'
ok 'curves of an OpenType font with cubic ones are in the PDF as TrueType' sh -c 'pdffonts t.pdf | grep -q "+LMRoman10-Regular  *TrueType"'
title "$arabic" 'انحدار' 'انحدار'
ok 'its name, too' sh -c 'pdffonts t.pdf | grep -q "+Amiri-Regular "'
ok 'the SVG names the family' grep -q "font-family=\"'Amiri', Lato" t.svg

# Shaping, not letters set one by one: joined, reordered and combined they are narrower.
narrower() {
    test "$(title_width --font "$1" --title "$2")" -lt "$(title_width --font "$1" --title "$3")"
}
ok 'Arabic letters join' narrower "$arabic" 'ببببببب' 'ب ب ب ب ب ب ب'
ok 'Devanagari letters form conjuncts' narrower "$devanagari" 'क्षक्षक्षक्ष' 'क‌षक‌षक‌षक‌ष'
ok 'a combining mark takes no width' test \
    "$(title_width --title 'x̄x̄x̄x̄')" = "$(title_width --title 'xxxx')"
ok 'right-to-left text around left-to-right text is put in order' sh -c '"$1" loss --font "$2" \
    --title "ابج abc دهو" -o o.pdf && pdftotext -bbox o.pdf - | grep -q "<word.*>abc</word>"' sh "$gdplot" "$arabic"

run "$gdplot" loss --title '∇f ≤ ½ α→∞ Жš 😀' -o d.png
is 'what Lato lacks comes from DejaVu Sans' "$status$err" 0
run "$gdplot" loss --title '梯 and 度' -o d.png -o d.svg
is 'what no font has: status 0' "$status" 0
is 'and a warning that names it' "$err" \
    'gdplot: warning: no font has U+68AF, U+5EA6; a box stands for it: give --font FILE'
ok 'the SVG still holds the character' grep -q '>梯 and 度</text>' d.svg

echo 'not a font' >file.ttf
run "$gdplot" loss --font file.ttf
is 'no font: status 3' "$status" 3
is 'and a message' "$err" 'gdplot: --font: file.ttf: not a font; give a TrueType or OpenType file'
run "$gdplot" loss --font missing.ttf
is 'no file: status 4' "$status" 4
is 'no font: no output' "$(ls loss.png 2>/dev/null)" ''
done_testing
