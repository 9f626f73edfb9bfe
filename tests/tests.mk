# SPDX-License-Identifier: GPL-3.0-or-later
# Unit tests (cmocka) are listed by their rooms in UNIT_TESTS.
TESTS = $(UNIT_TESTS)
check_PROGRAMS += $(UNIT_TESTS)
UNIT_LIBS = daemon/model/libmodel.a daemon/base/libbase.a $(CMOCKA_LIBS) $(GLIB_LIBS)
include $(top_srcdir)/tests/fuzz/fuzz.mk
include $(top_srcdir)/tests/shell/shell.mk
include $(top_srcdir)/tests/lint/lint.mk
