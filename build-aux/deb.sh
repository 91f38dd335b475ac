#!/bin/sh
# deb.sh FOLDER: the package for Debian and Ubuntu, made from the files that git
# knows, and looked over by lintian.
set -eu
cd "$(dirname "$0")/.."
folder=$1
version=$(dpkg-parsechangelog -S Version)
source=$folder/thidua-$version

rm -rf "$folder"
mkdir -p "$source"
git ls-files -z | tar -c --null -T - | tar -x -C "$source"
(cd "$source" && dpkg-buildpackage -b -us -uc)
lintian --fail-on error "$folder"/*.changes
ls "$folder"/*.deb
