#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Demo: submit a message over SMTP, read it back over IMAP.
#   family.sh [--server=dovecot|cyrus|courier]
set -eu
cd "$(dirname "$0")"
env=$(./imapd.sh start "${1:---server=dovecot}") && eval "$env"
trap './imapd.sh stop "$ST_DIR"; rm -rf "$ST_DIR"' EXIT
env=$(./smtpd.sh start "$ST_DIR") && eval "$env"
trap './smtpd.sh stop "$ST_SMTP_DIR"; ./imapd.sh stop "$ST_DIR"; rm -rf "$ST_DIR"' EXIT
./imapd.sh user "$ST_DIR" mum dad

printf '%s\n' 'From: family@example.org' 'To: mum@example.org' 'Subject: Trip on Friday' '' 'Bring boots.' |
  curl -sS --cacert "$ST_SMTP_CA" -u "$ST_SMTP_USER:$ST_SMTP_PASS" --crlf -T - \
    --mail-from family@example.org --mail-rcpt mum@example.org --mail-rcpt dad@example.org \
    "smtps://localhost:$ST_SMTP_TLS_PORT"

for user in mum dad; do
  until curl -sf --cacert "$ST_CA" -u "$user:$ST_PASS" \
    "imaps://localhost:$ST_TLS_PORT/INBOX;MAILINDEX=1"; do sleep .1; done
done
