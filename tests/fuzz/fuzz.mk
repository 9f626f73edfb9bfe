# SPDX-License-Identifier: GPL-3.0-or-later
# `make check` runs every target once on its seeds.  `make fuzz` lets libFuzzer run them:
# FUZZ_S seconds each, or only some: make fuzz FUZZ_S=600 FUZZ="mime zone".
FUZZ_S = 60
FUZZ = clock_file config frame header_text html_text imap_reply invite mime order phrase_date \
	platform reading rule_file sentence zone
EXTRA_DIST += tests/fuzz/fuzz.sh tests/fuzz/seeds tests/fuzz/test_seeds.sh

# An archive: where libFuzzer is linked (fuzz.sh), its main is there first.
check_LIBRARIES = tests/fuzz/libdriver.a
tests_fuzz_libdriver_a_SOURCES = tests/fuzz/driver.c
FUZZ_LIBS = tests/fuzz/libdriver.a daemon/config/libconfig.a daemon/fetch/libfetch.a \
	daemon/track/libtrack.a $(READER_LIBS)

TESTS += tests/fuzz/test_seeds.sh
FUZZERS = \
	tests/fuzz/fuzz_clock_file \
	tests/fuzz/fuzz_config \
	tests/fuzz/fuzz_frame \
	tests/fuzz/fuzz_header_text \
	tests/fuzz/fuzz_html_text \
	tests/fuzz/fuzz_imap_reply \
	tests/fuzz/fuzz_invite \
	tests/fuzz/fuzz_mime \
	tests/fuzz/fuzz_order \
	tests/fuzz/fuzz_phrase_date \
	tests/fuzz/fuzz_platform \
	tests/fuzz/fuzz_reading \
	tests/fuzz/fuzz_rule_file \
	tests/fuzz/fuzz_sentence \
	tests/fuzz/fuzz_zone
check_PROGRAMS += $(FUZZERS)
tests_fuzz_fuzz_clock_file_SOURCES = tests/fuzz/fuzz_clock_file.c
tests_fuzz_fuzz_clock_file_LDADD = $(FUZZ_LIBS) -lm
tests_fuzz_fuzz_config_SOURCES = tests/fuzz/fuzz_config.c
tests_fuzz_fuzz_config_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_frame_SOURCES = tests/fuzz/fuzz_frame.c
tests_fuzz_fuzz_frame_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_header_text_SOURCES = tests/fuzz/fuzz_header_text.c
tests_fuzz_fuzz_header_text_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_html_text_SOURCES = tests/fuzz/fuzz_html_text.c
tests_fuzz_fuzz_html_text_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_imap_reply_SOURCES = tests/fuzz/fuzz_imap_reply.c
tests_fuzz_fuzz_imap_reply_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_invite_SOURCES = tests/fuzz/fuzz_invite.c
tests_fuzz_fuzz_invite_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_mime_SOURCES = tests/fuzz/fuzz_mime.c
tests_fuzz_fuzz_mime_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_order_SOURCES = tests/fuzz/fuzz_order.c
tests_fuzz_fuzz_order_LDADD = daemon/track/libtrack.a $(FUZZ_LIBS)
tests_fuzz_fuzz_phrase_date_SOURCES = tests/fuzz/fuzz_phrase_date.c
tests_fuzz_fuzz_phrase_date_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_platform_SOURCES = tests/fuzz/fuzz_platform.c
tests_fuzz_fuzz_platform_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_reading_SOURCES = tests/fuzz/fuzz_reading.c
tests_fuzz_fuzz_reading_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_rule_file_SOURCES = tests/fuzz/fuzz_rule_file.c
tests_fuzz_fuzz_rule_file_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_sentence_SOURCES = tests/fuzz/fuzz_sentence.c
tests_fuzz_fuzz_sentence_LDADD = $(FUZZ_LIBS)
tests_fuzz_fuzz_zone_SOURCES = tests/fuzz/fuzz_zone.c
tests_fuzz_fuzz_zone_LDADD = $(FUZZ_LIBS)

.PHONY: fuzz
fuzz:
	CLANG='$(CLANG)' FUZZ_S='$(FUZZ_S)' bash $(srcdir)/tests/fuzz/fuzz.sh $(FUZZ)
CLANG = clang
