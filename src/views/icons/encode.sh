#!/bin/sh
# encode.sh ENCODER ICON.svg SIZE OUT.png: a symbolic icon as GTK draws it without SVG.
set -eu
encoder=$1 icon=$2 size=$3 out=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$encoder" -o "$folder" "$icon" "$size"
mv "$folder"/*.symbolic.png "$out"
