# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/fetch/libfetch.a
daemon_fetch_libfetch_a_CFLAGS = $(AM_CFLAGS) $(CURL_CFLAGS)
daemon_fetch_libfetch_a_SOURCES = \
	daemon/fetch/backoff.c daemon/fetch/backoff.h \
	daemon/fetch/cursor.c daemon/fetch/cursor.h \
	daemon/fetch/fetch.h \
	daemon/fetch/files.c daemon/fetch/files.h \
	daemon/fetch/files_memory.c daemon/fetch/files_memory.h \
	daemon/fetch/imap_draft.c \
	daemon/fetch/imap_folders.c daemon/fetch/imap_folders.h \
	daemon/fetch/imap_pass.c \
	daemon/fetch/imap_reply.c daemon/fetch/imap_reply.h \
	daemon/fetch/imap_session.c daemon/fetch/imap_session.h daemon/fetch/imap_state.h \
	daemon/fetch/imap_stream.c daemon/fetch/imap_stream.h \
	daemon/fetch/imap_talk.c daemon/fetch/imap_talk.h \
	daemon/fetch/imap_wire.c daemon/fetch/imap_wire.h \
	daemon/fetch/imap_words.c daemon/fetch/imap_words.h \
	daemon/fetch/maildir.c daemon/fetch/maildir.h \
	daemon/fetch/mbox.c daemon/fetch/mbox.h \
	daemon/fetch/walk.c daemon/fetch/walk.h

UNIT_TESTS += tests/unit/test_backoff
tests_unit_test_backoff_SOURCES = tests/unit/test_backoff.c
tests_unit_test_backoff_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_backoff_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_cursor
tests_unit_test_cursor_SOURCES = tests/unit/test_cursor.c
tests_unit_test_cursor_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_cursor_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_files
tests_unit_test_files_SOURCES = tests/unit/test_files.c
tests_unit_test_files_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_files_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_imap_reply
tests_unit_test_imap_reply_SOURCES = tests/unit/test_imap_reply.c
tests_unit_test_imap_reply_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_imap_reply_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_imap_pass
tests_unit_test_imap_pass_SOURCES = tests/unit/test_imap_pass.c tests/unit/fake_imap.c \
	tests/unit/fake_imap.h
tests_unit_test_imap_pass_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_imap_pass_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_imap_wire
tests_unit_test_imap_wire_SOURCES = tests/unit/test_imap_wire.c
tests_unit_test_imap_wire_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_imap_wire_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS) $(CURL_LIBS)

UNIT_TESTS += tests/unit/test_imap_folders
tests_unit_test_imap_folders_SOURCES = tests/unit/test_imap_folders.c
tests_unit_test_imap_folders_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_imap_folders_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS) $(CURL_LIBS)

UNIT_TESTS += tests/unit/test_imap_stream
tests_unit_test_imap_stream_SOURCES = tests/unit/test_imap_stream.c
tests_unit_test_imap_stream_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_imap_stream_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)

# Against a real server: run by tests/shell/T20-imap-session.sh.
check_PROGRAMS += tests/imap/test_imap_session
tests_imap_test_imap_session_SOURCES = tests/imap/test_imap_session.c tests/imap/real_server.c \
	tests/imap/real_server.h
tests_imap_test_imap_session_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_imap_test_imap_session_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS) $(CURL_LIBS)

EXTRA_DIST += tests/shell/T20-imap-session.sh \
	tests/imap/README.md tests/imap/common.sh tests/imap/courier.sh tests/imap/cyrus.sh \
	tests/imap/debs.sh tests/imap/dovecot.sh tests/imap/family.sh tests/imap/imapd.sh \
	tests/imap/maildir.sh tests/imap/smtpd.sh tests/imap/unpacked.sh

UNIT_TESTS += tests/unit/test_imap_words
tests_unit_test_imap_words_SOURCES = tests/unit/test_imap_words.c
tests_unit_test_imap_words_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_imap_words_LDADD = daemon/fetch/libfetch.a $(UNIT_LIBS)
