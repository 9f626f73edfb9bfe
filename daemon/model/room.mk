# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += daemon/model/libmodel.a
daemon_model_libmodel_a_SOURCES = \
	daemon/model/act.c daemon/model/act.h \
	daemon/model/calendar.c daemon/model/calendar.h \
	daemon/model/digest.c daemon/model/digest.h \
	daemon/model/item.c daemon/model/item.h \
	daemon/model/mail.c daemon/model/mail.h \
	daemon/model/message.c daemon/model/message.h \
	daemon/model/reading.c daemon/model/reading.h \
	daemon/model/settings.c daemon/model/settings.h
