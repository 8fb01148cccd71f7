#!/bin/sh
# Installs what the tests need beside Python, where it is missing: chromium, rapper, serdi and Jena (Debian); N3.js,
# jsonld.js, cytoscape.js, axe-core and SPARQL clients (npm). What Python has of it is in the extra `interop`.
# Without root, or on another system, it says what to install; the tests that need it are then skipped with a message.
set -eu
here=$(dirname "$0")

missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v rapper >/dev/null 2>&1 || missing="$missing raptor2-utils"
command -v serdi >/dev/null 2>&1 || missing="$missing serdi"
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
[ -e /usr/share/java/jena-cmds.jar ] || missing="$missing libapache-jena-java"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "please install:$missing (tests that need them will be skipped)" >&2
    fi
fi
if command -v npm >/dev/null 2>&1 && [ ! "$here/node/node_modules/.package-lock.json" -nt "$here/node/package.json" ]; then
    npm install --silent --no-audit --no-fund --prefix "$here/node"
fi
