#!/bin/sh
# The same bytes on another processor: every golden figure, in all forms, drawn by this machine's build and, under
# qemu-user, by the build for arm64. The libraries of both are of the same versions, since Debian installs no others
# side by side; so PNG and PDF, whose bytes depend on libdeflate and Cairo, are compared to the byte.
#
# Functions that call the C library's log or exp are compared as SVG, PNG and PDF alone. The other forms show every
# bit of a number, and the last bit depends on fused multiply-add, which arm64 has and not every x86-64. In PDF, Cairo's
# own arithmetic spaces the letters of texts that read upwards, as the zones of sweeps have them, a thousandth of the
# size apart: sweeps are compared without.
. "$(dirname "$0")/../lib.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
gdplot=${GDPLOT:-$root/build/gdplot}
build=${BUILD:-$root/build}
arm64=${ARM64:-$root/build/arm64/gdplot}
cd "$root" || exit 1

forms() {
    echo svg png
    case $options in
    sweep*) ;;
    *) echo pdf ;;
    esac
    echo "$options" | sed 's/abs(//g' | grep -q '[a-z0-9](' && return
    echo gp txt
    # A trajectory, where there are runs.
    case $options in
    loss*--path* | [!l]*) echo csv ;;
    esac
}

# draw FOLDER COMMAND...: the figure of $options, by the program that COMMAND... runs
draw() {
    to=$scratch/$1
    shift
    rm -rf "$to"
    mkdir "$to"
    # shellcheck disable=SC2046,SC2086
    "$@" $options $(forms | xargs printf " -o $to/figure.%s") </dev/null
}

same() {
    draw here "$gdplot" && draw there qemu-aarch64 "$arm64" || return 1
    diff -r "$scratch/here" "$scratch/there" >"$scratch/changes" && return
    head -20 "$scratch/changes" | cut -c 1-300
    "$build/tests/pixels" compare "$scratch/here/figure.png" "$scratch/there/figure.png" && echo 'the pixels are the same'
    return 1
}

run qemu-aarch64 "$arm64" --version
is 'the program for arm64 runs' "$status$err" 0
is 'with libraries of the same versions' "$out" "$("$gdplot" --version)"
sh tests/golden-files list | cut -d ' ' -f 2- | sort -u >"$scratch/commands"
ok 'there are golden figures' test -s "$scratch/commands"
set -f
while read -r options; do
    ok "$options: $(forms | xargs)" same
done <"$scratch/commands"
done_testing
