# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/digest/libdigest.a
daemon_digest_libdigest_a_SOURCES =
