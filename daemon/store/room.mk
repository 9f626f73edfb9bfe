# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/store/libstore.a
daemon_store_libstore_a_SOURCES =
