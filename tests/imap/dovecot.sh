# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# dovecot.sh - the Dovecot 2.3 part of imapd.sh.
# shellcheck source=maildir.sh
. "${here:?}/maildir.sh"
JWT_KEY=schooltrail-test-key

server_check() { need dovecot dovecot-imapd; }
server_has_maildirs() { true; }
server_user() { maildir_make "$D/home/$1/Maildir"; }
server_deliver() { maildir_deliver "$@"; }

server_launch() { # PORT TLS_PORT
  local pid
  mkdir -p "$D/run" "$D/state"
  : >"$D/dovecot.log"
  chmod 666 "$D/dovecot.log" # written by root and by the mail owner
  oauth2_conf
  dovecot_conf "$@" >"$D/dovecot.conf"
  rm -f "$D/run/master.pid"
  dovecot -c "$D/dovecot.conf" >>"$D/start.log" 2>&1 || return 1
  wait_file "$D/run/master.pid" || return 1
  pid=$(cat "$D/run/master.pid")
  if wait_listen "$pid" "$1" && wait_listen "$pid" "$2"; then
    echo "$pid"
  else
    stop_pid "$pid" "$D"
    return 1
  fi
}

server_env() {
  local now
  now=$(date +%s)
  echo "ST_MAIL=$D/home/family/Maildir"
  echo "ST_JWT_OK=$(jwt family $((now + 86400)))"
  echo "ST_JWT_BAD=$(jwt family 1000)"
}

# XOAUTH2 and OAUTHBEARER tokens are checked locally: JSON web tokens, HS256.
oauth2_conf() {
  mkdir -p "$D/jwt/default/HS256"
  printf %s "$JWT_KEY" | openssl base64 -A >"$D/jwt/default/HS256/default"
  cat >"$D/oauth2.conf" <<E
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$D/jwt/
username_attribute = username
E
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

jwt() { # USER EXPIRY
  local head body since
  since=$(($(date +%s) - 10))
  head=$(printf '{"alg":"HS256","typ":"JWT"}' | base64url)
  body=$(printf '{"sub":"%s","username":"%s","email":"%s","iat":%s,"nbf":%s,"exp":%s,"scope":"mail"}' \
    "$1" "$1" "$1" $since $since "$2" | base64url)
  printf '%s.%s.' "$head" "$body"
  printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -hmac "$JWT_KEY" -binary | base64url
}

# Every service runs as the mail owner and without chroot, so that neither root
# nor the accounts dovecot and dovenull are needed.
dovecot_conf() { # PORT TLS_PORT
  local service
  cat <<E
base_dir = $D/run
state_dir = $D/state
log_path = $D/dovecot.log
auth_verbose = yes
protocols = imap
listen = 127.0.0.1
instance_name = st-$1
import_environment = TZ
default_login_user = $(id -un "$MAIL_UID")
default_internal_user = $(id -un "$MAIL_UID")
default_internal_group = $(id -gn "$MAIL_UID")
ssl = yes
ssl_cert = <$D/cert.pem
ssl_key = <$D/key.pem
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
mail_location = maildir:$D/home/%u/Maildir
mail_home = $D/home/%u
mailbox_list_index = yes
maildir_very_dirty_syncs = ${ST_DIRTY:-yes}
auth_failure_delay = 0
mail_max_userip_connections = 64
mail_fsync = never
first_valid_uid = 1
first_valid_gid = 1
imap_idle_notify_interval = 2 mins
passdb {
  driver = static
  args = password=secret
  mechanisms = plain login
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $D/oauth2.conf
}
userdb {
  driver = static
  args = uid=$MAIL_UID gid=$MAIL_GID home=$D/home/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \Sent
    auto = create
  }
}
service imap-login {
  process_min_avail = 0
  inet_listener imap {
    port = $1
  }
  inet_listener imaps {
    port = $2
    ssl = yes
  }
}
service imap {
  process_limit = 64
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
E
  for service in imap-login imap auth auth-worker dict anvil stats; do
    printf 'service %s {\n  chroot =\n}\n' "$service"
  done
}
