# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/send/libsend.a
daemon_send_libsend_a_SOURCES =
