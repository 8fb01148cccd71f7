#!/bin/sh
# Builds webgl.js and forces.js from npm, at the versions written here, and prints their sums for vendored.toml.
# The same versions give the same bytes. Nothing of this runs when a page is made.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact \
    sigma@3.0.3 graphology@0.26.0 graphology-utils@2.5.2 events@3.3.0 @sigma/edge-curve@3.1.0 @sigma/node-image@3.0.0 \
    d3-force@3.0.1 d3-quadtree@3.0.2 d3-dispatch@3.0.2 d3-timer@3.0.2 esbuild@0.28.2
cat >webgl-entry.js <<'JS'
export { default as Sigma } from "sigma";
export { EdgeArrowProgram, EdgeLineProgram } from "sigma/rendering";
export { MultiDirectedGraph } from "graphology";
export { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
export { createNodeImageProgram } from "@sigma/node-image";
JS
cat >forces-entry.js <<'JS'
export { forceCollide, forceLink, forceManyBody, forceRadial, forceSimulation, forceX, forceY } from "d3-force";
JS
for name in webgl forces; do
    npx esbuild "$name-entry.js" --bundle --minify --format=iife "--global-name=$name" --target=es2020 \
        --legal-comments=none --charset=ascii --log-level=error "--outfile=$here/$name.js"
done
cd "$here"
sha256sum webgl.js forces.js
