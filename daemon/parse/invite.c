/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "parse/invite.h"

#include "base/text.h"

#include <libical/ical.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

void invite_init(void)
{
	icalerror_set_errors_are_fatal(0);
	icaltimezone_get_utc_timezone();
	icaltime_today(); /* it asks how far to count the clocks of a zone */
}

/* -- what it is ------------------------------------------------------------------------ */

static const struct {
	icalproperty_method says;
	enum invitation_method method;
} methods[] = {
	{ ICAL_METHOD_REQUEST, INVITATION_REQUEST },
	{ ICAL_METHOD_ADD, INVITATION_REQUEST },
	{ ICAL_METHOD_CANCEL, INVITATION_CANCEL },
	{ ICAL_METHOD_COUNTER, INVITATION_COUNTER },
};

static const struct {
	icalparameter_partstat says;
	enum invitation_method method;
} answers[] = {
	{ ICAL_PARTSTAT_ACCEPTED, INVITATION_ACCEPT },
	{ ICAL_PARTSTAT_TENTATIVE, INVITATION_TENTATIVE },
	{ ICAL_PARTSTAT_DECLINED, INVITATION_DECLINE },
};

/* What the one who answers says; INVITATION_COUNT where nothing. */
static enum invitation_method answer_of(icalcomponent *event)
{
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
	icalparameter *status =
		p ? icalproperty_get_first_parameter(p, ICAL_PARTSTAT_PARAMETER) : NULL;

	for (gsize i = 0; status && i < G_N_ELEMENTS(answers); i++)
		if (icalparameter_get_partstat(status) == answers[i].says)
			return answers[i].method;
	return INVITATION_COUNT;
}

static enum invitation_method method_of(icalcomponent *calendar, icalcomponent *event)
{
	icalproperty_method says = icalcomponent_get_method(calendar);
	enum invitation_method method = INVITATION_COUNT;

	if (says == ICAL_METHOD_REPLY)
		return answer_of(event);
	for (gsize i = 0; i < G_N_ELEMENTS(methods); i++)
		if (methods[i].says == says)
			method = methods[i].method;
	if (method == INVITATION_REQUEST &&
		icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
		return INVITATION_CANCEL;
	if (method == INVITATION_REQUEST && icalcomponent_get_sequence(event) > 0)
		return INVITATION_UPDATE;
	return method;
}

/* -- when ------------------------------------------------------------------------------ */

/* A clock changes once or twice a year.  Rules by the second would cost years of computing. */
static bool is_sane_rule(icalproperty *p)
{
	struct icalrecurrencetype r = icalproperty_get_rrule(p);

	return r.freq == ICAL_YEARLY_RECURRENCE && r.by_second[0] == ICAL_RECURRENCE_ARRAY_MAX &&
		r.by_minute[0] == ICAL_RECURRENCE_ARRAY_MAX &&
		r.by_hour[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static bool is_sane_zone(icalcomponent *zone)
{
	icalcomponent *c = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT);

	for (; c; c = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)) {
		icalproperty *p = icalcomponent_get_first_property(c, ICAL_RRULE_PROPERTY);

		for (; p; p = icalcomponent_get_next_property(c, ICAL_RRULE_PROPERTY))
			if (!is_sane_rule(p))
				return false;
	}
	return true;
}

/* The zone of that name as the part itself defines it, or NULL. */
static icaltimezone *zone_of(icalcomponent *calendar, icalproperty *p)
{
	icalparameter *id = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
	icaltimezone *zone =
		id ? icalcomponent_get_timezone(calendar, icalparameter_get_tzid(id)) : NULL;
	icalcomponent *c = zone ? icaltimezone_get_component(zone) : NULL;

	return c && is_sane_zone(c) ? zone : NULL;
}

static struct moment moment_of(
	icalcomponent *calendar, icalproperty *p, struct icaltimetype t, GTimeZone *family)
{
	struct day day = day_of(t.year, t.month, t.day);
	icaltimezone *zone = zone_of(calendar, p);
	gint64 wall_s;

	if (icaltime_is_null_time(t) || !day_known(day))
		return MOMENT_NONE;
	if (t.is_date)
		return moment_at(day, 0, 0, 0, family);
	wall_s = (gint64)day.n * 24 * 3600 + t.hour * 3600 + t.minute * 60 + t.second;
	if (icaltime_is_utc(t))
		return moment_in_zone(wall_s, family);
	/* libical counts no further, and no letter is about a later day */
	if (zone && t.year >= 1970 && t.year < 2100) {
		int offset_s = icaltimezone_get_utc_offset(zone, &t, NULL);

		return (struct moment){ wall_s - offset_s, offset_s };
	}
	return moment_at(day, t.hour, t.minute, t.second, family);
}

static void read_times(
	struct invitation *i, icalcomponent *calendar, icalcomponent *event, GTimeZone *family)
{
	icalproperty *start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
	icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
	icalproperty *lasts = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);

	i->when = i->until = MOMENT_NONE;
	if (!start)
		return;
	struct icaltimetype t = icalproperty_get_dtstart(start);
	i->when = moment_of(calendar, start, t, family);
	i->whole_day = t.is_date;
	if (end) {
		i->until = moment_of(calendar, end, icalproperty_get_dtend(end), family);
	} else if (lasts && moment_known(i->when)) {
		i->until = i->when;
		i->until.unix_s += icaldurationtype_as_int(icalproperty_get_duration(lasts));
	}
	/* zones may be days away from UTC, and a meeting may last for millennia */
	if (!moment_sound(i->when))
		i->when = MOMENT_NONE;
	if (!moment_sound(i->until))
		i->until = MOMENT_NONE;
}

/* ---------------------------------------------------------------------------------------- */

static char *short_text(const char *text)
{
	if (!text)
		return NULL;
	g_autofree char *valid = text_valid(text, strlen(text));
	g_autofree char *line = text_squeeze(valid);
	return *line ? text_clip(line, INVITE_TEXT_MAX) : NULL;
}

/* Few components, none that ends before it began: libical complains of those on stderr. */
static bool is_sane_text(const char *text)
{
	int begun = 0, ended = 0;

	if (strlen(text) > INVITE_SIZE_MAX)
		return false;
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		begun += !g_ascii_strncasecmp(line, "BEGIN:", 6);
		ended += !g_ascii_strncasecmp(line, "END:", 4);
		if (ended > begun || begun > INVITE_COMPONENTS_MAX)
			return false;
	}
	return begun > 0;
}

struct invitation *invite_read(const char *text, GTimeZone *zone)
{
	if (!is_sane_text(text))
		return NULL;
	g_autoptr(icalcomponent) root = icalparser_parse_string(text);
	icalcomponent *calendar = root;
	if (root && icalcomponent_isa(root) != ICAL_VCALENDAR_COMPONENT)
		calendar = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
	icalcomponent *event = calendar
		? icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
		: NULL;
	enum invitation_method method = event ? method_of(calendar, event) : INVITATION_COUNT;

	if (method == INVITATION_COUNT)
		return NULL;
	struct invitation *i = g_new0(struct invitation, 1);
	i->method = method;
	read_times(i, calendar, event, zone);
	i->summary = short_text(icalcomponent_get_summary(event));
	i->place = short_text(icalcomponent_get_location(event));
	return i;
}
