#!/bin/sh
# wine.sh SDK PROGRAM [ARGUMENT…]: runs a program of Windows under Wine, with the
# libraries of the SDK and those of the compiler on its path.  What it says goes through
# files: what Wine starts on demand, its desktop for one, would keep a pipe open for
# minutes after the program's end.
set -eu
sdk=$1
shift
export WINEPREFIX="${WINEPREFIX:-$(dirname "$sdk")/wine}"
export WINEDEBUG="${WINEDEBUG--all}" WINEDLLOVERRIDES="${WINEDLLOVERRIDES-mscoree,mshtml=d}"
dlls="$sdk/bin"
for library in libwinpthread-1.dll libgcc_s_seh-1.dll; do
  dlls="$dlls;$(dirname "$(x86_64-w64-mingw32-gcc-posix -print-file-name=$library)")"
done
export WINEPATH="$dlls${WINEPATH:+;$WINEPATH}"
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
status=0
wine "$@" > "$said/output" 2> "$said/error" || status=$?
cat "$said/output"
cat "$said/error" >&2
exit $status
