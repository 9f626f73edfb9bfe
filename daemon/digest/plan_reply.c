/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of the member's replies to earlier letters. */
#include "digest/plan.h"

#include "base/text.h"

#define LINE_COLUMNS 60

static void plan_done(struct plan *p, const struct reply_line *l)
{
	static const enum say by_kind[EVENT_COUNT] = {
		[EVENT_RESOLVED] = SAY_REPLY_SETTLED,
		[EVENT_DISMISSED] = SAY_REPLY_DISMISSED,
		[EVENT_SNOOZED] = SAY_REPLY_SNOOZED,
		[EVENT_REOPENED] = SAY_REPLY_REOPENED,
	};
	struct digest_entry *e = plan_add(p, SECTION_REPLIES);
	g_autofree char *line = plan_clean(l->text);
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, l->item);
	g_autofree char *until = words_weekday(p->words, l->until, p->today);

	e->item = l->item;
	e->text = words_say(
		p->words, by_kind[l->kind], "line", line, "item", id, "until", until, NULL);
}

static void plan_lines(struct plan *p, const struct member_reply *r)
{
	bool unread = false;

	for (guint i = 0; i < r->lines->len; i++) {
		const struct reply_line *l = r->lines->pdata[i];

		if (l->decision)
			plan_done(p, l);
	}
	for (guint i = 0; i < r->lines->len; i++) {
		const struct reply_line *l = r->lines->pdata[i];
		g_autofree char *clean = plan_clean(l->text);
		g_autofree char *line = text_clip(clean, LINE_COLUMNS);

		if (l->decision)
			continue;
		plan_add(p, SECTION_REPLIES)->text =
			words_say(p->words, SAY_REPLY_UNREAD, "line", line, NULL);
		unread = true;
	}
	if (unread)
		plan_add(p, SECTION_REPLIES)->text = g_strdup(p->words->say[SAY_REPLY_HOW]);
}

/* Nothing of its text: it may be anybody's. */
static void plan_refused(struct plan *p, const struct member_reply *r)
{
	static const enum say by_outcome[REPLY_COUNT] = {
		[REPLY_AGAIN] = SAY_REPLY_AGAIN,
		[REPLY_LATE] = SAY_REPLY_LATE,
		[REPLY_OTHER] = SAY_REPLY_OTHER,
		[REPLY_DOUBTFUL] = SAY_REPLY_DOUBTFUL,
	};
	g_autofree char *day = words_weekday(p->words, plan_day(p, r->at), p->today);

	plan_add(p, SECTION_REPLIES)->text =
		words_say(p->words, by_outcome[r->outcome], "day", day, NULL);
}

static bool is_for_reader(const struct plan *p, const struct member_reply *r)
{
	return r->at.unix_s > p->in->replies_after.unix_s &&
		(!p->in->reader || g_ascii_strcasecmp(p->in->reader, r->member) == 0);
}

/* What was done, then what was not: each reason once, however often somebody tries. */
void plan_replies(struct plan *p)
{
	const GPtrArray *replies = p->in->replies;
	bool said[REPLY_COUNT] = { [REPLY_TAKEN] = true, [REPLY_SILENT] = true };

	for (guint i = 0; replies && i < replies->len; i++) {
		const struct member_reply *r = replies->pdata[i];

		if (r->outcome == REPLY_TAKEN && is_for_reader(p, r))
			plan_lines(p, r);
	}
	for (guint i = 0; replies && i < replies->len; i++) {
		const struct member_reply *r = replies->pdata[i];

		if (said[r->outcome] || !is_for_reader(p, r))
			continue;
		said[r->outcome] = true;
		plan_refused(p, r);
	}
}
