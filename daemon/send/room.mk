# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/send/libsend.a
daemon_send_libsend_a_SOURCES = \
	daemon/send/compose.c \
	daemon/send/outbox.c daemon/send/outbox.h \
	daemon/send/recipient.c daemon/send/recipient.h \
	daemon/send/smtp.c daemon/send/smtp.h
daemon_send_libsend_a_CFLAGS = $(AM_CFLAGS) $(CURL_CFLAGS)
