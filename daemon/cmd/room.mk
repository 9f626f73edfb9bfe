# SPDX-License-Identifier: GPL-3.0-or-later
bin_PROGRAMS += schooltrail
schooltrail_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
schooltrail_SOURCES = \
	daemon/cmd/agenda.c \
	daemon/cmd/backup.c \
	daemon/cmd/check.c \
	daemon/cmd/clock.c \
	daemon/cmd/clock_desk.c daemon/cmd/clock_desk.h \
	daemon/cmd/clock_start.c \
	daemon/cmd/clock_tell.c daemon/cmd/clock_tell.h \
	daemon/cmd/cmd.c daemon/cmd/cmd.h \
	daemon/cmd/commands.c \
	daemon/cmd/contact.c daemon/cmd/contact.h \
	daemon/cmd/contact_forms.c \
	daemon/cmd/decide.c \
	daemon/cmd/digest.c \
	daemon/cmd/draft.c \
	daemon/cmd/explain.c \
	daemon/cmd/forget.c \
	daemon/cmd/import.c \
	daemon/cmd/items.c \
	daemon/cmd/json.c daemon/cmd/json.h \
	daemon/cmd/lines.c daemon/cmd/lines.h \
	daemon/cmd/log.c \
	daemon/cmd/main.c \
	daemon/cmd/messages.c \
	daemon/cmd/note.c \
	daemon/cmd/owner.c daemon/cmd/owner.h \
	daemon/cmd/people.c daemon/cmd/people.h \
	daemon/cmd/rebuild.c \
	daemon/cmd/restore.c \
	daemon/cmd/rules.c \
	daemon/cmd/search.c \
	daemon/cmd/services.c \
	daemon/cmd/show.c \
	daemon/cmd/status.c \
	daemon/cmd/sync.c \
	daemon/cmd/threads.c \
	daemon/cmd/verify.c \
	daemon/cmd/when.c
schooltrail_LDADD = $(RUN_LIBS) $(JANSSON_LIBS)
