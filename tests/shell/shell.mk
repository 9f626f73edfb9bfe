# SPDX-License-Identifier: GPL-3.0-or-later
# Shell stories (TAP): `make check`, or `make stories STORIES=tests/shell/T10-import.sh`.
# A story that lacks its servers says so and is skipped.
EXTRA_DIST += \
	tests/shell/lib.sh \
	tests/shell/T10-import.sh \
	tests/shell/T11-rebuild.sh \
	tests/shell/T12-killed.sh \
	tests/shell/T13-draft.sh \
	tests/shell/T14-kinds.sh \
	tests/shell/T15-views.sh \
	tests/shell/T16-rules.sh \
	tests/shell/T40-reader-dies.sh \
	tests/shell/T50-whole-way.sh \
	tests/shell/T51-same-by-imap.sh \
	tests/shell/T60-only-forwards.sh \
	tests/shell/T61-threads.sh \
	tests/shell/T62-twins.sh \
	tests/shell/T63-not-verified.sh \
	tests/shell/T64-twelve-hardest.sh \
	tests/shell/T70-clocks.sh \
	tests/shell/T71-year.sh \
	tests/shell/T72-alert.sh \
	tests/shell/T73-two-parents.sh \
	tests/shell/T74-talks.sh \
	tests/shell/T75-answer-by-mail.sh \
	tests/shell/T76-first-forwards.sh \
	tests/shell/T77-digest-look.sh \
	tests/shell/T78-draft-save.sh \
	tests/shell/T79-moved-day.sh \
	tests/shell/T80-ladder.sh \
	tests/shell/T83-services.sh \
	tests/shell/T84-check-ins.sh \
	tests/shell/T85-agenda.sh \
	tests/shell/T81-never.sh
PROVE = prove
STORIES = $(srcdir)/tests/shell/T[0-9]*.sh
.PHONY: stories
check-local: stories
stories: all $(check_PROGRAMS)
	@command -v $(PROVE) >/dev/null || { echo "no $(PROVE): the stories are not told"; exit 0; }; \
	top_builddir='$(abs_top_builddir)' $(PROVE) -j2 --exec bash $(PROVE_FLAGS) $(STORIES)
