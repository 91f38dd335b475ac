#!/bin/sh
# The README's pictures, made from the real program on the sample register into
# data/screenshots: screenshots.sh PROGRAM.  At 1366x768, in Vietnamese.
set -eu
[ $# -eq 1 ] || { echo "screenshots.sh PROGRAM" >&2; exit 2; }
program=$(readlink -f "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
out=$here/data/screenshots
# A short path, since a picture shows it.
folder=${TMPDIR:-/tmp}/Van-phong
mkdir "$folder" 2>/dev/null || folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP
python=/usr/bin/python3
[ -x $python ] || python=python3
mkdir -p "$out"

HOME=$folder GUI_LOCPATH="${GUI_LOCPATH:-$folder/locale}" TD_SHOTS=$folder \
  TD_PROGRAM=$program TD_TEST_DATA=$here/tests/data LANG=C.UTF-8 LANGUAGE=vi \
  TD_LOCALEDIR="${TD_LOCALEDIR:-$(dirname "$program")/../share/locale}" \
  $python -B "$here/tests/e2e/make_pictures.py" "$out"
