#!/bin/sh
# Every golden file is what the program draws now: dumps, SVG and gnuplot scripts to the byte, PNG to the pixel where Cairo is
# of the version that they were made with. Others round coverage otherwise: 200 pixels of a picture, by 8 levels of 255, at most.
# Where one is not, the new file is left in build/changed/ for you to look at.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

cairo=$(sh tests/golden-files cairo)
case $("$gdplot" --version) in
*"cairo $cairo,"*) most=0 ;;
*) most=200 ;;
esac

same_pixels() {
    test "$most" != 0 || exec "$build/tests/pixels" compare "$1" "$2"
    test "$("$build/tests/pixels" differ "$1" "$2" 1)" -le "$most" -a "$("$build/tests/pixels" differ "$1" "$2" 9)" = 0
}

same() {
    case $1 in
    *.png) (same_pixels "$1" "$2") ;;
    *) diff -u "$1" "$2" | head -20 && cmp "$1" "$2" ;;
    esac
}

sh tests/golden-files list >"$scratch/list"
while read -r file options; do
    new=$scratch/$(basename "$file")
    # shellcheck disable=SC2086
    run "$gdplot" $options -o "$new"
    ok "$file" same "$file" "$new"
    if ! same "$file" "$new" >/dev/null 2>&1; then
        mkdir -p "$build/changed" && cp "$new" "$build/changed/"
        echo "# see $build/changed/$(basename "$file")"
    fi
done <"$scratch/list"

for file in tests/golden/*.svg; do
    ok "$file is well-formed" xmllint --noout "$file"
    ok "$file is drawn by librsvg" rsvg-convert -o "$scratch/drawn.png" "$file"
done
for file in tests/golden/* doc/img/*.png; do
    ok "$file is in the list" grep -q "^$file " "$scratch/list"
done
done_testing
