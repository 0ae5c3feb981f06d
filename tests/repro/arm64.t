#!/bin/sh
# The same bytes on another processor: every golden figure, in all forms, drawn by this machine's build and, under
# qemu-user, by the build for arm64. The libraries of both are of the same versions, since Debian installs no others
# side by side; so PNG and PDF, whose bytes depend on libdeflate and Cairo, are compared to the byte.
#
# Functions that call the C library's log or exp are compared as SVG, PNG and PDF alone. The other forms show every
# bit of a number, and the last bit depends on fused multiply-add, which arm64 has and not every x86-64. In PDF, Cairo's
# own arithmetic spaces the letters of texts that read upwards, as the zones of sweeps have them, a thousandth of the
# size apart: sweeps are compared without.
. "$(dirname "$0")/builds.sh"
arm64=${ARM64:-$root/build/arm64/gdplot}

forms() {
    echo svg png
    case $options in
    sweep*) ;;
    *) echo pdf ;;
    esac
    echo "$options" | sed 's/abs(//g' | grep -q '[a-z0-9](' && return
    echo gp txt
    trajectory_form
}

run qemu-aarch64 "$arm64" --version
is 'the program for arm64 runs' "$status$err" 0
is 'with libraries of the same versions' "$out" "$("$gdplot" --version)"
compare_builds qemu-aarch64 "$arm64"
done_testing
