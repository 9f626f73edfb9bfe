#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The IMAP session against a real Dovecot.  TAP; run by prove in the build folder.
set -u
tools=$(cd "$(dirname "$0")/../imap" && pwd)
program=${top_builddir:-.}/tests/imap/test_imap_session

for need in dovecot openssl; do
  PATH=$PATH:/usr/sbin:/sbin command -v $need >/dev/null || {
    echo "1..0 # SKIP $need is not installed"
    exit 0
  }
done
[ -x "$program" ] || {
  echo "1..0 # SKIP $program is not built"
  exit 0
}

env=$("$tools/imapd.sh" start) || {
  echo "Bail out! the server does not start"
  exit 1
}
eval "$env"
trap '"$tools/imapd.sh" stop "$ST_DIR"; rm -rf "$ST_DIR"' EXIT

# A certificate of somebody else.
openssl req -x509 -nodes -days 2 -subj /CN=localhost -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 \
  -keyout "$ST_DIR/other-key.pem" -out "$ST_DIR/other-ca.pem" 2>/dev/null

export ST_DIR ST_TOOLS=$tools ST_OTHER_CA=$ST_DIR/other-ca.pem CMOCKA_MESSAGE_OUTPUT=TAP
"$program" "$@"
