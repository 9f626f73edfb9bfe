# SPDX-License-Identifier: GPL-3.0-or-later
STORE_SCHEMA = \
	daemon/store/schema/0001-facts.sql \
	daemon/store/schema/0002-clocks.sql \
	daemon/store/schema/0003-outbox.sql \
	daemon/store/schema/0004-replies.sql \
	daemon/store/schema/0005-calendar.sql \
	daemon/store/schema/derived.sql \
	daemon/store/schema/opening.sql
STORE_SQL = daemon/store/statements.inc daemon/store/scripts.inc

noinst_LIBRARIES += daemon/store/libstore.a
daemon_store_libstore_a_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)
daemon_store_libstore_a_SOURCES = \
	daemon/store/db.c daemon/store/db.h \
	daemon/store/migrate.c daemon/store/migrate.h \
	daemon/store/place.c \
	daemon/store/sqlite.h \
	daemon/store/stmt.c daemon/store/stmt.h \
	daemon/store/store.c daemon/store/store.h \
	daemon/store/store_backup.c \
	daemon/store/store_chain.c \
	daemon/store/store_clock.c \
	daemon/store/store_cursor.c \
	daemon/store/store_decision.c \
	daemon/store/store_inner.h \
	daemon/store/store_mail.c \
	daemon/store/store_outbox.c \
	daemon/store/store_reading.c \
	daemon/store/store_reply.c \
	daemon/store/store_report.c \
	daemon/store/store_trail.c

# SQL is written as SQL; C gets it from here.
daemon/store/statements.inc: $(srcdir)/daemon/store/statements.sql $(srcdir)/daemon/store/sql.awk
	$(AM_V_GEN)$(MKDIR_P) daemon/store && \
	$(AWK) -f $(srcdir)/daemon/store/sql.awk $(srcdir)/daemon/store/statements.sql >$@.new && \
	mv -f $@.new $@
daemon/store/scripts.inc: $(STORE_SCHEMA) $(srcdir)/daemon/store/sql.awk
	$(AM_V_GEN)$(MKDIR_P) daemon/store && \
	(cd $(srcdir) && $(AWK) -f daemon/store/sql.awk $(STORE_SCHEMA)) >$@.new && \
	mv -f $@.new $@
$(daemon_store_libstore_a_OBJECTS): $(STORE_SQL)

BUILT_SOURCES += $(STORE_SQL)
CLEANFILES += $(STORE_SQL)
EXTRA_DIST += $(STORE_SCHEMA) daemon/store/statements.sql daemon/store/sql.awk

UNIT_TESTS += tests/unit/test_store
tests_unit_test_store_SOURCES = tests/unit/test_store.c tests/unit/store_place.h
tests_unit_test_store_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_LDADD = daemon/store/libstore.a $(UNIT_LIBS) $(SQLITE_LIBS)

UNIT_TESTS += tests/unit/test_store_chain
tests_unit_test_store_chain_SOURCES = tests/unit/test_store_chain.c tests/unit/store_place.h
tests_unit_test_store_chain_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_chain_LDADD = daemon/store/libstore.a $(UNIT_LIBS) $(SQLITE_LIBS)

UNIT_TESTS += tests/unit/test_store_clock
tests_unit_test_store_clock_SOURCES = tests/unit/test_store_clock.c tests/unit/store_place.h
tests_unit_test_store_clock_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_clock_LDADD = daemon/store/libstore.a $(UNIT_LIBS) $(SQLITE_LIBS)

UNIT_TESTS += tests/unit/test_store_trail
tests_unit_test_store_trail_SOURCES = tests/unit/test_store_trail.c tests/unit/store_place.h
tests_unit_test_store_trail_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_store_trail_LDADD = daemon/store/libstore.a $(UNIT_LIBS) $(SQLITE_LIBS)

UNIT_TESTS += tests/unit/test_db
tests_unit_test_db_SOURCES = tests/unit/test_db.c tests/unit/store_place.h
tests_unit_test_db_CFLAGS = $(AM_CFLAGS) $(CMOCKA_CFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_db_LDADD = daemon/store/libstore.a $(UNIT_LIBS) $(SQLITE_LIBS)
$(tests_unit_test_db_OBJECTS): $(STORE_SQL)
