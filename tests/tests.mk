# SPDX-License-Identifier: GPL-3.0-or-later
# Unit tests (cmocka) are listed by their rooms in UNIT_TESTS.
TESTS = $(UNIT_TESTS)
check_PROGRAMS += $(UNIT_TESTS)
UNIT_LIBS = daemon/model/libmodel.a daemon/base/libbase.a $(CMOCKA_LIBS) $(GLIB_LIBS)
include $(top_srcdir)/tests/fuzz/fuzz.mk
include $(top_srcdir)/tests/shell/shell.mk
include $(top_srcdir)/tests/lint/lint.mk

# How well it reads families' mail; needs python3.  accuracy-check fails where a figure fell.
accuracy: schooltrail schooltrail-reader
	$(top_srcdir)/tests/accuracy/accuracy.py ./schooltrail >$(top_srcdir)/tests/accuracy/RESULTS.md
accuracy-check: schooltrail schooltrail-reader
	$(top_srcdir)/tests/accuracy/accuracy.py ./schooltrail \
		--against $(top_srcdir)/tests/accuracy/RESULTS.md
.PHONY: accuracy accuracy-check
EXTRA_DIST += tests/accuracy/accuracy.py tests/accuracy/exchange.py tests/accuracy/family.py \
	tests/accuracy/render.py tests/accuracy/RESULTS.md tests/accuracy/families tests/accuracy/strangers \
	tests/exchanges
