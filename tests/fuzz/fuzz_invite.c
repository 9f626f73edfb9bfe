/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a calendar part: an invitation with valid text, or none. */
#include "base/text.h"
#include "parse/invite.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
	g_autofree char *text = text_valid((const char *)data, size);

	invite_init();
	struct invitation *i = invite_read(text, zone);
	if (i) {
		g_assert_cmpint(i->method, <, INVITATION_COUNT);
		g_assert_true(moment_sound(i->when) && moment_sound(i->until));
		g_assert_true(!i->summary || g_utf8_validate(i->summary, -1, NULL));
		g_assert_true(!i->place || g_utf8_validate(i->place, -1, NULL));
	}
	invitation_free(i);
	return 0;
}
