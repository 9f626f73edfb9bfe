# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# maildir.sh - mailboxes of the servers that keep Maildirs (Dovecot, Courier).

# maildir_make DIR: create a Maildir, and the home directory above it.
maildir_make() {
  [ ! -d "$1/new" ] || return 0
  mkdir -p "$1/cur" "$1/new" "$1/tmp"
  give_to_mail_owner "$(dirname "$1")"
}

# maildir_deliver USER FILE FOLDER: complete the file in tmp/, then rename it, so
# that the server never sees half a message; the rename also wakes IDLE sessions.
maildir_deliver() {
  local box=$D/home/$1/Maildir name
  if [ -n "$3" ]; then
    box=$box/.$3
    maildir_make "$box"
    : >"$box/maildirfolder" # Courier ignores a folder without this file
  fi
  name=$(date +%s).M$RANDOM$$.host
  install -m 644 "$2" "$box/tmp/$name"
  give_to_mail_owner "$box/tmp/$name"
  mv "$box/tmp/$name" "$box/new/$name"
}
