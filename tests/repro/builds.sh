# Sourced by tests that compare two builds of the program: every golden figure, to the byte.
#
#   forms              prints the forms in which the figure of $options is compared: the test says so
#   compare_builds COMMAND...    COMMAND... runs the other build, "$gdplot" is this one
. "$(dirname "$0")/../lib.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
gdplot=${GDPLOT:-$root/build/gdplot}
build=${BUILD:-$root/build}
cd "$root" || exit 1

# Trajectories are written of what trains. The program says where nothing does; any other failure is left to be seen.
trajectory_form() {
    # shellcheck disable=SC2086
    "$gdplot" $options -o "$scratch/trained.csv" 2>&1 </dev/null | grep -q 'nothing is trained' || echo csv
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
    draw here "$gdplot" && draw there "$@" || return 1
    diff -r "$scratch/here" "$scratch/there" >"$scratch/changes" && return
    head -20 "$scratch/changes" | cut -c 1-300
    "$build/tests/pixels" compare "$scratch/here/figure.png" "$scratch/there/figure.png" && echo 'the pixels are the same'
    return 1
}

compare_builds() {
    sh tests/golden-files list | cut -d ' ' -f 2- | sort -u >"$scratch/commands"
    ok 'there are golden figures' test -s "$scratch/commands"
    set -f
    while read -r options; do
        ok "$options: $(forms | xargs)" same "$@"
    done <"$scratch/commands"
    set +f
}
