#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Make configure from configure.ac, in a checkout.
set -e
cd "$(dirname "$0")"
mkdir -p build-aux
exec autoreconf --install "$@"
