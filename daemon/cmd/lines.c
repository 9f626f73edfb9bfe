/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/lines.h"

#include "base/text.h"
#include "digest/words.h"

#include <string.h>

#define ID_COLUMNS 6
#define DAY_COLUMNS 12

char *line_day(struct day d)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	int year, month, day_of_month;

	if (!day_known(d))
		return g_strdup("");
	day_split(d, &year, &month, &day_of_month);
	return g_strdup_printf("%d %s %d", day_of_month, months[month - 1], year);
}

char *line_taken(const struct attachment *a, GTimeZone *zone)
{
	int minute = moment_known(a->taken) ? moment_minute(a->taken, zone) : 0;
	g_autofree char *day = line_day(moment_day(a->taken, zone));

	if (!*day)
		return g_strdup("");
	return g_strdup_printf("taken %s %02d:%02d", day, minute / 60, minute % 60);
}

char *line_weekday(struct day d)
{
	static const char *const names[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	g_autofree char *day = line_day(d);

	return day_known(d) ? g_strdup_printf("%s %s", names[day_weekday(d)], day) : g_strdup("");
}

const char *line_name(const struct trail *t, const char *address)
{
	const struct address a = { NULL, (char *)address };

	return roster_call(t->roster, &a);
}

char *line_people(const struct trail *t, const struct message *m)
{
	if (!m->to->len)
		return g_strdup("?");
	const char *first = roster_call(t->roster, m->to->pdata[0]);
	guint more = m->to->len + m->cc->len - 1;
	return more ? g_strdup_printf("%s +%u", first, more) : g_strdup(first);
}

static void append_part(GString *out, const char *text)
{
	if (text && *text)
		g_string_append_printf(out, "%s%s", out->len ? ", " : "", text);
}

static void append_moment(
	GString *out, const char *before, struct moment m, bool whole_day, GTimeZone *zone)
{
	int minute = moment_minute(m, zone);
	g_autofree char *day = moment_known(m) ? line_day(moment_day(m, zone)) : NULL;

	if (!day)
		return;
	append_part(out, day);
	if (!whole_day)
		g_string_append_printf(out, "%s%d:%02d", before, minute / 60, minute % 60);
}

static void append_invitation(GString *out, const struct invitation *i, GTimeZone *zone)
{
	static const char *const words[INVITATION_COUNT] = {
		[INVITATION_REQUEST] = "invites",
		[INVITATION_UPDATE] = "changes the meeting",
		[INVITATION_CANCEL] = "cancels the meeting",
		[INVITATION_ACCEPT] = "will come",
		[INVITATION_TENTATIVE] = "may come",
		[INVITATION_DECLINE] = "will not come",
		[INVITATION_COUNTER] = "proposes another time",
	};

	append_part(out, words[i->method]);
	if (i->summary)
		g_string_append_printf(out, ": %s", i->summary);
	append_moment(out, " ", i->when, i->whole_day, zone);
	append_part(out, i->place);
}

char *line_nature(const struct message *m, GTimeZone *zone)
{
	static const char *const words[KIND_COUNT] = {
		[KIND_AUTO_REPLY] = "automatic reply",
		[KIND_BOUNCE] = "not delivered",
		[KIND_RECEIPT] = "was opened",
		[KIND_INFO] = "report",
		[KIND_POINTER] = "says that there is a message in the app",
	};
	GString *out = g_string_new(words[m->kind] ? words[m->kind] : "");

	if (m->invitation)
		append_invitation(out, m->invitation, zone);
	if (m->away && day_known(m->away->back)) {
		g_autofree char *day = line_day(m->away->back);

		g_string_append_printf(out, ", back on %s", day);
	}
	if (m->away && m->away->contact)
		g_string_append_printf(out, ", instead: %s", m->away->contact);
	return g_string_free(out, FALSE);
}

void line_message(const struct cmd *c, const struct trail *t, const struct message *m)
{
	g_autofree char *id = g_strdup_printf("m%" G_GINT64_FORMAT, m->id);
	g_autofree char *day = line_day(moment_day(m->date, t->settings->zone));
	g_autofree char *people = line_people(t, m);
	g_autofree char *who =
		g_strdup_printf("%s \u2192 %s", roster_call(t->roster, m->from), people);
	g_autofree char *safe_who = text_printable(who, FALSE);
	g_autofree char *subject = text_printable(m->subject, FALSE);
	const char *doubt = m->trusted ? "" : "  (not verified)";
	int left = cmd_width() - ID_COLUMNS - DAY_COLUMNS - (int)strlen(doubt);
	g_autofree char *short_who = text_clip(safe_who, (gsize)left * 3 / 5 - 1);
	g_autofree char *short_subject =
		text_clip(subject, (gsize)MAX(10, left - g_utf8_strlen(short_who, -1) - 2));

	cmd_print("%s%-*s%s%-*s%s  %s%s%s%s\n", cmd_style(c, STYLE_DIM), ID_COLUMNS, id,
		cmd_style_end(c), DAY_COLUMNS, day, short_who, cmd_style(c, STYLE_BOLD),
		short_subject, cmd_style_end(c), doubt);
}

static enum style state_style(const struct item_view *v)
{
	if (v->state == STATE_RESOLVED || v->state == STATE_DISMISSED)
		return STYLE_GOOD;
	if (v->overdue)
		return STYLE_BAD;
	return v->state == STATE_OPEN ? STYLE_WARN : STYLE_NOTE;
}

/* "open for 4 school days", "promised for 18 Sep 2026" ... */
static char *item_when(const struct item_view *v)
{
	static const char *const before_due[] = {
		[ITEM_REQUEST] = ", asked for by ",
		[ITEM_COMMITMENT] = ", promised for ",
		[ITEM_TASK] = ", best sent by ",
	};
	g_autofree char *due = line_day(v->item->due);
	bool live = v->state == STATE_OPEN || v->state == STATE_ACKNOWLEDGED;
	g_autofree char *waiting = live
		? g_strdup_printf(", %d school day%s", v->waiting_school_days,
			  v->waiting_school_days == 1 ? "" : "s")
		: g_strdup("");

	return g_strdup_printf("%s%s%s%s%s", item_state_names[v->state], waiting,
		*due ? before_due[v->item->kind] : "", due, v->overdue ? ", overdue" : "");
}

char *line_question(const struct item_view *v, GTimeZone *zone)
{
	const struct event *e = v->unsure;

	if (!e)
		return NULL;
	return words_question(
		words_find("en"), e, e->who, moment_day(e->at, zone), moment_day(v->as_of, zone));
}

void line_item(const struct cmd *c, const struct trail *t, const struct item_view *v)
{
	const struct item *i = v->item;
	g_autofree char *id = g_strdup_printf("i%" G_GINT64_FORMAT, i->id);
	g_autofree char *day = line_day(moment_day(i->date, t->settings->zone));
	g_autofree char *when = item_when(v);
	g_autofree char *head =
		g_strdup_printf("%s %s, %s: %s", i->from ? line_name(t, i->from) : "you",
			i->chases			  ? "asks again"
				: i->kind == ITEM_REQUEST ? "asks"
				: i->kind == ITEM_TASK	  ? "can sum up a talk"
							  : "promises",
			day, when);
	g_autofree char *safe_head = text_printable(head, FALSE);
	g_autofree char *folded_head = text_fold(safe_head, cmd_width() - ID_COLUMNS, "", "      ");
	g_autofree char *quote = text_printable(i->quote, FALSE);
	g_autofree char *folded = text_fold(quote, cmd_width(), "      ", "      ");

	cmd_print("%s%-*s%s%s%s%s\n%s\n", cmd_style(c, STYLE_DIM), ID_COLUMNS, id, cmd_style_end(c),
		cmd_style(c, state_style(v)), folded_head, cmd_style_end(c), folded);
	g_autofree char *asked = line_question(v, t->settings->zone);
	if (asked) {
		g_autofree char *safe = text_printable(asked, FALSE);
		g_autofree char *question = text_fold(safe, cmd_width(), "      ? ", "        ");

		cmd_print("%s%s%s\n", cmd_style(c, STYLE_NOTE), question, cmd_style_end(c));
	}
}

char *line_service(const char *service, const char *child)
{
	const char *name = service ? words_name(words_find("en"), service) : "a service not named";
	g_autofree char *safe = cmd_safe(child ? child : "");

	return g_strdup_printf("%s%s%s", name, *safe ? ", " : "", safe);
}
