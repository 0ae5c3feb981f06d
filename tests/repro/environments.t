#!/bin/sh
# The same bytes everywhere: every golden figure, in all forms, drawn in one environment after the other. With EVERY=N
# in the environment one figure in N.
. "$(dirname "$0")/../lib.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
gdplot=${GDPLOT:-$root/build/gdplot}
chmod 755 "$scratch"
mkdir "$scratch/source" "$scratch/elsewhere"
cp "$gdplot" "$scratch/gdplot"
gdplot=$scratch/gdplot
cp -r "$root/data" "$scratch/source/data"
ln -s ../source/data "$scratch/elsewhere/data"
sh "$root/tests/golden-files" list | cut -d ' ' -f 2- | sort -u | awk -v every="${EVERY:-1}" 'NR % every == 0' >"$scratch/commands"
count=$(wc -l <"$scratch/commands")

# draw FOLDER COMMAND...: every figure into FOLDER, by gdplot run through COMMAND...
draw() {
    to=$scratch/$1
    shift
    mkdir -p "$to"
    chmod 777 "$to"
    number=0
    while read -r options; do
        number=$((number + 1))
        set -f
        # shellcheck disable=SC2086
        "$@" "$gdplot" $options -o "$to/$number.svg" -o "$to/$number.png" -o "$to/$number.pdf" -o "$to/$number.gp" \
            -o "$to/$number.txt" </dev/null || return 1
        set +f
    done <"$scratch/commands"
}

# same NAME COMMAND...
same() {
    name=$1
    shift
    run draw there "$@"
    is "$name: drawn" "$status$err" "0$said"
    ok "$name: the same bytes" diff -rq "$scratch/reference" "$scratch/there"
    rm -rf "$scratch/there"
}

skip() {
    echo "# SKIP $1"
}

cd "$scratch/source" || exit 1
run draw reference env
said=$err # of small figures, that there is no room for some of their texts
is "$count figures are drawn" "$status$(echo "$said" | grep -v '^gdplot: warning: --size: ')" 0
same 'no environment at all' env -i
same 'another home' env HOME=/nonexistent XDG_CACHE_HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent
same 'another time zone' env TZ=Asia/Kathmandu
printf '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n' >"$scratch/fonts.conf"
same 'no fonts' env FONTCONFIG_FILE="$scratch/fonts.conf" FONTCONFIG_PATH=/nonexistent
printf 'not XML <' >"$scratch/fonts.conf"
same 'a broken fontconfig' env FONTCONFIG_FILE="$scratch/fonts.conf"
same "gnuplot's variables" env GNUTERM=x11 GNUPLOT_LIB=/nonexistent GNUHELP=/nonexistent
same 'memory that is not zero' env MALLOC_PERTURB_=165
same 'another umask and a small stack' sh -c 'umask 027; ulimit -s 512; exec "$@"' sh
same 'a terminal that is none' env TERM=dumb COLUMNS=1 LINES=1 CAIRO_DEBUG=1
for locale in de_DE tr_TR; do
    if localedef -i "$locale" -f UTF-8 "$scratch/$locale.UTF-8" >/dev/null 2>&1; then
        same "in $locale" env LOCPATH="$scratch" LC_ALL="$locale.UTF-8" LANG="$locale.UTF-8"
    else
        skip "no localedef, or no sources of $locale"
    fi
done
# shellcheck disable=SC2016 # the linker knows $LIB
preload='LD_PRELOAD=/usr/$LIB/faketime/libfaketime.so.1'
if [ "$(env "$preload" FAKETIME='@1999-12-31 12:00:00' date +%Y 2>&1)" = 1999 ]; then
    same 'in 1999' env "$preload" FAKETIME='@1999-12-31 23:59:59'
    same 'in 2037' env "$preload" FAKETIME='@2037-01-01 00:00:00'
else
    skip 'faketime is not installed'
fi
if [ "$(id -u)" = 0 ] && setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
    chmod -R a-w "$scratch/source"
    same 'a source tree that cannot be written' setpriv --reuid=65534 --regid=65534 --clear-groups
    chmod -R u+w "$scratch/source"
else
    skip 'only root may become another user'
fi
cd "$scratch/elsewhere" || exit 1
same 'in another folder' env
cd "$scratch/source" || exit 1

# SOURCE_DATE_EPOCH is to change the date of a PDF, and nothing else.
draw there env SOURCE_DATE_EPOCH=86400
is 'SOURCE_DATE_EPOCH changes PDF files alone' \
    "$(diff -rq "$scratch/reference" "$scratch/there" | grep -vc '\.pdf differ')" 0
ok 'and all of those' test "$(diff -rq "$scratch/reference" "$scratch/there" | grep -c '\.pdf differ')" = "$count"

# A file of a batch equals the same file made alone.
number=0
alone=0
while read -r options; do
    number=$((number + 1))
    for form in svg png pdf gp txt; do
        set -f
        # shellcheck disable=SC2086
        "$gdplot" $options -o "$scratch/alone.$form" </dev/null
        set +f
        cmp -s "$scratch/alone.$form" "$scratch/reference/$number.$form" && alone=$((alone + 1))
    done
done <"$scratch/commands"
is 'each file made alone is the same' "$alone" $((5 * count))
"$gdplot" report -q "$root/data/pizza.yaml" -o "$scratch/report"
"$gdplot" loss -d "$root/data/pizza.txt" --domain -1:4 --start 0 --lr 0.001 --iterations 40 -o "$scratch/alone.svg"
ok 'as is one of a report' cmp "$scratch/alone.svg" "$scratch/report/loss.svg"
done_testing
