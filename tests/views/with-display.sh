#!/bin/sh
# Runs a program on an X display of its own, so that the tests of the window need
# no desktop: with-display.sh PROGRAM [ARGUMENT …].  The server picks a free number
# by itself and ends with its last client, also when this script is killed.
set -u
command -v Xvfb >/dev/null || { echo "1..0 # SKIP Xvfb is not installed"; exit 77; }
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
mkfifo "$folder/display" || exit 99
Xvfb -displayfd 3 -screen 0 1366x768x24 -dpi 96 -nolisten tcp -terminate \
  3>"$folder/display" >/dev/null 2>"$folder/log" &
server=$!
read -r number <"$folder/display" || { cat "$folder/log" >&2; exit 99; }
unset WAYLAND_DISPLAY
DISPLAY=:$number GDK_BACKEND=x11 XDG_RUNTIME_DIR=$folder "$@"
status=$?
kill "$server" 2>/dev/null
wait "$server" 2>/dev/null
exit $status
