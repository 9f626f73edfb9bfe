/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config/calendar_file.h"

#include "config/school_days.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* NULL, and the reason. */
static char *read_text(const char *path, GError **error)
{
	GStatBuf st;
	gsize length;
	char *text = NULL;

	if (g_stat(path, &st) != 0)
		g_set_error_literal(
			error, G_FILE_ERROR, g_file_error_from_errno(errno), g_strerror(errno));
	else if (!S_ISREG(st.st_mode))
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "is no file");
	else if (st.st_size > SCHOOL_DAYS_SIZE_MAX)
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			"is larger than any school's calendar");
	else if (g_file_get_contents(path, &text, &length, error) && strlen(text) != length) {
		g_set_error_literal(
			error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "is no iCalendar file");
		g_clear_pointer(&text, g_free);
	}
	return text;
}

/* How far no_school and the files tell. */
static void set_reach(struct settings *s, const struct school_days *days)
{
	s->calendar_reach = days->reach;
	for (guint i = 0; i < s->no_school->len; i++) {
		struct day last = g_array_index(s->no_school, struct day_range, i).last;

		if (!day_known(s->calendar_reach) || last.n > s->calendar_reach.n)
			s->calendar_reach = last;
	}
}

void calendar_files_read(
	struct settings *s, void (*wrong)(const char *reason, gpointer data), gpointer data)
{
	g_autoptr(school_days) days = school_days_new();
	struct day first, last;

	for (char **path = s->calendar_files; *path; path++) {
		g_autoptr(GError) why = NULL;
		g_autofree char *text = read_text(*path, &why);

		if (text && school_days_add(days, text, &why))
			continue;
		g_autofree char *reason = g_strdup_printf("%s: %s", *path, why->message);
		wrong(reason, data);
	}
	set_reach(s, days);
	school_days_year(days, &first, &last);
	if (!day_known(s->first_day))
		s->first_day = first;
	if (!day_known(s->last_day))
		s->last_day = last;
	if (days->closed->len)
		g_array_append_vals(s->no_school, days->closed->data, days->closed->len);
}
