# Sourced by the tests of limits, behind lib.sh.
#
#   at NAME COMMAND...           passes where gdplot does it, without a message but of what a small page leaves out
#   past NAME PIECE COMMAND...   passes where gdplot refuses it with status 6 and a message that holds PIECE, and
#                                before it takes more than $memory KiB

memory=400000

at() {
    at_name=$1
    shift
    run "$gdplot" "$@"
    is "$at_name: at the limit" "$status$(printf %s "$err" | grep -v " leave no room for " | cut -c 1-200)" 0
}

past() {
    past_name=$1
    past_piece=$2
    shift 2
    rm -f made.*
    status=0
    # Sanitizers take more address space than any machine has.
    (case $build in *sanitize*) ;; *) ulimit -v "$memory" ;; esac && exec "$gdplot" "$@") >.out 2>.err || status=$?
    is "$past_name: past it: status" "$status" 6
    case $(cat .err) in
    "gdplot: "*"$past_piece"*) ok "$past_name: past it: $past_piece" true ;;
    *) is "$past_name: past it: message" "$(cut -c 1-200 .err)" "gdplot: ...$past_piece..." ;;
    esac
    is "$past_name: past it: one line, and nothing made" "$(grep -c '^gdplot: ' .err)$(cat .out)$(ls | grep '^made')" 1
}

# repeat COUNT TEXT: the text so often
repeat() {
    yes -- "$2" | head -n "$1" | tr -d '\n'
}
