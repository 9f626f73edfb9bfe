# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/base/libbase.a
daemon_base_libbase_a_SOURCES = \
	daemon/base/day.c daemon/base/day.h \
	daemon/base/error.c daemon/base/error.h \
	daemon/base/file.c daemon/base/file.h \
	daemon/base/moment.c daemon/base/moment.h \
	daemon/base/text.c daemon/base/text.h

UNIT_TESTS += tests/unit/test_day
tests_unit_test_day_SOURCES = tests/unit/test_day.c
tests_unit_test_day_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_day_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_moment
tests_unit_test_moment_SOURCES = tests/unit/test_moment.c
tests_unit_test_moment_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_moment_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_text
tests_unit_test_text_SOURCES = tests/unit/test_text.c
tests_unit_test_text_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_text_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_file
tests_unit_test_file_SOURCES = tests/unit/test_file.c
tests_unit_test_file_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_file_LDADD = $(UNIT_LIBS)
