#!/bin/sh
# What two Debian releases drew of the golden figures (tests/repro/debian): dumps, SVG, scripts and the texts of PDF are the
# same bytes. PNG depend on Cairo's rasteriser: at most one pixel in 500 differs, and at most one in 50,000 by more than 8 of
# 255 levels. What moves has neither script nor dump.
#
#   FIGURES_A=... FIGURES_B=... prove tests/repro/releases.t
. "$(dirname "$0")/../lib.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
pixels=${BUILD:-$root/build}/tests/pixels
a=${FIGURES_A:?the figures of one release}/figures
b=${FIGURES_B:?the figures of the other}/figures

is 'both drew as many figures' "$(ls "$a" | wc -l)" "$(ls "$b" | wc -l)"
ok 'there are some' test "$(ls "$a" | wc -l)" -ge 100
for folder in "$a"/*; do
    options=$(cat "$folder/command")
    other=$b/${folder##*/}
    files='command figure.svg figure.gp figure.txt'
    case $options in
    *--animate*) files='command figure.svg' ;;
    esac
    for file in $files; do
        ok "$options: $file" cmp "$folder/$file" "$other/$file"
    done
    pdftotext -raw "$folder/figure.pdf" "$scratch/a"
    pdftotext -raw "$other/figure.pdf" "$scratch/b"
    ok "$options: the text of the PDF" cmp "$scratch/a" "$scratch/b"
    area=$(($("$pixels" info "$folder/figure.png" | sed -n "1s/x/ * /p")))
    some=$("$pixels" differ "$folder/figure.png" "$other/figure.png" 1)
    strong=$("$pixels" differ "$folder/figure.png" "$other/figure.png" 9)
    echo "# $some pixels differ, $strong by more than 8 levels: $options"
    ok "$options: $some pixels differ" test "$some" -le $((area / 500))
    ok "$options: $strong of them by more than 8 levels" test "$strong" -le $((area / 50000))
done
done_testing
