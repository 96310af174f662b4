#!/bin/sh
# Usage: test_pythons.sh UV_VERSION [pytest's arguments]
# Runs the tests with every Python that docgen is for and that is there, and names those that are not.
set -u
uv_version=$1
shift
ran="" absent="" failed=""
for version in 3.11 3.12 3.13 3.14; do
    if ! "python$version" -c 'import venv' >/dev/null 2>&1; then
        absent="$absent $version"
        continue
    fi
    venv=".venv-$version"
    if sh scripts/install_python_packages.sh "python$version" "$venv" requirements-dev.txt "$uv_version" &&
        "$venv/bin/python" -m pytest -n auto --dist loadfile "$@"; then
        ran="$ran $version"
    else
        failed="$failed $version"
    fi
done
echo "passed:${ran:- none}; failed:${failed:- none}; not there:${absent:- none}"
[ -z "$failed" ] && [ -n "$ran" ]
