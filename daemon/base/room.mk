# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/base/libbase.a
daemon_base_libbase_a_SOURCES = \
	daemon/base/day.c daemon/base/day.h \
	daemon/base/error.c daemon/base/error.h \
	daemon/base/file.c daemon/base/file.h \
	daemon/base/moment.c daemon/base/moment.h \
	daemon/base/text.c daemon/base/text.h
