# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/model/libmodel.a
daemon_model_libmodel_a_SOURCES = \
	daemon/model/act.c daemon/model/act.h \
	daemon/model/calendar.c daemon/model/calendar.h \
	daemon/model/chart.c daemon/model/chart.h \
	daemon/model/clock.c daemon/model/clock.h \
	daemon/model/digest.c daemon/model/digest.h \
	daemon/model/item.c daemon/model/item.h \
	daemon/model/language.c daemon/model/language.h \
	daemon/model/mail.c daemon/model/mail.h \
	daemon/model/message.c daemon/model/message.h \
	daemon/model/note.c daemon/model/note.h \
	daemon/model/parked.c daemon/model/parked.h \
	daemon/model/reading.c daemon/model/reading.h \
	daemon/model/reply.c daemon/model/reply.h \
	daemon/model/report.c daemon/model/report.h \
	daemon/model/service.c daemon/model/service.h \
	daemon/model/settings.c daemon/model/settings.h

UNIT_TESTS += tests/unit/test_calendar
tests_unit_test_calendar_SOURCES = tests/unit/test_calendar.c
tests_unit_test_calendar_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_calendar_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_reading
tests_unit_test_reading_SOURCES = tests/unit/test_reading.c
tests_unit_test_reading_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_reading_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_note
tests_unit_test_note_SOURCES = tests/unit/test_note.c
tests_unit_test_note_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_note_LDADD = $(UNIT_LIBS)
