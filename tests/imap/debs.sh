#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Unpack a mail server from its Debian packages without installing it:
#   debs.sh cyrus|courier [DIR]     DIR defaults to $ST_DEBS or ${TMPDIR:-/tmp}/st-debs-USER
# Debian lets only one IMAP server be installed at a time (cyrus-imapd and
# courier-imap remove dovecot-imapd); unpacked copies live side by side, and the
# system's own configuration stays as it is.  Needs apt, but neither root nor
# installation; run `apt-get update` as root before.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=common.sh
. "$here/common.sh"
# shellcheck source=unpacked.sh
. "$here/unpacked.sh"

case ${1:-} in
  cyrus) packages="cyrus-imapd sasl2-bin" ;;
  courier) packages="courier-imap libnss-wrapper socat" ;;
  *) sed -n '3,4s/^# \{0,1\}//p' "$0" && exit 2 ;;
esac
dir=${2:-$ST_DEBS}
mkdir -p "$dir/archives"
cd "$dir/archives"

# apt names the packages and what is missing of their dependencies; a line with
# "[" tells of an upgrade, which the test servers do not need.
# shellcheck disable=SC2086 # $packages is a list of words
missing=$(apt-get install --simulate --no-install-recommends $packages |
  awk '$1 == "Inst" && $3 !~ /^\[/ { print $2 }')
# shellcheck disable=SC2086
if [ -n "$missing" ]; then apt-get download -qq -o APT::Sandbox::User="$(id -un)" $missing; fi
for deb in *.deb; do
  if [ -f "$deb" ]; then dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$dir" --no-same-owner --no-same-permissions; fi
done
rm -rf "$dir/archives"
echo "$dir"
