# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/send/libsend.a
daemon_send_libsend_a_SOURCES = \
	daemon/send/compose.c \
	daemon/send/draft_mail.c daemon/send/draft_mail.h \
	daemon/send/mail_write.c daemon/send/mail_write.h \
	daemon/send/recipient.c daemon/send/recipient.h \
	daemon/send/smtp.c daemon/send/smtp.h
daemon_send_libsend_a_CFLAGS = $(AM_CFLAGS) $(CURL_CFLAGS)

check_PROGRAMS += tests/shell/smtp_send_check
tests_shell_smtp_send_check_SOURCES = tests/shell/smtp_send_check.c
tests_shell_smtp_send_check_LDADD = daemon/send/libsend.a daemon/model/libmodel.a \
	daemon/base/libbase.a $(CURL_LIBS) $(GLIB_LIBS)
EXTRA_DIST += tests/shell/T30-smtp.sh

UNIT_TESTS += tests/unit/test_compose tests/unit/test_draft_mail tests/unit/test_recipient
tests_unit_test_compose_SOURCES = tests/unit/test_compose.c
tests_unit_test_compose_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_compose_LDADD = daemon/send/libsend.a $(UNIT_LIBS) $(CURL_LIBS)
tests_unit_test_recipient_SOURCES = tests/unit/test_recipient.c
tests_unit_test_recipient_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_recipient_LDADD = daemon/send/libsend.a $(UNIT_LIBS)
tests_unit_test_draft_mail_SOURCES = tests/unit/test_draft_mail.c
tests_unit_test_draft_mail_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_draft_mail_LDADD = daemon/send/libsend.a $(UNIT_LIBS)
