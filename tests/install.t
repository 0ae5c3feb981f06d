#!/bin/sh
# make install and uninstall; the man page and the completions.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

for pair in man:gdplot.1 bash:gdplot.bash zsh:_gdplot; do
    file=doc/${pair##*:}
    "$gdplot" manual "${pair%%:*}" >"$scratch/manual"
    ok "$file is what the program prints (make golden)" cmp "$file" "$scratch/manual"
done
is 'the man page is clean' "$(mandoc -T lint -W warning doc/gdplot.1 2>&1)" ''
is 'groff finds all its characters in the C locale, too' "$(LC_ALL=C groff -Kutf8 -Tascii -mtty-char -man -ww doc/gdplot.1 2>&1 >/dev/null)" ''
is 'and the formulas keep their letters' "$(groff -Kutf8 -Tascii -mtty-char -man -P-c doc/gdplot.1 | grep -c 'm^ / (<sqrt>s^')" 1
is 'as they do in UTF-8' "$(groff -Kutf8 -Tutf8 -man -P-c doc/gdplot.1 | grep -c 'm̂  */  *(√ŝ')" 1
ok 'it describes every option' sh -c '"$1" grid --help | sed -n "s/.*--\([a-z]*\).*/\1/p" |
    while read -r name; do grep -q "\-$name" doc/gdplot.1 || exit 1; done' sh "$gdplot"

complete() {
    bash -c '. doc/gdplot.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gdplot; echo "${COMPREPLY[*]}"' \
        bash "$@"
}
is 'bash completes commands' "$(complete gdplot gr)" grid
is 'options of the command' "$(complete gdplot loss --gr)" --gradient
is 'but not those of others' "$(complete gdplot grid --gr)" ''
is 'and themes' "$(complete gdplot grid --theme cl)" classic
is 'and what stands behind an =' "$(complete gdplot train --expect = 0.1 = cyc)" cycling
is 'all words where none is begun' "$(complete gdplot train --keep '')" 'all every: last: log'
for topic in $("$gdplot" help | sed -n '/^Topics/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
    run "$gdplot" help "$topic"
    is "help $topic: status" "$status$err" 0
    ok "help $topic fits a terminal of 100 columns" sh -c '! LC_ALL=C.UTF-8 grep -q ".\{101\}" "$1"' sh "$scratch/.out"
    ok "$topic is a section of the man page" grep -qix "^\.SH $topic" doc/gdplot.1
done
is 'the verdicts of help are those that --expect takes' \
    "$("$gdplot" help verdicts | sed -n 's/^  \([a-z]*\)  .*/\1/p' | while read -r verdict; do
        "$gdplot" train -q --expect "$verdict" >/dev/null 2>&1
        [ $? -lt 2 ] || echo "$verdict"
    done)" ''
is 'every key of help spec is one of specs' \
    "$("$gdplot" help spec | sed -n 's/^  \([a-z-]*\)[: ] .*/\1/p' | grep -vx 'kind\|name' | while read -r key; do
        printf 'figures: [{kind: grid}]\n%s: 1\n' "$key" | "$gdplot" report --list - 2>&1 | grep -i "unknown key\|is no key"
    done)" ''

# The file names of a tree, sorted.
tree() {
    (cd "$1" && find . -type f | sort)
}
ok 'make install' make -s install BUILD="$build" WASM="$scratch/wasm" DESTDIR="$scratch/to" PREFIX=/usr
is 'puts the files in their places' "$(tree "$scratch/to")" "$(
    cat <<END
./usr/bin/gdplot
./usr/share/bash-completion/completions/gdplot
./usr/share/doc/gdplot/CHANGES.md
./usr/share/doc/gdplot/FONTS.md
./usr/share/doc/gdplot/LICENSE
./usr/share/doc/gdplot/LICENSES.md
./usr/share/doc/gdplot/ci.md
./usr/share/doc/gdplot/cluster.md
./usr/share/doc/gdplot/documents.md
$(find data -type f | sed 's:^:./usr/share/doc/gdplot/examples/:' | sort)
./usr/share/doc/gdplot/formats.md
./usr/share/doc/gdplot/guide.md
$(cd doc && find img -type f | sed 's:^:./usr/share/doc/gdplot/:' | sort)
./usr/share/doc/gdplot/options.md
./usr/share/doc/gdplot/security.md
./usr/share/doc/gdplot/templates.md
$(cd templates && for file in *.mustache ci/* latex/* pandoc/*; do echo "./usr/share/gdplot/templates/$file"; done | sort)
./usr/share/man/man1/gdplot.1
./usr/share/zsh/site-functions/_gdplot
END
)"
(cd "$scratch" && "$scratch/to/usr/bin/gdplot" grid -o installed.svg)
ok 'the installed program needs nothing of the source' cmp "$scratch/installed.svg" tests/golden/grid.svg
# What the pages show, and the pages that they lead to.
missing() {
    (cd "$1" && for page in *.md; do
        sed -n 's/.*](\([^):#][^):#]*\)[#)].*/\1/p; s/.*src="\([^":]*\)".*/\1/p' "$page" | while read -r file; do
            [ -e "$file" ] || echo "$page: $file"
        done
    done)
}
is 'all that its pages show is there' "$(missing "$scratch/to/usr/share/doc/gdplot")" ''
mkdir "$scratch/wasm"
for file in gdplot.wasm gdplot.js LICENSES.txt; do echo "$file" >"$scratch/wasm/$file"; done
make -s install BUILD="$build" WASM="$scratch/wasm" DESTDIR="$scratch/to" PREFIX=/usr
is 'where WebAssembly was built it comes along' "$(cd "$scratch/to/usr/share" && cat gdplot/gdplot.* doc/gdplot/LICENSES-wasm.txt)" \
    "$(printf 'gdplot.js\ngdplot.wasm\nLICENSES.txt')"
ok 'make uninstall' make -s uninstall DESTDIR="$scratch/to" PREFIX=/usr
is 'removes them all' "$(tree "$scratch/to")" ''
run env PATH=/nowhere /bin/sh tests/make-deb 1 2 "$scratch/none"
is 'no package is made that would depend on nothing' "$status$err" '1dpkg-shlibdeps is not here: make deb-deps'
done_testing
