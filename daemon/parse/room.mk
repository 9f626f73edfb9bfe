# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/parse/libparse.a
daemon_parse_libparse_a_SOURCES =
