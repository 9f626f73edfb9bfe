/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/outbox.h"

#include <string.h>

#define ID_LENGTH 32 /* hexadecimal digits of the hash: 128 bits */

char *outbox_period(struct day d)
{
	/* The week belongs to the year of its Thursday. */
	struct day thursday = day_add(d, THURSDAY - (int)day_weekday(d));
	int year, month, day_of_month;

	day_split(thursday, &year, &month, &day_of_month);
	return g_strdup_printf("%04d-W%02d", year, (thursday.n - day_of(year, 1, 1).n) / 7 + 1);
}

char *outbox_message_id(const char *trail, const char *period, const char *to, const char *sender)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *recipient = g_ascii_strdown(to, -1);
	const char *part[] = { trail, period, recipient };
	const char *at = strrchr(sender, '@');

	/* The final NUL of each part keeps the parts apart. */
	for (guint i = 0; i < G_N_ELEMENTS(part); i++)
		g_checksum_update(sum, (const guchar *)part[i], (gssize)strlen(part[i]) + 1);
	return g_strdup_printf("%.*s@%s", ID_LENGTH, g_checksum_get_string(sum),
		at ? at + 1 : "schooltrail.invalid");
}

int outbox_retry_s(int tries)
{
	int wait = OUTBOX_RETRY_FIRST_S;

	while (tries-- > 1 && wait < OUTBOX_RETRY_MAX_S)
		wait *= 2;
	return MIN(wait, OUTBOX_RETRY_MAX_S);
}
