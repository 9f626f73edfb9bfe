# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/fetch/libfetch.a
daemon_fetch_libfetch_a_SOURCES =
