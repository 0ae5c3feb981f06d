#!/bin/sh
# What an SVG does with its fonts: it names them, brings the glyphs used, or needs none.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
pixels=$build/tests/pixels
amiri=/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf

size() { wc -c <"$1" | tr -d ' '; }
families() { sed -n '1s/.*font-family="\([^"]*\)".*/\1/p' "$1" | tr -d ' ' | tr , '\n' | grep gdplot-; }

# The embedded fonts in their order, a line each: whose they are, and their weight.
faces() {
    grep '^@font-face' "$1" | while read -r rule; do
        printf '%s\n' "$rule" | sed 's/.*base64,//; s/).*//' | base64 -d | tr -d '\0' >font
        for owner in 'tyPoland:Lato' 'Bitstream:DejaVu' 'Amiri:Amiri'; do
            grep -q "${owner%:*}" font && printf '%s' "${owner#*:}"
        done
        case $rule in
            *font-style:italic\;font-weight:bold*) echo ' bold italic' ;;
            *font-style:italic*) echo ' italic' ;;
            *font-weight:bold*) echo ' bold' ;;
            *) echo ' regular' ;;
        esac
    done
}

# picture FILE: FILE.picture is what is the same whatever is done with the fonts
picture() {
    sed '1d; /^<style>/,/^<\/style>/d; /^svg-font: /d; /^check: /d' "$1" >"$1.picture"
}

# ---- name

"$gdplot" grid -o grid.svg -o grid.png
"$gdplot" grid --svg-font name -o named.svg
picture grid.svg
picture named.svg
is 'name is what is done without it' "$(head -1 named.svg)" "$(head -1 grid.svg)"
ok 'to the byte' cmp named.svg.picture grid.svg.picture

# ---- embed

"$gdplot" grid --svg-font embed -o embed.svg
"$gdplot" grid --svg-font embed -o again.svg
ok 'embed: well-formed' xmllint --noout embed.svg
ok 'the same bytes again' cmp embed.svg again.svg
is 'text stays text' "$(grep -c '<text' embed.svg)" "$(grep -c '<text' grid.svg)"
picture embed.svg
ok 'the rest is as it was' cmp embed.svg.picture grid.svg.picture
ok 'the fonts are 20 kB at most' test $(($(size embed.svg) - $(size grid.svg))) -le 20000
is 'no ids' "$(grep -c ' id=' embed.svg)" 0
rsvg-convert embed.svg -o embed.png
rsvg-convert grid.svg -o named.png
ok 'where embedded fonts are not known, the named ones are taken' "$pixels" compare embed.png named.png

# faces | families | options: each is used, in this order, and no other is there
while IFS='|' read -r wanted count options; do
    eval "\"\$gdplot\" $options --svg-font embed -o faces.svg"
    is "the faces of $(echo $options)" "$(faces faces.svg | tr '\n' ',' | sed 's/,$//')" "$(echo $wanted)"
    is 'their families are named first' "$(families faces.svg | sort)" \
        "$(grep -o 'font-family:gdplot-[0-9a-f]*' faces.svg | sed 's/.*://' | sort -u)"
    is 'and there are as many' "$(families faces.svg | wc -l | tr -d ' ')" "$(echo $count)"
done <<'END'
Lato regular,Lato bold,Lato italic,Lato bold italic  | 1 | grid
Lato regular,Lato italic                             | 1 | loss --domain 1:2 --theme classic --title '' --caption ''
Lato regular                                         | 1 | fit -d "$root/data/pizza.txt" --lr 0.001 --theme classic --title '' --caption '' --states 0
Lato regular,Lato bold,Lato italic,Lato bold italic,DejaVu bold | 2 | loss --title '∇f'
Lato regular,Lato bold,Lato italic,Lato bold italic,DejaVu regular | 2 | loss --title f --caption '∀ and ∃'
Amiri regular,Amiri bold,Lato italic                 | 2 | grid --font "$amiri" --title انحدار
Amiri regular,Amiri bold,Lato italic,DejaVu regular  | 3 | grid --font "$amiri" --title f --caption ≎
END

"$gdplot" grid --svg-font embed --theme dark -o dark.svg
"$gdplot" loss --svg-font embed -o loss.svg
is 'the same glyphs have the same name' "$(families dark.svg)" "$(families embed.svg)"
ok 'others have another' test "$(families loss.svg)" != "$(families embed.svg)"

perl -I"$root/tests" -MFont -e 'print truetype(tables => {post => "\0\3\0\1" . "\0" x 28})' >broken.ttf
run "$gdplot" grid --font broken.ttf --svg-font embed -o broken.svg
is 'a font that cannot be taken apart: status 3' "$status" 3
is 'and a message' "$err" 'gdplot: --font: no subset can be made of this font; give --svg-font outline'
is 'no file' "$(ls broken.svg 2>/dev/null)" ''
run "$gdplot" grid --font broken.ttf --svg-font outline -o broken.svg
is 'as the message says, it can be drawn' "$status$err" 0

# ---- outline

# options: drawn by librsvg as we draw them, but for the rounding of coordinates and of edges
while read -r options; do
    eval "\"\$gdplot\" $options --svg-font outline -o outline.svg -o outline.png"
    ok "outline, $options: well-formed" xmllint --noout outline.svg
    is 'no text, and no family is named' "$(grep -c '<text\|font-family' outline.svg)" 0
    rsvg-convert outline.svg -o drawn.png
    is 'the same picture as the PNG' "$("$pixels" differ drawn.png outline.png 32)" 0
done <<'END'
grid
loss --path --gradient 0 --title 'ŷ ∇f find'
compare --theme dark --lr 0.5,0.9,1.1
history --font "$amiri" --title 'ابج abc دهو'
END
"$gdplot" grid --svg-font outline -o outline.svg
is 'title and description are kept' "$(grep -E '^<(title|desc)>' outline.svg)" "$(grep -E '^<(title|desc)>' grid.svg)"

# ---- everywhere

"$gdplot" loss --svg-font name --font "$amiri" --title 'ابج abc دهو' --caption 'انحدار!' -o mixed.svg
is 'only text from right to left says so' "$(sed -n 's/.*unicode-bidi="plaintext".*>\(.*\)<.text>/\1/p' mixed.svg)" \
    'ابج abc دهو
انحدار!'
run "$gdplot" grid --svg-font embed -o other.png -o other.pdf -o other.gp -o other.txt
is 'other forms take no notice' "$status$err" 0
ok 'PNG has the same pixels' "$pixels" compare other.png grid.png
"$gdplot" grid --renderer cairo --svg-font embed -o cairo.svg
is "nor does Cairo's SVG" "$(grep -c '@font-face' cairo.svg)" 0

for font in embed outline; do
    "$gdplot" redo "$font.svg" -o redone.svg
    ok "redo keeps $font" cmp redone.svg "$font.svg"
    run "$gdplot" redo --check "$font.svg"
    is 'so does redo --check' "$status" 0
done

printf 'title: Report\ndocuments: [html]\nsvg-font: embed\nfigures:\n  - kind: loss\n  - kind: grid\n    rows: 1\n' >report.yaml
sed 's/embed/outline/' report.yaml >outline.yaml
"$gdplot" report -q report.yaml -o report
"$gdplot" report -q outline.yaml -o outline
# The loss for phones and for screens, the grid for screens, and its steps for both.
is 'a report: the pictures of its page have their fonts' "$(grep -c '^@font-face' report/report.html)" \
    $((4 + 4 + 3 + (3 + 3) * $(grep -c 'class="step"' report/report.html)))
ok 'and its policy lets them in' grep -q "font-src data:" report/report.html
is 'or their outlines' "$(grep -c '<text' outline/outline.html)" 0
printf 'figures:\n  - kind: loss\n    svg-font: embde\n' >typo.yaml
run "$gdplot" report typo.yaml
is 'a wrong name in a report' "$status $err" \
    "3 gdplot: typo.yaml:2: figure 'loss': --svg-font: there is no 'embde'; did you mean 'embed'?"

# ---- a browser on a machine without these fonts

cat >fonts.conf <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$(dirname "$amiri")</dir><cachedir>$scratch/cache</cachedir></fontconfig>
END

# shot FILE: FILE.png is what the browser shows once all fonts are loaded. Its profile is new: the last browser may
# still be leaving its own.
shot() {
    FONTCONFIG_FILE=$scratch/fonts.conf timeout 60 chromium --headless=new --no-sandbox --disable-gpu \
        --user-data-dir="$(mktemp -d "$scratch/profile.XXXXXX")" --hide-scrollbars --window-size=900,900 \
        --force-device-scale-factor=1 --virtual-time-budget=5000 --screenshot="$scratch/$1.png" "file://$scratch/$1" >chromium.log 2>&1 || cat chromium.log
}

# shown FILE FILE TEST LIMIT: how many pixels are wrong. The browser places text by up to half a pixel higher or lower than
# paths: thin level strokes, of minus and equals signs, differ by 140 of 255, and nothing by as much as another letter does.
# A browser without time leaves parts of its page out: then it is asked again.
shown() {
    for attempt in 1 2 3; do
        shot "$1" && shot "$2" && count=$("$pixels" differ "$1.png" "$2.png" 160) || continue
        echo "attempt $attempt: $count pixels are wrong"
        test "$count" "$3" "$4" && return
    done
    return 1
}

if command -v chromium >/dev/null 2>&1; then
    page='<!DOCTYPE html><meta charset="utf-8"><body style="margin: 0">'
    for font in embed outline; do
        echo "$page<img src=\"$font.svg\" style=\"display: block\">" >"image-$font.html"
        "$gdplot" loss --svg-font $font --title '∇f of x̄' --size 900x450 -o one.svg
        "$gdplot" history --svg-font $font --title 'find ŷ' --size 900x450 -o two.svg
        { echo "$page"; cat one.svg two.svg; } >"two-$font.html"
    done
    cp named.svg name.svg
    ok 'the browser does not have the fonts named' shown name.svg outline.svg -ge 2000
    ok 'it shows those embedded' shown embed.svg outline.svg -eq 0
    ok 'in an image as well' shown image-embed.html image-outline.html -eq 0
    ok 'two pictures in a page have each their own' shown two-embed.html two-outline.html -eq 0
    ok 'and so have those of a report' shown report/report.html outline/outline.html -eq 0
else
    for name in alone 'in an image' 'two in a page' 'in a report'; do
        ok "embedded fonts in a browser, $name # skip chromium is not installed" true
    done
fi
done_testing
