/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digest/agenda.h"

#include "base/text.h"
#include "digest/plan.h"

#define WIDTH 72
#define STAGE_MIN 2
#define WINS_MAX 3
#define WIN_DAYS 60

struct agenda {
	struct plan plan;
	const char *child;
	GString *out;
	bool titled; /* the part has its title */
};

static void begin(struct agenda *a)
{
	a->titled = false;
}

static void title(struct agenda *a, enum say say)
{
	if (!a->titled)
		g_string_append_printf(a->out, "\n%s\n", a->plan.words->say[say]);
	a->titled = true;
}

static void line(struct agenda *a, const char *text, const char *first, const char *indent)
{
	g_autofree char *folded = text_fold(text, WIDTH, first, indent);

	g_string_append_printf(a->out, "%s\n", folded);
}

static void quote(struct agenda *a, const char *text)
{
	g_autofree char *clean = plan_clean(text);
	g_autofree char *quoted = g_strdup_printf("\"%s\"", clean);

	line(a, quoted, "    ", "    ");
}

static bool is_ours(const struct agenda *a, const char *child)
{
	return !a->child || !child || g_ascii_strcasecmp(a->child, child) == 0;
}

static bool is_live(const struct agenda *a, const struct item_view *v)
{
	return (v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED) &&
		v->item->owed_by == OWED_SCHOOL && !v->item->chases && is_ours(a, v->item->child);
}

struct point {
	const struct item_view *view;
	char *who;
};

static void point_free(gpointer data)
{
	struct point *p = data;

	g_free(p->who);
	g_free(p);
}

static gint by_person(gconstpointer a, gconstpointer b)
{
	const struct point *x = *(const struct point *const *)a;
	const struct point *y = *(const struct point *const *)b;
	int order = g_utf8_collate(x->who, y->who);

	return order ? order : (x->view->item->id > y->view->item->id) ? 1 : -1;
}

static char *point_head(const struct agenda *a, const struct point *point)
{
	const struct plan *p = &a->plan;
	const struct item *i = point->view->item;
	const struct event *again = plan_event(p, i, EVENT_CHASED);
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, i->id);
	g_autofree char *asked = words_day(p->words, plan_day(p, i->date), p->today);
	g_autofree char *last =
		again ? words_day(p->words, plan_day(p, again->at), p->today) : g_strdup("");
	g_autofree char *due =
		day_known(i->due) ? words_weekday(p->words, i->due, p->today) : g_strdup("");
	enum say say = i->kind == ITEM_REQUEST ? (again ? SAY_AGENDA_AGAIN : SAY_AGENDA_ASKED)
		: *due			       ? SAY_AGENDA_GAVE_BY
					       : SAY_AGENDA_GAVE;

	return words_say(p->words, say, "item", id, "asked", asked, "last", last, "due", due, "who",
		point->who, NULL);
}

/* Grouped by person; what has waited long, or every promise. */
static void points(struct agenda *a, enum item_kind kind, enum say heading, int stage)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(point_free);
	const char *who = NULL;

	begin(a);
	for (guint i = 0; i < a->plan.in->items->len; i++) {
		const struct item_view *v = a->plan.in->items->pdata[i];

		if (!is_live(a, v) || v->item->kind != kind || v->stage < stage)
			continue;
		struct point *point = g_new0(struct point, 1);
		point->view = v;
		point->who = plan_item_who(&a->plan, v->item);
		g_ptr_array_add(list, point);
	}
	g_ptr_array_sort(list, by_person);
	for (guint i = 0; i < list->len; i++) {
		const struct point *point = list->pdata[i];
		g_autofree char *head = point_head(a, point);

		title(a, heading);
		if (kind == ITEM_REQUEST && g_strcmp0(who, point->who) != 0)
			line(a, point->who, "  ", "  ");
		who = point->who;
		line(a, head, "  - ", "    ");
		quote(a, point->view->item->quote);
	}
}

static void services(struct agenda *a)
{
	const struct plan *p = &a->plan;

	begin(a);
	if (!p->in->services)
		return;
	g_autoptr(GArray) sums = service_sums(p->in->services, p->in->settings->first_day);
	for (guint i = 0; i < sums->len; i++) {
		const struct service_sum *s = &g_array_index(sums, struct service_sum, i);
		g_autofree char *text = plan_service_said(p, s);

		if (!s->missed || !is_ours(a, s->child))
			continue;
		title(a, SAY_AGENDA_SERVICES);
		line(a, text, "  - ", "    ");
	}
}

static void questions(struct agenda *a)
{
	const GPtrArray *parked = a->plan.in->parked;
	guint n = 0;

	begin(a);
	for (guint i = 0; parked && i < parked->len; i++) {
		const struct parked *q = parked->pdata[i];
		g_autofree char *clean = plan_clean(q->text);
		g_autofree char *number = g_strdup_printf("  %u. ", n + 1);

		if (q->asked_in)
			continue;
		title(a, SAY_AGENDA_OURS);
		line(a, clean, number, "     ");
		n++;
	}
}

/* The newest first. */
static void wins(struct agenda *a)
{
	const struct plan *p = &a->plan;
	guint n = 0;

	begin(a);
	for (guint i = p->in->messages->len; i-- > 0 && n < WINS_MAX;) {
		const struct message *m = p->in->messages->pdata[i];
		bool good = (m->acts & ACT_BIT(ACT_WIN)) && m->direction == DIRECTION_FROM_SCHOOL &&
			!message_private_to(m) && plan_day(p, m->date).n > p->today.n - WIN_DAYS;

		for (guint k = 0; good && k < m->sentences->len; k++) {
			const struct sentence *s = m->sentences->pdata[k];
			if (!(s->acts & ACT_BIT(ACT_WIN)))
				continue;
			g_autofree char *who = plan_author(p, m);
			g_autofree char *day = words_day(p->words, plan_day(p, m->date), p->today);
			g_autofree char *head =
				words_say(p->words, SAY_AGENDA_WIN, "who", who, "day", day, NULL);
			title(a, SAY_AGENDA_SHARE);
			line(a, head, "  - ", "    ");
			quote(a, s->text);
			n++;
			break; /* one of a letter */
		}
	}
}

char *agenda_text(const struct digest_input *in, const char *child)
{
	struct agenda a = { .child = child, .out = g_string_new(NULL) };
	g_autofree char *clean = plan_clean(child);

	plan_init(&a.plan, in, NULL);
	const struct words *w = a.plan.words;
	g_autofree char *head =
		words_say(w, child ? SAY_AGENDA_OF : SAY_AGENDA, "child", clean, NULL);
	g_autofree char *day = words_period(w, a.plan.today, a.plan.today);
	g_string_append_printf(a.out, "%s, %s\n", head, day);
	gsize before = a.out->len;
	points(&a, ITEM_REQUEST, SAY_AGENDA_OPEN, STAGE_MIN);
	points(&a, ITEM_COMMITMENT, SAY_AGENDA_PROMISED, 0);
	services(&a);
	questions(&a);
	if (a.out->len == before)
		g_string_append_printf(a.out, "\n%s\n", w->say[SAY_AGENDA_NONE]);
	wins(&a);
	plan_clear(&a.plan);
	return g_string_free(a.out, FALSE);
}
