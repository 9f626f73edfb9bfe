# SPDX-License-Identifier: GPL-3.0-or-later
EXTRA_DIST += contrib/calendars/example.ics contrib/corpus.py contrib/fit-strengths contrib/fit-wording contrib/packages.sh contrib/pictures contrib/quickstart contrib/test .ci/run .ci/family_conf README.md HACKING.md VIOLATIONS.md \
	COPYING
# The sample mailbox, whatever its letters are called.
dist-hook: dist-sample
.PHONY: dist-sample
dist-sample:
	cd $(srcdir) && find contrib/sample -type f | while read -r file; do \
		$(MKDIR_P) "$(abs_top_builddir)/$(distdir)/$$(dirname "$$file")" && \
		cp -p "$$file" "$(abs_top_builddir)/$(distdir)/$$file" || exit 1; \
	done
