/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/school_days.h"

#include "base/error.h"
#include "base/text.h"

#include <libical/ical.h>
#include <string.h>

#define YEAR_MIN 1970
#define YEAR_MAX 2099
#define SUMMARY_COLUMNS 60

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

struct school_days *school_days_new(void)
{
	struct school_days *s = g_new0(struct school_days, 1);

	s->closed = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	s->firsts = g_array_new(FALSE, FALSE, sizeof(struct day));
	s->lasts = g_array_new(FALSE, FALSE, sizeof(struct day));
	s->reach = DAY_NONE;
	return s;
}

void school_days_free(struct school_days *s)
{
	if (!s)
		return;
	g_array_unref(s->closed);
	g_array_unref(s->firsts);
	g_array_unref(s->lasts);
	g_free(s);
}

static gboolean wrong(GError **error, const char *what)
{
	g_set_error_literal(error, ST_ERROR, ST_ERROR_CONFIG, what);
	return FALSE;
}

static gboolean wrong_event(GError **error, icalcomponent *event, const char *what)
{
	const char *summary = icalcomponent_get_summary(event);
	g_autofree char *valid = text_valid(summary ? summary : "", summary ? strlen(summary) : 0);
	g_autofree char *line = text_printable(valid, FALSE);
	g_autofree char *name = text_clip(line, SUMMARY_COLUMNS);

	g_set_error(error, ST_ERROR, ST_ERROR_CONFIG, "the event '%s' %s", name, what);
	return FALSE;
}

/* -- one event ------------------------------------------------------------------------- */

static struct day day_of_time(struct icaltimetype t)
{
	if (icaltime_is_null_time(t) || t.year < YEAR_MIN || t.year > YEAR_MAX)
		return DAY_NONE;
	return day_of(t.year, t.month, t.day);
}

static bool at_midnight(struct icaltimetype t)
{
	return t.is_date || (t.hour == 0 && t.minute == 0);
}

/* The days of an event that lasts whole days, of its first occurrence; 0 where it does not. */
static int whole_days(icalcomponent *event)
{
	icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
	icalproperty *lasts = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
	struct icaltimetype from = icalcomponent_get_dtstart(event);
	int days = from.is_date ? 1 : 0;

	if (!at_midnight(from))
		return 0;
	if (end) {
		struct icaltimetype until = icalproperty_get_dtend(end);
		struct day last = day_of_time(until);

		if (!day_known(last))
			return days;
		/* the end is the moment after; some write one minute less */
		if (!until.is_date && until.hour == 23 && until.minute == 59)
			last.n++;
		else if (!at_midnight(until))
			return 0;
		days = MAX(days, last.n - day_of_time(from).n);
	} else if (lasts) {
		days = MAX(days,
			icaldurationtype_as_int(icalproperty_get_duration(lasts)) / (24 * 3600));
	}
	return MIN(days, SCHOOL_DAYS_LENGTH_MAX);
}

/* Rules by the hour or less cost years of computing, and no school closes by them. */
static bool is_sane_rule(struct icalrecurrencetype *r)
{
	return r->freq >= ICAL_DAILY_RECURRENCE && r->freq <= ICAL_YEARLY_RECURRENCE &&
		r->by_second[0] == ICAL_RECURRENCE_ARRAY_MAX &&
		r->by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX &&
		r->by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* When an event begins, each time (struct icaltimetype). */
struct times {
	GArray *list;
	bool endless;
};

static gboolean add_rule(struct times *times, icalcomponent *event, icalproperty *p, GError **error)
{
	struct icalrecurrencetype rule = icalproperty_get_rrule(p);
	struct icaltimetype t;

	if (!is_sane_rule(&rule))
		return wrong_event(error, event, "repeats by less than a day");
	times->endless = rule.count == 0 && icaltime_is_null_time(rule.until);
	icalrecur_iterator *it = icalrecur_iterator_new(rule, icalcomponent_get_dtstart(event));
	if (!it)
		return wrong_event(error, event, "repeats by a rule that cannot be read");
	while (times->list->len < SCHOOL_DAYS_OCCURRENCES_MAX) {
		t = icalrecur_iterator_next(it);
		if (!day_known(day_of_time(t)))
			break;
		g_array_append_val(times->list, t);
	}
	icalrecur_iterator_free(it);
	return TRUE;
}

static gboolean read_times(struct times *times, icalcomponent *event, GError **error)
{
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	struct icaltimetype start = icalcomponent_get_dtstart(event);

	if (rule && !add_rule(times, event, rule, error))
		return FALSE;
	if (!rule)
		g_array_append_val(times->list, start);
	/* a component remembers one place in its properties: nothing may be asked in between */
	for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY);
		p && times->list->len < SCHOOL_DAYS_OCCURRENCES_MAX;
		p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
		struct icaltimetype t = icalproperty_get_rdate(p).time;

		g_array_append_val(times->list, t);
	}
	return TRUE;
}

static void add_occurrence(
	struct school_days *s, enum school_word word, struct day first, int days, bool endless)
{
	struct day_range r = { first, day_add(first, days - 1) };

	if (!endless && (!day_known(s->reach) || r.last.n > s->reach.n))
		s->reach = r.last;
	if (word == SCHOOL_WORD_CLOSED)
		g_array_append_val(s->closed, r);
	else if (word == SCHOOL_WORD_FIRST)
		g_array_append_val(s->firsts, r.first);
	else if (word == SCHOOL_WORD_LAST)
		g_array_append_val(s->lasts, r.last);
}

static gboolean read_event(struct school_days *s, icalcomponent *event, GError **error)
{
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct icaltimetype));
	struct times times = { list, false };
	const char *said = icalcomponent_get_summary(event);
	g_autofree char *summary = text_valid(said ? said : "", said ? strlen(said) : 0);
	enum school_word word = school_word_of(summary);
	icalproperty *bad = icalcomponent_get_first_property(event, ICAL_XLICERROR_PROPERTY);
	struct icaltimetype start = icalcomponent_get_dtstart(event);
	int days;

	if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
		return TRUE;
	/* a mistake in what tells nothing of school is not ours */
	if (word <= SCHOOL_WORD_OPEN && bad)
		return TRUE;
	if (bad)
		return wrong_event(error, event, "has a line that cannot be read");
	if (!day_known(day_of_time(start)))
		return word <= SCHOOL_WORD_OPEN ? TRUE : wrong_event(error, event, "has no day");
	days = whole_days(event);
	if (days <= 0)
		return TRUE;
	if (!read_times(&times, event, word <= SCHOOL_WORD_OPEN ? NULL : error))
		return word <= SCHOOL_WORD_OPEN;
	for (guint i = 0; i < list->len; i++) {
		struct icaltimetype t = g_array_index(list, struct icaltimetype, i);
		struct day first = day_of_time(t);

		if (day_known(first) && !icalproperty_recurrence_is_excluded(event, &start, &t))
			add_occurrence(s, word, first, days, times.endless);
	}
	return TRUE;
}

/* -- the whole -------------------------------------------------------------------------- */

/* libical takes what is cut off, and complains on stderr of what ends before it began. */
static gboolean is_whole(const char *text, GError **error)
{
	int begun = 0, ended = 0, events = 0;

	if (strlen(text) > SCHOOL_DAYS_SIZE_MAX)
		return wrong(error, "is larger than any school's calendar");
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		begun += !g_ascii_strncasecmp(line, "BEGIN:", 6);
		ended += !g_ascii_strncasecmp(line, "END:", 4);
		events += !g_ascii_strncasecmp(line, "BEGIN:VEVENT", 12);
		if (ended > begun)
			return wrong(error, "has an END without its BEGIN");
	}
	if (!begun)
		return wrong(error, "is no iCalendar file");
	if (begun != ended)
		return wrong(error, "is cut off: a BEGIN has no END");
	if (events == 0)
		return wrong(error, "holds no event");
	if (events > SCHOOL_DAYS_EVENTS_MAX)
		return wrong(error, "holds more events than any school's calendar");
	return TRUE;
}

static gboolean read_events(struct school_days *s, icalcomponent *root, GError **error)
{
	icalcomponent *event = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);

	for (; event; event = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT))
		if (!read_event(s, event, error))
			return FALSE;
	return TRUE;
}

gboolean school_days_add(struct school_days *s, const char *text, GError **error)
{
	icalerror_set_errors_are_fatal(0);
	if (!is_whole(text, error))
		return FALSE;
	g_autoptr(icalcomponent) root = icalparser_parse_string(text);
	if (!root)
		return wrong(error, "is no iCalendar file");
	if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT)
		return read_events(s, root, error);
	icalcomponent *c = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
	if (!c)
		return wrong(error, "is no iCalendar file");
	for (; c; c = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
		if (!read_events(s, c, error))
			return FALSE;
	return TRUE;
}

/* The earliest of the days behind d; DAY_NONE where there is none. */
static struct day next_of(const GArray *days, struct day d)
{
	struct day next = DAY_NONE;

	for (guint i = 0; i < days->len; i++) {
		struct day x = g_array_index(days, struct day, i);

		if (x.n > d.n && (!day_known(next) || x.n < next.n))
			next = x;
	}
	return next;
}

void school_days_year(struct school_days *s, struct day *ret_first, struct day *ret_last)
{
	/* grades that begin a day apart: the school year is all of it */
	*ret_first = next_of(s->firsts, DAY_NONE);
	*ret_last = DAY_NONE;
	for (struct day d = next_of(s->lasts, DAY_NONE); day_known(d); d = next_of(s->lasts, d)) {
		struct day first = next_of(s->firsts, d), later = next_of(s->lasts, d);

		if (!day_known(first)) {
			if (!day_known(later))
				*ret_last = d;
			continue;
		}
		struct day_range summer = { day_add(d, 1), day_add(first, -1) };
		if ((!day_known(later) || first.n < later.n) && summer.first.n <= summer.last.n)
			g_array_append_val(s->closed, summer);
	}
}
