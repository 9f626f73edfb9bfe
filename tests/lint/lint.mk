# SPDX-License-Identifier: GPL-3.0-or-later
# The house keeps itself: `make lint`, or `make lint CHECKS="layers size"`.
EXTRA_DIST += tests/lint/lint.sh
.PHONY: lint
lint: daemon/man/schooltrail.conf.5
	LINT_PAGES='$(abs_builddir)/daemon/man/schooltrail.conf.5' \
		sh $(srcdir)/tests/lint/lint.sh $(srcdir) $(CHECKS)
