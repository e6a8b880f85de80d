#!/bin/sh
# compile.sh own|generated: compiles the client in TypeScript to target/clients, or what generators made of the description of the
# API. Installs the compiler from npm in a folder of its own.
set -eu
cd "$(dirname "$0")/../../.."
out=target/clients
mkdir -p "$out"
tsc="$out/npm/node_modules/.bin/tsc"
[ -x "$tsc" ] || npm install --silent --no-audit --no-fund --prefix "$out/npm" typescript@5.8
case $1 in
    own)
        "$tsc" --strict --noUnusedLocals --erasableSyntaxOnly --target es2022 --lib es2022,dom --module es2022 \
            --outDir "$out" src/clients/steersman.ts
        mv "$out/steersman.js" "$out/steersman.mjs"
        ;;
    generated)
        python3 -m compileall -q "$out/python/generated"
        "$tsc" --noEmit --strict --target es2020 --lib es2020,dom --module es2020 --moduleResolution node \
            "$out/typescript/index.ts"
        ;;
esac
