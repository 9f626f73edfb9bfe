# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# unpacked.sh - find programs, installed or unpacked by debs.sh.
ST_DEBS=${ST_DEBS:-${TMPDIR:-/tmp}/st-debs-$(id -un)}

# find_root PATH SERVER: set ROOT to "" if PATH is installed, to $ST_DEBS if it is there.
find_root() {
  if [ -x "$1" ]; then
    ROOT=
  elif [ -x "$ST_DEBS$1" ]; then
    ROOT=$ST_DEBS
  else
    die "$1 not found: run ${here:-.}/debs.sh $2"
  fi
}

# program PATH: print PATH as unpacked if it is there, else as installed (debs.sh
# leaves out what the system has already).
program() {
  if [ -x "$ROOT$1" ]; then echo "$ROOT$1"; else echo "$1"; fi
}

# use_libraries [DIR]: let the programs in ROOT find the libraries in DIR and ROOT.
use_libraries() {
  local dir list=${1:-}
  for dir in "$ROOT"/usr/lib "$ROOT"/usr/lib/*-linux-gnu; do
    if [ -n "$ROOT" ] && [ -d "$dir" ]; then list=$list${list:+:}$dir; fi
  done
  if [ -n "$list" ]; then export LD_LIBRARY_PATH=$list; fi
}
