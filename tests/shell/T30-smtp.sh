#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Mail to the family, over real SMTP: Exim with STARTTLS and with TLS, and a server of a few lines
# that says what Exim would not.  TAP; run it in the build directory, or with top_builddir set.
set -u
here=$(cd "$(dirname "$0")" && pwd)
servers=$here/../imap
program=${top_builddir:-.}/tests/shell/smtp_send_check

skip_all() {
  echo "1..0 # SKIP $*"
  exit 0
}

PATH=$PATH:/usr/sbin:/sbin
for tool in exim4 dovecot openssl; do
  command -v $tool >/dev/null || skip_all "no $tool"
done
[ -x "$servers/smtpd.sh" ] || skip_all "no test servers in $servers"
[ -x "$program" ] || skip_all "no $program: make check builds it"

# shellcheck source=/dev/null
. "$servers/common.sh"
env=$("$servers/imapd.sh" start) && eval "$env" || exit 1
work=$ST_DIR/work
trap '"$servers/smtpd.sh" stop "$ST_DIR/smtp"; "$servers/imapd.sh" stop "$ST_DIR"; rm -rf "$ST_DIR"' EXIT
env=$("$servers/smtpd.sh" start "$ST_DIR") && eval "$env" || exit 1
"$servers/imapd.sh" user "$ST_DIR" mum dad
mkdir "$work"

plain=smtp://localhost:$ST_SMTP_PORT
tls=smtps://localhost:$ST_SMTP_TLS_PORT
n=0

ok() { # DESCRIPTION GOT WANTED (a pattern)
  n=$((n + 1))
  # shellcheck disable=SC2053
  if [[ $2 == $3 ]]; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    printf '# got:    %s\n# wanted: %s\n' "$2" "$3"
  fi
}

send() { # URL CA PASSWORD TO [MAIL]
  timeout 60 "$program" send "$1" "$2" "$3" "$4" <"${5:-$work/mail}"
}

# delivered USER: print the newest mail of USER, which becomes old by that; wait for it at most 10 s
delivered() {
  local file deadline=$((SECONDS + 10))
  while [ $SECONDS -lt $deadline ]; do
    for file in "$ST_DIR/home/$1/Maildir/new/"*; do
      [ -f "$file" ] || continue
      cat "$file" && rm "$file"
      return
    done
  done
  echo "nothing was delivered to $1"
}

# Without the headers that Exim puts above the first of ours.
without_trace() { sed -n '/^X-First: /,$p'; }

{
  printf 'X-First: yes\r\nFrom: <family@example.org>\r\nTo: <mum@example.org>\r\n'
  printf 'Subject: dots\r\nMIME-Version: 1.0\r\n\r\n'
  printf '.\r\n..\r\n.hidden\r\n\r\n.\r\nFrom the school\r\n%0900d\r\nlast line .\r\n.\r\n' 7
} >"$work/mail"
tr -d '\r' <"$work/mail" >"$work/mail.lf"

# Delivered, and to the byte.
for url in "$plain" "$tls"; do
  ok "${url%%:*}: sent" "$(send "$url" "$ST_SMTP_CA" secret mum@example.org)" sent
  delivered mum | without_trace >"$work/got"
  ok "${url%%:*}: arrives as it was, dots and all" "$(cmp "$work/got" "$work/mail.lf" 2>&1)" ""
done
ok "line ends are made right" \
  "$(send "$tls" "$ST_SMTP_CA" secret mum@example.org "$work/mail.lf")" sent
delivered mum | without_trace >"$work/got"
ok "and nothing else changes" "$(cmp "$work/got" "$work/mail.lf" 2>&1)" ""

"$program" compose dad@example.org >"$work/digest"
ok "a digest is sent" "$(send "$tls" "$ST_SMTP_CA" secret dad@example.org "$work/digest")" sent
delivered dad | sed -n '/^From: /,$p' >"$work/got"
tr -d '\r' <"$work/digest" >"$work/digest.lf"
ok "and arrives as it was composed" "$(cmp "$work/got" "$work/digest.lf" 2>&1)" ""
ok "it is 7-bit, of short lines" "$(LC_ALL=C grep -nE '[^ -~]|.{79}' "$work/digest.lf")" ""
ok "the name of this machine is not told" \
  "$(grep ' <= ' "$ST_SMTP_LOG" | grep -cv 'H=.*localhost')" 0

# A large mail: the read buffer of libcurl is 64 KiB.
{
  printf 'X-First: yes\r\nFrom: <family@example.org>\r\nTo: <mum@example.org>\r\n\r\n'
  for i in {1..9000}; do printf '.%d line with a dot first\r\n.\r\n' "$i"; done
} >"$work/large"
tr -d '\r' <"$work/large" >"$work/large.lf"
ok "a large mail is sent" "$(send "$tls" "$ST_SMTP_CA" secret mum@example.org "$work/large")" sent
delivered mum | without_trace >"$work/got"
ok "and is whole" "$(cmp "$work/got" "$work/large.lf" 2>&1)" ""

# Refusals, by class.
"$servers/smtpd.sh" refuse "$ST_SMTP_DIR" mum@example.org
ok "550 at RCPT" "$(send "$tls" "$ST_SMTP_CA" secret mum@example.org)" "REJECT: * (550)"
"$servers/smtpd.sh" defer "$ST_SMTP_DIR" mum@example.org
ok "451 at RCPT" "$(send "$tls" "$ST_SMTP_CA" secret mum@example.org)" "AGAIN: * (451)"
"$servers/smtpd.sh" accept "$ST_SMTP_DIR" mum@example.org
ok "wrong password" "$(send "$tls" "$ST_SMTP_CA" hunter2-wrong mum@example.org)" "DENIED: * (535)"
ok "wrong password, STARTTLS" "$(send "$plain" "$ST_SMTP_CA" x mum@example.org)" "DENIED: * (535)"
ok "a token in the place of a password" \
  "$(send "$tls" "$ST_SMTP_CA" "bearer:$ST_JWT_OK" mum@example.org)" sent
delivered mum | without_trace >"$work/got"
ok "and the mail arrives" "$(cmp "$work/got" "$work/mail.lf" 2>&1)" ""
ok "a token that has expired" \
  "$(send "$plain" "$ST_SMTP_CA" "bearer:$ST_JWT_BAD" mum@example.org)" "DENIED: *"
ok "no word of the password" \
  "$(send "$tls" "$ST_SMTP_CA" hunter2-wrong mum@example.org 2>&1 | grep -c hunter2)" 0

# Certificates.
openssl req -x509 -nodes -days 30 -subj /CN=localhost -newkey ec \
  -pkeyopt ec_paramgen_curve:prime256v1 -addext subjectAltName=DNS:localhost \
  -keyout "$work/other.key" -out "$work/other.pem" 2>/dev/null
ok "a certificate of somebody else, TLS" \
  "$(send "$tls" "$work/other.pem" secret mum@example.org)" "UNAVAILABLE: *certificate*"
ok "a certificate of somebody else, STARTTLS" \
  "$(send "$plain" "$work/other.pem" secret mum@example.org)" "UNAVAILABLE: *certificate*"
ok "a certificate that the system does not know" \
  "$(send "$tls" "" secret mum@example.org)" "UNAVAILABLE: *certificate*"
ok "a CA file that is not there" \
  "$(send "$tls" "$work/none.pem" secret mum@example.org)" "CONFIG: *"
ok "another scheme" "$(send "http://localhost" "" secret mum@example.org)" "CONFIG: *"

# Nobody but the family; and nothing is asked of the server.
before=$(wc -c <"$ST_SMTP_LOG")
"$servers/smtpd.sh" down "$ST_SMTP_DIR"
ok "server down" "$(send "$tls" "$ST_SMTP_CA" secret mum@example.org)" "UNAVAILABLE: *"
for to in teacher@school.example mum@example.org.evil.example '' 'mum@example.org,evil@x.example' \
  $'mum@example.org>\r\nRCPT TO:<evil@x.example' 'Mum <mum@example.org>' ' mum@example.org'; do
  ok "refused before any connection: ${to//[$'\r\n']/_}" \
    "$(send "$tls" "$ST_SMTP_CA" secret "$to")" "FATAL: nothing was sent: *"
done
"$servers/smtpd.sh" up "$ST_SMTP_DIR"
ok "nobody else was written to" \
  "$(tail -c +$((before + 1)) "$ST_SMTP_LOG" | grep -cE 'evil|teacher')" 0
ok "letters' case does not matter" \
  "$(send "$tls" "$ST_SMTP_CA" secret Mum@Example.org)" sent

# A server of our own: GREETING, then an answer for each of the login, MAIL, RCPT, DATA and the final
# dot; "-" closes the connection.
fake() { # GREETING LOGIN MAIL RCPT DATA DOT
  local answers=("$@") port line verb answer server login='' in_data=''
  read -r port _ <<<"$(random_ports)"
  rm -f "$work/in" "$work/out" && mkfifo "$work/in" "$work/out"
  openssl s_server -quiet -naccept 1 -accept "127.0.0.1:$port" -cert "$ST_DIR/cert.pem" \
    -key "$ST_DIR/key.pem" <"$work/in" >"$work/out" 2>/dev/null &
  server=$!
  exec 3>"$work/in" 4<"$work/out"
  wait_listen $server "$port" || echo "# the server does not listen"
  send "smtps://localhost:$port" "$ST_DIR/cert.pem" secret mum@example.org >"$work/answer" 4<&- 3>&- &
  local client=$!
  printf '%s\r\n' "${answers[0]}" >&3
  while read -r line <&4; do
    line=${line%$'\r'} verb=${line%% *}
    [ -z "$in_data" ] || [ "$line" = . ] || continue
    if [ -n "$login" ]; then verb=password login=''; fi
    case $verb in
      EHLO) answer=$'250-fake\r\n250 AUTH PLAIN' ;;
      AUTH) answer='334 ' login=yes ;;
      password) answer=${answers[1]} ;;
      MAIL) answer=${answers[2]} ;;
      RCPT) answer=${answers[3]} ;;
      DATA) answer=${answers[4]} && [[ $answer != 354* ]] || in_data=yes ;;
      .) answer=${answers[5]} in_data='' ;;
      *) answer='221 bye' ;;
    esac
    [ "$answer" != - ] || break
    printf '%s\r\n' "$answer" >&3
    [ "$verb" != QUIT ] || break
  done
  kill $server 2>/dev/null
  exec 3>&- 4<&-
  wait $client $server 2>/dev/null
  cat "$work/answer"
}

ok "all goes well" "$(fake '220 hi' '235 ok' '250 ok' '250 ok' '354 go' '250 ok')" sent
ok "greeting 554 is about the server" "$(fake '554 no' - - - - -)" "UNAVAILABLE: *"
ok "greeting 421" "$(fake '421 busy' - - - - -)" "AGAIN: * (421)"
ok "login 454" "$(fake '220 hi' '454 later' - - - -)" "AGAIN: * (454)"
ok "MAIL 552" "$(fake '220 hi' '235 ok' '552 full' - - -)" "REJECT: * (552)"
ok "MAIL 530" "$(fake '220 hi' '235 ok' '530 login first' - - -)" "DENIED: * (530)"
ok "RCPT 450" "$(fake '220 hi' '235 ok' '250 ok' '450 grey' - -)" "AGAIN: * (450)"
ok "DATA 554" "$(fake '220 hi' '235 ok' '250 ok' '250 ok' '554 no' -)" "REJECT: * (554)"
ok "the mail itself 554" \
  "$(fake '220 hi' '235 ok' '250 ok' '250 ok' '354 go' '554 spam')" "REJECT: * (554)"
ok "the mail itself 452" \
  "$(fake '220 hi' '235 ok' '250 ok' '250 ok' '354 go' '452 full')" "AGAIN: * (452)"
ok "closed before RCPT" "$(fake '220 hi' '235 ok' '250 ok' - - -)" "UNAVAILABLE: *"
ok "closed after the final dot" \
  "$(fake '220 hi' '235 ok' '250 ok' '250 ok' '354 go' -)" "AGAIN: cannot tell whether *"
echo "1..$n"
