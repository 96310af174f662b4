#!/bin/sh
# Installs what tests need from the system where that is possible, and the packages named beside; else says in
# one line what is skipped.
set -eu
packages="libreoffice-writer-nogui fonts-noto-cjk fonts-lxgw-wenkai fonts-liberation $*"
missing=""
for package in $packages; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
        exit 0
    fi
fi
echo "Skipping tests that need:$missing (not installed; as root: apt-get install$missing)"
