#!/bin/sh
# Outputs that cannot be written: a message, status 4, the old file whole, no temporary file left.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
mkdir folder data
echo old >folder/old
printf '1 2\n2 3\n' >data/points.txt

# In the folder there is the old file alone, or what else is listed.
unharmed() {
    is "$1: the old file is whole, and there is no other" \
        "$(cat folder/old; ls -A folder)" "$(printf 'old\nold')"
}

# fails NAME MESSAGE COMMAND...: status 4 and this one line.
fails() {
    fails_name=$1
    fails_message=$2
    shift 2
    run "$@"
    is "$fails_name: status 4 and a message" "$status $err" "4 gdplot: $fails_message"
}

# Devices that are full, as any output.
full='cannot write: No space left on device'
for form in svg png pdf gp txt csv; do
    fails "$form onto a full device" "/dev/full: $full" "$gdplot" grid -q -o /dev/full --format $form
done
ln -s /dev/full data/full.csv
fails 'a summary' "data/full.csv: $full" "$gdplot" train -q --summary data/full.csv
fails 'a second output: the first is not put in place' "/dev/full: $full" \
    "$gdplot" grid -q -o folder/old -o /dev/full --format svg
unharmed 'a second output'
"$gdplot" grid -q -o data/a.svg
for command in train 'manual man' 'help grid' --version --help 'recipe data/a.svg' 'report --init function' \
    'redo --check data/a.svg' grid; do
    fails "$command > /dev/full" "standard output: $full" sh -c "'$gdplot' $command >/dev/full"
done
fails 'a summary > /dev/full' "-: $full" sh -c "'$gdplot' train -q --summary - >/dev/full"
"$gdplot" report --init function >data/spec.yaml
fails 'report > /dev/full' "standard output: $full" sh -c "'$gdplot' report data/spec.yaml -o made >/dev/full"

# Standard files that are closed.
for command in 'train' 'grid -o - --format png' 'manual man' 'train -q --summary -'; do
    run sh -c "'$gdplot' $command >&-"
    is "$command >&-" "$status ${err##*: cannot}" '4  write: Bad file descriptor'
done
fails '-d - <&-' 'stdin: cannot read: Bad file descriptor' sh -c "'$gdplot' train -d - --lr 0.1 <&-"
run sh -c "'$gdplot' grid -d nothing --lr 1 2>&-"
is 'a message that cannot be shown: the status is the same' "$status$out" 4
run sh -c "'$gdplot' grid --lr x 2>/dev/full"
is 'nor on a full disk' "$status$out" 2
"$gdplot" train -q -o data/wanted.csv
run sh -c "'$gdplot' train -q -o folder/a.csv <&- >&- 2>&-"
is 'without any standard file: status 0' "$status" 0
ok 'and the right bytes' cmp folder/a.csv data/wanted.csv
rm folder/a.csv
run sh -c "'$gdplot' train -q -o folder/old --format csv --summary - <&- >&-"
is 'what was for a closed standard output goes into no other file' "$status" 4
unharmed 'closed standard files'

# Readers that go away.
run perl -e '$SIG{PIPE} = "DEFAULT"; pipe $r, $w; close $r; open STDOUT, ">&", $w; exec @ARGV' \
    "$gdplot" grid -q -o folder/old --format svg -o -
is 'a closed pipe ends it by its signal' "$status$err" 141
unharmed 'a closed pipe'
run perl -e '$SIG{PIPE} = "IGNORE"; pipe $r, $w; close $r; open STDOUT, ">&", $w; exec @ARGV' \
    "$gdplot" grid -q -o folder/old --format svg -o -
is 'where that is ignored: status 4 and a message' "$status$err" '4gdplot: -: cannot write: Broken pipe'
unharmed 'a closed pipe that is ignored'

# A file size limit: 4 blocks of 512 bytes hold none of these.
for form in svg png pdf gp csv; do
    iterations=
    [ $form = csv ] && iterations='--iterations 1000'
    fails "a limit on the size, $form" 'folder/old: cannot write: File too large' \
        sh -c "ulimit -S -f 4; exec '$gdplot' grid --states 0 $iterations -q -o folder/old --format $form"
    unharmed "a limit on the size, $form"
done

# Names that cannot be written to.
fails 'a folder' 'folder: cannot write: Is a directory' "$gdplot" grid -o folder --format svg
fails 'a folder that is not there' 'none/a.svg: cannot write: No such file or directory' \
    "$gdplot" grid -o none/a.svg
fails 'a file as a folder' 'folder/old/a.svg: cannot write: Not a directory' \
    "$gdplot" grid -o folder/old/a.svg
fails 'a file as the folder of a report' 'folder/old: cannot make the folder: File exists' \
    "$gdplot" report data/spec.yaml -o folder/old
ln -s loop.svg loop.svg
fails 'a loop of links' 'loop.svg: cannot write: Too many levels of symbolic links' "$gdplot" grid -o loop.svg
unharmed 'names'

# As a user who may not. Root may all.
user=''
if [ "$(id -u)" = 0 ]; then
    # A program that counts its lines needs a place for the counts.
    user="env GCOV_PREFIX=$scratch/counts setpriv --reuid 65534 --regid 65534 --clear-groups"
    chmod 755 "$scratch"
    mkdir -m 777 counts
fi
chmod 666 folder/old
chmod 555 folder
# shellcheck disable=SC2086
if $user true 2>/dev/null && $user test -x "$gdplot"; then
    fails 'a read-only folder' "folder/old: cannot write: its folder $PWD/folder/ is read-only" \
        $user "$gdplot" grid -o folder/old --format svg
    fails 'a new file there' 'folder/a.svg: cannot write: its folder folder/ is read-only' \
        $user "$gdplot" grid -o folder/a.svg
    ln -s ../folder/old data/to-old
    fails 'a link there' "data/to-old: cannot write: its folder $PWD/folder/ is read-only" \
        $user "$gdplot" grid -o data/to-old --format svg
    fails 'a report there' 'folder/made: cannot make the folder: Permission denied' \
        $user "$gdplot" report -q data/spec.yaml -o folder/made
    chmod 777 folder
    chmod 444 folder/old
    fails 'a read-only file' 'folder/old: cannot write: Permission denied' $user "$gdplot" grid -o folder/old --format svg
    unharmed 'a user who may not'
else
    skip 'as a user who may not' 'no setpriv, or gdplot lies where only root may go'
fi
chmod 755 folder
chmod 644 folder/old

# A disk that is full: the old file fills all but two pages of it.
cat >data/full <<'END'
mount -t tmpfs -o size=64k none folder || exit 99
echo old >folder/old
dd if=/dev/zero of=folder/fill bs=1024 count=52 2>/dev/null
"$1" grid -q -o folder/old --format svg
echo "$?"
"$1" grid -q -o folder/old --format png
echo "$?"
"$1" report -q data/spec.yaml -o folder
echo "$?"
cat folder/old
ls -A folder | grep -e temporary
umount folder
END
run unshare --mount --map-root-user sh data/full "$gdplot"
if [ "$status" = 99 ] || ! [ "$out" ]; then
    skip 'a full disk' 'nothing may be mounted here'
else
    is 'a full disk: status 4, the old file whole, no temporary file' "$out" "$(printf '4\n4\n4\nold')"
    is 'and the messages' "$(echo "$err" | sed "s/.*cannot write/cannot write/" | sort -u)" "$full"
fi
done_testing
