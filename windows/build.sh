#!/bin/sh
# build.sh FOLDER: cross-builds the program for Windows and makes its installer in FOLDER.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

"$here/sdk.sh" "$folder/sdk"
if [ ! -f "$folder/build/build.ninja" ]; then
  meson setup "$folder/build" "$here/.." --cross-file "$folder/cross.ini" --buildtype=release -Dwerror=true
fi
ninja -C "$folder/build"
"$here/bundle.sh" "$folder/sdk" "$folder/build" "$folder/dist"

version=$(sed -n "s/^ *version: '\([^']*\)'.*/\1/p" "$here/../meson.build" | head -n 1)
installer="$folder/thidua-$version-setup.exe"
(cd "$here" && makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DDIST="$folder/dist" \
  -DOUT="$installer" thidua.nsi)
echo "Installer: $installer ($(($(wc -c < "$installer") / 1024)) KiB)"
