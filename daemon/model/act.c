/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/act.h"

const struct act_name act_names[ACT_COUNT] = {
	[ACT_REQUEST] = { "request", false },
	[ACT_COMMITMENT] = { "commitment", false },
	[ACT_ACK] = { "ack", true },
	[ACT_ANSWER] = { "answer", true },
	[ACT_DECLINE] = { "decline", true },
	[ACT_COMPLETION] = { "completion", true },
	[ACT_AUTO_REPLY] = { "auto-reply", true },
	[ACT_BULK] = { "bulk", true },
	[ACT_MISSED_SERVICE] = { "missed-service", true },
	[ACT_MAKEUP] = { "makeup", true },
	[ACT_ACCOMMODATION_GAP] = { "accommodation-gap", true },
	[ACT_MEETING] = { "meeting", true },
	[ACT_WIN] = { "win", true },
	[ACT_NOTE] = { "note", true },
	[ACT_CHASE] = { "chase", false },
	[ACT_WITHDRAWAL] = { "withdrawal", false },
	[ACT_DEFERRAL] = { "deferral", false },
	[ACT_PARTIAL] = { "partial", false },
	[ACT_COURTESY] = { "courtesy", false },
	[ACT_HARM] = { "harm", false },
	[ACT_HOLDING] = { "holding", false },
};

enum act act_find(const char *name)
{
	int a = 0;

	while (a < ACT_COUNT && !g_str_equal(act_names[a].name, name))
		a++;
	return (enum act)a;
}
