# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/digest/libdigest.a
daemon_digest_libdigest_a_SOURCES = \
	daemon/digest/digest_html.c \
	daemon/digest/digest_plan.c daemon/digest/digest_plan.h \
	daemon/digest/digest_text.c \
	daemon/digest/plan.h \
	daemon/digest/plan_frame.c \
	daemon/digest/plan_item.c \
	daemon/digest/plan_week.c \
	daemon/digest/words.c daemon/digest/words.h
