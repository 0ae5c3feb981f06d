#!/bin/sh
# The static program: every golden figure in every form, byte for byte as the other build draws it; and it runs where
# there is nothing else, not a library, a font or a folder.
. "$(dirname "$0")/builds.sh"
static=${STATIC:-$root/build/static/gdplot}

forms() {
    echo svg png pdf gp txt
    trajectory_form
}

run "$static" --version
is 'the static program runs' "$status$err" 0
is 'with libraries of the same versions' "$out" "$("$gdplot" --version)"
is 'it needs no other file to run' "$(readelf -d "$static" | grep -c NEEDED)$(readelf -l "$static" | grep -c INTERP)" 00
is 'it is stripped' "$(readelf -S "$static" | grep -c '\.symtab\|\.debug')" 0
compare_builds "$static"

mkdir "$scratch/empty"
cp "$static" "$scratch/empty/gdplot"
alone() {
    if [ "$(id -u)" = 0 ]; then chroot "$@"; else unshare --user --map-root-user chroot "$@"; fi
}
if alone "$scratch/empty" /gdplot --version >/dev/null 2>&1; then
    alone "$scratch/empty" /gdplot compare -q -o compare.svg -o compare.png -o compare.pdf
    (cd "$scratch" && "$gdplot" compare -q -o compare.svg -o compare.png -o compare.pdf)
    for form in svg png pdf; do
        ok "alone in its root: $form" cmp "$scratch/empty/compare.$form" "$scratch/compare.$form"
    done
else
    skip 'alone in its root' 'no right to change the root'
fi
done_testing
