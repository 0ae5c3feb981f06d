#!/bin/sh
# PNG: size, resolution, texts and pixels.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
pixels=$build/tests/pixels

"$gdplot" loss -o loss.png
"$gdplot" loss -o double.png --scale 2
"$pixels" info loss.png >info
is 'the size in pixels' "$(sed -n 1p info)" 720x480
is '96 pixels an inch' "$(sed -n 2p info)" 3780
ok 'the title' grep -qx 'Title: The curve of f(x) = x²' info
ok 'the description' grep -q '^Description: f(x) over x from −10 to 10' info
ok 'the recipe' grep -q '^gdplot: gdplot: 2$' info
is '--scale multiplies the pixels' "$("$pixels" info double.png | sed -n 1p)" 1440x960
is 'and the resolution' "$("$pixels" info double.png | sed -n 2p)" 7559

# The panel and the minimum, from the dump: x 0 of −10.87..10.87 and f(x) 0 of −4.35..104.35.
"$gdplot" loss -o loss.txt
set -- $(grep '^panel' loss.txt)
x=$(($2 + $4 / 2))
y=$(($3 + $5 - $5 * 435 / 10870))
is 'the cross of the minimum is green where the minimum is' "$("$pixels" at loss.png "$x" "$y")" 007a59
for d in -4 4; do
    ok "its arms reach four pixels to each side: $d" \
        test "$("$pixels" colours loss.png $((x + d)) $((y - 1)) 1 3 007a59)" -ge 1
done
is 'the background is white' "$("$pixels" at loss.png 2 2)" ffffff
begin=$(($2 + $4 * 87 / 2174))
top=$(($3 + $5 * 435 / 10870))
ok 'the curve is blue where it begins, at −10 and 100' \
    test "$("$pixels" colours loss.png $((begin - 2)) $((top - 2)) 12 12 0072b2)" -gt 5
is 'and nowhere above it' "$("$pixels" colours loss.png 0 0 720 $((top - 3)) 0072b2)" 0
is 'nor beside it' "$("$pixels" colours loss.png 0 0 $((begin - 3)) 480 0072b2)" 0

# Rows are packed where their pixels were: of any width, down to one.
for width in 1 2 3 5 17; do
    scale=$(awk "BEGIN { print ($width + 0.2) / 720 }")
    "$gdplot" loss -o small.png --scale "$scale"
    is "a picture $width wide" "$("$pixels" info small.png | sed -n 's/x.*//;1p')" "$width"
    ok 'its first pixel is a light one' expr "$("$pixels" at small.png 0 0)" : '[ef].[ef].[ef].$'
done
ok 'zlib reads it' test "$(perl -MCompress::Zlib -e '
    local $/; open my $file, "<", "loss.png"; my ($rows, $bytes) = ("", <$file>); $bytes = substr $bytes, 8;
    while (length $bytes) {
        my ($length, $name) = unpack "Na4", $bytes;
        $rows .= substr $bytes, 8, $length if $name eq "IDAT";
        $bytes = substr $bytes, 12 + $length;
    }
    print length uncompress $rows')" -eq $((480 * (1 + 3 * 720)))
done_testing
