#!/bin/sh
# Usage: install_python_packages.sh PYTHON VENV REQUIREMENTS UV_VERSION
# Installs exactly the hashed requirements and this checkout into VENV; with uv where it can be had, else pip.
set -eu
python=$1 venv=$2 requirements=$3 uv_version=$4

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || {
    echo "A Python >= 3.11 with its venv module is needed (Debian/Ubuntu: apt-get install python3-venv)." >&2
    exit 1
}
"$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 demo" >&2
    exit 1
}

uv=.tools/bin/uv
if [ ! -x "$uv" ]; then
    "$python" -m venv .tools && .tools/bin/python -m pip install --quiet --disable-pip-version-check \
        "uv==$uv_version" 2>/dev/null || true
fi
if [ -x "$uv" ]; then
    "$uv" pip sync --quiet --require-hashes --python "$venv/bin/python" "$requirements"
    "$uv" pip install --quiet --no-deps --no-build-isolation --python "$venv/bin/python" --editable .
else
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
fi
