/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/service.h"

const char *const service_kind_names[SERVICE_KIND_COUNT] = { "missed", "promised", "made-up",
	"gap" };
const char *const service_certainty_names[] = { "reported", "confirmed" };

struct service_entry *service_entry_new(void)
{
	struct service_entry *e = g_new0(struct service_entry, 1);

	e->day = e->told = DAY_NONE;
	e->sessions = 1;
	return e;
}

void service_entry_free(struct service_entry *e)
{
	if (!e)
		return;
	g_free(e->child);
	g_free(e->service);
	g_free(e->support);
	g_free(e->cause);
	g_free(e->quote);
	g_free(e);
}

bool service_is_of(const struct service_entry *e, const char *child)
{
	return !child || (e->child && g_ascii_strcasecmp(e->child, child) == 0);
}

static struct service_sum *sum_of(GArray *sums, const struct service_entry *e)
{
	for (guint i = 0; i < sums->len; i++) {
		struct service_sum *s = &g_array_index(sums, struct service_sum, i);

		if (g_strcmp0(s->child, e->child) == 0 && g_strcmp0(s->service, e->service) == 0)
			return s;
	}
	struct service_sum s = { .child = e->child, .service = e->service };
	g_array_append_val(sums, s);
	return &g_array_index(sums, struct service_sum, sums->len - 1);
}

static void count(struct service_sum *s, const struct service_entry *e)
{
	switch (e->kind) {
	case SERVICE_MISSED:
		s->missed += e->sessions;
		if (g_strcmp0(e->cause, SERVICE_CAUSE_STUDENT) == 0)
			s->student_absent += e->sessions;
		s->minutes += e->minutes;
		if (!s->last || s->last->day.n <= e->day.n)
			s->last = e;
		if (day_known(e->told)) {
			s->lag_days += MAX(0, e->told.n - e->day.n);
			s->lag_count++;
		}
		break;
	case SERVICE_PROMISED:
		s->promised += e->sessions;
		break;
	case SERVICE_MADE_UP:
		s->made_up += e->sessions;
		break;
	default:
		break;
	}
}

static gint by_name(gconstpointer a, gconstpointer b)
{
	const struct service_sum *x = a, *y = b;
	int order = g_strcmp0(x->child, y->child);

	return order ? order : g_strcmp0(x->service, y->service);
}

GArray *service_sums(const GPtrArray *entries, struct day from)
{
	GArray *sums = g_array_new(FALSE, TRUE, sizeof(struct service_sum));

	for (guint i = 0; i < entries->len; i++) {
		const struct service_entry *e = entries->pdata[i];

		if (e->kind != SERVICE_GAP && (!day_known(from) || e->day.n >= from.n))
			count(sum_of(sums, e), e);
	}
	for (guint i = 0; i < sums->len; i++) {
		struct service_sum *s = &g_array_index(sums, struct service_sum, i);

		s->owed = MAX(0, s->missed - s->student_absent - s->made_up);
		s->promised = CLAMP(s->promised - s->made_up, 0, s->owed);
	}
	g_array_sort(sums, by_name);
	return sums;
}
