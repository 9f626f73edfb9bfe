# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/track/libtrack.a
daemon_track_libtrack_a_SOURCES = \
	daemon/track/answer.c daemon/track/answer.h \
	daemon/track/child.c daemon/track/child.h \
	daemon/track/field.c daemon/track/field.h \
	daemon/track/heard.c \
	daemon/track/ladder.c daemon/track/ladder.h \
	daemon/track/ledger.c daemon/track/ledger.h \
	daemon/track/settle.c \
	daemon/track/shape.c daemon/track/shape.h \
	daemon/track/words.c daemon/track/words.h
