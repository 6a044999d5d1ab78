#!/bin/sh
set -e
process="$1"
shift
exec node "$@" --import ./dist/trace.js "./dist/processes/$process.js"
