# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/digest/libdigest.a
daemon_digest_libdigest_a_CFLAGS = $(AM_CFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS)
daemon_digest_libdigest_a_SOURCES = \
	daemon/digest/agenda.c daemon/digest/agenda.h \
	daemon/digest/absence.c daemon/digest/absence.h \
	daemon/digest/alert_plan.c daemon/digest/alert_plan.h \
	daemon/digest/chart.c daemon/digest/chart.h \
	daemon/digest/chart_layout.c \
	daemon/digest/digest_html.c \
	daemon/digest/digest_plan.c daemon/digest/digest_plan.h \
	daemon/digest/digest_text.c \
	daemon/digest/draft.c daemon/digest/draft.h \
	daemon/digest/draft_facts.c \
	daemon/digest/draft_people.c \
	daemon/digest/draft_plan.h \
	daemon/digest/draft_template.c daemon/digest/draft_template.h \
	daemon/digest/palette_png.c daemon/digest/palette_png.h \
	daemon/digest/plan.c daemon/digest/plan.h \
	daemon/digest/plan_change.c \
	daemon/digest/plan_chart.c \
	daemon/digest/plan_check_in.c \
	daemon/digest/plan_clock.c \
	daemon/digest/plan_frame.c \
	daemon/digest/plan_good.c \
	daemon/digest/plan_item.c \
	daemon/digest/plan_notes.c \
	daemon/digest/plan_meeting.c \
	daemon/digest/plan_reply.c \
	daemon/digest/plan_service.c \
	daemon/digest/plan_week.c \
	daemon/digest/tone.c daemon/digest/tone.h \
	daemon/digest/welcome_plan.c daemon/digest/welcome_plan.h \
	daemon/digest/words.c daemon/digest/words.h \
	daemon/digest/words_en.c \
	daemon/digest/words_es.c \
	daemon/digest/words_name.c

UNIT_TESTS += tests/unit/test_digest_plan tests/unit/test_digest_text tests/unit/test_digest_html
tests_unit_test_digest_plan_SOURCES = tests/unit/test_digest_plan.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_digest_plan_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_digest_plan_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)
tests_unit_test_digest_text_SOURCES = tests/unit/test_digest_text.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_digest_text_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_digest_text_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)
tests_unit_test_digest_html_SOURCES = tests/unit/test_digest_html.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_digest_html_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) $(XML_CFLAGS)
tests_unit_test_digest_html_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS) $(XML_LIBS)

UNIT_TESTS += tests/unit/test_agenda
tests_unit_test_agenda_SOURCES = tests/unit/test_agenda.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_agenda_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_agenda_LDADD = $(tests_unit_test_digest_plan_LDADD)

UNIT_TESTS += tests/unit/test_digest_clock
tests_unit_test_digest_clock_SOURCES = tests/unit/test_digest_clock.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_digest_clock_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_digest_clock_LDADD = $(tests_unit_test_digest_plan_LDADD)

UNIT_TESTS += tests/unit/test_draft tests/unit/test_draft_people tests/unit/test_draft_template \
	tests/unit/test_tone
DRAFT_TEST_FLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) -DSOURCE_DIR=\"$(abs_top_srcdir)\"
DRAFT_TEST_STORY = tests/unit/digest_family.c tests/unit/digest_family.h \
	tests/unit/draft_letters.c tests/unit/draft_letters.h \
	tests/unit/draft_story.c tests/unit/draft_story.h
tests_unit_test_draft_SOURCES = tests/unit/test_draft.c $(DRAFT_TEST_STORY)
tests_unit_test_draft_CFLAGS = $(DRAFT_TEST_FLAGS)
tests_unit_test_draft_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)
tests_unit_test_draft_people_SOURCES = tests/unit/test_draft_people.c $(DRAFT_TEST_STORY)
tests_unit_test_draft_people_CFLAGS = $(DRAFT_TEST_FLAGS)
tests_unit_test_draft_people_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)
tests_unit_test_draft_template_SOURCES = tests/unit/test_draft_template.c \
	tests/unit/draft_letters.c tests/unit/draft_letters.h
tests_unit_test_draft_template_CFLAGS = $(DRAFT_TEST_FLAGS)
tests_unit_test_draft_template_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)
tests_unit_test_tone_SOURCES = tests/unit/test_tone.c \
	tests/unit/draft_letters.c tests/unit/draft_letters.h
tests_unit_test_tone_CFLAGS = $(DRAFT_TEST_FLAGS)
tests_unit_test_tone_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_alert_plan
tests_unit_test_alert_plan_SOURCES = tests/unit/test_alert_plan.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_alert_plan_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_alert_plan_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_chart
tests_unit_test_chart_SOURCES = tests/unit/test_chart.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_chart_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_chart_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS) $(CAIRO_LIBS) $(PNG_LIBS)

UNIT_TESTS += tests/unit/test_plan_good
tests_unit_test_plan_good_SOURCES = tests/unit/test_plan_good.c \
	tests/unit/digest_family.c tests/unit/digest_family.h \
	tests/unit/draft_letters.c tests/unit/draft_letters.h
tests_unit_test_plan_good_CFLAGS = $(DRAFT_TEST_FLAGS)
tests_unit_test_plan_good_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_plan_notes
tests_unit_test_plan_notes_SOURCES = tests/unit/test_plan_notes.c \
	tests/unit/digest_family.c tests/unit/digest_family.h
tests_unit_test_plan_notes_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_plan_notes_LDADD = daemon/digest/libdigest.a $(UNIT_LIBS)
