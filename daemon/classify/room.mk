# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/classify/libclassify.a
daemon_classify_libclassify_a_CFLAGS = $(AM_CFLAGS) $(PCRE2_CFLAGS)
daemon_classify_libclassify_a_SOURCES = \
	daemon/classify/away.c daemon/classify/away.h \
	daemon/classify/examples.c daemon/classify/examples.h \
	daemon/classify/letter.c daemon/classify/letter.h \
	daemon/classify/literal.c daemon/classify/literal.h \
	daemon/classify/pattern.c daemon/classify/pattern.h \
	daemon/classify/prefilter.c daemon/classify/prefilter.h \
	daemon/classify/review.c daemon/classify/review.h \
	daemon/classify/rule_file.c daemon/classify/rule_file.h \
	daemon/classify/rule_pack.h \
	daemon/classify/ruleset.c daemon/classify/ruleset.h \
	daemon/classify/scope.c daemon/classify/scope.h \
	daemon/classify/session_day.c daemon/classify/session_day.h \
	daemon/classify/verdict.c daemon/classify/verdict.h \
	daemon/classify/wording.c daemon/classify/wording.h

# dates in words
daemon_classify_libclassify_a_SOURCES += \
	daemon/classify/phrase_date.c daemon/classify/phrase_date.h \
	daemon/classify/phrase_explicit.c daemon/classify/phrase_form.h \
	daemon/classify/phrase_period.c daemon/classify/phrase_relative.c \
	daemon/classify/phrase_scan.c daemon/classify/phrase_scan.h \
	daemon/classify/phrase_time.c \
	daemon/classify/phrase_words.c daemon/classify/phrase_words.h \
	daemon/classify/phrase_words_en.c daemon/classify/phrase_words_es.c

UNIT_TESTS += tests/unit/test_phrase_date
tests_unit_test_phrase_date_SOURCES = tests/unit/test_phrase_date.c
tests_unit_test_phrase_date_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_phrase_date_LDADD = daemon/classify/libclassify.a $(UNIT_LIBS)

# rules
CLASSIFY_TEST_FLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) -DSOURCE_DIR=\"$(abs_top_srcdir)\"
CLASSIFY_TEST_LIBS = daemon/classify/libclassify.a $(PCRE2_LIBS) $(UNIT_LIBS)
UNIT_TESTS += tests/unit/test_away tests/unit/test_review tests/unit/test_rule_file tests/unit/test_ruleset \
	tests/unit/test_verdict tests/unit/test_wording
tests_unit_test_wording_SOURCES = tests/unit/test_wording.c
tests_unit_test_wording_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_wording_LDADD = $(CLASSIFY_TEST_LIBS)
tests_unit_test_away_SOURCES = tests/unit/test_away.c tests/unit/rule_packs.h
tests_unit_test_away_CFLAGS = $(CLASSIFY_TEST_FLAGS)
tests_unit_test_away_LDADD = $(CLASSIFY_TEST_LIBS)
tests_unit_test_review_SOURCES = tests/unit/test_review.c
tests_unit_test_review_CFLAGS = $(CLASSIFY_TEST_FLAGS)
tests_unit_test_review_LDADD = $(CLASSIFY_TEST_LIBS)
tests_unit_test_rule_file_SOURCES = tests/unit/test_rule_file.c
tests_unit_test_rule_file_CFLAGS = $(CLASSIFY_TEST_FLAGS)
tests_unit_test_rule_file_LDADD = $(CLASSIFY_TEST_LIBS)
tests_unit_test_ruleset_SOURCES = tests/unit/test_ruleset.c tests/unit/rule_packs.h
tests_unit_test_ruleset_CFLAGS = $(CLASSIFY_TEST_FLAGS)
tests_unit_test_ruleset_LDADD = $(CLASSIFY_TEST_LIBS)
tests_unit_test_verdict_SOURCES = tests/unit/test_verdict.c tests/unit/rule_packs.h
tests_unit_test_verdict_CFLAGS = $(CLASSIFY_TEST_FLAGS)
tests_unit_test_verdict_LDADD = $(CLASSIFY_TEST_LIBS)
EXTRA_DIST += tests/sentences/en.tsv

# the Spanish pack
UNIT_TESTS += tests/unit/test_rules_es
tests_unit_test_rules_es_SOURCES = tests/unit/test_rules_es.c tests/unit/rule_packs.h
tests_unit_test_rules_es_CFLAGS = $(CLASSIFY_TEST_FLAGS)
tests_unit_test_rules_es_LDADD = $(CLASSIFY_TEST_LIBS)
EXTRA_DIST += tests/sentences/es.tsv
