/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of clocks; each that is sound is counted across a break, and its days must add up. */
#include "base/text.h"
#include "track/clock.h"
#include "track/clock_file.h"
#include "track/clock_kind.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct calendar *school_year(void)
{
	g_autoptr(GArray) off = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	const struct day_range ranges[] = {
		{ day_of(2026, 11, 25), day_of(2026, 11, 27) },
		{ day_of(2026, 12, 21), day_of(2027, 1, 1) },
	};

	g_array_append_vals(off, ranges, G_N_ELEMENTS(ranges));
	return calendar_new(day_of(2026, 8, 24), day_of(2027, 6, 10), off);
}

static void check_reading(
	const struct clock_rule *r, const struct clock_reading *x, struct day from, int n)
{
	struct day last = DAY_NONE;
	bool by_days = clock_kinds[r->spans[0].kind].step == STEP_DAYS && r->span_count == 1;

	for (guint i = 0; i < x->skips->len; i++) {
		const struct clock_skip *s = &g_array_index(x->skips, struct clock_skip, i);

		g_assert_true(!day_known(last) || s->day.n > last.n);
		last = s->day;
	}
	if (!day_known(x->due))
		return;
	g_assert_true(day_sound(x->due));
	/* every day between is counted or has its reason */
	if (by_days && r->spans[0].kind != DAYS_CAL_ROLL)
		g_assert_cmpint(ABS(x->due.n - from.n) + (r->inclusive && n > 0), ==,
			n + (int)x->skips->len);
}

static void check(const struct clock_rule *r, const struct clock_context *context)
{
	struct day from = day_of(2026, 11, 16);
	struct clock_count c;
	g_autofree char *length = clock_rule_length(r);

	g_assert_nonnull(length);
	clock_count_days(r, from, 9, context, &c);
	g_assert_cmpint(c.count, <=, CLOCK_READINGS);
	for (int i = 0; i < c.count; i++)
		check_reading(r, &c.readings[i], from, c.span.n + c.absences);
	clock_count_clear(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GPtrArray) rules =
		g_ptr_array_new_with_free_func((GDestroyNotify)clock_rule_free);
	g_autoptr(GString) wrong = g_string_new(NULL);
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(calendar) c = school_year();
	const struct clock_context context = { c, day_of(2026, 8, 24), day_of(2027, 6, 10), rules,
		NULL };

	clock_file_parse(text, "f", rules, wrong);
	for (guint i = 0; i < rules->len; i++)
		check(rules->pdata[i], &context);
	return 0;
}
