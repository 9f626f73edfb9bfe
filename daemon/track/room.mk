# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/track/libtrack.a
daemon_track_libtrack_a_SOURCES = \
	daemon/track/answer.c daemon/track/answer.h \
	daemon/track/child.c daemon/track/child.h \
	daemon/track/clock.c daemon/track/clock.h \
	daemon/track/clock_file.c daemon/track/clock_file.h \
	daemon/track/clock_holiday.c daemon/track/clock_holiday.h \
	daemon/track/clock_kind.c daemon/track/clock_kind.h \
	daemon/track/clock_run.c daemon/track/clock_run.h \
	daemon/track/effect.c daemon/track/effect.h \
	daemon/track/far.c daemon/track/far.h \
	daemon/track/field.c daemon/track/field.h \
	daemon/track/heard.c \
	daemon/track/holding.c daemon/track/holding.h \
	daemon/track/kept.c daemon/track/kept.h \
	daemon/track/ladder.c daemon/track/ladder.h \
	daemon/track/ledger.c daemon/track/ledger.h \
	daemon/track/meeting.c daemon/track/meeting.h \
	daemon/track/order.c daemon/track/order.h \
	daemon/track/phrasebook.c daemon/track/phrasebook.h \
	daemon/track/parking.c daemon/track/parking.h \
	daemon/track/plain.c daemon/track/plain.h \
	daemon/track/service.c daemon/track/service.h \
	daemon/track/settle.c \
	daemon/track/shape.c daemon/track/shape.h \
	daemon/track/strand.c daemon/track/strand.h \
	daemon/track/talk.c daemon/track/talk.h \
	daemon/track/tie.c daemon/track/tie.h \
	daemon/track/told.c daemon/track/told.h \
	daemon/track/unmissed.c daemon/track/unmissed.h \
	daemon/track/vocabulary.c daemon/track/vocabulary.h \
	daemon/track/weighing.c daemon/track/weighing.h \
	daemon/track/weights.c daemon/track/weights.h \
	daemon/track/words.c daemon/track/words.h
# The tracker's words are rule files: a test of what they do reads them as run/phrases does.
TRACK_TEST_FLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) -DSOURCE_DIR=\"$(abs_top_srcdir)\"
TRACK_TEST_LIBS = daemon/track/libtrack.a daemon/classify/libclassify.a $(PCRE2_LIBS) $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_ladder
tests_unit_test_ladder_SOURCES = tests/unit/test_ladder.c
tests_unit_test_ladder_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_ladder_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_ledger tests/unit/test_meeting
tests_unit_test_ledger_SOURCES = tests/unit/test_ledger.c tests/unit/trail.h tests/unit/phrases.h
tests_unit_test_ledger_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_ledger_LDADD = $(TRACK_TEST_LIBS)
tests_unit_test_meeting_SOURCES = tests/unit/test_meeting.c tests/unit/trail.h tests/unit/phrases.h
tests_unit_test_meeting_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_meeting_LDADD = $(TRACK_TEST_LIBS)
UNIT_TESTS += tests/unit/test_kept
tests_unit_test_kept_SOURCES = tests/unit/test_kept.c tests/unit/trail.h tests/unit/phrases.h
tests_unit_test_kept_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_kept_LDADD = $(TRACK_TEST_LIBS)
UNIT_TESTS += tests/unit/test_strand
tests_unit_test_strand_SOURCES = tests/unit/test_strand.c tests/unit/trail.h tests/unit/phrases.h
tests_unit_test_strand_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_strand_LDADD = $(TRACK_TEST_LIBS)
UNIT_TESTS += tests/unit/test_answer tests/unit/test_phrasebook tests/unit/test_weights
tests_unit_test_weights_SOURCES = tests/unit/test_weights.c tests/unit/phrases.h
tests_unit_test_weights_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_weights_LDADD = $(TRACK_TEST_LIBS)
tests_unit_test_phrasebook_SOURCES = tests/unit/test_phrasebook.c tests/unit/phrases.h
tests_unit_test_phrasebook_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_phrasebook_LDADD = $(TRACK_TEST_LIBS)
tests_unit_test_answer_SOURCES = tests/unit/test_answer.c tests/unit/phrases.h
tests_unit_test_answer_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_answer_LDADD = $(TRACK_TEST_LIBS)
UNIT_TESTS += tests/unit/test_clock
tests_unit_test_clock_SOURCES = tests/unit/test_clock.c tests/unit/clock_rules.c \
	tests/unit/clock_rules.h
tests_unit_test_clock_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) -DSOURCE_DIR=\"$(abs_top_srcdir)\"
tests_unit_test_clock_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_clock_file
tests_unit_test_clock_file_SOURCES = tests/unit/test_clock_file.c
tests_unit_test_clock_file_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_clock_file_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_clock_run
tests_unit_test_clock_run_SOURCES = tests/unit/test_clock_run.c tests/unit/clock_rules.c \
	tests/unit/clock_rules.h
tests_unit_test_clock_run_CFLAGS = $(tests_unit_test_clock_CFLAGS)
tests_unit_test_clock_run_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_order
tests_unit_test_order_SOURCES = tests/unit/test_order.c
tests_unit_test_order_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_order_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_talk
tests_unit_test_talk_SOURCES = tests/unit/test_talk.c
tests_unit_test_talk_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_talk_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_parking
tests_unit_test_parking_SOURCES = tests/unit/test_parking.c
tests_unit_test_parking_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_parking_LDADD = daemon/track/libtrack.a $(UNIT_LIBS) -lm
UNIT_TESTS += tests/unit/test_service
tests_unit_test_service_SOURCES = tests/unit/test_service.c tests/unit/phrases.h
tests_unit_test_service_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_service_LDADD = $(TRACK_TEST_LIBS)
UNIT_TESTS += tests/unit/test_vocabulary
tests_unit_test_vocabulary_SOURCES = tests/unit/test_vocabulary.c tests/unit/phrases.h
tests_unit_test_vocabulary_CFLAGS = $(TRACK_TEST_FLAGS)
tests_unit_test_vocabulary_LDADD = $(TRACK_TEST_LIBS)
