#!/bin/sh
# wine.sh SDK PROGRAM [ARGUMENT…]: runs a program of Windows under Wine, with the
# libraries of the SDK and those of the compiler on its path.
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
exec wine "$@"
