#!/bin/sh
# Starts the gate, the application and nginx in front of them; Ctrl-C stops all three.
set -eu
cd "$(dirname "$0")"
mkdir -p temp
node gate.mjs &
gate=$!
node application.mjs &
application=$!
PATH="$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/bin" nginx -p "$PWD" -e stderr -c "$PWD/nginx.conf" &
nginx=$!
trap 'kill $gate $application $nginx 2> /dev/null || true; wait; exit 0' INT TERM
wait $nginx || true
kill $gate $application
