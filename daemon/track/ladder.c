/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "track/ladder.h"

#include <math.h>

/* What the events say up to an instant. */
struct tale {
	enum item_state state;
	bool partly;
	const struct event *unsure;
	gint64 resolved_by;
	struct day first_word; /* of the first acknowledgement or partial answer */
	struct day promised;   /* by which the owing side said it would come */
	struct day settled;
	struct day last_letter; /* of the family, on it */
	int letters;		/* of the family: chasers and follow-ups */
	struct day snoozed;
};

static void tell_word(struct tale *t, const struct event *e, struct day day)
{
	t->state = STATE_ACKNOWLEDGED;
	t->partly |= e->kind == EVENT_PARTLY;
	if (!day_known(t->first_word))
		t->first_word = day;
	if (day_known(e->until))
		t->promised = e->until;
}

static void tell_settled(
	struct tale *t, const struct event *e, struct day day, enum item_state state)
{
	t->state = state;
	t->settled = day;
	t->unsure = NULL;
	t->resolved_by = e->message;
}

static void tell(struct tale *t, const struct event *e, const struct settings *s)
{
	struct day day = moment_day(e->at, s->zone);

	switch (e->kind) {
	case EVENT_ACKNOWLEDGED:
	case EVENT_PARTLY:
		tell_word(t, e, day);
		break;
	case EVENT_RESOLVED:
		tell_settled(t, e, day, STATE_RESOLVED);
		break;
	case EVENT_DECLINED:
		tell_settled(t, e, day, STATE_DECLINED);
		break;
	case EVENT_DISMISSED:
		tell_settled(t, e, day, STATE_DISMISSED);
		break;
	case EVENT_REOPENED:
		t->state = day_known(t->first_word) ? STATE_ACKNOWLEDGED : STATE_OPEN;
		t->resolved_by = 0;
		t->unsure = NULL;
		t->snoozed = DAY_NONE;
		break;
	case EVENT_CHASED:
		t->letters++;
		t->last_letter = day;
		break;
	case EVENT_UNSURE:
		t->unsure = e;
		break;
	case EVENT_SNOOZED:
		t->snoozed = e->until;
		break;
	default:
		break;
	}
}

static bool is_live(enum item_state state)
{
	return state == STATE_OPEN || state == STATE_ACKNOWLEDGED;
}

static enum item_class class_of(const struct item *i, const struct tale *t)
{
	if (i->owed_by == OWED_FAMILY)
		return CLASS_FAMILY;
	if (i->kind == ITEM_COMMITMENT)
		return day_known(i->due) ? CLASS_COMMITMENT : CLASS_COMMITMENT_UNDATED;
	if (t->partly)
		return CLASS_PARTLY;
	if (day_known(t->first_word))
		return CLASS_ACKNOWLEDGED;
	if (i->is_gap)
		return CLASS_ACCOMMODATION_GAP;
	if (i->is_missed)
		return CLASS_MISSED_SERVICE;
	if (i->is_records)
		return CLASS_RECORDS;
	return i->is_meeting ? CLASS_MEETING : CLASS_REQUEST;
}

static struct day waiting_since(const struct item *i, const struct tale *t, struct day asked)
{
	if (i->kind == ITEM_COMMITMENT || i->owed_by == OWED_FAMILY)
		return day_known(i->due) ? i->due : asked;
	return day_known(t->first_word) ? t->first_word : asked;
}

int ladder_threshold(const struct settings *s, enum item_class class, int stage)
{
	int t = s->thresholds[class][stage - 1];

	return t == STAGE_NEVER ? t : (int)ceil(t * s->scale - 1e-9);
}

static int stage_reached(const struct settings *s, enum item_class class, int days)
{
	int stage = 0;

	for (int k = 1; k <= STAGE_COUNT; k++) {
		int t = ladder_threshold(s, class, k);

		if (t != STAGE_NEVER && days >= t)
			stage = k;
	}
	return stage;
}

static int school_days(const struct settings *s, struct day since, struct day until)
{
	return calendar_count(s->calendar, since, until);
}

/* Time and letters together: neither alone climbs. */
static int school_stage(
	const struct item_view *v, const struct tale *t, struct day today, const struct settings *s)
{
	int stage = MIN(stage_reached(s, v->class, v->waiting_school_days), v->attempts + 1);

	if (day_known(t->promised) && today.n <= t->promised.n)
		return 0;
	if (day_known(t->last_letter) && school_days(s, t->last_letter, today) < LADDER_REST_DAYS) {
		int before = school_days(s, v->waiting_since, t->last_letter);

		stage = MIN(stage, MIN(stage_reached(s, v->class, before), v->attempts));
	}
	return stage;
}

static int family_stage(const struct item_view *v, struct day today, const struct settings *s)
{
	struct day due = v->item->due;

	if (!day_known(due))
		return MIN(stage_reached(s, CLASS_FAMILY, v->waiting_school_days), 1);
	if (today.n < due.n) {
		int left = school_days(s, today, due);

		return left <= 1 ? 2 : left <= 3 ? 1 : 0;
	}
	int past = school_days(s, due, today);
	return past >= 3 ? 5 : past >= 1 ? 4 : 3;
}

static struct day follow_up_on(const struct item_view *v, const struct settings *s)
{
	int t = ladder_threshold(s, v->class, 1);

	/* What we owe by a day is late on the next; a reminder comes before. */
	if (v->class == CLASS_FAMILY && day_known(v->item->due))
		t = 1;
	return t == STAGE_NEVER ? DAY_NONE : calendar_add(s->calendar, v->waiting_since, t);
}

static bool read_events(
	const struct item *it, struct moment now, const struct settings *s, struct tale *t)
{
	bool there = false;

	for (guint i = 0; i < it->events->len; i++) {
		const struct event *e = it->events->pdata[i];

		if (e->at.unix_s > now.unix_s)
			continue;
		there |= e->kind == EVENT_OPENED;
		tell(t, e, s);
	}
	return there;
}

bool ladder_view(
	const struct item *it, struct moment now, const struct settings *s, struct item_view *ret)
{
	struct tale t = { .first_word = DAY_NONE,
		.promised = DAY_NONE,
		.settled = DAY_NONE,
		.last_letter = DAY_NONE,
		.snoozed = DAY_NONE };
	struct day today = moment_day(now, s->zone);

	if (!read_events(it, now, s, &t))
		return false;
	bool live = is_live(t.state);
	bool asked_by_family = it->kind == ITEM_REQUEST && it->owed_by != OWED_FAMILY;
	*ret = (struct item_view){ .item = it,
		.state = t.state,
		.unsure = t.unsure,
		.resolved_by = t.resolved_by,
		.class = class_of(it, &t),
		.waiting_since = waiting_since(it, &t, moment_day(it->date, s->zone)),
		.follow_up_on = DAY_NONE,
		.attempts = asked_by_family + t.letters,
		.snoozed_until = DAY_NONE };
	if (day_known(t.snoozed) && t.snoozed.n > today.n)
		ret->snoozed_until = t.snoozed;
	ret->waiting_school_days = school_days(s, ret->waiting_since, live ? today : t.settled);
	if (!live)
		return true;
	ret->follow_up_on = follow_up_on(ret, s);
	ret->overdue = !day_known(ret->snoozed_until) && day_known(ret->follow_up_on) &&
		today.n >= ret->follow_up_on.n;
	ret->stage = it->owed_by == OWED_FAMILY ? family_stage(ret, today, s)
						: school_stage(ret, &t, today, s);
	return true;
}

char *ladder_why(const struct item_view *v, const struct settings *s)
{
	char since[DAY_TEXT_SIZE], next[DAY_TEXT_SIZE];

	if (!is_live(v->state))
		return g_strdup_printf("%s: no follow-up", item_state_names[v->state]);
	day_format(v->waiting_since, since);
	day_format(v->follow_up_on, next);
	int up = v->stage < STAGE_COUNT ? ladder_threshold(s, v->class, v->stage + 1) : STAGE_NEVER;
	GString *out = g_string_new(NULL);
	g_string_append_printf(out, "stage %d: %s, waiting since %s, %d school day%s, %d letter%s",
		v->stage, item_class_names[v->class], since, v->waiting_school_days,
		v->waiting_school_days == 1 ? "" : "s", v->attempts, v->attempts == 1 ? "" : "s");
	if (*next)
		g_string_append_printf(out, "; follow-up on %s", next);
	if (v->class == CLASS_FAMILY || up == STAGE_NEVER)
		return g_string_free(out, FALSE);
	if (v->waiting_school_days >= up)
		g_string_append_printf(out, "; stage %d only after another letter", v->stage + 1);
	else
		g_string_append_printf(out, "; stage %d at %d school days", v->stage + 1, up);
	return g_string_free(out, FALSE);
}
