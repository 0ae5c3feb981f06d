#!/bin/sh
# Variables that libraries read change no byte, and print nothing: not before a picture on standard output, nor elsewhere.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
options="loss --title Vatić-fi --path"

# pictures FOLDER COMMAND...: each format on standard output, by gdplot run through COMMAND...
pictures() {
    folder=$1
    shift
    mkdir -p "$folder"
    for format in png svg pdf gp txt; do
        # shellcheck disable=SC2086
        "$@" "$gdplot" $options -o - --format "$format" >"$folder/$format" || return 1
    done
    # shellcheck disable=SC2086
    "$@" "$gdplot" $options --svg-font embed -o - --format svg >"$folder/embed"
}

run pictures reference env
is 'as it is' "$status$err" 0

# unchanged NAME VARIABLE=VALUE...
unchanged() {
    name=$1
    shift
    run pictures there env "$@"
    is "$name: nothing is printed" "$status$out$err" 0
    ok "$name: the same bytes" diff -r reference there
    rm -r there
}

while read -r variable; do
    eval "set -- \"\$@\" $variable"
    eval "unchanged \"\$variable\" $variable"
done <<'END'
PIXMAN_DISABLE=fast
PIXMAN_DISABLE='fast mmx sse2 ssse3 wholeops'
CAIRO_DEBUG_PDF=1
CAIRO_DEBUG=1
HB_SHAPER_LIST=fallback
HB_OPTIONS=uniscribe-bug-compatible:aat
FREETYPE_PROPERTIES='truetype:interpreter-version=35 cff:no-stem-darkening=0 autofitter:no-stem-darkening=0'
FC_DEBUG=65535
FONTCONFIG_FILE=/nonexistent
NETTLE_FAT_VERBOSE=1
NETTLE_FAT_OVERRIDE=none
G_DEBUG=help
G_SLICE=debug-blocks
G_MESSAGES_DEBUG=all
EXPAT_ACCOUNTING_DEBUG=9
EXPAT_ENTROPY_DEBUG=1
LIBDEFLATE_DISABLE_CPU_FEATURES=avx512vl,avx2,avx,bmi2,sse2,pclmulqdq
XDG_DATA_HOME=/nonexistent
LANG=tr_TR.UTF-8
LC_ALL=tr_TR.UTF-8
LANGUAGE=tr
TZ=Asia/Kathmandu
MALLOC_PERTURB_=165
GLIBC_TUNABLES=glibc.malloc.perturb=90
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX512F,-FMA,-FMA4
POSIXLY_CORRECT=1
TERM=dumb
END
unchanged 'all of them' "$@"

"$gdplot" report -q "$root/data/learning-rates.yaml" -o report
run env "$@" "$gdplot" report -q "$root/data/learning-rates.yaml" -o other
is 'a report: nothing is printed' "$status$out$err" 0
ok 'a report: the same bytes' diff -r report other
is 'what gdplot reads is left' "$(SOURCE_DATE_EPOCH=86400 "$gdplot" grid -o - --format pdf | pdfinfo - | grep -c CreationDate)" 1
done_testing
