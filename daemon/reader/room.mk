# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/reader/libreader.a
daemon_reader_libreader_a_CPPFLAGS = $(AM_CPPFLAGS) \
	-DPKGDATADIR=\"$(pkgdatadir)\" -DPKGLIBEXECDIR=\"$(pkglibexecdir)\"
daemon_reader_libreader_a_SOURCES = \
	daemon/reader/frame.c daemon/reader/frame.h \
	daemon/reader/packs.c daemon/reader/packs.h \
	daemon/reader/places.c daemon/reader/places.h \
	daemon/reader/pool.c daemon/reader/pool.h \
	daemon/reader/read_mail.c daemon/reader/read_mail.h \
	daemon/reader/setup.c daemon/reader/setup.h

pkglibexec_PROGRAMS += schooltrail-reader
schooltrail_reader_SOURCES = daemon/reader/main.c
schooltrail_reader_LDADD = $(READER_LIBS)
# A mail on its way: reader, then the rooms that it knows.
READER_LIBS = daemon/reader/libreader.a daemon/parse/libparse.a daemon/classify/libclassify.a \
	daemon/thread/libthread.a daemon/model/libmodel.a daemon/base/libbase.a \
	$(PARSE_LIBS) $(PCRE2_LIBS) $(GLIB_LIBS)

UNIT_TESTS += tests/unit/test_frame
tests_unit_test_frame_SOURCES = tests/unit/test_frame.c
tests_unit_test_frame_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_frame_LDADD = daemon/reader/libreader.a $(UNIT_LIBS)
