/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmd/clock_desk.h"

#include "base/error.h"
#include "classify/phrase_date.h"
#include "cmd/clock_tell.h"
#include "cmd/json.h"
#include "config/nearest.h"
#include "track/clock_kind.h"

#define FIRST_YEAR 1990 /* earlier is a slip of the keys */
#define LAST_YEAR 2200
#define ABSENCES_MAX 400

void clock_wish_clear(struct clock_wish *w)
{
	g_free(w->rule);
	g_free(w->from);
	g_free(w->item);
	g_free(w->child);
}

/* -- what was asked for -------------------------------------------------------------------- */

static void unknown_rule(const GPtrArray *rules, const char *id, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < rules->len; i++)
		g_ptr_array_add(names, ((struct clock_rule *)rules->pdata[i])->id);
	g_ptr_array_add(names, NULL);
	g_autofree char *upper = g_ascii_strup(id, -1);
	g_autofree char *hint = nearest_hint(upper, (const char *const *)names->pdata);
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no clock '%s'%s", id,
		*hint ? hint : "; schooltrail clock rules lists them");
}

const struct clock_rule *clock_get_rule(
	const struct cmd *c, const struct clocks *k, const char *id, GError **error)
{
	const struct clock_rule *r = clock_find(k->by_name, id);
	const struct settings *s = c->settings;

	if (r)
		return r;
	r = clock_find(k->all, id);
	if (!r) {
		unknown_rule(k->by_name, id, error);
		return NULL;
	}
	if (s->jurisdiction && !clock_applies(r->jurisdiction, s->jurisdiction)) {
		g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
			"%s is a rule of %s, and [calendar] jurisdiction is %s", r->id,
			r->jurisdiction, s->jurisdiction);
		return NULL;
	}
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND,
		"%s: nobody could check this rule; [calendar] unverified-clocks = true shows it "
		"all the same",
		r->id);
	return NULL;
}

gboolean clock_get_from(const struct cmd *c, const char *text, struct day *ret, GError **error)
{
	struct phrase_date found;
	struct day d = text ? day_parse(text) : DAY_NONE;

	if (text && !day_known(d) &&
		phrase_date_find(text, c->now, c->settings->zone, c->settings->calendar,
			(const char *const *)c->settings->languages, &found))
		d = found.day;
	if (day_known(d) && d.n >= day_of(FIRST_YEAR, 1, 1).n && d.n < day_of(LAST_YEAR, 1, 1).n) {
		*ret = d;
		return TRUE;
	}
	if (text)
		g_set_error(
			error, ST_ERROR, ST_ERROR_USAGE, "--from %s: no day like 2026-10-01", text);
	else
		g_set_error(error, ST_ERROR, ST_ERROR_USAGE,
			"clock: counted from which day? --from=2026-10-01");
	return FALSE;
}

gboolean clock_check_absences(const struct clock_wish *w, GError **error)
{
	if (w->absences >= 0 && w->absences <= ABSENCES_MAX)
		return TRUE;
	g_set_error(error, ST_ERROR, ST_ERROR_USAGE, "--absences %d: 0 to %d days", w->absences,
		ABSENCES_MAX);
	return FALSE;
}

/* -- the desk ------------------------------------------------------------------------------ */

gboolean clock_desk_open(struct clock_desk *d, struct cmd *c, enum store_mode mode, GError **error)
{
	*d = (struct clock_desk){ .cmd = c };
	d->trail = cmd_trail(c, mode, error);
	if (!d->trail)
		return FALSE;
	c->settings = d->trail->settings;
	d->clocks = clocks_load(c->settings, NULL, error);
	d->views = d->clocks ? trail_views(d->trail, &d->items, error) : NULL;
	d->messages = d->views ? trail_messages(d->trail, error) : NULL;
	if (!d->messages)
		return FALSE;
	d->lost = g_ptr_array_new_with_free_func(g_free);
	d->running = clocks_running(d->trail, d->clocks, d->views, d->messages, d->lost, error);
	return d->running != NULL;
}

void clock_desk_clear(struct clock_desk *d)
{
	g_clear_pointer(&d->running, g_ptr_array_unref);
	g_clear_pointer(&d->lost, g_ptr_array_unref);
	g_clear_pointer(&d->messages, g_ptr_array_unref);
	g_clear_pointer(&d->views, g_ptr_array_unref);
	g_clear_pointer(&d->items, g_ptr_array_unref);
	clocks_free(d->clocks);
	if (d->trail)
		d->trail->settings = NULL; /* they are the command's again */
	trail_free(d->trail);
}

const struct item_view *clock_find_item(const struct clock_desk *d, gint64 id, GError **error)
{
	for (guint i = 0; i < d->views->len; i++) {
		const struct item_view *v = d->views->pdata[i];

		if (v->item->id == id)
			return v;
	}
	g_set_error(error, ST_ERROR, ST_ERROR_NOT_FOUND, "no item i%" G_GINT64_FORMAT, id);
	return NULL;
}

void clock_show(
	const struct cmd *c, const struct clock_view *v, const struct clock_wish *w, bool runs)
{
	g_autofree char *length = clock_rule_length(v->rule);

	if (w->json) {
		json_clock(v, length, runs);
		return;
	}
	if (runs) {
		clock_tell_line(c, v);
		cmd_print("\n");
	}
	clock_tell(c, v);
}
