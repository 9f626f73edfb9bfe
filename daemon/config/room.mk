# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/config/libconfig.a
daemon_config_libconfig_a_CFLAGS = $(AM_CFLAGS) $(ICAL_CFLAGS)
daemon_config_libconfig_a_SOURCES = \
	daemon/config/address.c daemon/config/address.h \
	daemon/config/calendar_file.c daemon/config/calendar_file.h \
	daemon/config/config.c daemon/config/config.h \
	daemon/config/keys.c daemon/config/keys.h \
	daemon/config/manual.c \
	daemon/config/nearest.c daemon/config/nearest.h \
	daemon/config/scan.c daemon/config/scan.h \
	daemon/config/school_days.c daemon/config/school_days.h \
	daemon/config/school_words.c \
	daemon/config/secret.c \
	daemon/config/value.c daemon/config/value.h \
	daemon/config/value_mail.c \
	daemon/config/where.c

UNIT_TESTS += tests/unit/test_config
tests_unit_test_config_SOURCES = tests/unit/test_config.c tests/unit/config_mistakes.h
tests_unit_test_config_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_config_LDADD = daemon/config/libconfig.a $(UNIT_LIBS) $(ICAL_LIBS)

UNIT_TESTS += tests/unit/test_secret
tests_unit_test_secret_SOURCES = tests/unit/test_secret.c
tests_unit_test_secret_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_secret_LDADD = daemon/config/libconfig.a $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_school_days
tests_unit_test_school_days_SOURCES = tests/unit/test_school_days.c
tests_unit_test_school_days_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_school_days_LDADD = daemon/config/libconfig.a $(UNIT_LIBS) $(ICAL_LIBS)
