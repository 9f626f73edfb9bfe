# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# courier.sh - the Courier IMAP 5.0 part of imapd.sh.
# Four processes: one couriertcpd for each port, gam_server to notice new mail, and
# socat in the place of authdaemond, whose configuration has a fixed name in /etc.
# shellcheck source=maildir.sh
. "${here:?}/maildir.sh"
# shellcheck source=unpacked.sh
. "$here/unpacked.sh"

IMAPLOGIN=/usr/lib/courier/courier/imaplogin

server_check() {
  find_root /usr/sbin/couriertcpd courier
  SOCAT=$(program /usr/bin/socat)
  GAM_SERVER=$(program /usr/libexec/gam_server)
  NSS_WRAPPER=$(find "$ROOT"/usr/lib/*-linux-gnu /usr/lib/*-linux-gnu \
    -maxdepth 1 -name libnss_wrapper.so 2>/dev/null | head -n 1)
  [ -x "$SOCAT" ] || die "socat not found (Debian package: socat)"
  [ -n "$NSS_WRAPPER" ] || die "nss_wrapper not found (Debian package: libnss-wrapper)"
}

server_has_maildirs() { true; }
server_user() { maildir_make "$D/home/$1/Maildir"; }
server_deliver() { maildir_deliver "$@"; }
server_env() { echo "ST_MAIL=$D/home/family/Maildir"; }

server_launch() { # PORT TLS_PORT
  local pid pids=()
  mkdir -p "$D/lib" "$D/run/courier/authdaemon"
  : >"$D/courier.log"
  cat "$D/cert.pem" "$D/key.pem" >"$D/pair.pem"
  write_auth_program
  redirect_auth_socket
  fake_account
  give_to_mail_owner "$D/run" "$D/pair.pem" "$D/courier.log"
  chmod 600 "$D/pair.pem"

  cd "$D" || return 1 # see redirect_auth_socket
  rm -f run/courier/authdaemon/socket
  launch couriertcpd "$2" "$ROOT/usr/bin/couriertls" -server -tcpd "$ROOT$IMAPLOGIN"
  launch couriertcpd "$1" "$ROOT$IMAPLOGIN"
  launch courier "$SOCAT" "UNIX-LISTEN:$D/run/courier/authdaemon/socket,fork" "EXEC:$D/auth"
  launch courier "$GAM_SERVER" --notimeout "${D//\//-}"
  if wait_listen "${pids[0]}" "$2" && wait_listen "${pids[1]}" "$1" &&
    wait_file run/courier/authdaemon/socket; then
    printf '%s\n' "${pids[@]}"
  else
    for pid in "${pids[@]}"; do stop_pid "$pid" "$D"; done
    return 1
  fi
}

# launch FUNCTION ARGUMENT...: start a server in the background, note its PID in pids.
launch() {
  ("$@") </dev/null >>"$D/courier.log" 2>&1 &
  pids+=($!)
}

# courier PROGRAM ARGUMENT...: become PROGRAM with what is in /etc/courier/imapd
# and imapd-ssl on Debian, and with the names of this instance.
courier() {
  local capability settings
  capability="IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE"
  settings=(
    IMAP_CAPABILITY="$capability"
    IMAP_CAPABILITY_TLS="$capability AUTH=PLAIN"
    IMAP_KEYWORDS=1
    IMAP_ACL=1
    IMAP_USELOCKS=1
    IMAP_CHECK_ALL_FOLDERS=0
    IMAP_MAILBOX_SANITY_CHECK=0
    IMAP_ENHANCEDIDLE=1
    IMAP_IDLE_TIMEOUT=60
    IMAP_STARTTLS=YES
    COURIERTLS="$ROOT/usr/bin/couriertls"
    TLS_CERTFILE="$D/pair.pem"
    TLS_TRUSTCERTS="$D/cert.pem"
    TLS_VERIFYPEER=NONE
    NSS_WRAPPER_PASSWD="$D/passwd"
    NSS_WRAPPER_GROUP="$D/group"
    LD_PRELOAD="$NSS_WRAPPER"
    # Courier talks to a gam_server of its own, which tells it about new mail (IDLE);
    # the socket's name is abstract (not a file) and ends in this identifier.
    GAM_CLIENT_ID="${D//\//-}"
    GAMIN_DEBUG_SERVER="$GAM_SERVER"
  )
  use_libraries "$D/lib"
  as_mail_owner env "${settings[@]}" "$@"
}

# couriertcpd PORT LOGIN_PROGRAM...: become the listener of PORT.  The environment
# says to imaplogin whether TLS is there already.
couriertcpd() {
  local port=$1
  shift
  if [ $# -gt 1 ]; then export IMAP_TLS=1; fi
  courier "$ROOT/usr/sbin/couriertcpd" -address=127.0.0.1 -nodnslookup -noidentlookup \
    -maxprocs=128 -maxperip=128 "$port" "$@" "$ROOT/usr/bin/imapd" Maildir
}

# Courier's login asks a daemon about each password, one request per connection:
#   AUTH <length> / service / type / user / password
# Every user name with a home directory is good, with the password "secret".
write_auth_program() {
  cat >"$D/auth" <<E
#!/bin/bash
while IFS= read -r line; do
  case \$line in AUTH\ *) ;; *) continue ;; esac
  read -r _service && read -r type && IFS= read -r user && IFS= read -r password || exit
  home=$D/home/\$user
  if [ "\$type:\$password" = login:secret ] && [[ \$user != */* ]] && [ -d "\$home" ]; then
    printf '%s\n' UID=$MAIL_UID GID=$MAIL_GID "ADDRESS=\$user" "HOME=\$home" "MAILDIR=\$home/Maildir" .
  else
    echo FAIL
  fi
  exit
done
E
  chmod 755 "$D/auth"
}

# The library that asks has /run/courier/authdaemon/socket built in.  Instances
# get a copy of it with a name of the same length, relative to their directory.
redirect_auth_socket() {
  local library
  library=$(find "$ROOT/usr/lib" -name 'libcourierauth.so.0' | head -n 1)
  sed 's|/run/courier/a|run/courier//a|' "$library" >"$D/lib/libcourierauth.so.0"
  grep -q 'run/courier//a' "$D/lib/libcourierauth.so.0" || die "unknown build of $library"
}

# After STARTTLS, Courier becomes the account "courier", found by name: let
# nss_wrapper answer that this is the mail owner.
fake_account() {
  echo "courier:x:$MAIL_UID:$MAIL_GID::/:/bin/sh" >"$D/passwd"
  echo "courier:x:$MAIL_GID:" >"$D/group"
}
