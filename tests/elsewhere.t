#!/bin/sh
# What gdplot makes, inside other programs: pages with styles of their own, readers without its first font, documents of
# pdfTeX, the page of a CI job.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

"$gdplot" grid --rows 1 -o grid.svg
is 'classes of SVG are called as nothing else in a page' \
    "$(grep -o 'class="[^"]*"' grid.svg | sort -u | tr '\n' ' ')" 'class="gdplot-header" class="gdplot-panel" '

# A reader that has DejaVu Sans alone.
mkdir fonts
cp /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf fonts
cat >fonts.conf <<END
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$scratch/fonts</dir><cachedir>$scratch/fonts</cachedir></fontconfig>
END

# at_edge FILE: how many pixels of the page's last column have ink
at_edge() {
    size=$("$build/tests/pixels" info "$1" | sed -n 's/ .*//; 1p')
    width=${size%x*} height=${size#*x}
    ground=$("$build/tests/pixels" at "$1" 0 0)
    echo $((height - $("$build/tests/pixels" colours "$1" $((width - 1)) 0 1 "$height" "$ground")))
}

pizza="-d $root/data/pizza.txt"
while read -r name command; do
    # shellcheck disable=SC2086
    "$gdplot" $command -o second.svg
    FONTCONFIG_FILE=$scratch/fonts.conf rsvg-convert second.svg -o second.png
    is "in DejaVu Sans all texts stay on the page: $name" "$(at_edge second.png)" 0
done <<END
contour contour
small-contour contour --size 360x300
caption loss $pizza --domain -1:4 --lr 0.001 --path --gradient 0
names history $pizza --bias train --lr 0.001 --normalize 0.1,0.4 --iterations 60
compare compare -f x^4 --start 1 --lr 0.1,0.2
grid grid $pizza --bias train --lr 0.001 --rows 1
fit fit $pizza --bias train --lr 0.0045 --iterations 12
narrow-grid grid $pizza --bias 13 --lr 0.001 --cols 2 --rows 1
legend loss --lr 0.1,0.2,0.3,0.4 --path --size 520x400 --title Four
title loss --title A_title_of_such_a_length_that_it_only_just_fits_the_page_
dark contour --lr 0.01,0.09,0.11 --theme dark
END
"$gdplot" loss -d "$root/data/pizza.txt" --caption "$(printf '%0300d' 0)" -o - --format svg | rsvg-convert -o second.png
is 'nor does a word without end leave it' "$(at_edge second.png)" 0

# pdfTeX takes one page group a page.
"$gdplot" grid -o grid.pdf
"$gdplot" contour --theme dark -o contour.pdf
"$gdplot" loss --renderer gnuplot -o loss.pdf
"$gdplot" loss -o drawn.tex
for file in grid contour loss drawn-inc; do
    is "$file.pdf has no page group" "$(grep -ac '/Group' $file.pdf)" 0
    ok 'and is whole' sh -c "pdftotext $file.pdf - && pdfinfo $file.pdf && ! pdffonts $file.pdf 2>&1 | grep -i error"
done
is 'PDF are of version 1.4' "$(head -c 8 grid.pdf)" '%PDF-1.4'
ok 'the recipe is still found' sh -c "'$gdplot' recipe grid.pdf | grep -q '^command: grid\$'"
group='<< /Type /Page
   /Group <<
      /Type /Group'
"$gdplot" grid --rows 1 --title "$group" -o titled.pdf
ok 'a title with such words is kept' sh -c "'$gdplot' recipe titled.pdf | grep -q 'Page.*Group <<.*Type /Group'"
if command -v pdflatex >/dev/null; then
    printf '%s\n' '\documentclass{article}\usepackage{graphicx}\begin{document}' \
        '\includegraphics[width=4cm]{grid}\includegraphics[width=4cm]{contour}\includegraphics[width=4cm]{loss}' \
        '\end{document}' >page.tex
    pdflatex -halt-on-error -interaction=nonstopmode page.tex >page.log 2>&1
    is 'three figures on a page: pdfTeX does not warn' "$(grep -c 'page group\|PDF version' page.log)" 0
else
    skip 'three figures on a page' 'pdflatex is not installed'
fi

# What comes behind a Markdown table would become a part of it.
"$gdplot" train -q --summary runs.md
is 'a Markdown summary ends with an empty line' "$(tail -n 1 runs.md | od -An -c | tr -d ' ')$(tail -n 2 runs.md | wc -l)" '\n2'
"$gdplot" train -q --lr "$(seq -s, 1 20000)" --summary runs.md
is 'one that is cut, too' "$(tail -n 1 runs.md | od -An -c | tr -d ' ')" '\n'

# Ids of a page: letters, digits, - and _.
cat >page.yaml <<'END'
documents: html
figures:
  - {kind: grid, name: a.b+c, rows: 1}
  - {kind: grid, name: a_b, rows: 1, lr: 0.3}
  - {kind: loss}
END
"$gdplot" report -q page.yaml -o page
is 'no id has anything else' "$(grep -oE ' (id|for|name|aria-labelledby)="[^"]*"' page/page.html |
    grep -v '"viewport"\|"generator"' | grep -cvE '="[A-Za-z][A-Za-z0-9_-]*"$')" 0
is 'none is there twice' "$(grep -oE ' id="[^"]*"' page/page.html | sort | uniq -d)" ''
is 'a table can take the focus, to be scrolled by keys' \
    "$(grep -c '<table>' page/page.html) $(grep -c '<div class="table" role="group" tabindex="0"' page/page.html)" '3 3'
done_testing
