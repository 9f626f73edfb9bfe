# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/parse/libparse.a
daemon_parse_libparse_a_CFLAGS = $(AM_CFLAGS) $(GMIME_CFLAGS) $(XML_CFLAGS) $(ICAL_CFLAGS)
daemon_parse_libparse_a_SOURCES = \
	daemon/parse/address_text.c daemon/parse/address_text.h \
	daemon/parse/body.c daemon/parse/body.h \
	daemon/parse/bullet.c daemon/parse/bullet.h \
	daemon/parse/charset.c daemon/parse/charset.h \
	daemon/parse/compose.c daemon/parse/compose.h \
	daemon/parse/date_text.c daemon/parse/date_text.h \
	daemon/parse/exif.c daemon/parse/exif.h \
	daemon/parse/flowed.c daemon/parse/flowed.h \
	daemon/parse/head.c daemon/parse/head.h \
	daemon/parse/header_block.c daemon/parse/header_block.h \
	daemon/parse/header_text.c daemon/parse/header_text.h \
	daemon/parse/html_style.c daemon/parse/html_style.h \
	daemon/parse/html_text.c daemon/parse/html_text.h \
	daemon/parse/invite.c daemon/parse/invite.h \
	daemon/parse/line.c daemon/parse/line.h \
	daemon/parse/line_pattern.c daemon/parse/line_pattern.h \
	daemon/parse/mime.c daemon/parse/mime.h \
	daemon/parse/mime_scan.c daemon/parse/mime_scan.h \
	daemon/parse/own_text.c daemon/parse/own_text.h \
	daemon/parse/platform.c daemon/parse/platform.h \
	daemon/parse/platform_file.c daemon/parse/platform_file.h \
	daemon/parse/quoted.c daemon/parse/quoted.h \
	daemon/parse/sentence.c daemon/parse/sentence.h \
	daemon/parse/sentence_table.c daemon/parse/sentence_table.h \
	daemon/parse/signature.c \
	daemon/parse/transfer.c daemon/parse/transfer.h \
	daemon/parse/zone.c daemon/parse/zone.h \
	daemon/parse/zone_table.c daemon/parse/zone_table.h
# What a program that links libparse.a needs besides.
PARSE_LIBS = $(GMIME_LIBS) $(XML_LIBS) $(ICAL_LIBS)

UNIT_TESTS += tests/unit/test_exif
tests_unit_test_exif_SOURCES = tests/unit/test_exif.c
tests_unit_test_exif_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_exif_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_header_text
tests_unit_test_header_text_SOURCES = tests/unit/test_header_text.c
tests_unit_test_header_text_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_header_text_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_transfer
tests_unit_test_transfer_SOURCES = tests/unit/test_transfer.c
tests_unit_test_transfer_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_transfer_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_address_text
tests_unit_test_address_text_SOURCES = tests/unit/test_address_text.c
tests_unit_test_address_text_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_address_text_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_date_text
tests_unit_test_date_text_SOURCES = tests/unit/test_date_text.c
tests_unit_test_date_text_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_date_text_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_html_text
tests_unit_test_html_text_SOURCES = tests/unit/test_html_text.c
tests_unit_test_html_text_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_html_text_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_quoted
tests_unit_test_quoted_SOURCES = tests/unit/test_quoted.c
tests_unit_test_quoted_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_quoted_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_zone
tests_unit_test_zone_SOURCES = tests/unit/test_zone.c
tests_unit_test_zone_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_zone_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_sentence
tests_unit_test_sentence_SOURCES = tests/unit/test_sentence.c
tests_unit_test_sentence_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_sentence_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_mime
tests_unit_test_mime_SOURCES = tests/unit/test_mime.c
tests_unit_test_mime_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_mime_LDADD = daemon/parse/libparse.a $(UNIT_LIBS) $(PARSE_LIBS)

UNIT_TESTS += tests/unit/test_line_pattern
tests_unit_test_line_pattern_SOURCES = tests/unit/test_line_pattern.c
tests_unit_test_line_pattern_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_line_pattern_LDADD = daemon/parse/libparse.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_platform
tests_unit_test_platform_SOURCES = tests/unit/test_platform.c
tests_unit_test_platform_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) -DSOURCE_DIR=\"$(abs_top_srcdir)\"
tests_unit_test_platform_LDADD = daemon/parse/libparse.a $(PARSE_LIBS) $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_invite
tests_unit_test_invite_SOURCES = tests/unit/test_invite.c
tests_unit_test_invite_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_invite_LDADD = daemon/parse/libparse.a $(PARSE_LIBS) $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_kind
tests_unit_test_kind_SOURCES = tests/unit/test_kind.c
tests_unit_test_kind_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_kind_LDADD = daemon/parse/libparse.a $(PARSE_LIBS) $(UNIT_LIBS)
