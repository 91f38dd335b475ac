#!/bin/sh
# check.sh FOLDER PROGRAM: what build.sh made in FOLDER (build-windows), under Wine,
# beside PROGRAM, the same built for Linux.  The last line has the counts; the exit
# status is 0 only if nothing failed.  Pictures of the window go to FOLDER/shots.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec /usr/bin/python3 -B "$here/check.py" "$@"
