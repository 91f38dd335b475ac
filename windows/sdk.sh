#!/bin/sh
# sdk.sh FOLDER: unpacks the SDK of Windows libraries there, completes it, and
# writes the cross file FOLDER/../cross.ini.  The archive is the one that
# THIDUA_WINDOWS_SDK names, or the one that lies beside the project.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
archive=${THIDUA_WINDOWS_SDK:-$here/../../shared/windows/sdk.tar.xz}

if [ ! -f "$archive" ]; then
  echo "There is no SDK of Windows libraries: “$archive” is not there." >&2
  echo "Name one with THIDUA_WINDOWS_SDK=/path/to/sdk.tar.xz; windows/README.md tells how to make it." >&2
  exit 2
fi

mark=$(cksum < "$archive")
if [ "$(cat "$folder/.archive" 2>/dev/null || true)" != "$mark" ]; then
  rm -rf "$folder"
  mkdir -p "$folder"
  tar -xJf "$archive" -C "$folder"
  # libxlsxwriter carries the writing half of minizip, but not its header; that is
  # the same for all systems.
  [ -f "$folder/include/minizip/zip.h" ] || cp /usr/include/minizip/zip.h "$folder/include/minizip/"
  echo "$mark" > "$folder/.archive"
fi
folder=$(cd "$folder" && pwd)
sed -e "s#@SDK@#$folder#g" -e "s#@WINDOWS@#$here#g" "$here/cross.ini.in" > "$folder/../cross.ini"
