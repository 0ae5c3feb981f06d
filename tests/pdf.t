#!/bin/sh
# PDF: its page, its text, its fonts, its information; and Cairo's own SVG.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
pizza="-d $root/data/pizza.txt --domain -1:4 --lr 0.001 --path --gradient 0"

"$gdplot" grid -o grid.pdf
# shellcheck disable=SC2086
"$gdplot" loss $pizza -o loss.pdf
pdfinfo grid.pdf >info
is 'the page is 900 × 900 pixels of 0.75 pt' "$(sed -n 's/^Page size: *//p' info)" '675 x 675 pts'
ok 'the title' grep -q '^Title: *Gradient descent on f(x) = x²$' info
ok 'the recipe stands in the keywords' grep -q '^Keywords: *gdplot: 2$' info
is 'no date' "$(grep -c Date info)" 0
is 'a date where SOURCE_DATE_EPOCH gives one' \
    "$(SOURCE_DATE_EPOCH=86400 "$gdplot" grid -o - --format pdf | pdfinfo - | sed -n 's/^CreationDate: *//p')" \
    'Fri Jan  2 00:00:00 1970 UTC'
ok 'none where that is no number of seconds' sh -c 'SOURCE_DATE_EPOCH=today "$1" grid -o - --format pdf | cmp - grid.pdf' sh "$gdplot"
is 'all fonts are embedded subsets' "$(pdffonts grid.pdf | awk 'NR > 2' | grep -cv 'yes yes yes')" 0
ok 'and there are some' test "$(pdffonts grid.pdf | grep -c GdplotSans)" -ge 2

pdftotext loss.pdf loss.text
for text in 'Loss of ŷ = w·x on pizza.txt' '∂L/∂w = 0: w = 1.8437, loss 69.121' 'gradient −806.8, uphill' \
    'step −0.001 · (−806.8) = +0.8068' 2000 −1; do
    ok "its text can be searched for: $text" grep -qxF -- "$text" loss.text
done
pdftotext -raw grid.pdf grid.text
is 'title, caption and headings in reading order' \
    "$(grep -oE '^Gradient descent|^from x = 7|State [0-8]' grid.text | tr '\n' ',')" \
    'Gradient descent,from x = 7,State 0,State 1,State 2,State 3,State 4,State 5,State 6,State 7,State 8,'

"$gdplot" grid -o again.pdf
ok 'the same bytes again' cmp grid.pdf again.pdf
sleep 2
TZ=Asia/Tokyo "$gdplot" grid -o later.pdf
ok 'and two seconds later in another time zone' cmp grid.pdf later.pdf

# asked for, width and height in points
while read -r size width height; do
    "$gdplot" grid --size "$size" -o size.pdf
    ok "$size is $width × $height pt" sh -c 'pdfinfo -box size.pdf | awk "/^MediaBox/ {
        exit !(\$4 - $1 < 0.01 && $1 - \$4 < 0.01 && \$5 - $2 < 0.01 && $2 - \$5 < 0.01) }"' \
        sh "$width" "$height"
done <<'END'
16cmx10cm 453.5433 283.4646
16x10cm 453.5433 283.4646
160mmx4in 453.5433 288
345ptx345pt 345 345
6x4in 432 288
900x600 675 450
END

"$gdplot" grid --renderer cairo -o cairo.svg -o cairo.png
"$gdplot" grid -o own.svg -o own.png
ok "Cairo's SVG is well-formed" xmllint --noout cairo.svg
is 'has no live text' "$(grep -c '<text' cairo.svg)" 0
ok 'but title and recipe' sh -c 'grep -q "<title>Gradient descent on f(x) = x²</title>" cairo.svg &&
    grep -q "^command: grid$" cairo.svg'
"$gdplot" map --renderer cairo -o first.svg
"$gdplot" map --renderer cairo -o before.png -o second.svg -o third.svg
ok 'the same bytes, whatever was drawn before it' sh -c 'grep -q "#image1\|#source-1" first.svg && cmp first.svg second.svg &&
    cmp first.svg third.svg'
ok "--renderer cairo leaves PNG as it is" "$build/tests/pixels" compare cairo.png own.png
ok 'it is drawn in the size asked for' sh -c 'rsvg-convert cairo.svg -o drawn.png &&
    "$1" info drawn.png | grep -qx 900x900' sh "$build/tests/pixels"

# A PDF is the same picture as the PNG: the state of the first panel, drawn at 96 dpi.
pdftoppm -r 96 -png grid.pdf page
"$gdplot" grid -o grid.txt
set -- $(awk '/^panel/ && !box { box = $2 " " $3 " " $4 " " $5 }
    /mark cross state/ { getline; print box, $2, $3; exit }' grid.txt)
x=$(awk "BEGIN { print int($1 + ($5 + 10) / 20 * $3) }")
y=$(awk "BEGIN { print int($2 + (100 - $6) / 125 * $4) }")
ok 'the state stands in the same place' \
    test "$("$build/tests/pixels" colours page-1.png $((x - 4)) $((y - 4)) 9 9 b04a00)" -ge 8
done_testing
