# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# cyrus.sh - the Cyrus IMAP 3.6 part of imapd.sh.
# Cyrus keeps its own mail store, so mail comes in over LMTP only.
# shellcheck source=unpacked.sh
. "${here:?}/unpacked.sh"

server_check() {
  find_root /usr/lib/cyrus/bin/master cyrus
  need curl curl
}

# cyrus PROGRAM ARGUMENTS...: become a Cyrus or SASL program as the mail owner.
cyrus() {
  local program
  server_check
  program=$(program "$1")
  shift
  use_libraries ""
  as_mail_owner "$program" "$@"
}

server_has_maildirs() { false; }

server_launch() { # PORT TLS_PORT
  local dir pid
  for dir in db log msg proc ptclient quota sieve socket sync user lock backup; do
    mkdir -p "$D/conf/$dir"
  done
  mkdir -p "$D/spool"
  cyrus_options >"$D/imapd.conf"
  cyrus_services "$@" >"$D/cyrus.conf"
  : >"$D/cyrus.log"
  give_to_mail_owner "$D/conf" "$D/spool"
  chmod 755 "$D/conf" "$D/spool"

  cyrus /usr/lib/cyrus/bin/master -D -C "$D/imapd.conf" -M "$D/cyrus.conf" \
    -p "$D/conf/master.pid" </dev/null >>"$D/cyrus.log" 2>&1 &
  pid=$!
  if wait_listen "$pid" "$1" && wait_listen "$pid" "$2"; then
    echo "$pid"
  else
    stop_pid "$pid" "$D"
    return 1
  fi
}

server_env() { echo "ST_LMTP=$D/conf/socket/lmtp"; }

# Passwords are in a SASL database; the mailbox itself is made at the first
# login or delivery (autocreate).  home/NAME tells smtpd.sh that NAME exists.
server_user() {
  [ ! -d "$D/home/$1" ] || return 0
  printf secret | (cyrus /usr/sbin/saslpasswd2 -p -c -f "$D/conf/sasldb2" -u localhost "$1")
  mkdir "$D/home/$1"
}

server_deliver() { # USER FILE FOLDER
  if [ -z "$3" ]; then
    (cyrus /usr/lib/cyrus/bin/deliver -C "$D/imapd.conf" "$1" <"$2")
    return
  fi
  # LMTP knows the INBOX only.  APPEND wants CRLF line ends and a known size.
  local url=imaps://localhost:$ST_TLS_PORT file=$D/append.$$
  curl -s --cacert "$D/cert.pem" -u "$1:secret" "$url/" -X "CREATE $3" || true # it may exist
  sed 's/\r*$/\r/' "$2" >"$file"
  curl -sS --cacert "$D/cert.pem" -u "$1:secret" "$url/$3" -T "$file"
  rm "$file"
}

cyrus_options() {
  cat <<E
configdirectory: $D/conf
defaultpartition: default
partition-default: $D/spool
cyrus_user: $(id -un "$MAIL_UID")
admins: admin
servername: localhost
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: $D/conf/sasldb2
sasl_mech_list: PLAIN LOGIN
allowplaintext: yes
unixhierarchysep: yes
altnamespace: yes
autocreate_quota: 0
autocreate_post: yes
autocreate_inbox_folders: Sent
xlist-sent: Sent
tls_server_cert: $D/cert.pem
tls_server_key: $D/key.pem
tls_versions: tls1_2 tls1_3
lmtpsocket: $D/conf/socket/lmtp
idlesocket: $D/conf/socket/idle
notifysocket: $D/conf/socket/notify
E
}

cyrus_services() { # PORT TLS_PORT
  local bin=$ROOT/usr/lib/cyrus/bin
  cat <<E
START {
  recover cmd="$bin/ctl_cyrusdb -C $D/imapd.conf -r"
}
SERVICES {
  imap cmd="$bin/imapd -C $D/imapd.conf" listen="127.0.0.1:$1"
  imaps cmd="$bin/imapd -s -C $D/imapd.conf" listen="127.0.0.1:$2"
  lmtp cmd="$bin/lmtpd -a -C $D/imapd.conf" listen="$D/conf/socket/lmtp"
}
DAEMON {
  idled cmd="$bin/idled -C $D/imapd.conf"
}
EVENTS {
}
E
}
