# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packages.sh - Debian packages by name, and how they get here.  Sourced, never run.

# shellcheck disable=SC2034 # used by those who source this
BUILD_PACKAGES="gcc make autoconf automake pkg-config libglib2.0-dev libgmime-3.0-dev
	libsqlite3-dev libcurl4-openssl-dev libpcre2-dev libxml2-dev libical-dev libjansson-dev
	libcairo2-dev libpng-dev fonts-dejavu-core libsystemd-dev tzdata ca-certificates"
# shellcheck disable=SC2034
TEST_PACKAGES="libcmocka-dev dovecot-imapd exim4-daemon-light openssl curl procps
	python3 perl clang-format cppcheck shellcheck universal-ctags mandoc systemd sqlite3"

say() { printf '%s\n' "$*" >&2; }

# missing PACKAGE...: those that are not installed.
missing() {
	local package
	for package; do
		[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
			printf '%s ' "$package"
	done
}

# as_root COMMAND...: as root, or through sudo.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		say "This needs root. Run as root: $*"
		exit 77
	fi
}

# install_packages PACKAGE...: what is missing of them.
install_packages() {
	local need
	if ! command -v apt-get >/dev/null; then
		say "This is no Debian. Install what your system calls these, then run"
		say "  ./autogen.sh && mkdir -p build && cd build && ../configure && make"
		say "Debian's names: $*"
		exit 69
	fi
	need=$(missing "$@")
	[ -n "$need" ] || return 0
	say "Installing: $need"
	as_root apt-get update -qq
	# shellcheck disable=SC2086 # a list of words
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
		--no-install-recommends $need >/dev/null
}
