/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of services: what letters and notes tell of sessions and supports.  Pure. */
#pragma once
#include "model/message.h"
#include "model/service.h"
#include "model/settings.h"
#include "track/phrasebook.h"

/*
 * struct service_entry, by the letters' dates.  Of a session that several sentences or letters tell
 * of there is one entry, and the school's word of it counts for more.  A question tells nothing,
 * nor does a newsletter, a private note, or a letter whose sender is not believed. messages: struct
 * message with id and thread, sorted by date.
 */
GPtrArray *service_ledger(
	const GPtrArray *messages, const struct settings *s, const struct phrasebook *book);
