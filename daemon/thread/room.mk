# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/thread/libthread.a
daemon_thread_libthread_a_SOURCES = \
	daemon/thread/closing.c daemon/thread/closing.h \
	daemon/thread/domain.c daemon/thread/domain.h \
	daemon/thread/mention.c daemon/thread/mention.h \
	daemon/thread/name.c daemon/thread/name.h \
	daemon/thread/roster.c daemon/thread/roster.h \
	daemon/thread/side.c daemon/thread/side.h \
	daemon/thread/subject.c daemon/thread/subject.h \
	daemon/thread/thread.c daemon/thread/thread.h \
	daemon/thread/twin.c daemon/thread/twin.h
UNIT_TESTS += tests/unit/test_side
tests_unit_test_side_SOURCES = tests/unit/test_side.c
tests_unit_test_side_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_side_LDADD = daemon/thread/libthread.a $(UNIT_LIBS)
UNIT_TESTS += tests/unit/test_subject
tests_unit_test_subject_SOURCES = tests/unit/test_subject.c
tests_unit_test_subject_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_subject_LDADD = daemon/thread/libthread.a $(UNIT_LIBS)
UNIT_TESTS += tests/unit/test_thread
tests_unit_test_thread_SOURCES = tests/unit/test_thread.c
tests_unit_test_thread_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_thread_LDADD = daemon/thread/libthread.a $(UNIT_LIBS)
UNIT_TESTS += tests/unit/test_twin
tests_unit_test_twin_SOURCES = tests/unit/test_twin.c
tests_unit_test_twin_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_twin_LDADD = daemon/thread/libthread.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_closing
tests_unit_test_closing_SOURCES = tests/unit/test_closing.c
tests_unit_test_closing_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_closing_LDADD = daemon/thread/libthread.a $(UNIT_LIBS)
