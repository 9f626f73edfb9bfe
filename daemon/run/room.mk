# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/run/librun.a
daemon_run_librun_a_CFLAGS = $(AM_CFLAGS) $(SYSTEMD_CFLAGS)
daemon_run_librun_a_SOURCES = \
	daemon/run/alert.c daemon/run/alert.h \
	daemon/run/answering.c daemon/run/answering.h \
	daemon/run/clocks.c daemon/run/clocks.h \
	daemon/run/deliver.c \
	daemon/run/derive.c daemon/run/derive.h \
	daemon/run/desk.c daemon/run/desk.h \
	daemon/run/drafts.c daemon/run/drafts.h \
	daemon/run/intake.c daemon/run/intake.h \
	daemon/run/journal.c daemon/run/journal.h \
	daemon/run/mailing.c daemon/run/mailing.h \
	daemon/run/notify.c daemon/run/notify.h \
	daemon/run/pass.c daemon/run/pass.h \
	daemon/run/postman.c daemon/run/postman.h \
	daemon/run/phrases.c daemon/run/phrases.h \
	daemon/run/services.c daemon/run/services.h \
	daemon/run/templates.c daemon/run/templates.h \
	daemon/run/trail.c daemon/run/trail.h \
	daemon/run/until.c daemon/run/until.h \
	daemon/run/wake.c daemon/run/wake.h \
	daemon/run/welcome.c daemon/run/welcome.h

# All rooms, in the order of who needs whom.
RUN_LIBS = daemon/run/librun.a daemon/config/libconfig.a daemon/fetch/libfetch.a \
	daemon/send/libsend.a daemon/digest/libdigest.a daemon/track/libtrack.a \
	daemon/store/libstore.a $(READER_LIBS) $(CURL_LIBS) $(SQLITE_LIBS) $(SYSTEMD_LIBS) $(CAIRO_LIBS) $(PNG_LIBS) -lm

sbin_PROGRAMS += schooltraild
schooltraild_SOURCES = daemon/run/schooltraild.c daemon/run/daemon.c daemon/run/daemon.h \
	daemon/run/watch.c daemon/run/watch.h
schooltraild_LDADD = $(RUN_LIBS)

# A program in the build tree finds the rules beside itself.
all-local: rules-here
.PHONY: rules-here
rules-here:
	@test -e rules || $(LN_S) $(abs_top_srcdir)/rules rules
distclean-local:
	@test ! -L rules || rm -f rules

UNIT_TESTS += tests/unit/test_wake
tests_unit_test_wake_SOURCES = tests/unit/test_wake.c
tests_unit_test_wake_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_wake_LDADD = daemon/run/librun.a $(UNIT_LIBS)

# A year of letters to the family; tells TAP to a story.
check_PROGRAMS += tests/sim/year
tests_sim_year_SOURCES = tests/sim/year.c tests/sim/owed.c tests/sim/year.h
tests_sim_year_LDADD = $(RUN_LIBS) $(GLIB_LIBS)

UNIT_TESTS += tests/unit/test_postman
tests_unit_test_postman_SOURCES = tests/unit/test_postman.c
tests_unit_test_postman_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS)
tests_unit_test_postman_LDADD = $(RUN_LIBS) $(UNIT_LIBS)
