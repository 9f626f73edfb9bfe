/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/settings.h"

#include "base/text.h"

#include <string.h>

const char *const item_class_names[CLASS_COUNT] = {
	[CLASS_REQUEST] = "request",
	[CLASS_ACKNOWLEDGED] = "acknowledged",
	[CLASS_PARTLY] = "partly",
	[CLASS_COMMITMENT] = "commitment",
	[CLASS_COMMITMENT_UNDATED] = "commitment-undated",
	[CLASS_MISSED_SERVICE] = "missed-service",
	[CLASS_ACCOMMODATION_GAP] = "accommodation-gap",
	[CLASS_MEETING] = "meeting",
	[CLASS_RECORDS] = "records",
	[CLASS_FAMILY] = "family",
};

/* The ladder's defaults, in school days; STAGE_NEVER where a class skips a stage. */
static const int default_thresholds[CLASS_COUNT][STAGE_COUNT] = {
	[CLASS_REQUEST] = { 3, 6, 10, 15, 22, 30 },
	[CLASS_ACKNOWLEDGED] = { 5, 8, 12, 17, 24, 32 },
	[CLASS_PARTLY] = { 4, 8, 12, 18, 25, 35 },
	[CLASS_COMMITMENT] = { 1, 3, 6, 10, 16, 25 },
	[CLASS_COMMITMENT_UNDATED] = { 6, 8, 11, 15, 21, 30 },
	[CLASS_MISSED_SERVICE] = { 2, 5, 8, 12, 20, 30 },
	[CLASS_ACCOMMODATION_GAP] = { 0, 0, 0, 3, 10, 20 },
	[CLASS_MEETING] = { 3, 5, 8, STAGE_NEVER, 12, 20 },
	[CLASS_RECORDS] = { 5, 10, 15, STAGE_NEVER, 20, STAGE_NEVER },
	[CLASS_FAMILY] = { 3, STAGE_NEVER, STAGE_NEVER, STAGE_NEVER, STAGE_NEVER, STAGE_NEVER },
};

struct settings *settings_new(void)
{
	struct settings *s = g_new0(struct settings, 1);

	s->timezone = g_strdup("UTC");
	s->zone = g_time_zone_new_utc();
	s->languages = g_strsplit("en", ";", -1);
	s->members = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	s->log_addresses = g_new0(char *, 1);
	s->children = g_ptr_array_new_with_free_func((GDestroyNotify)child_free);
	s->domains = g_new0(char *, 1);
	s->platforms = g_new0(char *, 1);
	s->platform_files = g_new0(char *, 1);
	s->clock_files = g_new0(char *, 1);
	s->contacts = g_ptr_array_new_with_free_func((GDestroyNotify)person_free);
	s->first_day = s->last_day = DAY_NONE;
	s->no_school = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	s->terms = g_array_new(FALSE, FALSE, sizeof(struct day_range));
	s->calendar_files = g_new0(char *, 1);
	s->calendar_reach = DAY_NONE;
	s->calendar = calendar_new(DAY_NONE, DAY_NONE, NULL);
	s->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_free);
	memcpy(s->thresholds, default_thresholds, sizeof default_thresholds);
	s->scale = 1.0;
	s->digest_to = g_ptr_array_new_with_free_func(g_free);
	s->schedule_days = 1u << SUNDAY;
	s->schedule_minute = 18 * 60;
	s->alert_stage = 3;
	s->quiet_from = 21 * 60;
	s->quiet_to = 7 * 60;
	return s;
}

void settings_free(struct settings *s)
{
	if (!s)
		return;
	g_free(s->path);
	g_free(s->timezone);
	g_time_zone_unref(s->zone);
	g_strfreev(s->languages);
	g_free(s->state_dir);
	g_free(s->family);
	g_ptr_array_unref(s->members);
	g_strfreev(s->log_addresses);
	g_ptr_array_unref(s->children);
	g_strfreev(s->domains);
	g_strfreev(s->platforms);
	g_strfreev(s->platform_files);
	g_ptr_array_unref(s->contacts);
	g_array_unref(s->no_school);
	g_array_unref(s->terms);
	g_strfreev(s->calendar_files);
	g_free(s->jurisdiction);
	g_strfreev(s->clock_files);
	calendar_free(s->calendar);
	g_ptr_array_unref(s->sources);
	g_ptr_array_unref(s->digest_to);
	g_free(s->smtp_url);
	g_free(s->smtp_user);
	g_free(s->smtp_password_command);
	g_free(s->smtp_password_file);
	g_free(s->smtp_ca_file);
	person_free(s->smtp_from);
	g_free(s);
}

void person_free(struct person *p)
{
	if (!p)
		return;
	g_free(p->key);
	g_free(p->name);
	g_free(p->address);
	g_free(p->role);
	g_free(p->language);
	g_free(p);
}

void child_free(struct child *c)
{
	if (!c)
		return;
	g_free(c->name);
	g_strfreev(c->aliases);
	g_strfreev(c->school_domains);
	g_strfreev(c->contacts);
	g_free(c->calendar);
	g_free(c);
}

void source_free(struct source *s)
{
	if (!s)
		return;
	g_free(s->name);
	g_free(s->url);
	g_free(s->user);
	g_free(s->password_command);
	g_free(s->password_file);
	g_free(s->ca_file);
	g_free(s->path);
	g_strfreev(s->folders);
	g_free(s->authserv_id);
	g_free(s);
}

const struct person *settings_member(const struct settings *s, const char *address)
{
	for (guint i = 0; i < s->members->len; i++) {
		const struct person *p = s->members->pdata[i];

		if (p->address && g_ascii_strcasecmp(p->address, address) == 0)
			return p;
	}
	return NULL;
}

bool settings_is_family(const struct settings *s, const char *address)
{
	return settings_member(s, address) ||
		g_strv_contains((const char *const *)s->log_addresses, address);
}

bool settings_is_same(const struct settings *s, const char *a, const char *b)
{
	const struct person *x = settings_member(s, a), *y = settings_member(s, b);

	return g_ascii_strcasecmp(a, b) == 0 ||
		(x && y && x->name && g_strcmp0(x->name, y->name) == 0);
}

static bool is_alike(const char *a, const char *b)
{
	g_autofree char *x = text_unaccented(a), *y = text_unaccented(b);

	return g_str_equal(x, y);
}

static bool is_called(const struct child *c, const char *name)
{
	bool is = is_alike(c->name, name);

	for (char **alias = c->aliases; *alias; alias++)
		is |= is_alike(*alias, name);
	return is;
}

const struct child *settings_child(const struct settings *s, const char *name)
{
	for (guint i = 0; i < s->children->len; i++)
		if (is_called(s->children->pdata[i], name))
			return s->children->pdata[i];
	return NULL;
}

const char *settings_language(const struct settings *s, const char *address)
{
	const struct person *p = settings_member(s, address);

	return p && p->language ? p->language : s->languages[0];
}

struct day settings_calendar_end(const struct settings *s)
{
	return day_known(s->last_day) ? s->last_day : s->calendar_reach;
}

bool settings_calendar_ends(const struct settings *s, struct day today, struct day *ret_end)
{
	struct day end = settings_calendar_end(s);

	*ret_end = end;
	if (!day_known(end) || end.n > today.n + CALENDAR_WARNING_DAYS)
		return false;
	/* behind a last day nothing is counted; behind the last day off, every weekday */
	return day_known(s->last_day) || end.n >= today.n;
}
